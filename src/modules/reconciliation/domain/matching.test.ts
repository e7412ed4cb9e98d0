import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { formatReference } from "#modules/payments/domain.ts";
import { dayNumber, type BankLine, type OurPayment } from "./lines.ts";
import { matchLines } from "./match-lines.ts";
import { candidatesIn, indexReferences, referencesIn, squeeze } from "./references.ts";
import { decideSignature, decideWithdrawal, partsOf, SIGNERS, type DayToSign } from "./signing.ts";
import { tallyOf, unexplained } from "./tally.ts";
import { compareSides, findingSentence } from "./three-way.ts";

const R = formatReference(123_456_789_012n);
const line = (change: Partial<BankLine>): BankLine => ({
  ...{ id: "1", day: "2026-11-23", amount: 119_000, bankRef: "FT1", content: R },
  ...change,
});
const payment = (change: Partial<OurPayment> = {}): OurPayment => ({
  ...{ id: "p", reference: R, providerRef: "VTB00000001", amount: 119_000, day: "2026-11-23" },
  ...change,
});
const classOf = (lines: readonly BankLine[], payments: readonly OurPayment[]) =>
  matchLines({ lines, payments }).verdicts.map((verdict) => verdict.class);

describe("references in a content", () => {
  const index = indexReferences([R, "LS12345678", "AB"]);
  it.each([
    R,
    R.toLowerCase(),
    `${R.slice(0, 3)} ${R.slice(3)}`,
    `ck.${R.slice(0, 5)}-${R.slice(5)}/x`,
    `Đóng lệ phí ${R}`,
    R.replace(/0/g, "O"),
  ])("%s names it", (content) => {
    expect(referencesIn(index, content)).toEqual([R]);
    expect(candidatesIn(content)).toContain(R);
  });

  it("are none in other words, and two are two", () => {
    expect(referencesIn(index, "AB nộp tiền HS")).toEqual([]);
    expect(referencesIn(index, `${R} LS12345678`)).toHaveLength(2);
    expect(candidatesIn("HSAAAAAAAAB")).toEqual([]);
    expect(squeeze("Nộp lệ-phí 1.2")).toBe("NOPLEPHI12");
  });
});

describe("days", () => {
  it("count as the calendar does", () => {
    for (const day of ["1970-01-01", "2000-02-29", "2026-11-23", "2027-03-01", "2100-12-31"]) {
      const { days } = Temporal.PlainDate.from("1970-01-01").until(Temporal.PlainDate.from(day), {
        largestUnit: "days",
      });
      expect(dayNumber(day)).toBe(days);
    }
  });
});

