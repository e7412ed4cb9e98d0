import { describe, expect, it } from "vitest";
import { isoInVietnam } from "#kernel/time.ts";
import { aCase, aDossier, at, given, IDS, refusalOf, valueOf, viewerAs } from "../testing.ts";
import { decideAcceptance, missingPapers, type Acceptance } from "./accept.ts";
import { evolve } from "./evolve.ts";

const PAPER = { code: "TP1", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null };
const complete = {
  papers: [PAPER],
  heldOriginals: [],
  feesDue: 0,
  confirmedLimit: null,
  components: aCase().components,
  limitText: aCase().limitText,
};
const counter = given(viewerAs("counter-officer"));
const submitted = aDossier().build();

describe("accept", () => {
  it("starts the clock and promises a date with its reasons", () => {
    const event = valueOf(decideAcceptance(submitted, complete, counter));
    expect(isoInVietnam(event.dueAt ?? counter.now)).toBe("2026-12-01T16:30:00+07:00");
    expect(event.dueTrace.length).toBeGreaterThan(0);
    expect(event.code).toBeNull();
  });

  it("promises the ten working days more that the case of a mountainous commune has", () => {
    const label = { vi: "thửa đất ở xã miền núi", en: "land in a mountainous commune" };
    const addition = { condition: "mountainous-commune", limit: { value: 10, unit: "working-day" }, label } as const;
    const { rule } = aCase();
    if (rule === null) throw new Error("the case of the tests has a limit");
    const mountain = aDossier(aCase({ rule: { ...rule, additions: [addition] } })).build();
    const event = valueOf(decideAcceptance(mountain, complete, counter));
    expect(isoInVietnam(event.dueAt ?? counter.now)).toBe("2026-12-15T16:30:00+07:00");
    expect(event.dueTrace.map(({ vi }) => vi).join(" ")).toContain("xã miền núi");
  });

  it("keeps the promise as the original due date", () => {
    const event = { ...valueOf(decideAcceptance(submitted, complete, counter)), code: "H37.99-261123-0001" };
    const dossier = evolve(submitted, event);
    expect(dossier).toMatchObject({
      state: "accepted",
      version: 2,
      code: "H37.99-261123-0001",
      acceptedAt: counter.now,
    });
    expect(dossier.originalDueAt).toEqual(dossier.dueAt);
  });

  it.each([
    ["no fee", 0, "nothing-due"],
    ["a fee to be paid before the result", 150_000, "due"],
  ])("sets the axis of money: %s", (_what, feesDue, money) => {
    const event = valueOf(decideAcceptance(submitted, { ...complete, feesDue }, counter));
    expect(evolve(submitted, { ...event, code: "H37.99-261123-0001" })).toMatchObject({ money, feesDue });
  });

  it("lists the originals that are kept, and only those", () => {
    const heldOriginals = [
      { name: "Giấy chứng nhận", count: 1 },
      { name: "Bản vẽ", count: 0 },
    ];
    const event = valueOf(decideAcceptance(submitted, { ...complete, heldOriginals }, counter));
    expect(event.heldOriginals).toEqual([{ name: "Giấy chứng nhận", count: 1 }]);
  });

  it("takes the papers of a supplement in hand as supplied", () => {
    const waiting = aDossier().awaitingIntakeSupplement().build();
    const after = evolve(waiting, valueOf(decideAcceptance(waiting, complete, counter)));
    expect(after.supplements).toMatchObject([{ phase: "intake", suppliedAt: counter.now }]);
    expect(after.code).toBe(waiting.code);
  });

  it("refuses a dossier that lacks a required paper and names it", () => {
    expect(refusalOf(decideAcceptance(submitted, { ...complete, papers: [] }, counter))).toEqual({
      kind: "dossiers/papers-missing",
      missing: ["Đơn đề nghị"],
    });
  });

  it.each([
    ["not ticked", { ...PAPER, originals: 0 }, 1],
    ["an original", PAPER, 0],
    ["a certified copy", { ...PAPER, originals: 0, certified: 1 }, 0],
    ["a photocopy", { ...PAPER, originals: 0, copies: 2 }, 0],
    ["found in the population database", { ...PAPER, originals: 0, waivedBecause: "Đã có trong CSDL dân cư" }, 0],
    ["waived without a word", { ...PAPER, originals: 0, waivedBecause: " " }, 1],
    ["another paper", { ...PAPER, code: "TP9" }, 1],
  ])("a required paper: %s", (_what, paper, missing) => {
    expect(missingPapers(aCase().components, [paper])).toHaveLength(missing);
  });

  describe("a limit in prose", () => {
    const prose = aDossier(aCase({ rule: null, limitText: "Theo thời hạn tại giấy mời" })).build();
    const limit = { value: 3, unit: "working-day" } as const;
    const accept = (confirmedLimit: Acceptance["confirmedLimit"]) =>
      decideAcceptance(prose, { ...complete, confirmedLimit, limitText: "Theo giấy mời" }, counter);

    it("cannot be promised before somebody has read it", () => {
      expect(refusalOf(accept(null))).toEqual({ kind: "dossiers/limit-unconfirmed", limitText: "Theo giấy mời" });
      expect(refusalOf(accept({ limit, reason: "" })).kind).toBe("dossiers/limit-unconfirmed");
    });

    it("is pinned with the reason the officer gives", () => {
      const event = valueOf(accept({ limit, reason: "Giấy mời số 5/GM" }));
      expect(event.rule).toEqual({ limit, mode: "end-of-day", legalBasis: "Giấy mời số 5/GM" });
      expect(isoInVietnam(event.dueAt ?? counter.now)).toBe("2026-11-27T16:30:00+07:00");
    });

    it("is not overridden where the catalogue has a limit", () => {
      const confirmedLimit = { limit, reason: "muốn nhanh" };
      const event = valueOf(decideAcceptance(submitted, { ...complete, confirmedLimit }, counter));
      expect(event.rule.limit).toEqual({ value: 5, unit: "working-day" });
    });
  });

  it("is not for the specialist, nor twice", () => {
    expect(refusalOf(decideAcceptance(submitted, complete, given(viewerAs("specialist"))))).toEqual({
      kind: "dossiers/not-allowed",
      act: "accept",
    });
    const again = decideAcceptance(aDossier().accepted().build(), complete, counter);
    expect(refusalOf(again)).toMatchObject({ kind: "dossiers/transition", state: "accepted" });
  });

  it("counts from the next working morning when received on a Saturday", () => {
    const saturday = given(viewerAs("counter-officer"), at("2026-11-28 08:00"));
    const event = valueOf(decideAcceptance(submitted, complete, saturday));
    expect(isoInVietnam(event.dueAt ?? saturday.now)).toBe("2026-12-07T16:30:00+07:00");
    expect(IDS.agency).toBe(submitted.agencyId);
  });
});
