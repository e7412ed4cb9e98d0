import { ChartFrame, EmptyChart, type ChartWords } from "#ui/components/chart/chart-frame.tsx";
import { NumberCell } from "#ui/components/chart/number-cell.tsx";
import { formatCount } from "#ui/text/numbers.ts";

export type HeatMapProps = ChartWords & {
  /** What the rows are: `Giờ`. */
  readonly axis: string;
  /** Heads of the columns: `Thứ hai` … with a short form for narrow screens: `T2`. */
  readonly columns: readonly { readonly key: string; readonly name: string; readonly short: string }[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    /** One figure for each column; `undefined` is outside working time and stays empty. */
    readonly figures: readonly { readonly value: number | undefined; readonly href?: string | undefined }[];
  }[];
  readonly empty?: string;
};

const LEVELS = ["mc-heat-0", "mc-heat-1", "mc-heat-2", "mc-heat-3", "mc-heat-4", "mc-heat-5"] as const;

/** Load by hour and weekday: a table whose cells are darker where the number is higher; the number is always there. */
export function HeatMap(props: HeatMapProps) {
  const { title, axis, columns, rows } = props;
  const values = rows.flatMap(({ figures }) => figures.flatMap(({ value }) => value ?? []));
  const highest = Math.max(0, ...values);
  if (highest === 0) return <EmptyChart {...props} />;
  return (
    <ChartFrame {...props} legend={[]} summary={busiest(props, highest)}>
      <table class="mc-heat" aria-describedby={`${props.id}-loi`}>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {columns.map(({ key, name, short }) => (
              <th scope="col" key={key} abbr={name}>
                <span class="mc-heat-long">{name}</span>
                <span class="mc-heat-short" aria-hidden="true">
                  {short}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {columns.map(({ key }, index) => {
                const { value, href } = row.figures[index] ?? { value: undefined };
                return (
                  <td key={key} class={value === undefined ? "mc-heat-none" : LEVELS[levelOf(value, highest)]}>
                    {value !== undefined && <NumberCell text={formatCount(value)} href={href} />}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFrame>
  );
}

/** Five equal steps up to the highest number; nought is a step of its own. */
export function levelOf(value: number, highest: number): number {
  if (value <= 0 || highest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / highest) * 5)));
}

function busiest({ rows, columns }: HeatMapProps, highest: number): string {
  const places = rows.flatMap(({ name, figures }) =>
    figures.flatMap(({ value }, index) => (value === highest ? [`${columns[index]?.name ?? ""} ${name}`] : [])),
  );
  return `Đông nhất: ${places.slice(0, 3).join("; ")}, ${formatCount(highest)}.`;
}
