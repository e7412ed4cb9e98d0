/** Most that the line of a signature may hold: some minutes of drawing. */
const MOST = 60_000;
/** A dot or a short dash is a slip of the hand, not a signature. */
const FEWEST_POINTS = 12;
const SMALLEST = 20;

export const PAD = { width: 600, height: 200 } as const;

export type SignatureFault = "none" | "too-long" | "not-a-line" | "off-the-pad" | "too-small";

/** Why a text is not the line of a drawn signature: moves and lines in whole points on the pad, nothing else. */
export function signatureFault(line: string): SignatureFault | undefined {
  if (line === "") return "none";
  if (line.length > MOST) return "too-long";
  if (!/^M\d{1,5} \d{1,5}(?:[ML]\d{1,5} \d{1,5})*$/.test(line)) return "not-a-line";
  const points = pointsOf(line);
  if (!points.every(([x, y]) => x <= PAD.width && y <= PAD.height)) return "off-the-pad";
  const isSlip = points.length < FEWEST_POINTS || Math.max(span(points, 0), span(points, 1)) < SMALLEST;
  return isSlip ? "too-small" : undefined;
}

/** The picture of a signature that was checked, for paper and page. */
export function signatureSvg(line: string): string {
  if (signatureFault(line) !== undefined) throw new RangeError("not a signature");
  const pen = 'fill="none" stroke="#14213d" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"';
  const size = `viewBox="0 0 ${PAD.width} ${PAD.height}" width="${PAD.width}" height="${PAD.height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="${line}" ${pen}/></svg>`;
}

type Point = readonly [number, number];

function span(points: readonly Point[], axis: 0 | 1): number {
  let [least, most] = [Infinity, -Infinity];
  for (const point of points) [least, most] = [Math.min(least, point[axis]), Math.max(most, point[axis])];
  return most - least;
}

function pointsOf(line: string): readonly Point[] {
  return [...line.matchAll(/[ML](\d+) (\d+)/g)].map(([, x = "", y = ""]) => [Number(x), Number(y)] as const);
}
