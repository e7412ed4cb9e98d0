import { formatCount } from "#ui/text/numbers.ts";
import { ChartFills, fillOf, strokeOf } from "./chart-fills.tsx";
import { ChartFrame, EmptyChart, type ChartWords } from "./chart-frame.tsx";
import type { LegendEntry } from "./chart-legend.tsx";
import { FiguresBehind } from "./figures-behind.tsx";
import { Mark, Plot, PLOT } from "./plot.tsx";
import { across, heightOf, scaleFor } from "./scale.ts";

export type HistogramBand = {
  readonly key: string;
  /** Short, under the column, at most eight letters: `6–10`. */
  readonly label: string;
  /** In full, in the table: `Từ 6 đến 10 ngày làm việc`. */
  readonly name?: string | undefined;
  readonly value: number;
  readonly href?: string | undefined;
  /** Past the date: red and hatched. */
  readonly tone?: "late" | undefined;
};

export type HistogramProps = ChartWords & {
  /** What the bands are: `Ngày làm việc`. */
  readonly axis: string;
  /** What is counted: `Hồ sơ`. */
  readonly counted: string;
  readonly bands: readonly HistogramBand[];
  /** The words of the two tones, when both occur. */
  readonly toneNames?: { readonly plain: string; readonly late: string };
  readonly empty?: string;
};

/** How many lie in each band, for example the age of dossiers; the number stands on every column. */
export function Histogram(props: HistogramProps) {
  const { id, axis, counted, bands, toneNames = { plain: "trong hạn", late: "quá hạn" } } = props;
  if (bands.every(({ value }) => value === 0)) return <EmptyChart {...props} />;
  const scale = scaleFor(
    bands.map(({ value }) => value),
    { format: "count" },
  );
  const slot = 100 / bands.length;
  const legend: readonly LegendEntry[] = bands.some(({ tone }) => tone === "late")
    ? [
        { name: toneNames.plain, mark: "full" },
        { name: toneNames.late, mark: "late" },
      ]
    : [];
  return (
    <ChartFrame
      {...props}
      legend={legend}
      summary={bands.map((band) => `${band.name ?? band.label}: ${formatCount(band.value)}.`).join(" ")}
      data={
        <FiguresBehind
          caption={props.title}
          axis={axis}
          points={bands}
          series={[{ name: counted, figures: bands }]}
          format="count"
        />
      }
    >
      <Plot id={id} scale={scale} format="count" role={bands.some(({ href }) => href !== undefined) ? "group" : "img"}>
        <ChartFills id={id} />
        {bands.map((band, index) => {
          const y = heightOf(band.value, scale, PLOT);
          const fill = band.tone ?? "full";
          const middle = across((index + 0.5) * slot);
          return (
            <Mark key={band.key} href={band.href} title={`${band.name ?? band.label}: ${formatCount(band.value)}`}>
              <rect
                x={across((index + 0.14) * slot)}
                y={y}
                width={across(slot * 0.72)}
                height={Number((PLOT - y).toFixed(1))}
                fill={fillOf(fill, id)}
                stroke={strokeOf(fill)}
              />
              <text class="mc-on-column" x={middle} y={y - 5}>
                {formatCount(band.value)}
              </text>
              <text class="mc-tick mc-tick-x" x={middle} y={PLOT + 17}>
                {band.label}
              </text>
            </Mark>
          );
        })}
      </Plot>
      <p class="mc-axis-name" aria-hidden="true">
        {axis}
      </p>
    </ChartFrame>
  );
}
