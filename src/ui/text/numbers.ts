/** How a figure is written: a count of things, or a share between 0 and 1 shown in per cent. */
export type FigureFormat = "count" | "share";

/** What stands where nothing can be counted, for example a share of nothing. */
export const NO_FIGURE = "–";

const counts = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat("vi-VN", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A count the Vietnamese way: `1.284`. */
export function formatCount(value: number): string {
  return Number.isFinite(value) ? counts.format(value) : NO_FIGURE;
}

/** A share between 0 and 1 in per cent: `87,8 %`; what is not all is never rounded to all, nor something to nothing. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return NO_FIGURE;
  if (share === 0 || share === 1) return `${share * 100}\u00a0%`;
  const percent = share * 100;
  if (percent > 99.9 && percent < 100) return "99,9\u00a0%";
  if (percent > 0 && percent < 0.1) return "0,1\u00a0%";
  return `${percents.format(percent)}\u00a0%`;
}

/** A figure of a board or a report; `undefined` is unknown, not zero. */
export function formatFigure(value: number | undefined, format: FigureFormat = "count"): string {
  if (value === undefined) return NO_FIGURE;
  return format === "share" ? formatShare(value) : formatCount(value);
}

/** The difference of two shares in points of per cent: `3,2 điểm %`; the sign is told elsewhere. */
export function formatPoints(difference: number): string {
  return `${counts.format(Math.abs(difference) * 100)}\u00a0điểm\u00a0%`;
}

/** A figure beside an axis, where room is short: `12 tr` for millions, `1,2 tỷ` for thousands of them. */
export function formatShort(value: number, format: FigureFormat = "count"): string {
  if (format === "share") return `${counts.format(value * 100)}\u00a0%`;
  if (value >= 1e9) return `${counts.format(value / 1e9)}\u00a0tỷ`;
  if (value >= 1e6) return `${counts.format(value / 1e6)}\u00a0tr`;
  return counts.format(value);
}
