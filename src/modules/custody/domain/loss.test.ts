import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { at, CALENDAR } from "#modules/dossiers/testing.ts";
import { aBundle, aHandOver, aLoss, givenFor, NOW, PLACES } from "../testing.ts";
import { handOverText, lossText } from "./alarm.ts";
import { answersFor, LOSS_SIDES, lost, lossNumber, type Loss } from "./loss.ts";
import { isLossLate, lossLateness } from "./loss-alarm.ts";
import { decideRemaking } from "./remake.ts";
import { lossSideName, REMEDY_NAMES } from "./texts.ts";
import { decideSigningLoss, decideWritingLoss, standsForLoss } from "./write-loss.ts";

const counter = givenFor("officer-giver", ["counter-officer", "unit-counter"]);
const division = givenFor("officer-receiver", ["specialist", "unit-division"]);
const courier = givenFor("officer-courier", ["postal-officer", "unit-post"]);
const manager = givenFor("officer-manager", ["centre-manager", "unit-centre"]);
const stranger = givenFor("officer-stranger", ["specialist", "unit-other"]);

const remaking = {
  remedy: "from-data",
  text: "In lại",
  responsible: "Quầy",
  by: Temporal.PlainDate.from("2026-11-26"),
} as const;
const writing = { contents: "Đơn", ...remaking };
const written = aLoss({ remaking });
const signature = (side: (typeof LOSS_SIDES)[number], officerId: string) => ({
  side,
  officerId,
  officerName: "Tên",
  at: NOW,
});
const complete: Loss = {
  ...written,
  signatures: [signature("giver", "a"), signature("receiver", "b"), signature("third", "c")],
  completedAt: NOW,
};

describe("a loss", () => {
  it("has a number of its day and its id, and the carrier answers for it, else the giver", () => {
    expect(lossNumber("2026-11-23", "01a2-3b4c5d")).toBe("TL-261123-3B4C5D");
    expect(answersFor(aLoss())).toEqual(PLACES.courier);
    expect(answersFor(aLoss({ carrier: null }))).toEqual(PLACES.counter);
  });

  it("is of a bundle, or of the sheets of a hand-over; never less than nothing", () => {
    const { giver, receiver, carrier } = aLoss();
    const losing = {
      id: "x-abcdef",
      isoDay: "2026-11-23",
      giver,
      receiver,
      carrier,
      circumstances: "y".repeat(1200),
      at: NOW,
      by: "o",
    };
    const sheets = lost(aBundle(), {
      ...losing,
      handOverId: "h",
      lost: { sheets: -1, originals: -2 },
      contents: "z".repeat(2100),
    });
    expect(sheets).toMatchObject({ extent: "sheets", handOverId: "h", sheets: 0, originals: 0 });
    expect([sheets.circumstances.length, sheets.contents.length]).toEqual([1000, 2000]);
    expect(aLoss()).toMatchObject({ extent: "bundle", remaking: null, signatures: [], endedAt: null });
  });

  it("is made again by the applicant last, and the words say that nobody pays", () => {
    expect(Object.keys(REMEDY_NAMES).at(-1)).toBe("from-applicant");
    expect(REMEDY_NAMES["from-applicant"]).toContain("chi phí do bên làm mất chịu");
    expect(REMEDY_NAMES["from-issuer"]).toContain("không thu phí người nộp");
    expect(LOSS_SIDES.map((side) => lossSideName(side, aLoss()))).toEqual(["Bên giao", "Bên nhận", "Người vận chuyển"]);
    expect(lossSideName("third", { carrier: null })).toBe("Trung tâm");
  });
});

