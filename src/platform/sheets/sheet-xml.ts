import { columnLetters } from "./column-letters.ts";
import { columnWidth, heightFor, widthOf } from "./column-width.ts";
import { headHeight, placeHead, type PlacedHead } from "./head-grid.ts";
import { linesXml } from "./line-xml.ts";
import { HEAD_STYLE } from "./styles.ts";
import type { Table } from "./table.ts";
import { cellTextXml } from "./xml-text.ts";

/** A sheet opened: its bytes up to the first row, and the row number where the body begins. */
type Opening = { readonly xml: string; readonly firstRow: number };

/** Everything of a sheet before its rows: page, widths, lines above, head, frozen under the head. */
export function sheetOpening(table: Table): Opening {
  const above = linesXml(table, table.above ?? [], 1);
  const head = headXml(table, above.height + 1);
  const firstRow = above.height + headHeight(table) + 1;
  const frozen = `<pane ySplit="${firstRow - 1}" topLeftCell="A${firstRow}" activePane="bottomLeft" state="frozen"/>`;
  return {
    xml:
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      `<sheetViews><sheetView workbookViewId="0">${frozen}` +
      `<selection pane="bottomLeft" activeCell="A${firstRow}" sqref="A${firstRow}"/></sheetView></sheetViews>` +
      '<sheetFormatPr defaultRowHeight="15"/>' +
      `<cols>${table.columns.map((column, index) => columnXml(columnWidth(column), index + 1)).join("")}</cols>` +
      `<sheetData>${above.rows}${head}`,
    firstRow,
  };
}

/** Everything of a sheet after its rows, `nextRow` being the first free row. */
export function sheetClosing(table: Table, nextRow: number): string {
  const below = linesXml(table, table.below ?? [], nextRow);
  const above = linesXml(table, table.above ?? [], 1);
  const merges = [...above.merges, ...headMerges(table), ...below.merges];
  const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join("");
  const used = `A1:${columnLetters(table.columns.length - 1)}${Math.max(1, nextRow - 1 + below.height)}`;
  return (
    `${below.rows}</sheetData>` +
    (merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merged}</mergeCells>`) +
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${table.page ?? "landscape"}" fitToWidth="1" fitToHeight="0"/>` +
    "<headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter>" +
    `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>` +
    "</worksheet>"
  );
}

/** The rows that a printer repeats on each page, as `7:9`. */
export function repeatedRows(table: Table): string {
  const first = (table.above ?? []).length + 1;
  return `$${first}:$${first + headHeight(table) - 1}`;
}

function columnXml(width: number, number: number): string {
  return `<col min="${number}" max="${number}" width="${width}" customWidth="1"/>`;
}

function headXml(table: Table, first: number): string {
  const placed = placeHead(table);
  const heights = headHeights(table, placed);
  return heights
    .map((height, row) => {
      const cells = table.columns.map((_, column) => {
        const starting = placed.find((cell) => cell.row === row && cell.column === column);
        const place = `r="${columnLetters(column)}${first + row}" s="${HEAD_STYLE}"`;
        if (starting === undefined || starting.text === "") return `<c ${place}/>`;
        return `<c ${place} t="inlineStr"><is>${cellTextXml(starting.text)}</is></c>`;
      });
      return `<row r="${first + row}" ht="${height}" customHeight="1">${cells.join("")}</row>`;
    })
    .join("");
}

/** Rows as high as their own cells need; what a cell over several rows needs beyond that is given to its last row. */
function headHeights(table: Table, placed: readonly PlacedHead[]): readonly number[] {
  const heights = Array.from({ length: headHeight(table) }, () => 18);
  for (const cell of placed.toSorted((a, b) => a.down - b.down)) {
    const last = cell.row + cell.down - 1;
    const needed = heightFor(cell.text, widthOf(table, cell.column, cell.across), 1.08) + 3;
    const others = heights.slice(cell.row, last).reduce((sum, height) => sum + height, 0);
    heights[last] = Math.min(409, Math.max(heights[last] ?? 0, needed - others));
  }
  return heights;
}

function headMerges(table: Table): readonly string[] {
  const first = (table.above ?? []).length + 1;
  return placeHead(table)
    .filter(({ down, across }) => down > 1 || across > 1)
    .map(({ row, column, down, across }) => {
      const from = `${columnLetters(column)}${first + row}`;
      return `${from}:${columnLetters(column + across - 1)}${first + row + down - 1}`;
    });
}
