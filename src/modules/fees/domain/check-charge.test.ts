import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aRule, anItem, CERTIFICATION, factsOf, flat, on } from "../testing.ts";
import { assess } from "./assess.ts";
import { checkCharge, type TypedCharge } from "./check-charge.ts";

const TODAY = on("2026-11-25");
const RULE = aRule({
  items: [anItem(flat(119_000)), anItem(flat(100_000), { code: "LP1", kind: "le-phi", name: "Lệ phí thử nghiệm" })],
});
const KNOWN = assess(RULE, factsOf(), TODAY);
const PAGES = assess(aRule({ items: [anItem(CERTIFICATION)] }), factsOf(), TODAY);

function typed(phi: string, lePhi = "100000", change: Partial<TypedCharge> = {}): TypedCharge {
  return { typed: { phi, "le-phi": lePhi }, shown: { phi: "119000", "le-phi": "100000" }, reason: "", ...change };
}

describe("the charge at the counter", () => {
  it("is the assessment where nobody changed it", () => {
    expect(checkCharge(KNOWN, typed("119000"))).toEqual({
      ok: true,
      value: {
        lines: [
          { kind: "phi", code: "P1", name: "Phí thử nghiệm", amount: 119_000 },
          { kind: "le-phi", code: "LP1", name: "Lệ phí thử nghiệm", amount: 100_000 },
        ],
        total: 219_000,
        correction: null,
      },
    });
  });

  it.each(["1e3", "0x10", "", "-1", "0.5", "9007199254740993", "119000 ", " 119000", "1.000", "١٢", "119000\n", "NaN"])(
    "refuses %j as money (B-30)",
    (text) => {
      const done = checkCharge(KNOWN, typed(text, "100000", { reason: "vì" }));
      expect(done).toMatchObject({ ok: false, error: [{ code: "E_MONEY", field: "phi" }] });
    },
  );

  it("takes another amount with a reason only, in one line of its kind", () => {
    expect(checkCharge(KNOWN, typed("50000"))).toMatchObject({ ok: false, error: [{ field: "reason" }] });
    const done = checkCharge(KNOWN, typed("50000", "0", { reason: " Công văn 12 " }));
    expect(done).toEqual({
      ok: true,
      value: {
        lines: [{ kind: "phi", code: "P1", name: "Phí thử nghiệm", amount: 50_000 }],
        total: 50_000,
        correction: "Công văn 12",
      },
    });
  });

  it("never changes an amount behind the officer's back", () => {
    const stale = checkCharge(KNOWN, typed("2000", "100000", { shown: { phi: "2000", "le-phi": "100000" } }));
    expect(stale).toMatchObject({ ok: false, error: [{ code: "E_FEE", field: "phi" }] });
    if (!stale.ok)
      expect(stale.error[0]?.message).toBe("Phí đã được tính lại từ 2.000 đ thành 119.000 đ. Kiểm tra rồi tiếp nhận.");
  });

  it("asks what is missing at its own field, and only there", () => {
    const asked = checkCharge(PAGES, {
      typed: { phi: "", "le-phi": "0" },
      shown: { phi: "", "le-phi": "0" },
      reason: "",
    });
    expect(asked).toMatchObject({ ok: false, error: [{ field: "quantity.pages", message: "Số trang của một bản?" }] });
    const untouched = checkCharge(PAGES, {
      typed: { phi: "2000", "le-phi": "0" },
      shown: { phi: "2000", "le-phi": "0" },
      reason: "",
    });
    expect(untouched).toMatchObject({ ok: false, error: [{ field: "quantity.pages" }] });
  });

  it("wants an amount with its basis where the province has set none", () => {
    const open = assess(aRule({ items: [anItem(flat({ table: "x" }))] }), factsOf(), TODAY);
    const bare = { typed: { phi: "", "le-phi": "0" }, shown: { phi: "", "le-phi": "0" }, reason: "" };
    const refused = checkCharge(open, bare);
    expect(refused).toMatchObject({ ok: false, error: [{ code: "E_MONEY", field: "phi" }] });
    if (!refused.ok) expect(refused.error[0]?.message).toContain("Nhập số tiền theo văn bản và ghi căn cứ.");
    const given = checkCharge(open, { ...bare, typed: { phi: "25000", "le-phi": "0" }, reason: "Nghị quyết 8" });
    expect(given).toMatchObject({ ok: true, value: { total: 25_000, correction: "Nghị quyết 8" } });
  });

  it("may take what no rule asks for, with a reason", () => {
    const none = assess(aRule(), factsOf(), TODAY);
    const extra = { typed: { phi: "0", "le-phi": "7000" }, shown: { phi: "0", "le-phi": "0" }, reason: "Nghị quyết 9" };
    expect(checkCharge(none, extra)).toMatchObject({
      ok: true,
      value: { lines: [{ kind: "le-phi", code: "LP0", name: "Lệ phí giải quyết thủ tục", amount: 7_000 }] },
    });
  });

  it("whatever is typed: refused, or lines of sound money that add up", () => {
    const text = fc.oneof(fc.string(), fc.integer({ min: 0, max: 999_999_999_999 }).map(String));
    fc.assert(
      fc.property(text, text, text, (phi, lePhi, reason) => {
        const done = checkCharge(KNOWN, typed(phi, lePhi, { reason }));
        if (!done.ok) return;
        expect(done.value.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(done.value.total);
        expect(done.value.lines.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      }),
    );
  });
});