describe("writing", () => {
  it("is for the three sides, until the first has signed", () => {
    for (const given of [counter, division, courier, manager]) {
      expect(decideWritingLoss(aLoss(), writing, given)).toMatchObject({ value: { contents: "Đơn", remaking } });
    }
    expect(decideWritingLoss(aLoss(), writing, stranger)).toMatchObject({
      error: { kind: "custody/loss-not-allowed" },
    });
    expect(decideWritingLoss(complete, writing, counter)).toMatchObject({ error: { kind: "custody/loss-signed" } });
    expect(decideWritingLoss(aLoss({ endedAt: NOW }), writing, counter)).toMatchObject({
      error: { kind: "custody/loss-ended" },
    });
  });

  it.each([
    [{ contents: " " }, "contents", "empty"],
    [{ contents: "x".repeat(2001) }, "contents", "too-long"],
    [{ text: "" }, "remedyText", "empty"],
    [{ responsible: "x".repeat(201) }, "responsible", "too-long"],
    [{ remedy: "pay" }, "remedy", "unknown"],
    [{ by: undefined }, "remakeBy", "not-a-day"],
    [{ by: Temporal.PlainDate.from("2026-11-22") }, "remakeBy", "past"],
  ] as const)("is refused at its field: %#", (change, field, what) => {
    expect(decideWritingLoss(aLoss(), { ...writing, ...change }, counter)).toMatchObject({
      error: { kind: "custody/invalid", faults: [{ field, what }] },
    });
  });

  it("may promise today", () => {
    expect(decideWritingLoss(aLoss(), { ...writing, by: Temporal.PlainDate.from("2026-11-23") }, counter).ok).toBe(
      true,
    );
  });
});

describe("signing", () => {
  it("is for each side by its own people; the post for the carrier, the centre where there was none", () => {
    const may = (loss: Loss) =>
      [counter, division, courier, stranger].map((given) =>
        LOSS_SIDES.filter((side) => standsForLoss(given, loss, side)),
      );
    expect(may(written)).toEqual([["giver"], ["receiver"], ["third"], []]);
    expect(standsForLoss(manager, aLoss({ carrier: null }), "third")).toBe(true);
    expect(standsForLoss(courier, aLoss({ carrier: null }), "third")).toBe(false);
  });

  it("is complete with the third, by three people", () => {
    let loss = written;
    for (const [given, side] of [
      [counter, "giver"],
      [division, "receiver"],
      [courier, "third"],
    ] as const) {
      expect(loss.completedAt).toBeNull();
      const done = decideSigningLoss(loss, { side, officerName: "Tên" }, given);
      if (!done.ok) throw new Error(done.error.kind);
      loss = done.value;
    }
    expect(loss).toMatchObject({ completedAt: NOW, signatures: [{ officerId: "officer-giver" }, {}, {}] });
    expect(decideSigningLoss(loss, { side: "giver", officerName: "x" }, counter)).toMatchObject({
      error: { kind: "custody/loss-ended" },
    });
  });

  it("is refused unwritten, twice, for two sides, for a foreign side", () => {
    const giver = { side: "giver", officerName: "Tên" } as const;
    expect(decideSigningLoss(aLoss(), giver, counter)).toMatchObject({ error: { kind: "custody/loss-not-written" } });
    expect(decideSigningLoss(written, giver, division)).toMatchObject({
      error: { kind: "custody/loss-wrong-side", side: "giver" },
    });
    const once = { ...written, signatures: [signature("giver", "officer-manager")] };
    expect(decideSigningLoss(once, giver, counter)).toMatchObject({ error: { kind: "custody/loss-signed" } });
    expect(decideSigningLoss(once, { side: "receiver", officerName: "x" }, manager)).toMatchObject({
      error: { kind: "custody/loss-signed-twice" },
    });
  });
});

