import type { FigureFormat } from "#ui/text/numbers.ts";
import { formatFigure } from "#ui/text/numbers.ts";
import { ChartFills, fillOf, strokeOf, type ChartFill } from "./chart-fills.tsx";
import { ChartFrame, EmptyChart, type ChartWords } from "./chart-frame.tsx";
import type { LegendEntry } from "./chart-legend.tsx";
import { FiguresBehind } from "./figures-behind.tsx";
import { Mark, Plot, PLOT } from "./plot.tsx";
import { across, heightOf, labelStep, scaleFor, type Scale } from "./scale.ts";
import { useLanguage } from "#ui/language.ts";
import { summaryOf } from "./summary.ts";

/** One figure: `undefined` is unknown and leaves a gap; with an address the mark and the cell open its rows. */
export type ChartFigure = { readonly value: number | undefined; readonly href?: string | undefined };

export type TrendPoint = {
  readonly key: string;
  /** Short, under the axis: `10/1`. */
  readonly label: string;
  /** In full, in the table and where the mark is named: `Thứ năm 10/01/2019`. */
  readonly name?: string | undefined;
  /** A day on which nobody works: a grey band behind it. */
  readonly off?: "yes" | undefined;
};

export type TrendSeries = {
  readonly name: string;
  readonly as: "column" | "line";
  /** Red and hatched, for what went wrong. */
  readonly tone?: "late";
  /** One figure for each point, in the same order. */
  readonly figures: readonly ChartFigure[];
};

export type TrendChartProps = ChartWords & {
  /** What the points are: `Ngày`, `Tháng`. */
  readonly axis: string;
  readonly points: readonly TrendPoint[];
  /** One to three; two columns stand side by side. */
  readonly series: readonly TrendSeries[];
  readonly format?: FigureFormat;
  readonly target?: { readonly value: number; readonly name: string } | undefined;
  /** Where the axis begins; 0 unless lines alone would all lie at the top. */
  readonly from?: number;
  readonly summary?: string;
  readonly empty?: string;
};

/** Figures over days or months as columns, lines or both, with a target; every mark can open its rows. */
export function TrendChart(props: TrendChartProps) {
  const { id, points, series, format = "count", target } = props;
  const language = useLanguage();
  const all = series.flatMap(({ figures }) => figures);
  const values = all.flatMap(({ value }) => value ?? []);
  if (values.length === 0) return <EmptyChart {...props} />;
  const scale = scaleFor(target ? [...values, target.value] : values, {
    from: props.from ?? 0,
    format,
  });
  const drawing = { props, scale, format, slot: 100 / Math.max(1, points.length) };
  return (
    <ChartFrame
      {...props}
      legend={legendOf(props)}
      summary={props.summary ?? summaryOf({ points, series, format, target, language })}
      data={<FiguresBehind caption={props.title} axis={props.axis} points={points} series={series} format={format} />}
    >
      <Plot id={id} scale={scale} format={format} role={all.some(({ href }) => href !== undefined) ? "group" : "img"}>
        <ChartFills id={id} />
        {points.map((point, index) =>
          point.off ? (
            <rect
              key={point.key}
              class="mc-day-off"
              x={across(index * drawing.slot)}
              width={across(drawing.slot)}
              height={PLOT}
            />
          ) : null,
        )}
        <Labels points={points} slot={drawing.slot} />
        {series.map((one) =>
          one.as === "column" ? (
            <Columns key={one.name} one={one} {...drawing} />
          ) : (
            <Line key={one.name} one={one} {...drawing} />
          ),
        )}
        {target && <Target name={target.name} y={heightOf(target.value, scale, PLOT)} />}
      </Plot>
    </ChartFrame>
  );
}

type Drawing = {
  readonly props: TrendChartProps;
  readonly scale: Scale;
  readonly format: FigureFormat;
  readonly slot: number;
};

