import { formatDate, type PlainDate } from "#kernel/time.ts";
import type { ChipTone } from "#ui/components/chip/chip.tsx";
import { formatMoney } from "#kernel/vnd.ts";
import type { LineClass } from "../domain/lines.ts";
import type { Signer } from "../domain/signing.ts";
import type { Tally } from "../domain/tally.ts";
import type { LineState } from "../store/tables.ts";

/** The classes of handbook §5.6 in the words of the desk. */
export const CLASS_NAMES = {
  exact: "Khớp",
  differs: "Lệch số tiền",
  "only-bank": "Chỉ có ở ngân hàng",
  duplicate: "Trùng",
} as const satisfies Record<LineClass, string>;

export const SIGNER_NAMES = {
  cashier: "Thu ngân",
  "bank-controller": "Kiểm soát viên ngân hàng",
  accountant: "Kế toán Trung tâm",
} as const satisfies Record<Signer, string>;

export const DAY_STATES = {
  open: { label: "Đang đối soát", tone: "neutral" },
  signing: { label: "Đang ký", tone: "soon" },
  locked: { label: "Đã khóa", tone: "early" },
} as const satisfies Record<string, { readonly label: string; readonly tone: ChipTone }>;

/** A chip for the state of a line: what waits for a person stands out. */
export function lineChip(state: LineState, of: LineClass | null): { readonly label: string; readonly tone: ChipTone } {
  if (state === "new") return { label: "Chưa đối soát", tone: "neutral" };
  if (state === "open") return { label: "Chờ xử lý", tone: "late" };
  return { label: of === "exact" ? "Đã khớp" : "Đã giải quyết", tone: "early" };
}

/** Days that money has been on its way. */
export function ageOf(from: PlainDate, today: PlainDate): string {
  const { days } = from.until(today, { largestUnit: "days" });
  return days <= 0 ? "trong ngày" : `${days} ngày`;
}

/** A short word for money's kind in lists. */
export const AWAITED_NAMES = {
  payment: "Khoản thu",
  refund: "Hoàn trả",
  treasury: "Nộp Kho bạc",
  deposit: "Nộp quỹ",
} as const;

/** `25/11/2026` or `từ 01/11/2026 đến 30/11/2026`. */
export function spanOf(from: PlainDate, to: PlainDate): string {
  return from.equals(to) ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`;
}

/** The difference and all its parts, so that everybody can add them up. */
export function differenceSentence(tally: Tally): string {
  const { byClass, differsOurs, onlyUs } = tally;
  const parts = [
    `lệch số tiền ${formatMoney(byClass.differs.amount - differsOurs)}`,
    `chỉ có ở ngân hàng ${formatMoney(byClass["only-bank"].amount)}`,
    `trùng ${formatMoney(byClass.duplicate.amount)}`,
    `trừ tiền đang chuyển ${formatMoney(onlyUs.amount)}`,
  ];
  return `Chênh lệch ngân hàng so với Trung tâm: ${formatMoney(tally.difference)} = ${parts.join(" + ").replace("+ trừ", "trừ")}.`;
}

/** `11/2026`. */
export function monthOf(month: PlainDate): string {
  return formatDate(month).slice(3);
}
