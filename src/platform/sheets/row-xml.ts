import { formatDate, formatInstant, Temporal } from "#kernel/time.ts";
import { columnLetters } from "./column-letters.ts";
import { columnWidth, heightFor, LINE_POINTS } from "./column-width.ts";
import { serialOfDate, serialOfEpoch, serialOfInstant, wallClockOfEpoch } from "./serial-day.ts";
import { bodyStyle } from "./styles.ts";
import type { Align, Cell, Column, Format, Look, Row, Styled, Value } from "./table.ts";
import { cellTextXml } from "./xml-text.ts";

/** Writes a row of the body as XML; `number` is its row in the sheet, from 1. */
export type RowXml = (row: Row, number: number) => string;

/** Prepares the writing of rows under these columns. A row of more cells than columns, or NaN, is a RangeError. */
export function rowXml(columns: readonly Column[]): RowXml {
  const places = columns.map(placeOf);
  return (row, number) => {
    const [cells, look] = "cells" in row ? [row.cells, row.look] : [row, "plain" as const];
    if (cells.length > places.length) throw new RangeError(`row ${number} has more cells than the table has columns`);
    let xml = "";
    let height = 0;
    for (const [index, place] of places.entries()) {
      const cell = cells[index] ?? null;
      xml += cellXml(cell, { place, look, number });
      height = Math.max(height, heightOf(cell, place.column));
    }
    return `<row r="${number}"${height > 0 ? ` ht="${height}"` : ""}>${xml}</row>`;
  };
}

/** A column prepared: what never changes from row to row. */
type Place = {
  readonly column: Column;
  /** `<c r="B`, to be followed by the number of the row. */
  readonly opening: string;
  /** `" s="17"` by look and format, at the column's own alignment. */
  readonly styles: Readonly<Record<Look, Readonly<Record<Format, string>>>>;
  /** The column as it is written for a text that has several lines. */
  readonly wrapped: Column;
};

type Spot = { readonly place: Place; readonly look: Look; readonly number: number };

function placeOf(column: Column, index: number): Place {
  const align = column.align ?? usualAlign(column.format);
  const byFormat = (look: Look) => ({
    text: styleXml(column, { format: "text", look, align }),
    integer: styleXml(column, { format: "integer", look, align }),
    decimal: styleXml(column, { format: "decimal", look, align }),
    percent: styleXml(column, { format: "percent", look, align }),
    money: styleXml(column, { format: "money", look, align }),
    date: styleXml(column, { format: "date", look, align }),
    instant: styleXml(column, { format: "instant", look, align }),
  });
  return {
    column,
    wrapped: { ...column, wrap: "wrap" },
    opening: `<c r="${columnLetters(index)}`,
    styles: {
      plain: byFormat("plain"),
      strong: byFormat("strong"),
      alert: byFormat("alert"),
      quiet: byFormat("quiet"),
    },
  };
}

function styleXml(column: Column, style: { format: Format; look: Look; align: Align }): string {
  return `" s="${bodyStyle({ ...style, wrap: column.wrap ?? "no-wrap" })}"`;
}

function usualAlign(format: Format): Align {
  if (format === "text") return "left";
  return format === "date" || format === "instant" ? "centre" : "right";
}

function cellXml(cell: Cell, { place, look, number }: Spot): string {
  const { value, format, look: own = look, align } = isStyled(cell) ? cell : { value: cell };
  const content = contentOf(value, format ?? place.column.format);
  if (align === undefined && !isBroken(value)) {
    return `${place.opening}${number}${place.styles[own][content.format]}${content.xml}`;
  }
  const column = isBroken(value) ? place.wrapped : place.column;
  const style = { format: content.format, look: own, align: align ?? column.align ?? usualAlign(column.format) };
  return `${place.opening}${number}${styleXml(column, style)}${content.xml}`;
}

/** The height that the row needs for this cell in points; 0 when the usual one will do. */
function heightOf(cell: Cell, column: Column): number {
  const value = isStyled(cell) ? cell.value : cell;
  if (typeof value !== "string" || (column.wrap === undefined && !isBroken(value))) return 0;
  const height = heightFor(value, columnWidth(column));
  return height > LINE_POINTS ? height : 0;
}

function isStyled(cell: Cell): cell is Styled {
  return cell !== null && typeof cell === "object" && "value" in cell;
}

function isBroken(value: Value): boolean {
  return typeof value === "string" && (value.includes("\n") || value.includes("\r"));
}

type Content = { readonly format: Format; readonly xml: string };

function contentOf(value: Value, wished: Format): Content {
  if (value === null || value === "") return { format: wished, xml: "/>" };
  if (typeof value === "string") return textContent(value);
  if (typeof value === "number") return numberContent(value, wished);
  if (value instanceof Temporal.Instant) {
    const serial = serialOfInstant(value);
    const format = wished === "date" ? "date" : "instant";
    return serial === undefined ? textContent(formatInstant(value)) : numeric(format, serial);
  }
  const serial = serialOfDate(value);
  return serial === undefined ? textContent(formatDate(value)) : numeric("date", serial);
}

function textContent(text: string): Content {
  return { format: "text", xml: ` t="inlineStr"><is>${cellTextXml(text)}</is></c>` };
}

function numberContent(value: number, wished: Format): Content {
  if (!Number.isFinite(value)) throw new RangeError("a cell cannot hold NaN or infinity");
  if (wished === "date" || wished === "instant") {
    const serial = serialOfEpoch(value);
    return serial === undefined
      ? textContent(wallClockOfEpoch(value))
      : numeric(wished, wished === "date" ? Math.floor(serial) : serial);
  }
  if (wished !== "text") return numeric(wished, value);
  return numeric(Number.isInteger(value) ? "integer" : "decimal", value);
}

function numeric(format: Format, value: number): Content {
  return { format, xml: `><v>${value}</v></c>` };
}