function Columns({ one, props, scale, format, slot }: Drawing & { readonly one: TrendSeries }) {
  const columns = props.series.filter(({ as }) => as === "column");
  // One or two points do not make walls.
  const group = Math.min(slot * 0.76, 24);
  const width = group / columns.length;
  const start = (slot - group) / 2 + columns.indexOf(one) * width;
  const fill = columnFill(one, props.series);
  return (
    <g fill={fillOf(fill, props.id)} stroke={strokeOf(fill)}>
      {one.figures.map(({ value, href }, index) => {
        const point = props.points[index];
        if (value === undefined || point === undefined) return null;
        const y = heightOf(value, scale, PLOT);
        return (
          <Mark key={point.key} href={href} title={nameOf(point, one, formatFigure(value, format))}>
            <rect x={across(index * slot + start)} y={y} width={across(width)} height={Number((PLOT - y).toFixed(1))} />
          </Mark>
        );
      })}
    </g>
  );
}

function Line({ one, props, scale, format, slot }: Drawing & { readonly one: TrendSeries }) {
  const second = isSecondLine(one, props.series);
  const x = (index: number): string => across((index + 0.5) * slot);
  const y = (index: number): number | undefined => {
    const value = one.figures[index]?.value;
    return value === undefined ? undefined : heightOf(value, scale, PLOT);
  };
  return (
    <g>
      <g class={second ? "mc-line mc-line-second" : "mc-line"} aria-hidden="true">
        {one.figures.map((_, index) => {
          const [before, here] = [index === 0 ? undefined : y(index - 1), y(index)];
          if (before === undefined || here === undefined) return null;
          return <line key={props.points[index]?.key} x1={x(index - 1)} y1={before} x2={x(index)} y2={here} />;
        })}
      </g>
      <g class={second ? "mc-dot mc-dot-second" : "mc-dot"}>
        {one.figures.map(({ value, href }, index) => {
          const point = props.points[index];
          const here = y(index);
          if (point === undefined || here === undefined) return null;
          return (
            <Mark key={point.key} href={href} title={nameOf(point, one, formatFigure(value, format))}>
              {second ? (
                <rect x={x(index)} y={here - 3} width="6" height="6" transform="translate(-3 0)" />
              ) : (
                <circle cx={x(index)} cy={here} r="3" />
              )}
            </Mark>
          );
        })}
      </g>
    </g>
  );
}

function Labels({ points, slot }: { readonly points: readonly TrendPoint[]; readonly slot: number }) {
  const labels = points.map(({ label }) => label);
  const step = labelStep(labels, 440);
  const narrow = step * Math.max(1, Math.ceil(labelStep(labels, 270) / step));
  return (
    <g class="mc-tick mc-tick-x" aria-hidden="true">
      {points.map(({ key, label }, index) =>
        index % step === 0 ? (
          <text
            key={key}
            class={index % narrow === 0 ? undefined : "mc-tick-wide"}
            x={across((index + 0.5) * slot)}
            y={PLOT + 17}
          >
            {label}
          </text>
        ) : null,
      )}
    </g>
  );
}

function Target({ name, y }: { readonly name: string; readonly y: number }) {
  return (
    <g aria-hidden="true">
      <line class="mc-target" x1="0" x2="100%" y1={y} y2={y} />
      <text class="mc-target-name" x="100%" y={y < 16 ? y + 14 : y - 5}>
        {name}
      </text>
    </g>
  );
}

function nameOf(point: TrendPoint, one: TrendSeries, figure: string): string {
  return `${point.name ?? point.label}, ${one.name}: ${figure}`;
}

function columnFill(one: TrendSeries, series: readonly TrendSeries[]): ChartFill {
  if (one.tone === "late") return "late";
  const columns = series.filter(({ as, tone }) => as === "column" && tone !== "late");
  if (columns.length === 1) return series.some(({ as }) => as === "line") ? "light" : "full";
  return columns.indexOf(one) === 0 ? "full" : "hatched";
}

function isSecondLine(one: TrendSeries, series: readonly TrendSeries[]): boolean {
  return series.filter(({ as }) => as === "line").indexOf(one) > 0;
}

function legendOf({ series, target, points }: TrendChartProps): readonly LegendEntry[] {
  const entries: LegendEntry[] = series.map((one) => {
    if (one.as === "column") return { name: one.name, mark: columnFill(one, series) };
    return { name: one.name, mark: isSecondLine(one, series) ? "dashed-line" : "line" };
  });
  if (target) entries.push({ name: target.name, mark: "target" });
  if (points.some(({ off }) => off !== undefined)) entries.push({ name: "ngày nghỉ", mark: "day-off" });
  return entries;
}
