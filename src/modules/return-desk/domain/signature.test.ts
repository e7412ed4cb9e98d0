import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE } from "../testing-world.ts";
import { PAD, signatureFault, signatureSvg } from "./signature.ts";

/** A zigzag of so many points. */
const points = (count: number) =>
  `M1 1${Array.from({ length: count - 1 }, (_, n) => `L${n % 2 === 0 ? 90 : 5} 3`).join("")}`;

describe("a drawn signature", () => {
  it("is moves and lines on the pad", () => {
    expect(signatureFault(LINE)).toBeUndefined();
    expect(signatureFault(points(12))).toBeUndefined();
    expect(signatureFault(`${points(12)}M600 200L0 0`)).toBeUndefined();
  });

  it.each([
    ["nothing", "", "none"],
    ["a dot", "M10 10", "too-small"],
    ["a slip of the hand", points(11), "too-small"],
    ["a dot pressed for long", `M5 5${"L5 5".repeat(40)}`, "too-small"],
    ["a tremble of less than twenty points", `M5 5${"L24 24L6 6".repeat(20)}`, "too-small"],
    ["a line that leaves the pad", `${points(12)}L601 10`, "off-the-pad"],
    ["a line above the pad's height", `${points(12)}L10 201`, "off-the-pad"],
    ["a line far away", `${points(12)}L99999 10`, "off-the-pad"],
    ["a line that begins nowhere", points(12).replace("M", "L"), "not-a-line"],
    ["other letters", `${points(12)}C1 1`, "not-a-line"],
    ["small letters", points(12).toLowerCase(), "not-a-line"],
    ["markup", `${points(12)}"/><script>`, "not-a-line"],
    ["half points", `${points(12)}L1.5 2`, "not-a-line"],
    ["points before the pad", `${points(12)}L-1 2`, "not-a-line"],
    ["no numbers", `${points(12)}LNaN 2`, "not-a-line"],
    ["numbers beyond all", `${points(12)}L${"9".repeat(400)} 2`, "not-a-line"],
    ["digits of another script", `${points(12)}L१ २`, "not-a-line"],
    ["a line break", `${points(12)}\n`, "not-a-line"],
    ["a flood", points(20_000), "too-long"],
  ])("%s is none", (_what, line, fault) => {
    expect(signatureFault(line)).toBe(fault);
    expect(() => signatureSvg(line)).toThrow(RangeError);
  });

  it("is at most what the table holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const fault = signatureFault(text);
        if (fault === undefined) expect(text.length).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it("becomes a picture with nothing in it but the line", () => {
    const at = fc.tuple(fc.nat(PAD.width), fc.nat(PAD.height));
    fc.assert(
      fc.property(fc.array(at, { minLength: 12, maxLength: 60 }), (drawn) => {
        const line = drawn.map(([x, y], index) => `${index % 7 === 0 ? "M" : "L"}${x} ${y}`).join("");
        fc.pre(signatureFault(line) === undefined);
        const svg = signatureSvg(line);
        expect(svg.match(/<\w+/g)).toEqual(["<svg", "<path"]);
        expect(svg).toContain(`d="${line}"`);
        expect(svg).toContain('viewBox="0 0 600 200"');
      }),
    );
  });
});
