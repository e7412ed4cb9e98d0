import { Temporal } from "#kernel/time.ts";
import { csvField, csvText } from "./csv-text.ts";
import { flatHead } from "./head-grid.ts";
import { inGroups } from "./in-groups.ts";
import { wallClockOfEpoch } from "./serial-day.ts";
import type { Cell, Format, Line, Row, Table, Value } from "./table.ts";

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
export function csvRows(table: Table, rows: readonly Row[]): Buffer {
  return inGroups(rows, (row) => {
    const cells = "cells" in row ? row.cells : row;
    if (cells.length > table.columns.length) throw new RangeError("a row has more cells than the table has columns");
    return record(table.columns.map(({ format }, index) => cellText(cells[index] ?? null, format)));
  });
}

/** Notes below the table, each part of a line as one field of a full row. */
export function csvClosing(table: Table): string {
  return (table.below ?? []).map((line) => record(padded(partsOf(line), table.columns.length))).join("");
}

function record(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

function cellText(cell: Cell, format: Format): string {
  const styled = cell !== null && typeof cell === "object" && "value" in cell;
  return styled ? valueText(cell.value, cell.format ?? format) : valueText(cell, format);
}

function valueText(value: Value, format: Format): string {
  if (value === null) return "";
  if (typeof value === "string") return csvText(value);
  if (typeof value === "number") return numberText(value, format);
  return value instanceof Temporal.Instant ? momentText(value.epochMilliseconds, format) : value.toString();
}

function numberText(value: number, format: Format): string {
  if (!Number.isFinite(value)) throw new RangeError("a cell cannot hold NaN or infinity");
  return format === "date" || format === "instant" ? momentText(value, format) : String(value);
}

function momentText(milliseconds: number, format: Format): string {
  const text = wallClockOfEpoch(milliseconds);
  return format === "date" ? text.slice(0, -9) : text;
}

function partsOf({ left, centre, right }: Line): readonly string[] {
  return [left, centre, right].filter((part) => part !== undefined);
}

function padded(parts: readonly string[], width: number): readonly string[] {
  return Array.from({ length: width }, (_, index) => csvText(parts[index] ?? ""));
}