describe("matching", () => {
  it("goes by reference before the number of the transaction", () => {
    const other = formatReference(5n);
    const payments = [payment(), payment({ id: "q", reference: other, providerRef: "FT1" })];
    expect(matchLines({ lines: [line({})], payments }).verdicts).toMatchObject([
      { class: "exact", payment: { id: "p" } },
    ]);
  });

  it("knows money by its number when the request that it names waits", () => {
    const { verdicts } = matchLines({
      lines: [line({ bankRef: "VTB00000001" })],
      payments: [payment({ reference: null })],
      unpaid: [R],
    });
    expect(verdicts).toMatchObject([{ class: "exact", by: "provider-ref" }]);
  });

  it("pairs the nearest amounts, and never money in with money out", () => {
    const lines = [line({ id: "1", amount: 40_000 }), line({ id: "2", amount: 118_000, bankRef: "FT2" })];
    const { verdicts } = matchLines({ lines, payments: [payment()] });
    expect(verdicts.map((verdict) => [verdict.line.id, verdict.class])).toEqual([
      ["2", "differs"],
      ["1", "duplicate"],
    ]);
    expect(classOf([line({ amount: -119_000 })], [payment()])).toEqual(["only-bank"]);
  });

  it("calls money for a payment that was settled before a duplicate, and a line loaded before a copy", () => {
    const again = { lines: [line({ bankRef: "FT9" })], payments: [], settled: [payment()] };
    expect(matchLines(again).verdicts).toMatchObject([{ class: "duplicate", of: "p" }]);
    const byNumber = { ...again, lines: [line({ bankRef: "VTB00000001", content: "" })] };
    expect(matchLines(byNumber).verdicts).toMatchObject([{ class: "duplicate", of: "p" }]);
    const earlier = new Map([["FT1\n119000\n2026-11-23", "s/1"]]);
    expect(matchLines({ lines: [line({})], payments: [payment()], earlier }).verdicts).toMatchObject([
      { class: "duplicate", of: "s/1" },
    ]);
  });

  it("proposes only what fits one to one within three days", () => {
    const nameless = (change: Partial<BankLine>) => line({ content: "nop tien", ...change });
    const proposed = (lines: readonly BankLine[], payments: readonly OurPayment[]) =>
      matchLines({ lines, payments }).verdicts.map((verdict) =>
        "proposal" in verdict ? (verdict.proposal?.id ?? null) : verdict.class,
      );
    expect(proposed([nameless({})], [payment({ day: "2026-11-20" })])).toEqual(["p"]);
    expect(proposed([nameless({})], [payment({ day: "2026-11-19" })])).toEqual([null]);
    expect(proposed([nameless({})], [payment(), payment({ id: "q", providerRef: "x" })])).toEqual([null]);
    expect(proposed([nameless({}), nameless({ id: "2", bankRef: "FT2" })], [payment()])).toEqual([null, null]);
  });

  it("takes a hostile file of one content in its stride", () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => line({ id: String(n), bankRef: `F${n}` }));
    const start = performance.now();
    const tally = tallyOf(matchLines({ lines, payments: [payment()] }));
    expect(tally.byClass.duplicate.count).toBe(29_999);
    expect(unexplained(tally)).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

describe("signatures", () => {
  const ready: DayToSign = { state: "open", signatures: [], statements: 1, open: 0, unexplained: 0 };
  const officer = (officerId: string, ...roles: readonly (typeof SIGNERS)[number][]) => ({
    officerId,
    appointments: roles.map((role) => ({ unitId: "u", agencyId: "a", role })),
  });
  const kindOf = (
    day: Partial<DayToSign>,
    who = officer("1", "accountant"),
    role: (typeof SIGNERS)[number] = "accountant",
  ) => {
    const decided = decideSignature({ ...ready, ...day }, who, role);
    return decided.ok ? decided.value : decided.error.kind;
  };

  it("are three, in any order, each of another person", () => {
    expect(kindOf({})).toBe("signing");
    const two = [
      { role: "cashier", officerId: "2" },
      { role: "bank-controller", officerId: "3" },
    ] as const;
    expect(kindOf({ signatures: two })).toBe("locked");
    expect(kindOf({ signatures: [{ role: "accountant", officerId: "4" }] })).toBe("reconciliation/part-signed");
    const both = officer("2", "cashier", "accountant");
    expect(kindOf({ signatures: two }, both)).toBe("reconciliation/signed-already");
    expect(kindOf({}, officer("1", "cashier"))).toBe("reconciliation/not-your-part");
    expect(partsOf(both, [])).toEqual(["cashier", "accountant"]);
    expect(partsOf(both, two)).toEqual([]);
  });

  it.each([
    [{ state: "locked" }, "reconciliation/day-locked"],
    [{ statements: 0 }, "reconciliation/no-statement"],
    [{ open: 2 }, "reconciliation/lines-open"],
    [{ unexplained: 1 }, "reconciliation/unexplained"],
  ] as const)("are not given for %o (invariant 19)", (day, kind) => {
    expect(kindOf(day)).toBe(kind);
  });

  it("are taken back by their own hand only, and never from a locked day", () => {
    const signatures = [{ role: "cashier", officerId: "2" }] as const;
    expect(decideWithdrawal({ state: "signing", signatures }, "2").ok).toBe(true);
    expect(decideWithdrawal({ state: "signing", signatures }, "3").ok).toBe(false);
    expect(decideWithdrawal({ state: "locked", signatures }, "2").ok).toBe(false);
  });
});

describe("the three-way look", () => {
  const told = (ref: string, amount: number) => ({ ref, amount });
  it("finds what one side lacks or says otherwise", () => {
    const findings = compareSides({
      gateway: [told("a", 1), told("b", 2), told("c", 3)],
      ours: [told("b", 2), told("c", 4), told("d", 5)],
      ledger: [told("b", 2), told("c", 4), told("e", 6)],
    });
    expect(findings).toEqual([
      { what: "only-gateway", ref: "a", amount: 1 },
      { what: "amounts-differ", ref: "c", amount: -1 },
      { what: "only-ours", ref: "d", amount: 5 },
      { what: "not-in-ledger", ref: "d", amount: 5 },
      { what: "only-ledger", ref: "e", amount: 6 },
    ]);
    expect(findingSentence({ what: "only-gateway", ref: "a", amount: 1 })).toBe(
      "Cổng báo đã thu, Trung tâm chưa ghi: a, 1 đ",
    );
    expect(compareSides({ gateway: [told("a", 1)], ours: [told("a", 1)], ledger: [told("a", 1)] })).toEqual([]);
  });
});
