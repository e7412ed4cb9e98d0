import { Fragment } from "preact";
import { NumberCell } from "#ui/components/chart/number-cell.tsx";
import { formatFigure, type FigureFormat } from "#ui/text/numbers.ts";
import { columnsOf, headRowsOf, type ReportColumn, type ReportHead } from "./report-head.ts";

/** A cell: words, a number, or a number that opens its rows; `wrong` is red and marked with `!`. */
export type ReportCell =
  | string
  | number
  | undefined
  | {
      readonly value: number | undefined;
      readonly href?: string | undefined;
      readonly format?: FigureFormat | undefined;
      readonly tone?: "wrong" | undefined;
    };

export type ReportRow = {
  readonly key: string;
  /** `group`: a bold line over the lines that follow; `total`: the sum of all. */
  readonly kind?: "line" | "group" | "total" | undefined;
  /** From left to right; when there are fewer than columns the last one spans the rest. */
  readonly cells: readonly ReportCell[];
};

export type ReportTableProps = {
  readonly caption: string;
  /** Show the caption to everyone, not only to screen readers. */
  readonly captionShown?: "yes";
  readonly heads: readonly ReportHead[];
  readonly rows: readonly ReportRow[];
  readonly empty?: string;
};

/** A statutory table: merged headings, column numbers, groups and totals; scrolls in its own box, prints on A4 landscape. */
export function ReportTable({ caption, captionShown, heads, rows, empty }: ReportTableProps) {
  const columns = columnsOf(heads);
  const numbered = columns.some(({ number }) => number !== undefined);
  return (
    <>
      {captionShown && (
        <p class="mc-report-title" aria-hidden="true">
          {caption}
        </p>
      )}
      <div class="mc-report-wrap" tabIndex={0} role="region" aria-label={caption}>
        <table class="mc-report">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            {headRowsOf(heads).map((cells, index) => (
              <tr key={index}>
                {cells.map(({ key, head, across, down, column }) => (
                  <th
                    key={key}
                    scope={column ? "col" : "colgroup"}
                    colSpan={across > 1 ? across : undefined}
                    rowSpan={down > 1 ? down : undefined}
                    class={column?.kind === "name" ? "mc-report-name" : undefined}
                  >
                    {head}
                  </th>
                ))}
              </tr>
            ))}
            {numbered && (
              <tr class="mc-report-numbers">
                {columns.map(({ key, number, kind }) => (
                  <td key={key} class={kind === "name" ? "mc-report-name" : undefined}>
                    <ColumnNumber number={number ?? ""} />
                  </td>
                ))}
              </tr>
            )}
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.key} row={row} columns={columns} />
            ))}
            {rows.length === 0 && (
              <tr>
                <td class="mc-report-text" colSpan={columns.length}>
                  {empty ?? "Kỳ này không có hồ sơ nào. Hãy chọn kỳ khác."}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** `(3)=(4)+(5)+(6)` may break before each sign, so that it makes no column wide. */
function ColumnNumber({ number }: { readonly number: string }) {
  return (
    <>
      {number.split(/(?=[=+-])/).map((part, index) => (
        <Fragment key={part}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}

const KIND = { line: undefined, group: "mc-report-group", total: "mc-report-total" } as const;

function Line({ row, columns }: { readonly row: ReportRow; readonly columns: readonly ReportColumn[] }) {
  const cells = row.cells.slice(0, columns.length);
  return (
    <tr class={KIND[row.kind ?? "line"]}>
      {cells.map((cell, index) => {
        const column = columns[index];
        const rest = index === cells.length - 1 ? columns.length - index : 1;
        const span = rest > 1 ? rest : undefined;
        if (column?.kind === "name") {
          return (
            <th key={column.key} scope="row" class={span ? "mc-report-run" : "mc-report-name"} colSpan={span}>
              {span ? (
                <span class="mc-report-stay">
                  <Cell cell={cell} />
                </span>
              ) : (
                <Cell cell={cell} />
              )}
            </th>
          );
        }
        return (
          <td key={column?.key} class={column?.kind === "text" ? "mc-report-text" : undefined} colSpan={span}>
            <Cell cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

function Cell({ cell }: { readonly cell: ReportCell }) {
  if (typeof cell === "string") return <>{cell}</>;
  if (cell === undefined || typeof cell === "number") return <>{formatFigure(cell)}</>;
  const number = <NumberCell text={formatFigure(cell.value, cell.format)} href={cell.href} />;
  if (cell.tone !== "wrong") return number;
  return (
    <span class="mc-wrong">
      <span aria-hidden="true">! </span>
      <span class="visually-hidden">Cần xem: </span>
      {number}
    </span>
  );
}
