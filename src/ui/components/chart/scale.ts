import type { FigureFormat } from "#ui/text/numbers.ts";

export type Scale = {
  readonly from: number;
  readonly to: number;
  /** Values of the grid lines from the bottom up, both ends among them. */
  readonly ticks: readonly number[];
};

const STEPS = [1, 2, 2.5, 5, 10] as const;
const WANTED_STEPS = 4;
const SMALLEST_SHARE = 0.001;

/** An axis that holds all values and ends on round numbers: whole ones for counts, at most 100 % for shares. */
export function scaleFor(
  values: readonly number[],
  { from = 0, format }: { readonly from?: number; readonly format: FigureFormat },
): Scale {
  const highest = Math.max(from, ...values.filter((value) => Number.isFinite(value)));
  if (highest === from) return { from, to: from + 1, ticks: [from, from + 1] };
  const round = (factor: number): Scale =>
    stepped(from, highest, roundStep(Math.max(SMALLEST_SHARE, (highest - from) / factor), format));
  const scale = round(WANTED_STEPS);
  if (format === "count" || highest > 1 || scale.to <= 1) return scale;
  return [5, 6, 8, 10].map(round).find(({ to }) => to <= 1) ?? { from, to: 1, ticks: [from, 1] };
}

function stepped(from: number, highest: number, step: number): Scale {
  const count = Math.max(1, Math.ceil((highest - from) / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy(from + index * step));
  return { from, to: ticks.at(-1) ?? from + step, ticks };
}

function roundStep(rough: number, format: FigureFormat): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  return format === "count" ? Math.max(1, Math.ceil(step)) : tidy(step);
}

/** How high a value stands in a plot of this height, counted from the top; outside values stay at the edge. */
export function heightOf(value: number, scale: Scale, plot: number): number {
  const share = (value - scale.from) / (scale.to - scale.from);
  return tidy(plot * (1 - Math.min(1, Math.max(0, share))), 1);
}

/** Every how many points a label fits into so many pixels, at 12 px type. */
export function labelStep(labels: readonly string[], pixels: number): number {
  const longest = Math.max(1, ...labels.map((label) => label.length));
  return Math.max(1, Math.ceil(labels.length / Math.max(1, Math.floor(pixels / (longest * 7 + 10)))));
}

/** A place along the width, as the attribute that stays right at every width. */
export function across(percent: number): string {
  return `${tidy(percent, 2)}%`;
}

function tidy(value: number, digits = 9): number {
  return Number(value.toFixed(digits));
}
