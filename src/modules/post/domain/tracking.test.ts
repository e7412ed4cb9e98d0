import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slipAfter, type SlipState } from "./slip-states.ts";
import { readTracking, type TrackingStatus } from "./tracking.ts";

/** The state after messages in the order in which they came. */
function after(start: SlipState, messages: readonly TrackingStatus[]): SlipState {
  return messages.reduce<SlipState>((state, status) => {
    const read = readTracking(state, status);
    return read.kind === "move" ? (slipAfter(state, read.act) ?? state) : state;
  }, start);
}

describe("messages of the post", () => {
  it.each([
    ["with-post", "out-for-delivery", { kind: "move", act: "set-out" }],
    ["with-post", "delivered", { kind: "move", act: "deliver" }],
    ["delivering", "delivered", { kind: "move", act: "deliver" }],
    ["delivering", "returned", { kind: "move", act: "fail" }],
    ["undelivered", "delivered", { kind: "move", act: "deliver" }],
    ["delivering", "out-for-delivery", { kind: "stale" }],
    ["delivered", "delivered", { kind: "stale" }],
    ["delivered", "out-for-delivery", { kind: "stale" }],
    ["delivered", "returned", { kind: "conflict" }],
    ["taken-back", "delivered", { kind: "conflict" }],
    ["lost", "delivered", { kind: "conflict" }],
    ["awaiting-hand-over", "out-for-delivery", { kind: "early" }],
    ["with-post", "accepted", { kind: "stale" }],
  ] as const)("%s hears %s", (state, status, read) => {
    expect(readTracking(state, status)).toEqual(read);
  });

  it("lead to the same end in any order and however often they come", () => {
    const life = ["accepted", "out-for-delivery", "delivered"] as const;
    const noise = fc.array(fc.constantFrom(...life), { maxLength: 6 });
    fc.assert(
      fc.property(fc.shuffledSubarray([...life], { minLength: 3 }), noise, (order, twice) => {
        expect(after("with-post", [...order, ...twice])).toBe("delivered");
      }),
    );
  });

  it("of a failed delivery lead to undelivered in any order", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray<TrackingStatus>(["accepted", "out-for-delivery", "returned"], { minLength: 3 }),
        (order) => {
          expect(after("with-post", order)).toBe("undelivered");
        },
      ),
    );
  });
});
