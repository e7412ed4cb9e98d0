import { ChartFills, fillOf, strokeOf } from "#ui/components/chart/chart-fills.tsx";

export type TimeBarProps = {
  /** Unique on the page, ASCII. */
  readonly id: string;
  readonly minutes: number;
  /** The part of the minutes that went beyond the own share. */
  readonly beyond: number;
  /** The minutes that fill the whole bar. */
  readonly whole: number;
};

/** How much of the whole one owner had; hatched red what went beyond the own share. The words stand beside it. */
export function TimeBar({ id, minutes, beyond, whole }: TimeBarProps) {
  const across = (part: number) => `${Math.round((part / Math.max(1, whole)) * 1000) / 10}%`;
  const within = minutes - beyond;
  return (
    <svg class="mc-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <ChartFills id={id} />
      {within > 0 && (
        <rect x="0" y="1" width={across(within)} height="12" fill={fillOf("full", id)} stroke={strokeOf("full")} />
      )}
      {beyond > 0 && (
        <rect
          x={across(within)}
          y="1"
          width={across(beyond)}
          height="12"
          fill={fillOf("late", id)}
          stroke={strokeOf("late")}
        />
      )}
    </svg>
  );
}
