import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBundle, aHandOver, givenFor, NOW, PLACES } from "../testing.ts";
import { addedTo, decideAdding, decideShelving, ended } from "./keep.ts";
import { decideSettling } from "./settle.ts";

const counter = givenFor("officer-giver", ["counter-officer", "unit-counter"]);
const division = givenFor("officer-receiver", ["specialist", "unit-division"]);
const colleague = givenFor("officer-colleague", ["specialist", "unit-division"]);
const stranger = givenFor("officer-stranger", ["specialist", "unit-other"]);

describe("a shelf", () => {
  it("is named by who has the paper, and taken off by nothing", () => {
    expect(decideShelving(aBundle(), " Kho 1 / kệ 2 ", counter)).toMatchObject({
      value: { event: "shelved", after: { shelf: "Kho 1 / kệ 2", version: 2, custodian: PLACES.counter } },
    });
    expect(decideShelving(aBundle({ shelf: "K1" }), "  ", counter)).toMatchObject({
      value: { after: { shelf: null } },
    });
    expect(decideShelving(aBundle(), "x".repeat(61), counter)).toMatchObject({
      error: { faults: [{ field: "shelf", what: "too-long" }] },
    });
  });

  it("is in a unit or an archive, and of their own people", () => {
    expect(decideShelving(aBundle(), "K1", stranger)).toMatchObject({ error: { kind: "custody/not-holder" } });
    const courier = givenFor("officer-courier", ["postal-officer", "unit-post"]);
    expect(decideShelving(aBundle({ custodian: PLACES.courier }), "K1", courier)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    const clerk = givenFor("officer-clerk", ["registry-clerk", "unit-counter"]);
    expect(decideShelving(aBundle({ custodian: PLACES.archive }), "K1", clerk).ok).toBe(true);
  });
});

describe("further sheets", () => {
  it("go in by who has it, while it waits for nobody", () => {
    const added = { sheets: 2, originals: 1 };
    expect(decideAdding(aBundle(), null, { added, note: "Bổ sung" }, counter)).toMatchObject({
      value: { event: "added", note: "Bổ sung", after: { sheets: 5, originals: 2 } },
    });
    expect(decideAdding(aBundle(), aHandOver(), { added, note: "" }, counter)).toMatchObject({
      error: { kind: "custody/pending" },
    });
    expect(decideAdding(aBundle(), null, { added, note: "" }, stranger)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    const atHome = aBundle({ custodian: PLACES.applicant });
    expect(decideAdding(atHome, null, { added, note: "" }, counter)).toMatchObject({
      error: { kind: "custody/ended" },
    });
    const bad = { added: { sheets: 1, originals: 3 }, note: "x".repeat(501) };
    expect(decideAdding(aBundle(), null, bad, counter)).toMatchObject({
      error: { faults: [{ field: "originals" }, { field: "note", what: "too-long" }] },
    });
  });

  it("are added, whatever they are", () => {
    const n = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(n, n, (sheets, originals) => {
        const { after, before } = addedTo(aBundle(), { sheets, originals }, { at: NOW, note: "" });
        expect([after.sheets, after.originals]).toEqual([3 + sheets, 1 + originals]);
        expect(before).toEqual(aBundle());
      }),
    );
  });
});

it("the end keeps the shelf of an archive, and no other", () => {
  const shelved = aBundle({ shelf: "K1" });
  expect(ended(shelved, PLACES.archive, NOW).after).toMatchObject({
    shelf: "K1",
    endedAt: NOW,
    custodian: PLACES.archive,
  });
  expect(ended(shelved, PLACES.applicant, NOW).after).toMatchObject({ shelf: null, endedAt: NOW, since: NOW });
});

describe("a difference", () => {
  const moved = aBundle({ custodian: PLACES.division, sheets: 1, originals: 0, version: 3 });
  const differing = aHandOver({
    state: "received",
    endedAt: NOW,
    endedBy: "officer-receiver",
    counted: { sheets: 1, originals: 0 },
    difference: "open",
  });
  const asks = (conclusion: "found" | "miscounted" | "lost", reason = "Đã tìm") => ({
    pending: null,
    settlement: { conclusion, reason },
  });

  it("found brings the sheets back, miscounted and lost leave the count", () => {
    expect(decideSettling(moved, differing, asks("found"), counter)).toMatchObject({
      value: {
        after: { sheets: 3, originals: 1 },
        handOver: { difference: "found", settledBy: "officer-giver", settlement: "Đã tìm" },
      },
    });
    for (const conclusion of ["miscounted", "lost"] as const) {
      expect(decideSettling(moved, differing, asks(conclusion), colleague)).toMatchObject({
        value: { after: { sheets: 1, originals: 0 }, handOver: { difference: conclusion } },
      });
    }
  });

  it("too many counted and found again are taken out, never below nothing", () => {
    const many = { ...differing, counted: { sheets: 9, originals: 9 } };
    const bundle = { ...moved, sheets: 2, originals: 2 };
    expect(decideSettling(bundle, many, asks("found"), counter)).toMatchObject({
      value: { after: { sheets: 0, originals: 0 } },
    });
  });

  it("is never settled by who counted, but by other signers in whoever's name", () => {
    expect(decideSettling(moved, differing, asks("found"), division)).toMatchObject({
      error: { kind: "custody/same-person" },
    });
    const signed = {
      pending: null,
      settlement: { conclusion: "found", reason: "x", signedBy: ["officer-receiver", "officer-courier"] },
    } as const;
    expect(decideSettling(moved, differing, signed, division)).toMatchObject({
      value: { handOver: { settledBy: "officer-courier" } },
    });
    const alone = {
      pending: null,
      settlement: { conclusion: "found", reason: "x", signedBy: ["officer-receiver"] },
    } as const;
    expect(decideSettling(moved, differing, alone, division)).toMatchObject({ error: { kind: "custody/same-person" } });
  });

  it("is for the two sides, with a reason, while the paper waits for nobody, once", () => {
    expect(decideSettling(moved, differing, asks("found"), stranger)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    expect(decideSettling(moved, differing, asks("found", " "), counter)).toMatchObject({
      error: { kind: "custody/invalid" },
    });
    const waiting = { ...asks("found"), pending: aHandOver() };
    expect(decideSettling(moved, differing, waiting, counter)).toMatchObject({ error: { kind: "custody/pending" } });
    for (const difference of ["none", "found", "lost", "miscounted"] as const) {
      expect(decideSettling(moved, { ...differing, difference }, asks("found"), counter)).toMatchObject({
        error: { kind: "custody/no-difference" },
      });
    }
  });
});
