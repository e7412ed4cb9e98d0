import type { ComponentChildren } from "preact";
import { useWords } from "#ui/language.ts";
import { ChartLegend, type LegendEntry } from "./chart-legend.tsx";

export type ChartWords = {
  /** Unique on the page, ASCII; names the parts of the chart. */
  readonly id: string;
  readonly title: string;
  /** Small line under the title, for example the period and the unit of count. */
  readonly note?: string | undefined;
  /** Heading level; 2 unless the chart stands under a heading of its own. */
  readonly level?: 2 | 3;
};

type ChartFrameProps = ChartWords & {
  readonly legend: readonly LegendEntry[];
  /** What the chart shows in one sentence, for who does not see it. */
  readonly summary: string;
  readonly data?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** What every chart has around it: its name, what the marks mean, what it says, and the table behind it. */
export function ChartFrame({ id, title, note, level = 2, legend, summary, data, children }: ChartFrameProps) {
  const words = useWords();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="mc-chart" aria-labelledby={`${id}-ten`}>
      <Heading class="mc-chart-title" id={`${id}-ten`}>
        {title}
      </Heading>
      {note !== undefined && <p class="mc-chart-note">{note}</p>}
      {legend.length > 1 && <ChartLegend id={id} entries={legend} />}
      <p class="visually-hidden" id={`${id}-loi`}>
        {summary}
      </p>
      {children}
      {data !== undefined && (
        <details class="mc-chart-data">
          <summary>{words.dataTable}</summary>
          <div class="mc-chart-table">{data}</div>
        </details>
      )}
    </section>
  );
}

/** A chart without figures: says so instead of showing an empty axis. */
export function EmptyChart({
  id,
  title,
  note,
  level = 2,
  empty,
}: ChartWords & { readonly empty?: string | undefined }) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="mc-chart" aria-labelledby={`${id}-ten`}>
      <Heading class="mc-chart-title" id={`${id}-ten`}>
        {title}
      </Heading>
      {note !== undefined && <p class="mc-chart-note">{note}</p>}
      <p class="mc-chart-empty">{empty ?? "Kỳ này chưa có số liệu. Hãy chọn kỳ khác hoặc bỏ bớt điều kiện lọc."}</p>
    </section>
  );
}
