import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { Temporal } from "#kernel/time.ts";
import { aBundle, aHandOver, givenFor, NOW, PLACES } from "../testing.ts";
import type { HandOver } from "./bundle.ts";
import { decideReceiving, decideRefusing, decideTakingBack } from "./end-hand-over.ts";
import { decideGiving, guardLeaving } from "./give.ts";
import { decidePassing, type Passing } from "./pass.ts";

const giver = givenFor("officer-giver", ["counter-officer", "unit-counter"]);
const receiver = givenFor("officer-receiver", ["specialist", "unit-division"]);
const stranger = givenFor("officer-stranger", ["specialist", "unit-other"]);
const courier = givenFor("officer-courier", ["postal-officer", "unit-post"]);

const giving = {
  id: "hand-over-9",
  batchId: "batch-9",
  to: PLACES.division,
  counted: { sheets: 3, originals: 1 },
  note: " Kèm bản vẽ ",
};
const passing: Passing = {
  ...giving,
  received: giving.counted,
  giverId: "officer-giver",
  receiverId: "officer-receiver",
};

describe("giving", () => {
  it("leaves the paper with the giver, with count, words and a limit of four working hours", () => {
    const done = decideGiving(aBundle(), null, giving, giver);
    expect(done).toMatchObject({
      ok: true,
      value: {
        event: "given",
        after: { custodian: PLACES.counter, version: 2, forwardedAt: null },
        handOver: {
          state: "given",
          note: "Kèm bản vẽ",
          from: PLACES.counter,
          to: PLACES.division,
          givenBy: "officer-giver",
        },
      },
    });
    // 10:00 to 11:00, then 14:00 to 16:30, then half an hour of Wednesday: Tuesday is a holiday.
    expect(done.ok && done.value.handOver?.acknowledgeBy.toString()).toBe(at("2026-11-25 08:00").toString());
  });

  it.each([
    ["who does not hold it", aBundle(), null, PLACES.other, stranger, "custody/not-holder"],
    ["the receiver", aBundle(), null, PLACES.other, receiver, "custody/not-holder"],
    ["what is given already", aBundle(), aHandOver(), PLACES.other, giver, "custody/pending"],
    ["to where it is", aBundle(), null, { ...PLACES.counter, label: "Tên khác" }, giver, "custody/same-place"],
    [
      "of an immediate procedure to another unit",
      aBundle({ immediate: true }),
      null,
      PLACES.division,
      giver,
      "custody/immediate",
    ],
    [
      "of an immediate procedure to a courier",
      aBundle({ immediate: true }),
      null,
      PLACES.courier,
      giver,
      "custody/immediate",
    ],
    ["what the applicant has", aBundle({ custodian: PLACES.applicant }), null, PLACES.division, giver, "custody/ended"],
    ["what is in the archive", aBundle({ custodian: PLACES.archive }), null, PLACES.division, giver, "custody/ended"],
  ] as const)("is refused: %s", (_what, bundle, pending, to, given, kind) => {
    expect(decideGiving(bundle, pending, { ...giving, to }, given)).toMatchObject({ ok: false, error: { kind } });
    expect(guardLeaving(bundle, pending, to, given).ok).toBe(false);
  });

  it("of an immediate procedure goes to the applicant or the archive", () => {
    for (const to of [PLACES.applicant, PLACES.archive]) {
      expect(decideGiving(aBundle({ immediate: true }), null, { ...giving, to }, giver).ok).toBe(true);
    }
  });

  it.each([
    [{ sheets: -1, originals: 0 }, ["sheets"]],
    [{ sheets: 1.5, originals: 0 }, ["sheets"]],
    [{ sheets: Number.NaN, originals: 0 }, ["sheets"]],
    [{ sheets: 100_001, originals: 0 }, ["sheets"]],
    [{ sheets: 1, originals: -1 }, ["originals"]],
    [{ sheets: 1, originals: 2 }, ["originals"]],
    [{ sheets: -1, originals: 0.5 }, ["sheets", "originals"]],
  ] as const)("with the count %o is refused at its field", (counted, fields) => {
    const done = decideGiving(aBundle(), null, { ...giving, counted }, giver);
    expect(done).toMatchObject({ error: { kind: "custody/invalid", faults: fields.map((field) => ({ field })) } });
  });

  it.each([
    ["x".repeat(501), "too-long"],
    ["a\u0000b", "control-character"],
    ["a\u200bb", "invisible-character"],
    ["\ud800", "lone-surrogate"],
  ])("with a bad note is refused", (note, what) => {
    const done = decideGiving(aBundle(), null, { ...giving, note }, giver);
    expect(done).toMatchObject({ error: { kind: "custody/invalid", faults: [{ field: "note", what }] } });
  });
});

