import { describe, expect, it } from "vitest";
import { hasEnded, IN_THE_POSTS_HANDS, slipAfter, SLIP_EVENTS, SLIP_TRANSITIONS, type SlipAct } from "./slip-states.ts";

describe("the life of an item", () => {
  it("goes from the home to the centre by a joint count", () => {
    expect(slipAfter("collected", "offer")).toBe("offered");
    expect(slipAfter("offered", "file")).toBe("filed");
    expect(slipAfter("collected", "file")).toBeUndefined();
    expect(slipAfter("offered", "set-aside")).toBe("collected");
  });

  it("goes from the centre to the home with a number, and comes back when nobody was there", () => {
    expect(slipAfter("registered", "hand-over")).toBeUndefined();
    expect(slipAfter("awaiting-hand-over", "hand-over")).toBe("with-post");
    expect(slipAfter("undelivered", "take-back")).toBe("taken-back");
    expect(slipAfter("with-post", "recall")).toBeUndefined();
  });

  it("ends where nothing leads on, and never in the hands of the post", () => {
    expect(hasEnded("delivered")).toBe(true);
    expect(IN_THE_POSTS_HANDS.filter(hasEnded)).toEqual([]);
  });

  it("knows every act somewhere", () => {
    const known = new Set(Object.values(SLIP_TRANSITIONS).flatMap((row) => Object.keys(row)));
    expect([...known].sort()).toEqual(Object.keys(SLIP_EVENTS).sort());
    for (const act of Object.keys(SLIP_EVENTS)) {
      expect(Object.values(SLIP_TRANSITIONS).some((row) => (act as SlipAct) in row)).toBe(true);
    }
  });
});
