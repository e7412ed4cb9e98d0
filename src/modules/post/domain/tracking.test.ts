import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { slipAfter, SLIP_TRANSITIONS, type SlipState } from "./slip-states.ts";
import { isOfTheFuture, readTracking, type TrackingStatus } from "./tracking.ts";

const MADE = at("2026-11-26 09:00");
const TOLD = at("2026-11-27 10:00");
const STATES = Object.keys(SLIP_TRANSITIONS) as SlipState[];
const STATUSES = ["accepted", "out-for-delivery", "attempted", "kept", "delivered", "returned"] as const;

const read = (state: SlipState, status: TrackingStatus, { happened = TOLD, last = null as typeof TOLD | null } = {}) =>
  readTracking({ state, createdAt: MADE, lastToldAt: last }, { status, happenedAt: happened });

type Message = { readonly status: TrackingStatus; readonly minute: number };

/** The state after messages in the order in which they came, each with the minute in which it happened. */
function after(start: SlipState, messages: readonly Message[]): SlipState {
  let [state, last] = [start, null as typeof TOLD | null];
  for (const { status, minute } of messages) {
    const happenedAt = TOLD.add({ minutes: minute });
    const told = readTracking({ state, createdAt: MADE, lastToldAt: last }, { status, happenedAt });
    if (told.kind === "move") state = slipAfter(state, told.act) ?? state;
    const counts = told.kind === "move" || told.kind === "note";
    if (counts && (last === null || happenedAt.epochMilliseconds > last.epochMilliseconds)) last = happenedAt;
  }
  return state;
}

const LIFE: readonly Message[] = [
  { status: "accepted", minute: 0 },
  { status: "out-for-delivery", minute: 1 },
  { status: "attempted", minute: 2 },
  { status: "kept", minute: 3 },
];

describe("messages of the post", () => {
  it.each([
    ["with-post", "out-for-delivery", { kind: "move", act: "set-out" }],
    ["with-post", "attempted", { kind: "move", act: "set-out" }],
    ["with-post", "kept", { kind: "move", act: "set-out" }],
    ["with-post", "delivered", { kind: "move", act: "deliver" }],
    ["delivering", "attempted", { kind: "note" }],
    ["delivering", "kept", { kind: "note" }],
    ["delivering", "delivered", { kind: "move", act: "deliver" }],
    ["delivering", "returned", { kind: "move", act: "fail" }],
    ["undelivered", "delivered", { kind: "move", act: "deliver" }],
    ["undelivered", "kept", { kind: "stale" }],
    ["delivering", "out-for-delivery", { kind: "stale" }],
    ["delivered", "delivered", { kind: "stale" }],
    ["delivered", "out-for-delivery", { kind: "stale" }],
    ["delivered", "returned", { kind: "conflict" }],
    ["taken-back", "delivered", { kind: "conflict" }],
    ["taken-back", "returned", { kind: "stale" }],
    ["lost", "delivered", { kind: "conflict" }],
    ["recalled", "delivered", { kind: "conflict" }],
    ["awaiting-hand-over", "out-for-delivery", { kind: "early" }],
    ["registered", "delivered", { kind: "early" }],
    ["with-post", "accepted", { kind: "stale" }],
    ["collected", "out-for-delivery", { kind: "stale" }],
    ["offered", "attempted", { kind: "stale" }],
    ["filed", "delivered", { kind: "stale" }],
    ["collected", "delivered", { kind: "conflict" }],
    ["filed", "returned", { kind: "conflict" }],
  ] as const)("%s hears %s", (state, status, meaning) => {
    expect(read(state, status)).toEqual(meaning);
  });

  it("of before the item was there are a conflict, in every state and of every kind but the acceptance", () => {
    for (const state of STATES) {
      for (const status of STATUSES) {
        const meaning = read(state, status, { happened: MADE.subtract({ minutes: 6 }) }).kind;
        expect(meaning, `${state} ${status}`).toBe(status === "accepted" ? "stale" : "conflict");
      }
    }
    expect(read("with-post", "delivered", { happened: MADE.subtract({ minutes: 4 }) }).kind).toBe("move");
  });

  it("of an older time change no end: an attempt before the delivery is no contradiction, a delivery before the return is", () => {
    const earlier = { happened: TOLD.subtract({ minutes: 30 }), last: TOLD };
    expect(read("delivered", "returned", earlier)).toEqual({ kind: "stale" });
    expect(read("delivered", "returned", { last: TOLD })).toEqual({ kind: "conflict" });
    expect(read("undelivered", "delivered", earlier)).toEqual({ kind: "conflict" });
    expect(read("undelivered", "delivered", { last: TOLD })).toEqual({ kind: "move", act: "deliver" });
    expect(read("delivering", "kept", earlier)).toEqual({ kind: "stale" });
  });

  it("are of the future only beyond what two clocks may differ", () => {
    expect(isOfTheFuture({ happenedAt: TOLD.add({ minutes: 5 }) }, TOLD)).toBe(false);
    expect(isOfTheFuture({ happenedAt: TOLD.add({ minutes: 5, milliseconds: 1 }) }, TOLD)).toBe(true);
    expect(isOfTheFuture({ happenedAt: at("1970-01-01 00:00") }, TOLD)).toBe(false);
  });

  it("never ask for a move that the law of movement does not know", () => {
    const anyState = fc.constantFrom(...STATES);
    const minutes = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(anyState, fc.constantFrom(...STATUSES), minutes, fc.option(minutes), (state, status, when, last) => {
        const lastToldAt = last === null ? null : TOLD.add({ minutes: last });
        const happenedAt = TOLD.add({ minutes: when });
        const told = readTracking({ state, createdAt: MADE, lastToldAt }, { status, happenedAt });
        if (told.kind === "move") expect(slipAfter(state, told.act)).toBeDefined();
      }),
    );
  });

  it.each([
    ["delivered", "delivered"],
    ["returned", "undelivered"],
  ] as const)("that end with %s lead there in any order and however often they come", (status, end) => {
    const life = [...LIFE, { status, minute: 4 }];
    const noise = fc.array(fc.constantFrom(...life), { maxLength: 8 });
    fc.assert(
      fc.property(fc.shuffledSubarray(life, { minLength: life.length }), noise, (order, twice) => {
        expect(after("with-post", [...order, ...twice])).toBe(end);
      }),
    );
  });

  it("of a return and then a delivery end with the delivery, in whichever order the two are heard", () => {
    const two: readonly Message[] = [
      { status: "returned", minute: 1 },
      { status: "delivered", minute: 9 },
    ];
    expect(after("with-post", two)).toBe("delivered");
    expect(after("with-post", two.toReversed())).toBe("delivered");
  });
});
