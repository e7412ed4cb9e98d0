import { dateInVietnam, formatDate, formatInstant, type Instant, type PlainDate } from "#kernel/time.ts";
import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Json } from "#platform/pdf/printable.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { checksOf, type DayFigures } from "../domain/day.ts";
import type { DeskDay } from "../store/days.ts";

export type DayToPrint = {
  readonly agency: Agency;
  readonly day: PlainDate;
  readonly figures: DayFigures;
  readonly closed: DeskDay | undefined;
  readonly name: (id: string | null) => string;
  readonly now: Instant;
};

/** What the template of a day's close shows. */
export function daySheet({ agency, day, figures, closed, name, now }: DayToPrint): Json {
  return {
    ...letterheadOf(agency, dateInVietnam(closed?.closedAt ?? now)),
    title: "BIÊN BẢN KHÓA SỔ THU PHÍ, LỆ PHÍ",
    period: `Ngày ${formatDate(day)}`,
    state:
      closed === undefined
        ? `Bản xem trước, in lúc ${formatInstant(now)}; ngày chưa khóa sổ`
        : `Khóa sổ lúc ${formatInstant(closed.closedAt)}`,
    rows: rowsOf(figures).map(([label, count, sum]) => ({ label, count, sum: formatMoney(sum) })),
    words: moneyInWords(figures.taken - figures.voided),
    checks: checksOf(figures).map(({ says }) => says),
    closedBy: closed === undefined ? "" : name(closed.closedBy),
    witness: closed === undefined ? "" : name(closed.witnessId),
  };
}

function rowsOf(figures: DayFigures): readonly (readonly [string, string, number])[] {
  return [
    ["Đã thu", String(figures.payments), figures.taken],
    ["Trong đó đã hủy", String(figures.voids), figures.voided],
    ...figures.byChannel
      .filter(({ count }) => count > 0)
      .map(({ channel, count, sum }) => [`Còn hiệu lực, ${channel.toLowerCase()}`, String(count), sum] as const),
    ["Biên lai đã lập", String(figures.receipts), figures.receiptSum],
    ...figures.byKind.map(
      ({ kind, count, sum }) =>
        [kind === "phi" ? "Biên lai phí còn hiệu lực" : "Biên lai lệ phí còn hiệu lực", String(count), sum] as const,
    ),
    ["Giữ lại chờ xử lý trong ngày", "", figures.heldChange],
    ["Hoàn trả đã chi", String(figures.refunds), figures.refunded],
    ["Tiền chờ xử lý lúc khóa", String(figures.suspenseItems), figures.suspense],
  ];
}

/** What every paper of the desk begins with. */
export function letterheadOf(agency: Agency, day: PlainDate) {
  const { superiorName, name, place } = agency;
  return {
    superior: superiorName.toLocaleUpperCase("vi"),
    agency: name.toLocaleUpperCase("vi"),
    place,
    date: `ngày ${String(day.day).padStart(2, "0")} tháng ${String(day.month).padStart(2, "0")} năm ${day.year}`,
    paper: "a4",
    copies: [""],
    code: "",
  };
}
