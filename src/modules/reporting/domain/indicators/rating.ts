import type { IndicatorNumber } from "./nine-indicators.ts";

/** Scores by indicator; null where nothing was recorded. */
export type Scores = ReadonlyMap<IndicatorNumber, number | null>;

export type Band = { readonly name: string; /** Lowest total in the band. */ readonly from: number };

/** TT 01/2018/TT-VPCP Điều 15, of at most 10 points; best first. */
export const OFFICER_BANDS: readonly Band[] = [
  { name: "Hoàn thành 100 %", from: 5 },
  { name: "Hoàn thành từ 70 % đến dưới 100 %", from: 3.5 },
  { name: "Hoàn thành dưới 70 %", from: 0 },
];

/** TT 01/2018/TT-VPCP Điều 15, of at most 18 points; best first. */
export const AGENCY_BANDS: readonly Band[] = [
  { name: "Xuất sắc", from: 15 },
  { name: "Tốt", from: 12 },
  { name: "Khá", from: 9 },
  { name: "Trung bình", from: 6 },
  { name: "Yếu", from: 0 },
];

/** What came out: points from data, the most that data could have given, and the indicators that lack data. */
export type Rating = {
  readonly total: number;
  readonly attainable: number;
  readonly missing: readonly IndicatorNumber[];
  /** The band when the missing points cannot change it; else the worst and the best that are still possible. */
  readonly bands: { readonly lowest: Band; readonly highest: Band };
};

/** Adds up scores and finds the band; what is missing is named and widens the band, it is never counted as nothing. */
export function rate(
  scores: Scores,
  { of, bands }: { readonly of: readonly IndicatorNumber[]; readonly bands: readonly Band[] },
): Rating {
  const tenths = of.map((number) => scores.get(number) ?? null);
  const missing = of.filter((_, index) => tenths[index] === null);
  const total = tenths.reduce<number>((sum, score) => sum + Math.round((score ?? 0) * 10), 0) / 10;
  const attainable = (of.length - missing.length) * MOST_POINTS;
  const best = Math.round((total + missing.length * MOST_POINTS) * 10) / 10;
  return { total, attainable, missing, bands: { lowest: bandOf(total, bands), highest: bandOf(best, bands) } };
}

const MOST_POINTS = 2;

/** The band a total falls in; every total from 0 up falls in exactly one. */
export function bandOf(total: number, bands: readonly Band[]): Band {
  const found = bands.find(({ from }) => total >= from);
  if (found === undefined) throw new RangeError(`no band holds ${total}`);
  return found;
}

/** `Tốt`; `Khá … Tốt, còn thiếu dữ liệu`; `chưa có dữ liệu` when nothing at all is recorded. */
export function bandInWords({ bands, attainable }: Pick<Rating, "bands" | "attainable">): string {
  const { lowest, highest } = bands;
  if (attainable === 0) return "chưa có dữ liệu";
  return lowest.name === highest.name ? lowest.name : `${lowest.name} … ${highest.name}, còn thiếu dữ liệu`;
}
