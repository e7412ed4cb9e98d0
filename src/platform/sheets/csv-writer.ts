import { Temporal, type Instant } from "#kernel/time.ts";
import { csvField, csvText } from "./csv-text.ts";
import { flatHead } from "./head-grid.ts";
import { VIETNAM_AHEAD_MS } from "./serial-day.ts";
import type { Cell, Line, Row, Table, Value } from "./table.ts";

/** Excel shows Vietnamese only in a file that begins with this. */
const BYTE_ORDER_MARK = "\uFEFF";

/** The beginning of a csv file: the mark, then one row of names, even for a head of several rows. */
export function csvOpening(table: Table): string {
  return BYTE_ORDER_MARK + record(flatHead(table).map(csvText));
}

/**
 * Rows as RFC 4180 has them. Days are `2026-11-25`, instants `2026-11-25 09:15:00` on the wall clock of Vietnam, numbers
 * have a decimal point: every program reads them the same. Text is guarded, see `csvText`.
 */
export function csvRows(table: Table, rows: readonly Row[]): string {
  let text = "";
  for (const row of rows) {
    const cells = "cells" in row ? row.cells : row;
    if (cells.length > table.columns.length) throw new RangeError("a row has more cells than the table has columns");
    text += record(table.columns.map((_, index) => valueText(valueOf(cells[index] ?? null))));
  }
  return text;
}

/** Notes below the table, each part of a line as one field of a full row. */
export function csvClosing(table: Table): string {
  return (table.below ?? []).map((line) => record(padded(partsOf(line), table.columns.length))).join("");
}

function record(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

function valueOf(cell: Cell): Value {
  return cell !== null && typeof cell === "object" && "value" in cell ? cell.value : cell;
}

function valueText(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return csvText(value);
  if (typeof value === "number") return numberText(value);
  return value instanceof Temporal.Instant ? wallClock(value) : value.toString();
}

// By hand: the calendar of Temporal takes thirty times as long, and a file has millions of instants.
function wallClock(instant: Instant): string {
  return new Date(instant.epochMilliseconds + VIETNAM_AHEAD_MS)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "");
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError("a cell cannot hold NaN or infinity");
  return String(value);
}

function partsOf({ left, centre, right }: Line): readonly string[] {
  return [left, centre, right].filter((part) => part !== undefined);
}

function padded(parts: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => csvText(parts[index] ?? ""));
}
