import { describe, expect, it } from "vitest";
import { checkAccount, chooseAccount, type AccountInput } from "./beneficiary-account.ts";

const GOOD: AccountInput = {
  accountNumber: "1140 0000 0005",
  bankBin: " 970415 ",
  bankName: "VietinBank  chi nhánh Lạng Sơn",
  accountName: "Sở Tư pháp tỉnh Lạng Sơn",
};

describe("an account that is paid into", () => {
  it("is written as banks write it", () => {
    expect(checkAccount(GOOD)).toEqual({
      ok: true,
      value: {
        accountNumber: "114000000005",
        bankBin: "970415",
        bankName: "VietinBank chi nhánh Lạng Sơn",
        accountName: "SO TU PHAP TINH LANG SON",
      },
    });
  });

  it.each<readonly [keyof AccountInput, string]>([
    ["accountNumber", ""],
    ["accountNumber", "123"],
    ["accountNumber", "1".repeat(20)],
    ["accountNumber", "12/34"],
    ["bankBin", "97041"],
    ["bankBin", "VietinBank"],
    ["bankName", ""],
    ["bankName", "N".repeat(121)],
    ["bankName", "Ngân hàng 🏦"],
    ["accountName", "  "],
    ["accountName", "<b>Sở</b>"],
  ])("is refused for its %s %s", (field, value) => {
    const checked = checkAccount({ ...GOOD, [field]: value });
    expect(checked.ok).toBe(false);
    if (!checked.ok) expect(checked.error.map((fault) => fault.field)).toEqual([field]);
  });

  it("hears of all mistakes at once", () => {
    const checked = checkAccount({ accountNumber: "", bankBin: "", bankName: "", accountName: "" });
    if (!checked.ok) expect(checked.error).toHaveLength(4);
    expect(checked.ok).toBe(false);
  });
});

describe("the account that a request is paid into", () => {
  const own = { agencyId: "A", procedureCode: "1.001" };
  const agency = { agencyId: "A", procedureCode: null };
  const centre = { agencyId: "C", procedureCode: null };
  const others = [
    { agencyId: "B", procedureCode: "1.001" },
    { agencyId: "B", procedureCode: null },
    { agencyId: "A", procedureCode: "1.002" },
    { agencyId: "C", procedureCode: "1.001" },
  ];

  it.each([
    ["its procedure's own", [own, agency, centre], own],
    ["its agency's where the procedure has none", [agency, centre], agency],
    ["the centre's where the agency has none", [centre], centre],
    ["nobody else's", [], undefined],
    ["its own even when the agency has none", [own, centre], own],
  ] as const)("is %s", (_, accounts, expected) => {
    for (const order of [
      [...others, ...accounts],
      [...accounts.toReversed(), ...others],
    ]) {
      const wanted = { agencyId: "A", procedureCode: "1.001", centreId: "C" };
      expect(chooseAccount(order, wanted)).toEqual(expected);
    }
  });

  it("is the agency's for whatever has no procedure, and nothing without a centre", () => {
    expect(chooseAccount([own, agency], { agencyId: "A", procedureCode: null, centreId: undefined })).toBe(agency);
    expect(chooseAccount([own, centre], { agencyId: "A", procedureCode: "9", centreId: undefined })).toBeUndefined();
  });
});
