import { describe, expect, it } from "vitest";
import { LINE } from "../testing-world.ts";
import { isSignature } from "./signature.ts";

const points = (count: number) => `M1 1${"L2 3".repeat(count - 1)}`;

describe("a drawn signature", () => {
  it("is moves and lines on the pad", () => {
    expect(isSignature(LINE)).toBe(true);
    expect(isSignature(points(12))).toBe(true);
    expect(isSignature(`${points(12)}M600 200L0 0`)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["a dot", "M10 10"],
    ["a slip of the hand", points(11)],
    ["a line that leaves the pad", `${points(12)}L601 10`],
    ["a line above the pad's height", `${points(12)}L10 201`],
    ["other letters", `${points(12)}C1 1`],
    ["markup", `${points(12)}"/><script>`],
    ["half points", `${points(12)}L1.5 2`],
    ["a flood", points(20_000)],
  ])("%s is none", (_what, line) => expect(isSignature(line)).toBe(false));
});
