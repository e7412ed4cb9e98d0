import { formatDate } from "#kernel/time.ts";
import { sayUntil } from "./say-until.ts";
import type { Reconciliation, Report, ReportCell, ReportNote } from "./report.ts";

/** `Quý IV năm 2026 (Từ ngày 01/10/2026 đến ngày 31/12/2026)`. */
export function periodLine({ period }: Pick<Report, "period">): string {
  const days = `Từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)}`;
  return period.name === days ? days : `${period.name} (${days})`;
}

/** `Tính đến 16:30 30/11/2026`: the instant that makes the figures the same next year. */
export function asOfLine({ asOf }: Pick<Report, "asOf">): string {
  return `Tính đến ${sayUntil(asOf)}`;
}

/** An identity in figures: `(3) = (7) + (11): 596 = 596`, and by how much it is broken. */
export function sayReconciliation({ text, left, right }: Reconciliation): string {
  const sum = `${text}: ${number(left)} = ${number(right)}`;
  return left === right ? sum : `${text}: ${number(left)} ≠ ${number(right)}, lệch ${number(Math.abs(left - right))}`;
}

/** Whether the parts add up. */
export function holds({ left, right }: Reconciliation): boolean {
  return left === right;
}

/** A note as one line of text, for print and sheets. */
export function sayNote(note: ReportNote): string {
  return typeof note === "string" ? note : note.map((part) => (typeof part === "string" ? part : part.text)).join("");
}

/** Why columns show "–": one sentence for each reason, naming its columns. */
export function unknownNotes({ rows, columns }: Pick<Report, "rows" | "columns">): readonly string[] {
  const reasons = new Map<string, Set<string>>();
  for (const { cells } of rows) {
    cells.forEach((cell, index) => {
      if (cell.kind !== "unknown") return;
      reasons.set(cell.why, (reasons.get(cell.why) ?? new Set()).add(columns[index]?.name ?? ""));
    });
  }
  return [...reasons].map(([why, names]) => `“–” ở cột ${[...names].join("; ")}: ${why}`);
}

/** A cell as text: figures as people write them, `–` where nothing was recorded. */
export function sayCell(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "count":
      return number(cell.value);
    case "money":
      return `${number(cell.value)} đ`;
    case "percent":
      return cell.value === null ? "–" : `${(cell.value * 100).toLocaleString("vi-VN", ONE_DIGIT)}%`;
    case "decimal":
      return cell.value === null ? "–" : cell.value.toLocaleString("vi-VN", digits(cell.digits));
    case "unknown":
      return "–";
  }
}

const ONE_DIGIT = digits(1);

function digits(count: number): Intl.NumberFormatOptions {
  return { minimumFractionDigits: count, maximumFractionDigits: count };
}

function number(value: number): string {
  return value.toLocaleString("vi-VN");
}