describe("receiving", () => {
  const counted = { sheets: 3, originals: 1 };

  it("moves the paper, off the shelf, forwarded once", () => {
    const bundle = aBundle({ shelf: "K1" });
    const done = decideReceiving(bundle, aHandOver(), { counted, note: "" }, receiver);
    expect(done).toMatchObject({
      value: {
        event: "received",
        after: { custodian: PLACES.division, since: NOW, shelf: null, forwardedAt: NOW, endedAt: null, sheets: 3 },
        handOver: { state: "received", endedBy: "officer-receiver", counted, difference: "none" },
      },
    });
    const earlier = at("2026-11-20 10:00");
    const again = decideReceiving(aBundle({ forwardedAt: earlier }), aHandOver(), { counted, note: "" }, receiver);
    expect(again).toMatchObject({ value: { after: { forwardedAt: earlier } } });
  });

  it("of another count moves what was counted and leaves a difference", () => {
    const fewer = { sheets: 2, originals: 1 };
    const done = decideReceiving(aBundle(), aHandOver(), { counted: fewer, note: "Thiếu" }, receiver);
    expect(done).toMatchObject({
      value: { after: fewer, handOver: { difference: "open", counted: fewer, reason: "Thiếu" } },
    });
    const original = { sheets: 3, originals: 0 };
    const other = decideReceiving(aBundle(), aHandOver(), { counted: original, note: "" }, receiver);
    expect(other).toMatchObject({ value: { handOver: { difference: "open" } } });
  });

  it("is for the receiver alone, once", () => {
    for (const given of [giver, stranger]) {
      expect(decideReceiving(aBundle(), aHandOver(), { counted, note: "" }, given)).toMatchObject({
        error: { kind: "custody/not-receiver", receiver: PLACES.division.label },
      });
    }
    for (const state of ["received", "refused", "taken-back"] as const) {
      expect(decideReceiving(aBundle(), aHandOver({ state }), { counted, note: "" }, receiver)).toMatchObject({
        error: { kind: "custody/not-pending" },
      });
    }
    expect(
      decideReceiving(aBundle(), aHandOver(), { counted: { sheets: 0, originals: 1 }, note: "" }, receiver),
    ).toMatchObject({
      error: { faults: [{ field: "originals", what: "more-originals-than-sheets" }] },
    });
  });

  it("at its last place ends the custody", () => {
    const archivist = givenFor("officer-archive", ["registry-clerk", "unit-counter"]);
    const handOver = aHandOver({ to: PLACES.archive });
    expect(decideReceiving(aBundle(), handOver, { counted, note: "" }, archivist)).toMatchObject({
      value: { after: { custodian: PLACES.archive, endedAt: NOW } },
    });
  });
});

