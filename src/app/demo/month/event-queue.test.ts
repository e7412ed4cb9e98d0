import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventQueue } from "./event-queue.ts";

function takeAll<T>(queue: ReturnType<typeof eventQueue<T>>): readonly { at: number; what: T }[] {
  const taken: { at: number; what: T }[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push({ at: next.at, what: next.what });
  return taken;
}

describe("what is to happen", () => {
  it("comes soonest first, at one moment in the order in which it was put in", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
        const queue = eventQueue<number>();
        times.forEach((at, what) => queue.put(at, what));
        const sorted = times.map((at, what) => ({ at, what })).toSorted((a, b) => a.at - b.at || a.what - b.what);
        expect(takeAll(queue)).toEqual(sorted);
      }),
    );
  });

  it("may be put in while others are taken out", () => {
    const queue = eventQueue<string>();
    queue.put(5, "five");
    queue.put(1, "one");
    expect(queue.take()?.what).toBe("one");
    queue.put(2, "two");
    expect(takeAll(queue).map(({ what }) => what)).toEqual(["two", "five"]);
    expect(queue.take()).toBeUndefined();
  });
});
