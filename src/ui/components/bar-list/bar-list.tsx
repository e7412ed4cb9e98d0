import { ChartFills, fillOf, strokeOf, type ChartFill } from "#ui/components/chart/chart-fills.tsx";
import { ChartFrame, EmptyChart, type ChartWords } from "#ui/components/chart/chart-frame.tsx";
import { NumberCell } from "#ui/components/chart/number-cell.tsx";
import { across } from "#ui/components/chart/scale.ts";
import { formatFigure, type FigureFormat } from "#ui/text/numbers.ts";

export type BarSeries = { readonly name: string; readonly tone?: "late" | "light" | "hatched" };

export type BarRow = {
  readonly key: string;
  readonly name: string;
  /** Where the name leads, for example the board of the agency. */
  readonly href?: string | undefined;
  /** One figure for each series, in the same order. */
  readonly figures: readonly { readonly value: number; readonly href?: string | undefined }[];
  /** A last column in words, for example `87,8 %`. */
  readonly extra?: string | undefined;
};

export type BarListProps = ChartWords & {
  /** What the rows are: `Cơ quan`. */
  readonly axis: string;
  /** One series ranks; two or three are stacked on one bar, such as on time and late. */
  readonly series: readonly BarSeries[];
  readonly rows: readonly BarRow[];
  readonly format?: FigureFormat;
  /** Heading of the last column. */
  readonly extraHead?: string;
  /** `each` fills the whole bar in every row, so that shares compare; otherwise lengths compare. */
  readonly fill?: "each";
  /** How many rows stand open; the rest folds out. */
  readonly shown?: number;
  readonly empty?: string;
};

/** A ranking as a real table with a bar in each row: it is its own table, and every number can open its rows. */
export function BarList(props: BarListProps) {
  const { id, rows, series, format = "count", shown = rows.length } = props;
  if (rows.length === 0) return <EmptyChart {...props} />;
  const longest = Math.max(0, ...rows.map(totalOf));
  const table = (some: readonly BarRow[]) => <BarTable {...props} format={format} rows={some} longest={longest} />;
  return (
    <ChartFrame
      {...props}
      legend={series.map(({ name, tone }) => ({ name, mark: tone ?? "full" }))}
      summary={`Bảng ${rows.length} dòng, dài nhất ${formatFigure(longest, format)}.`}
    >
      <svg class="mc-only-defs" width="0" height="0" aria-hidden="true" focusable="false">
        <ChartFills id={id} />
      </svg>
      {table(rows.slice(0, shown))}
      {rows.length > shown && (
        <details class="mc-chart-data mc-bars-more">
          <summary>Xem thêm {rows.length - shown} dòng</summary>
          <div>{table(rows.slice(shown))}</div>
        </details>
      )}
    </ChartFrame>
  );
}

type BarTableProps = BarListProps & { readonly format: FigureFormat; readonly longest: number };

function BarTable(props: BarTableProps) {
  const { title, axis, series, rows, format, extraHead } = props;
  return (
    <table class="mc-bars" aria-describedby={`${props.id}-loi`}>
      <caption class="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{axis}</th>
          <td class="mc-bar-cell" />
          {series.map(({ name }) => (
            <th scope="col" key={name} class="mc-number">
              {name}
            </th>
          ))}
          {extraHead !== undefined && (
            <th scope="col" class="mc-number">
              {extraHead}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.href === undefined ? row.name : <a href={row.href}>{row.name}</a>}</th>
            <td class="mc-bar-cell">
              <Bar row={row} {...props} />
            </td>
            {series.map(({ name, tone }, index) => (
              <td key={name} class={tone === "late" && valueAt(row, index) > 0 ? "mc-number mc-wrong" : "mc-number"}>
                <NumberCell text={formatFigure(row.figures[index]?.value, format)} href={row.figures[index]?.href} />
              </td>
            ))}
            {extraHead !== undefined && <td class="mc-number">{row.extra ?? ""}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bar({ row, id, series, longest, fill }: BarTableProps & { readonly row: BarRow }) {
  const whole = fill === "each" ? totalOf(row) : longest;
  const lengths = series.map((_, index) => (whole > 0 ? (valueAt(row, index) / whole) * 100 : 0));
  return (
    <svg class="mc-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      {lengths.map((length, index) => {
        if (length <= 0) return null;
        const start = lengths.slice(0, index).reduce((sum, one) => sum + one, 0);
        const tone: ChartFill = series[index]?.tone ?? "full";
        return (
          <rect
            key={series[index]?.name}
            x={across(start)}
            y="1"
            width={across(Math.max(0.4, length))}
            height="12"
            fill={fillOf(tone, id)}
            stroke={strokeOf(tone)}
          />
        );
      })}
    </svg>
  );
}

function valueAt(row: BarRow, index: number): number {
  return Math.max(0, row.figures[index]?.value ?? 0);
}

function totalOf(row: BarRow): number {
  return row.figures.reduce((sum, { value }) => sum + Math.max(0, value), 0);
}
