import { describe, expect, it } from "vitest";
import { waitedFor, type Branch } from "./waited-for.ts";

type Named = Branch & { readonly name: string };

function branch(name: string, created: number, ended: number | null, due: number | null = null): Named {
  return { name, created, ended, isCancelled: false, dueAt: () => due };
}

const told = (branches: readonly Named[], to: number, isOver = true) =>
  waitedFor(branches, { from: 0, to, isOver }).map(
    ({ branch: { name }, from, to: until }) => `${name} ${from}-${until}`,
  );

describe("who everybody waited for", () => {
  it("is one task after another in a line", () => {
    expect(told([branch("a", 0, 10), branch("b", 10, 25), branch("c", 25, 40)], 40)).toEqual([
      "a 0-10",
      "b 10-25",
      "c 25-40",
    ]);
  });

  it("is the whole branch that ended last, not the task that ended last at each instant", () => {
    const left = [branch("a1", 0, 10), branch("a2", 10, 30)];
    const right = [branch("b1", 0, 20)];
    expect(told([...left, ...right, branch("join", 30, 50)], 50)).toEqual(["a1 0-10", "a2 10-30", "join 30-50"]);
  });

  it("is, while several are open, the branch whose task is due first", () => {
    const open = [branch("slow", 0, null, 900), branch("soon", 0, null, 100), branch("uncounted", 0, null, null)];
    expect(told(open, 50, false)).toEqual(["soon 0-50"]);
  });

  it("is the one still open rather than the one that ended just now", () => {
    expect(told([branch("done", 0, 50, 10), branch("open", 0, null, 900)], 50, false)).toEqual(["open 0-50"]);
    expect(told([branch("done", 0, 50, 10), branch("open", 0, null, 900)], 50)).toEqual(["done 0-50"]);
  });

  it("follows what was done, not what was cancelled at the same instant", () => {
    const cancelled = { ...branch("beside", 0, 20), isCancelled: true };
    expect(told([cancelled, branch("returned", 0, 20, 900), branch("again", 20, 40)], 40)).toEqual([
      "returned 0-20",
      "again 20-40",
    ]);
  });

  it("passes over tasks that opened and ended at one instant", () => {
    expect(told([branch("a", 0, 30), branch("flash", 30, 30), branch("b", 30, 35)], 35)).toEqual(["a 0-30", "b 30-35"]);
  });

  it("leaves out the time in which there was no task, and goes on before it", () => {
    expect(told([branch("a", 0, 10), branch("b", 20, 30)], 40)).toEqual(["a 0-10", "b 20-30"]);
    expect(told([], 40)).toEqual([]);
  });

  it("never begins before the time that is charged", () => {
    expect(told([branch("early", -50, 10)], 10)).toEqual(["early 0-10"]);
  });
});
