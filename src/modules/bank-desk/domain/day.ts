import { formatMoney } from "#kernel/vnd.ts";

/** The figures of a day of collection, as two people see and sign them; sums in đồng. */
export type DayFigures = {
  readonly shifts: number;
  readonly openShifts: number;
  /** Payments of the day, also those that were undone later. */
  readonly payments: number;
  readonly taken: number;
  readonly voids: number;
  readonly voided: number;
  readonly refunds: number;
  readonly refunded: number;
  readonly byChannel: readonly { readonly channel: string; readonly count: number; readonly sum: number }[];
  readonly byKind: readonly { readonly kind: "phi" | "le-phi"; readonly count: number; readonly sum: number }[];
  /** Receipts written on the day, also those that were cancelled later: nothing is taken out of the count. */
  readonly receipts: number;
  readonly receiptSum: number;
  readonly cancelledReceipts: number;
  /** What came today and is not on a receipt of today: parts and rests that are held, less what was held and is settled now. */
  readonly heldChange: number;
  readonly suspenseItems: number;
  readonly suspense: number;
  readonly voidsPending: number;
  /** Debits minus credits over all accounts: nothing, or the books are wrong. */
  readonly imbalance: number;
  readonly differences: number;
};

export type DayCheck = {
  readonly id: "shifts" | "receipts" | "ledger" | "voids" | "suspense" | "differences";
  readonly says: string;
  /** `stops` keeps the day open; `mind` is to be seen and does not. */
  readonly verdict: "right" | "mind" | "stops";
};

/** The checks before a day is closed, in the order in which a person works them off. */
export function checksOf(figures: DayFigures): readonly DayCheck[] {
  const { openShifts, shifts, voidsPending, imbalance, suspenseItems, differences } = figures;
  const unexplained = figures.taken - figures.heldChange - figures.receiptSum;
  return [
    openShifts > 0
      ? { id: "shifts", verdict: "stops", says: `Còn ${openShifts} ca chưa đóng. Đóng hết các ca rồi khóa sổ.` }
      : { id: "shifts", verdict: "right", says: `Đã đóng đủ ${shifts} ca.` },
    voidsPending > 0
      ? { id: "voids", verdict: "stops", says: `Còn ${voidsPending} yêu cầu hủy phiếu thu chưa có người duyệt.` }
      : { id: "voids", verdict: "right", says: `${figures.voids} phiếu thu đã hủy, đều có người thứ hai duyệt.` },
    unexplained === 0
      ? { id: "receipts", verdict: "right", says: "Tổng biên lai khớp tổng tiền thu, đến từng đồng." }
      : {
          id: "receipts",
          verdict: "stops",
          says: `Tổng biên lai lệch tổng tiền thu ${formatMoney(unexplained)}. Báo quản trị hệ thống trước khi khóa sổ.`,
        },
    imbalance === 0
      ? { id: "ledger", verdict: "right", says: "Sổ kép cân: tổng Nợ bằng tổng Có." }
      : { id: "ledger", verdict: "stops", says: `Sổ kép lệch ${formatMoney(imbalance)}. Báo quản trị hệ thống.` },
    suspenseItems > 0
      ? {
          id: "suspense",
          verdict: "mind",
          says: `Còn ${suspenseItems} khoản tiền chờ xử lý; không chặn khóa sổ, từng khoản có người theo dõi.`,
        }
      : { id: "suspense", verdict: "right", says: "Không còn tiền chờ xử lý." },
    differences === 0
      ? { id: "differences", verdict: "right", says: "Kiểm quỹ các ca không chênh lệch." }
      : {
          id: "differences",
          verdict: "mind",
          says: `Kiểm quỹ chênh lệch ${differences > 0 ? "thừa" : "thiếu"} ${formatMoney(Math.abs(differences))}, đã ghi sổ và có người xác nhận.`,
        },
  ];
}

/** Whether nothing stands in the way of closing. */
export function mayCloseWith(figures: DayFigures): boolean {
  return checksOf(figures).every(({ verdict }) => verdict !== "stops");
}
