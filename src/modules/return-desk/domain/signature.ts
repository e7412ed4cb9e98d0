/** Most that the line of a signature may hold: some minutes of drawing. */
const MOST = 60_000;
/** A dot or a short dash is a slip of the hand, not a signature. */
const FEWEST_POINTS = 12;

export const PAD = { width: 600, height: 200 } as const;

/** Whether the text is the line of a drawn signature: moves and lines on the pad, nothing else. */
export function isSignature(line: string): boolean {
  if (line.length > MOST || !/^(?:[ML]\d{1,3} \d{1,3})+$/.test(line)) return false;
  const points = pointsOf(line);
  return points.length >= FEWEST_POINTS && points.every(([x, y]) => x <= PAD.width && y <= PAD.height);
}

function pointsOf(line: string): readonly (readonly [number, number])[] {
  return [...line.matchAll(/[ML](\d+) (\d+)/g)].map(([, x = "", y = ""]) => [Number(x), Number(y)] as const);
}
