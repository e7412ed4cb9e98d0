import { formatDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/pdf/printable.ts";
import type { Row, Table } from "#platform/sheets/table.ts";
import type { Sheet } from "#platform/sheets/sheet-streams.ts";
import { formatInteger } from "#kernel/vnd.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { formatReceiptNumber } from "../domain/receipt.ts";
import { KIND_NAMES, MEDIUM_NAMES } from "../domain/texts.ts";
import { difference, totalUsage, type Period, type Usage } from "../domain/usage.ts";
import { usageOfBooks, type BookUsage } from "../store/usage.ts";

/** One line of the report, in words. */
export type UsageLine = {
  readonly key: string;
  readonly names: readonly [principal: string, holder: string, kind: string, form: string, symbol: string];
  readonly usage: Usage;
  /** `00000001 - 00000042` */
  readonly range: string;
};

export type UsageReport = {
  readonly period: Period;
  readonly lines: readonly UsageLine[];
  readonly total: Usage;
  /** Not zero: numbers are missing. */
  readonly difference: number;
};

/** Báo cáo tình hình sử dụng biên lai: every book in a period (Decree 254/2026). */
export async function usageReport(
  db: Db,
  period: Period,
  { agencies, holderIds }: { readonly agencies: readonly Agency[]; readonly holderIds?: readonly string[] | undefined },
): Promise<UsageReport> {
  const nameOf = (id: string) => agencies.find((agency) => agency.id === id)?.name ?? "";
  const books = await usageOfBooks(db, period, holderIds === undefined ? {} : { holderIds });
  const total = totalUsage(books);
  return {
    period,
    lines: books.map((book) => lineOf(book, nameOf)),
    total,
    difference: difference(total),
  };
}

function lineOf(book: BookUsage, nameOf: (id: string) => string): UsageLine {
  const { bookId, principalId, holderId, kind, medium, form, symbol, firstUsed, lastUsed } = book;
  const kindName = `${KIND_NAMES[kind]}, ${MEDIUM_NAMES[medium].toLocaleLowerCase("vi")}`;
  return {
    key: bookId,
    names: [nameOf(principalId), nameOf(holderId), kindName, form, symbol],
    usage: book,
    range:
      firstUsed === null || lastUsed === null
        ? ""
        : `${formatReceiptNumber(firstUsed)} - ${formatReceiptNumber(lastUsed)}`,
  };
}

export const USAGE_TITLE = "BÁO CÁO TÌNH HÌNH SỬ DỤNG BIÊN LAI";
const NAME_COLUMNS = ["Cơ quan thu", "Bên giữ sổ, lập biên lai", "Loại", "Mẫu số", "Ký hiệu"] as const;
const COUNT_COLUMNS = [
  "Tồn đầu kỳ",
  "Nhận trong kỳ",
  "Sử dụng",
  "Xóa bỏ",
  "Mất",
  "Hủy",
  "Tồn cuối kỳ",
  "Xóa bỏ của kỳ trước",
] as const;
const RANGE_COLUMN = "Từ số - đến số đã lập";

/** The headings of the report, left to right. */
const USAGE_COLUMNS: readonly string[] = [...NAME_COLUMNS, ...COUNT_COLUMNS, RANGE_COLUMN];

/** The counts of a line in the order of its headings. */
export function countsOf(usage: Usage): readonly number[] {
  const { opening, received, used, cancelled, lost, destroyed, closing, cancelledEarlier } = usage;
  return [opening, received, used, cancelled, lost, destroyed, closing, cancelledEarlier];
}

/** The same on a screen, where the words of a line share two cells. */
export const SCREEN_COLUMNS: readonly string[] = ["Cơ quan thu", "Mẫu số, ký hiệu", ...COUNT_COLUMNS, RANGE_COLUMN];

/** The words of a line in two cells. */
export function screenNames({ names }: UsageLine): readonly [string, string] {
  const [principal, holder, kind, form, symbol] = names;
  return [
    holder === principal ? principal : `${principal} (${holder} lập)`,
    `${form} ${symbol}, ${kind.toLocaleLowerCase("vi")}`,
  ];
}

/** What the report says about itself under the table. */
export const USAGE_NOTE =
  "Tồn đầu kỳ + nhận = sử dụng + xóa bỏ + mất + hủy + tồn cuối kỳ. Biên lai điện tử không có tồn: số hình thành khi lập.";

/** The period in words. */
export function periodInWords({ from, to }: Period): string {
  return `Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}`;
}

/** The report as a sheet for xlsx and csv. */
export function usageSheet(report: UsageReport): Sheet {
  const table: Table = {
    name: "Sử dụng biên lai",
    above: [
      { centre: USAGE_TITLE, look: "title" },
      { centre: periodInWords(report.period), look: "italic" },
    ],
    columns: [
      ...NAME_COLUMNS.map((name) => ({ name, format: "text", width: 18, wrap: "wrap" }) as const),
      ...COUNT_COLUMNS.map((name) => ({ name, format: "integer", width: 10 }) as const),
      { name: RANGE_COLUMN, format: "text", width: 21 },
    ],
    below: [{ left: USAGE_NOTE, look: "italic" }],
  };
  const rows: Row[] = [
    ...report.lines.map(({ names, usage, range }) => [...names, ...countsOf(usage), range]),
    { cells: ["Tổng số", "", "", "", "", ...countsOf(report.total), ""], look: "strong" },
  ];
  return { table, rows };
}

type Office = Pick<Agency, "name" | "superiorName" | "place">;

/** The report as data of its paper. */
export function usagePaper(report: UsageReport, { name, superiorName, place }: Office, date: string): Json {
  return {
    paper: "a4-landscape",
    title: USAGE_TITLE,
    code: "",
    copies: [""],
    superior: superiorName.toLocaleUpperCase("vi"),
    agency: name.toLocaleUpperCase("vi"),
    place,
    date,
    period: periodInWords(report.period),
    columns: USAGE_COLUMNS,
    names: NAME_COLUMNS.length,
    rows: report.lines.map(({ names, usage, range }) => [...names, ...countsOf(usage).map(formatInteger), range]),
    total: countsOf(report.total).map(formatInteger),
    note: USAGE_NOTE,
  };
}
