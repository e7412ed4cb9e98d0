import { describe, expect, it } from "vitest";
import { aDossier } from "#modules/dossiers/testing.ts";
import { availableForms } from "./available-forms.ts";
import { FORM_KINDS, formOf } from "./form-set.ts";
import { printedLimit, printedPapers, returnPlace } from "./print-texts.ts";

describe("biểu mẫu in được theo bước của hồ sơ", () => {
  it.each([
    ["submitted", aDossier(), []],
    ["accepted", aDossier().accepted(), ["receipt", "control-slip", "hand-over-sheet"]],
    ["awaiting supplement at intake", aDossier().awaitingIntakeSupplement(), ["supplement-request"]],
    [
      "awaiting supplement",
      aDossier().awaitingSupplement(),
      ["supplement-request", "receipt", "control-slip", "hand-over-sheet"],
    ],
    ["refused", aDossier().refused(), ["refusal"]],
    ["resolved", aDossier().resolved(), ["return-receipt", "receipt", "control-slip", "hand-over-sheet"]],
    ["returned", aDossier().returned(), ["return-receipt", "receipt", "control-slip", "hand-over-sheet"]],
    ["stopped", aDossier().stopped(), ["stop-notice", "receipt", "control-slip", "hand-over-sheet"]],
    ["withdrawn", aDossier().accepted().withdrawn(), ["stop-notice", "receipt", "control-slip", "hand-over-sheet"]],
  ])("%s", (_, builder, forms) => {
    expect(availableForms(builder.build())).toEqual(forms);
  });

  it("offers an apology once a new date was given, and only forms that exist", () => {
    const accepted = aDossier().accepted().build();
    const at = accepted.submittedAt;
    const extension = { at, previousDueAt: at, newDueAt: at, reason: "x", letterNumber: "1/PXL", late: false };
    const forms = availableForms({ ...accepted, extensions: [extension] });
    expect(forms[0]).toBe("apology");
    for (const form of forms) {
      expect(FORM_KINDS).toContain(form);
      expect(formOf("TT 03/2025", form)).not.toBeNull();
    }
  });

  it("offers a refusal when the result is one", () => {
    const resolved = aDossier().resolved().build();
    const result = resolved.result && { ...resolved.result, kind: "refused" as const };
    expect(availableForms({ ...resolved, result })).toContain("refusal");
  });
});

describe("chữ trên biểu mẫu", () => {
  it("writes limits below ten with a zero, as receipts do", () => {
    const printed = (value: number) => printedLimit({ limit: { value, unit: "working-day" } });
    expect([5, 15, 0.5].map(printed)).toEqual(["05 ngày làm việc", "15 ngày làm việc", "0,5 ngày làm việc"]);
    expect(printedLimit(null)).toBe("");
  });

  it("says the stages and additions that the promised date includes", () => {
    const label = { vi: "thửa đất ở xã miền núi", en: "mountainous commune" };
    const addition = { condition: "mountainous-commune", limit: { value: 10, unit: "working-day" }, label } as const;
    expect(printedLimit({ limit: { value: 5, unit: "working-day" }, additions: [addition] })).toBe(
      "05 ngày làm việc, cộng 10 ngày làm việc (thửa đất ở xã miền núi)",
    );
    const stages = [{ value: 5, unit: "working-day" }] as const;
    expect(printedLimit({ limit: { value: 15, unit: "calendar-day" }, stages })).toBe("15 ngày, cộng 05 ngày làm việc");
  });

  it("leaves out papers that were waived", () => {
    const paper = { code: "1", name: "Đơn", originals: 1, certified: 0, copies: 2, waivedBecause: null };
    const waived = { ...paper, originals: 0, copies: 0, waivedBecause: "đã có trong kho dữ liệu" };
    expect(printedPapers([paper, waived])).toEqual([{ name: "Đơn", originals: 1, certified: 0, photocopies: 2 }]);
  });

  it("says where the result is to be had", () => {
    expect(returnPlace("at-centre", "Trung tâm", "x")).toBe("Trung tâm");
    expect(returnPlace("by-post", "Trung tâm", "Thôn A")).toContain("Thôn A");
    expect(returnPlace("online", "Trung tâm", "x")).toContain("Trực tuyến");
  });
});
