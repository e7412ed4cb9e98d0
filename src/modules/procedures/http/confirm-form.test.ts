import { describe, expect, it } from "vitest";
import { aCase, aProcedure } from "../testing.ts";
import { readAmount, readConfirmation, typedForm } from "./confirm-form.ts";

const agencies = [
  { code: "H37.07", name: "Sở Xây dựng" },
  { code: "H37.09", name: "Sở Y tế" },
];
const content = aProcedure({
  cases: [
    aCase({
      rule: null,
      fees: [
        { kind: "phi", amount: null, note: "" },
        { kind: "phi", amount: 5, note: "" },
      ],
    }),
    aCase({ caseCode: "9.000001.02" }),
  ],
  doubts: [
    { kind: "agency", caseCode: null, vi: "Một" },
    { kind: "cases-missing", caseCode: null, vi: "Hai" },
  ],
});
const good = {
  phienBan: "3",
  lyDo: " Đã đối chiếu ",
  canCu: "QĐ 1",
  coQuan: "H37.09",
  "thoiHan-0": "2,5",
  "donVi-0": "working-day",
  "muc-0-0": "150.000",
  "muc-0-1": "999",
  "quyTrinh-0": "STANDARD-2.5WD",
  daXem: ["1"],
};
const read = (over: Readonly<Record<string, unknown>> = {}) =>
  readConfirmation(typedForm({ ...good, ...over }), content, agencies);

describe("form of a confirmation", () => {
  it("is read into what the domain takes", () => {
    expect(read()).toEqual({
      basedOn: 3,
      reason: "Đã đối chiếu",
      errors: [],
      confirmation: {
        agency: { code: "H37.09", name: "Sở Y tế" },
        legalBasis: "QĐ 1",
        settled: ["Hai"],
        cases: [
          {
            caseCode: "9.000001.01",
            limit: { value: 2.5, unit: "working-day" },
            sameDay: false,
            amounts: [150_000, null],
            workflowCode: "STANDARD-2.5WD",
          },
          { caseCode: "9.000001.02", limit: null, sameDay: false, amounts: [], workflowCode: null },
        ],
      },
    });
  });

  it("takes an unchanged limit and agency for nothing said", () => {
    const same = read({ coQuan: "H37.07", "thoiHan-1": "5", "donVi-1": "working-day" }).confirmation;
    expect(same.agency).toBeNull();
    expect(same.cases[1]?.limit).toBeNull();
    const same2 = aProcedure({
      cases: [
        aCase({
          rule: {
            limit: { value: 1, unit: "working-day" },
            mode: "end-of-day",
            sameDay: true,
            afterHour: "15:00",
            legalBasis: "x",
          },
        }),
      ],
    });
    const typedSameDay = typedForm({ ...good, "thoiHan-0": "1", "trongNgay-0": "yes" });
    expect(readConfirmation(typedSameDay, same2, agencies).confirmation.cases[0]?.limit).toBeNull();
    const sameDay = read({ "thoiHan-1": "5", "donVi-1": "working-day", "trongNgay-1": "yes" }).confirmation;
    expect(sameDay.cases[1]).toMatchObject({ limit: { value: 5 }, sameDay: true });
  });

  it.each([
    ["no reason", { lyDo: " " }, "lyDo"],
    ["no legal basis", { canCu: "" }, "canCu"],
    ["an unknown agency", { coQuan: "H99" }, "coQuan"],
    ["a limit in words", { "thoiHan-0": "mười" }, "thoiHan-0"],
    ["a limit of zero", { "thoiHan-0": "0" }, "thoiHan-0"],
    ["a limit in thirds", { "thoiHan-0": "0,3" }, "thoiHan-0"],
    ["an unknown unit", { "donVi-0": "tuần" }, "donVi-0"],
    ["a fee in words (B-30)", { "muc-0-0": "1e3" }, "muc-0-0"],
  ])("says at the field that there is %s", (_case, over, field) => {
    expect(read(over).errors.map((error) => error.field)).toContain(field);
  });

  it("is not confused by odd bodies", () => {
    expect(typedForm(null)).toEqual({});
    expect(typedForm({ a: ["x", 5, { b: 1 }], c: 7 })).toEqual({ a: ["x"], c: [] });
    expect(
      readConfirmation(typedForm({ daXem: ["99", "constructor"] }), content, agencies).confirmation.settled,
    ).toEqual([]);
    expect(read({ phienBan: "abc" }).basedOn).toBe(0);
  });
});

describe("amounts of money", () => {
  it.each([
    ["150000", 150_000],
    ["150.000", 150_000],
    ["1.500.000", 1_500_000],
    ["0", 0],
  ])("%s is %d", (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it.each(["1e3", "0x10", "-1", "0.5", "9007199254740993", "119000 đ", "15.00", "1.50.000", ""])(
    "%j is none",
    (text) => {
      expect(readAmount(text)).toBeNull();
    },
  );
});