describe("not taking, taking back", () => {
  it("leaves the paper as it was, with the reason", () => {
    const refused = decideRefusing(aBundle(), aHandOver(), "Không thuộc phòng", receiver);
    expect(refused).toMatchObject({
      value: {
        event: "refused",
        after: { ...aBundle(), version: 2 },
        handOver: { state: "refused", reason: "Không thuộc phòng" },
      },
    });
    const back = decideTakingBack(aBundle(), aHandOver(), "Giao nhầm", giver);
    expect(back).toMatchObject({
      value: { event: "taken-back", handOver: { state: "taken-back", endedBy: "officer-giver" } },
    });
  });

  it("needs a reason, the right side, and a hand-over that waits", () => {
    for (const reason of ["", "  ", "x".repeat(501)]) {
      expect(decideRefusing(aBundle(), aHandOver(), reason, receiver)).toMatchObject({
        error: { kind: "custody/invalid" },
      });
      expect(decideTakingBack(aBundle(), aHandOver(), reason, giver)).toMatchObject({
        error: { kind: "custody/invalid" },
      });
    }
    expect(decideRefusing(aBundle(), aHandOver(), "x", giver)).toMatchObject({
      error: { kind: "custody/not-receiver" },
    });
    expect(decideTakingBack(aBundle(), aHandOver(), "x", receiver)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    const ended = aHandOver({ state: "received" });
    expect(decideTakingBack(aBundle(), ended, "x", giver)).toMatchObject({ error: { kind: "custody/not-pending" } });
  });
});

describe("passing", () => {
  it("may be recorded by either side, in the name of both", () => {
    for (const given of [giver, receiver]) {
      expect(decidePassing(aBundle(), null, passing, given)).toMatchObject({
        value: {
          event: "passed",
          after: { custodian: PLACES.division },
          handOver: { state: "received", givenBy: "officer-giver", endedBy: "officer-receiver" },
        },
      });
    }
    expect(decidePassing(aBundle(), null, passing, stranger)).toMatchObject({ error: { kind: "custody/not-holder" } });
  });

  it("to the applicant or the archive is recorded by who has it", () => {
    const archive = { ...passing, to: PLACES.archive };
    const theirs = givenFor("officer-archive", ["registry-clerk", "unit-division"]);
    const held = aBundle({ custodian: PLACES.other });
    expect(decidePassing(held, null, archive, theirs)).toMatchObject({ error: { kind: "custody/not-holder" } });
    expect(decidePassing(held, null, archive, stranger).ok).toBe(true);
  });

  it("is refused like giving: on its way, at its last place, immediate", () => {
    expect(decidePassing(aBundle(), aHandOver(), passing, giver)).toMatchObject({ error: { kind: "custody/pending" } });
    expect(decidePassing(aBundle({ custodian: PLACES.archive }), null, passing, giver)).toMatchObject({
      error: { kind: "custody/ended" },
    });
    expect(
      decidePassing(aBundle({ immediate: true }), null, { ...passing, to: PLACES.courier }, courier),
    ).toMatchObject({
      error: { kind: "custody/immediate" },
    });
    const bad = { ...passing, received: { sheets: 1, originals: 2 } };
    expect(decidePassing(aBundle(), null, bad, giver)).toMatchObject({ error: { kind: "custody/invalid" } });
  });
});

it("whatever was given and counted: sheets are what was counted, and the difference says whether that was given", () => {
  const count = fc
    .integer({ min: 0, max: 50 })
    .chain((sheets) => fc.integer({ min: 0, max: sheets }).map((originals) => ({ sheets, originals })));
  fc.assert(
    fc.property(count, count, (given, counted) => {
      const written = decideGiving(aBundle(), null, { ...giving, counted: given }, giver);
      if (!written.ok || written.value.handOver === null) throw new Error("refused");
      const handOver: HandOver = written.value.handOver;
      const done = decideReceiving(written.value.after, handOver, { counted, note: "" }, receiver);
      if (!done.ok) throw new Error("refused");
      const same = given.sheets === counted.sheets && given.originals === counted.originals;
      expect(done.value.after).toMatchObject(counted);
      expect(done.value.handOver?.difference).toBe(same ? "none" : "open");
      expect(done.value.after.version).toBe(3);
    }),
  );
});

it("is acknowledged after exactly so many working hours as are set, whatever the moment", () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 300 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 80 }), (offset, acknowledgeHours) => {
      const now = at("2026-01-05 07:30").add({ minutes: offset });
      const done = decideGiving(aBundle(), null, giving, { ...giver, now, acknowledgeHours, calendar: CALENDAR });
      const by = done.ok && done.value.handOver?.acknowledgeBy;
      if (!by) throw new Error("refused");
      expect(Temporal.Instant.compare(by, now)).toBe(1);
      const longer = decideGiving(aBundle(), null, giving, { ...giver, now, acknowledgeHours: acknowledgeHours + 1 });
      const later = longer.ok && longer.value.handOver?.acknowledgeBy;
      if (!later) throw new Error("refused");
      expect(Temporal.Instant.compare(later, by)).toBe(1);
    }),
  );
});
