import { ChartFills, fillOf, strokeOf, type ChartFill } from "./chart-fills.tsx";

export type LegendEntry = {
  readonly name: string;
  readonly mark: ChartFill | "line" | "dashed-line" | "target" | "day-off";
};

/** What the marks of a chart mean, in words beside a sample of each. */
export function ChartLegend({ id, entries }: { readonly id: string; readonly entries: readonly LegendEntry[] }) {
  return (
    <ul class="mc-legend">
      {entries.map((entry, index) => (
        <li key={entry.name}>
          <svg width="22" height="12" aria-hidden="true" focusable="false">
            <Sample mark={entry.mark} id={`${id}-k${index}`} />
          </svg>
          {entry.name}
        </li>
      ))}
    </ul>
  );
}

function Sample({ mark, id }: { readonly mark: LegendEntry["mark"]; readonly id: string }) {
  switch (mark) {
    case "line":
      return (
        <>
          <line class="mc-line" x1="0" y1="6" x2="22" y2="6" />
          <circle class="mc-dot" cx="11" cy="6" r="3" />
        </>
      );
    case "dashed-line":
      return (
        <>
          <line class="mc-line mc-line-second" x1="0" y1="6" x2="22" y2="6" />
          <rect class="mc-dot mc-dot-second" x="8" y="3" width="6" height="6" />
        </>
      );
    case "target":
      return <line class="mc-target" x1="0" y1="6" x2="22" y2="6" />;
    case "day-off":
      return <rect class="mc-day-off" width="22" height="12" />;
    case "full":
    case "hatched":
    case "light":
    case "late":
      return (
        <>
          {(mark === "hatched" || mark === "late") && <ChartFills id={id} />}
          <rect x="0.5" y="0.5" width="21" height="11" fill={fillOf(mark, id)} stroke={strokeOf(mark)} />
        </>
      );
  }
}
