import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyWorkflow } from "../testing.ts";
import type { WorkflowDefinition } from "./definition.ts";
import { BOX, layoutDiagram, type Box, type Line } from "./diagram-layout.ts";
import { KITE_PERMIT } from "./example.ts";
import { LANG_SON_2487 } from "./lang-son-2487.ts";

const covers = (a: Box, b: Box) => a !== b && Math.abs(a.x - b.x) < BOX.width && Math.abs(a.y - b.y) < BOX.height;

/** Whether a line runs through the inside of a box. */
function cuts(line: Line, box: Box): boolean {
  return line.points.slice(1).some((to, at) => {
    const from = line.points[at];
    if (from === undefined) return false;
    const [left, right] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
    const [top, bottom] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
    return left < box.x + BOX.width && right > box.x && top < box.y + BOX.height && bottom > box.y;
  });
}

function check(definition: WorkflowDefinition): void {
  const { boxes, lines, lanes, width, height } = layoutDiagram(definition);
  expect(boxes).toHaveLength(definition.steps.length);
  expect(lines).toHaveLength(definition.steps.reduce((sum, step) => sum + step.next.length, 0));
  expect(new Set(lanes.map((lane) => lane.place))).toEqual(new Set(definition.steps.map((step) => step.actor.place)));
  for (const box of boxes) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + BOX.width).toBeLessThanOrEqual(width);
    expect(box.y + BOX.height).toBeLessThanOrEqual(height);
    expect(boxes.some((other) => covers(box, other))).toBe(false);
  }
  for (const line of lines) {
    expect(line.points.at(-1)?.[1]).toBeGreaterThan(line.points[0]?.[1] ?? Infinity);
    const others = boxes.filter((box) => box.step.code !== line.from && box.step.code !== line.to);
    expect(
      others.filter((box) => cuts(line, box)).map((box) => box.step.code),
      `${line.from} ${line.to}`,
    ).toEqual([]);
  }
}

describe("a process as a picture", () => {
  it.each([...LANG_SON_2487, KITE_PERMIT].map((each) => [each.code, each] as const))(
    "%s: every step, every way, nothing covered",
    (_, definition) => check(definition),
  );

  it("covers nothing for random processes either", () => {
    fc.assert(
      fc.property(anyWorkflow, (definition) => check(definition)),
      { numRuns: 60 },
    );
  });

  it("shows faulty processes too, because they are being mended", () => {
    const circle = KITE_PERMIT.steps.map((step) =>
      step.code === "B8"
        ? {
            ...step,
            next: [
              { to: "B7", label: "Ký lại" },
              { to: "B0", label: "?" },
            ],
          }
        : step,
    );
    const layout = layoutDiagram({ ...KITE_PERMIT, steps: circle });
    expect(layout.boxes).toHaveLength(9);
    expect(layout.lines.some((line) => line.to === "B0")).toBe(false);
  });

  it("writes titles in three lines at most, and the words of a choice at its ways", () => {
    const long = {
      ...KITE_PERMIT,
      steps: KITE_PERMIT.steps.map((step) => ({ ...step, title: { vi: "rất dài ".repeat(20) } })),
    };
    for (const box of layoutDiagram(long).boxes) {
      expect(box.lines).toHaveLength(3);
      expect(box.lines[2]).toMatch(/…$/);
    }
    const labels = layoutDiagram(KITE_PERMIT).lines.flatMap((line) => (line.from === "B5" ? [line.label] : []));
    expect(labels).toEqual(["Trình ký", "Diều dài hơn 3 mét"]);
  });
});