describe("making again", () => {
  const held = aBundle({ custodian: PLACES.courier });
  const remake = { handOverId: "h-9", unit: PLACES.counter, counted: { sheets: 4, originals: 0 } };

  it("brings a new bundle to the unit that made it, from whoever answered, without a difference", () => {
    const done = decideRemaking(held, { pending: null, loss: complete }, remake, counter);
    expect(done).toMatchObject({
      value: {
        outcome: {
          event: "passed",
          after: { custodian: PLACES.counter, sheets: 4, originals: 0 },
          handOver: { difference: "none", from: PLACES.courier },
        },
        loss: { outcome: "remade", endedAt: NOW, endedBy: "officer-giver" },
      },
    });
  });

  it("of sheets adds them, by who has the bundle", () => {
    const loss: Loss = { ...complete, extent: "sheets", handOverId: "h-1" };
    const there = aBundle({ custodian: PLACES.division });
    expect(decideRemaking(there, { pending: null, loss }, remake, division)).toMatchObject({
      value: { outcome: { event: "added", after: { sheets: 7, custodian: PLACES.division } } },
    });
    expect(decideRemaking(there, { pending: null, loss }, remake, counter)).toMatchObject({
      error: { kind: "custody/not-holder" },
    });
    expect(decideRemaking(there, { pending: aHandOver(), loss }, remake, division)).toMatchObject({
      error: { kind: "custody/pending" },
    });
  });

  it("needs three signatures, an open loss, a count and the unit's own people", () => {
    const asks = (loss: Loss, counted = remake.counted, given = counter) =>
      decideRemaking(held, { pending: null, loss }, { ...remake, counted }, given);
    expect(asks(written)).toMatchObject({ error: { kind: "custody/loss-unsigned" } });
    expect(asks({ ...complete, endedAt: NOW })).toMatchObject({ error: { kind: "custody/loss-ended" } });
    expect(asks(complete, { sheets: 0, originals: 0 })).toMatchObject({ error: { kind: "custody/invalid" } });
    expect(asks(complete, { sheets: 1, originals: 2 })).toMatchObject({ error: { kind: "custody/invalid" } });
    expect(asks(complete, remake.counted, stranger)).toMatchObject({ error: { kind: "custody/not-receiver" } });
  });
});

describe("an alarm", () => {
  it.each([
    [written, "2026-11-23 16:30", undefined],
    [written, "2026-11-25 15:00", undefined],
    [written, "2026-11-25 15:01", "unsigned"],
    [complete, "2026-11-26 23:59", undefined],
    [complete, "2026-11-27 00:00", "not-remade"],
    [{ ...complete, endedAt: NOW }, "2026-12-31 00:00", undefined],
    [aLoss({ endedAt: NOW }), "2026-12-31 00:00", undefined],
  ] as const)("of a loss after its time: case %#", (loss, now, expected) => {
    expect(lossLateness(loss, CALENDAR, at(now))).toBe(expected);
    expect(isLossLate(loss, CALENDAR, at(now))).toBe(expected !== undefined);
  });

  it("says who, since when, and to whom it is told", () => {
    const hand = handOverText(aHandOver(), { code: "H-1", giver: "Nông Thị Bích" });
    expect(hand.vi).toBe(
      "Túi hồ sơ H-1: Nông Thị Bích (Quầy Sở Xây dựng) giao Phòng Quản lý nhà lúc 09:30 23/11/2026 nhưng chưa được xác nhận, hạn 16:00 23/11/2026. Báo: Phòng Quản lý nhà; Quầy Sở Xây dựng; lãnh đạo Trung tâm.",
    );
    expect(handOverText(aHandOver(), { code: "H-1", giver: "" }).vi).toContain("H-1: Quầy Sở Xây dựng giao");
    const unsigned = lossText(written, { code: "H-1", what: "unsigned" });
    expect(unsigned.vi).toContain("mới có 0/3 chữ ký, phát hiện từ 10:00 23/11/2026");
    expect(unsigned.told).toEqual([
      PLACES.counter.label,
      PLACES.courier.label,
      PLACES.division.label,
      "lãnh đạo Trung tâm",
    ]);
    const late = lossText({ ...complete, carrier: null }, { code: "H-1", what: "not-remade" });
    expect(late.vi).toContain("quá hạn lập lại 26/11/2026, người lập lại: Quầy");
    expect(late.told).toHaveLength(3);
    for (const text of [hand, unsigned, late]) expect(text.en).not.toBe("");
  });
});
