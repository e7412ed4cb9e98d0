import { describe, expect, it } from "vitest";
import { checkAccount, type AccountInput } from "./beneficiary-account.ts";

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
