import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCase } from "../testing.ts";
import { checkForm } from "./check-form.ts";
import { emptyForm, expectedCounts, NO_FEES, NOBODY, type IntakeForm } from "./intake-form.ts";

const procedureCase = aCase({
  fees: [
    { kind: "le-phi", amount: 150_000, note: "" },
    { kind: "phi", amount: null, note: "cần xác nhận" },
  ],
});

function form(change: Partial<IntakeForm> = {}): IntakeForm {
  return { ...emptyForm(procedureCase), ...change };
}

function errorsOf(change: Partial<IntakeForm>, forCase = procedureCase): readonly string[] {
  const checked = checkForm(form(change), forCase);
  return checked.ok ? [] : checked.error.map(({ field }) => field);
}

describe("the empty form", () => {
  it("has one set, nothing said of fees, the procedure as summary", () => {
    expect(form()).toMatchObject({ sets: "1", fees: NO_FEES, owner: NOBODY });
    expect(form().summary).toBe("Cấp giấy phép mở quầy sách lưu động (Cấp lần đầu)");
  });

  it("asks for as many papers as the procedure does, at least one", () => {
    expect(expectedCounts({ originals: 2, copies: 1 })).toEqual({ originals: 2, copies: 1 });
    expect(expectedCounts({ originals: 0, copies: 0 })).toEqual({ originals: 1, copies: 0 });
  });

  it("lists every component unticked", () => {
    expect(form().papers.map(({ code, ticked }) => [code, ticked])).toEqual([
      ["TP1", false],
      ["TP2", false],
    ]);
  });
});

describe("papers", () => {
  const paper = { code: "TP1", ticked: false, originals: "", certified: "", copies: "", held: false, waived: "" };

  it("takes the counts of the procedure for a bare tick", () => {
    const checked = checkForm(form({ papers: [{ ...paper, ticked: true }] }), procedureCase);
    expect(checked.ok && checked.value.papers).toEqual([
      { code: "TP1", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null },
    ]);
  });

  it("takes typed counts as they are, also without a tick", () => {
    const checked = checkForm(form({ papers: [{ ...paper, certified: "2", copies: "1" }] }), procedureCase);
    expect(checked.ok && checked.value.papers[0]).toMatchObject({ originals: 0, certified: 2, copies: 1 });
  });

  it("keeps held originals for the receipt, and none when no original was handed in", () => {
    const held = checkForm(form({ papers: [{ ...paper, originals: "1", held: true }] }), procedureCase);
    expect(held.ok && held.value.heldOriginals).toEqual([{ name: "Đơn đề nghị", count: 1 }]);
    const none = checkForm(form({ papers: [{ ...paper, copies: "1", held: true }] }), procedureCase);
    expect(none.ok && none.value.heldOriginals).toEqual([]);
  });

  it("waives with a reason", () => {
    const checked = checkForm(form({ papers: [{ ...paper, waived: " đã có trong CSDL quốc gia " }] }), procedureCase);
    expect(checked.ok && checked.value.papers[0]?.waivedBecause).toBe("đã có trong CSDL quốc gia");
  });

  it("ignores papers that the procedure does not know", () => {
    const checked = checkForm(form({ papers: [{ ...paper, code: "X", ticked: true }] }), procedureCase);
    expect(checked.ok && checked.value.papers).toEqual([]);
  });

  it.each(["-1", "1.5", "1e1", "0x1", "100", "một"])("refuses the count %s", (originals) => {
    expect(errorsOf({ papers: [{ ...paper, originals }] })).toEqual(["paper.0"]);
  });
});

describe("numbers and dates", () => {
  it.each(["0", "", "100", "1,5", "-1"])("refuses %j sets", (sets) => expect(errorsOf({ sets })).toEqual(["sets"]));

  it("reads a date day first, never as an American would (B-27)", () => {
    const checked = checkForm(form({ owner: { ...NOBODY, dateOfBirth: "11/2/2019" } }), procedureCase);
    expect(checked.ok && checked.value.ownerBirth?.toString()).toBe("2019-02-11");
  });

  it.each(["30/02/2026", "2026-02-30", "1/13/2020", "hôm qua", "infinity"])(
    "refuses the date %s (B-28, B-29)",
    (dateOfBirth) => {
      expect(errorsOf({ owner: { ...NOBODY, dateOfBirth } })).toEqual(["owner.dateOfBirth"]);
    },
  );

  it("names every mistake at once", () => {
    expect(errorsOf({ sets: "x", summary: " " })).toEqual(["sets", "summary"]);
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (sets, dateOfBirth) => {
        checkForm(form({ sets, owner: { ...NOBODY, dateOfBirth } }), procedureCase);
      }),
    );
  });
});

describe("a submitter who is not the owner", () => {
  it("needs the paper that entitles them, which becomes a paper of the dossier", () => {
    expect(errorsOf({ hasSubmitter: true })).toEqual(["authorisation"]);
    const checked = checkForm(
      form({ hasSubmitter: true, authorisation: "Giấy ủy quyền 12/UQ ngày 20/11/2026" }),
      procedureCase,
    );
    expect(checked.ok && checked.value.papers.at(-1)).toMatchObject({
      name: "Giấy tờ của người nộp thay: Giấy ủy quyền 12/UQ ngày 20/11/2026",
      originals: 1,
    });
  });
});

describe("a limit in prose", () => {
  const prose = aCase({ rule: null, limitText: "Theo quy định" });

  it("must be read by the officer, with the article", () => {
    expect(errorsOf({}, prose)).toEqual(["limitValue"]);
    expect(errorsOf({ limitValue: "5" }, prose)).toEqual(["limitReason"]);
    expect(errorsOf({ limitValue: "5,3", limitReason: "Điều 3" }, prose)).toEqual(["limitValue"]);
    const checked = checkForm(form({ limitValue: "1,5", limitReason: "Điều 3" }), prose);
    expect(checked.ok && checked.value.confirmedLimit).toEqual({
      limit: { value: 1.5, unit: "working-day" },
      reason: "Điều 3",
    });
  });

  it("is never asked where the law gives a number", () => {
    const checked = checkForm(form({ limitValue: "99", limitReason: "tự đặt" }), procedureCase);
    expect(checked.ok && checked.value.confirmedLimit).toBeNull();
  });
});
