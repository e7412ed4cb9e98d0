import type { Instant, PlainDate } from "#kernel/time.ts";
import { instantOf } from "#kernel/time.ts";

/** What became of the numbers of a book in a period (Báo cáo tình hình sử dụng biên lai). */
export type Usage = {
  /** Tồn đầu kỳ. */
  readonly opening: number;
  /** Nhận trong kỳ; electronic numbers come into being as they are used. */
  readonly received: number;
  /** Sử dụng: issued in the period and in force at its end. */
  readonly used: number;
  /** Xóa bỏ: issued in the period, cancelled or replaced by its end. */
  readonly cancelled: number;
  /** Mất: unused paper that is gone. */
  readonly lost: number;
  /** Hủy: unused paper that was cancelled or damaged. */
  readonly destroyed: number;
  /** Tồn cuối kỳ. */
  readonly closing: number;
  /** Cancelled or replaced in the period but issued before it: those numbers left the stock long ago. */
  readonly cancelledEarlier: number;
};

/** What the report owes: what was there and came in is what was used, fell away and is left. */
export function difference({ opening, received, used, cancelled, lost, destroyed, closing }: Usage): number {
  return opening + received - (used + cancelled + lost + destroyed + closing);
}

/** The sum of the books, column by column. */
export function totalUsage(usages: readonly Usage[]): Usage {
  return usages.reduce(
    (sum, usage) => ({
      opening: sum.opening + usage.opening,
      received: sum.received + usage.received,
      used: sum.used + usage.used,
      cancelled: sum.cancelled + usage.cancelled,
      lost: sum.lost + usage.lost,
      destroyed: sum.destroyed + usage.destroyed,
      closing: sum.closing + usage.closing,
      cancelledEarlier: sum.cancelledEarlier + usage.cancelledEarlier,
    }),
    NOTHING,
  );
}

const NOTHING: Usage = {
  opening: 0,
  received: 0,
  used: 0,
  cancelled: 0,
  lost: 0,
  destroyed: 0,
  closing: 0,
  cancelledEarlier: 0,
};

/** Both days belong to the period. */
export type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** First instant of the period and the first one behind it, by the days of Vietnam. */
export function boundsOf({ from, to }: Period): { readonly start: Instant; readonly end: Instant } {
  return {
    start: instantOf(from.toPlainDateTime()),
    end: instantOf(to.add({ days: 1 }).toPlainDateTime()),
  };
}
