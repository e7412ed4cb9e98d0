import type { Place, Step, WorkflowDefinition } from "./definition.ts";
import { findStep } from "./definition.ts";
import { forwardOrder } from "./graph.ts";

/** A step as a box in its lane; all measures in pixels. */
export type Box = {
  readonly step: Step;
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
};

/** A way as a line of corners, with the words of a choice. */
export type Line = {
  readonly from: string;
  readonly to: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly label: string;
};

export type Lane = { readonly place: Place; readonly x: number };

export type DiagramLayout = {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
};

export const BOX = { width: 176, height: 74 } as const;
const LANE_WIDTH = 212;
const ROW_HEIGHT = 112;
const HEAD_HEIGHT = 44;
const LINE_LENGTH = 25;
const MOST_LINES = 3;

const LANE_ORDER: readonly Place[] = [
  "applicant",
  "centre",
  "return-desk",
  "division",
  "council",
  "department",
  "registry",
  "provincial-committee",
];

/**
 * Where everything stands: a lane for each place, a row for each step in an order in which every way leads
 * down, so that no two boxes and no box and line cover each other.
 */
export function layoutDiagram(definition: WorkflowDefinition): DiagramLayout {
  const order = forwardOrder(definition);
  const codes = [...order.order, ...order.circle];
  const places = LANE_ORDER.filter((place) => definition.steps.some((step) => step.actor.place === place));
  const lanes = places.map((place, at) => ({ place, x: at * LANE_WIDTH + (LANE_WIDTH - BOX.width) / 2 }));
  const boxes = codes.flatMap((code, row): readonly Box[] => {
    const step = findStep(definition, code);
    const lane = lanes.find((each) => each.place === step?.actor.place);
    if (step === undefined || lane === undefined) return [];
    return [{ step, x: lane.x, y: HEAD_HEIGHT + row * ROW_HEIGHT, lines: wrapped(step.title.vi) }];
  });
  const lines = boxes.flatMap((box) => linesFrom(box, boxes));
  const height = HEAD_HEIGHT + codes.length * ROW_HEIGHT;
  return { width: places.length * LANE_WIDTH, height, lanes, boxes, lines };
}

function linesFrom(box: Box, boxes: readonly Box[]): readonly Line[] {
  const isChoice = box.step.next.length > 1;
  return box.step.next.flatMap((way, index) => {
    const target = boxes.find((each) => each.step.code === way.to);
    if (target === undefined) return [];
    const points = pointsBetween(box, target, spread(index, box.step.next.length));
    return [{ from: box.step.code, to: way.to, points, label: isChoice ? (way.when ?? way.label) : "" }];
  });
}

/** Ways that leave one box begin side by side. */
function spread(index: number, count: number): number {
  return (index - (count - 1) / 2) * 36;
}

/** Straight down to the next row; further down along the gutter beside the lane of the target. */
function pointsBetween(from: Box, to: Box, shift: number): Line["points"] {
  const start = [from.x + BOX.width / 2 + shift, from.y + BOX.height] as const;
  const end = [to.x + BOX.width / 2, to.y] as const;
  const below = start[1] + 14;
  const above = to.y - 14;
  if (above <= below + 14) {
    return start[0] === end[0] ? [start, end] : [start, [start[0], below], [end[0], below], end];
  }
  const gutter = to.x + BOX.width + 12 + Math.abs(shift) / 12;
  return [start, [start[0], below], [gutter, below], [gutter, above], [end[0], above], end];
}

/** The title in lines that fit the box; what is left over ends in an ellipsis. */
function wrapped(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES - 1), `${lines[MOST_LINES - 1] ?? ""}…`];
}
