import type { ComponentChildren } from "preact";
import { formatShort, type FigureFormat } from "#ui/text/numbers.ts";
import { heightOf, type Scale } from "./scale.ts";

/** Height of the drawing in pixels; the width is whatever the page gives. */
export const PLOT = 180;
const FOOT = 24;

/** The gutter for the figures beside the axis, by the length of the longest. */
const GUTTERS = ["mc-plot mc-plot-s", "mc-plot mc-plot-m", "mc-plot mc-plot-l"] as const;

type PlotProps = {
  readonly id: string;
  readonly scale: Scale;
  readonly format: FigureFormat;
  /** With links inside it is a group of links, else one picture. */
  readonly role: "img" | "group";
  readonly children: ComponentChildren;
};

/** The drawing with its grid and axis; places along the width are per cents, so type keeps its size on every screen. */
export function Plot({ id, scale, format, role, children }: PlotProps) {
  const labels = scale.ticks.map((tick) => formatShort(tick, format));
  const longest = Math.max(...labels.map((label) => label.length));
  return (
    <div class={GUTTERS[longest <= 3 ? 0 : longest <= 5 ? 1 : 2]}>
      <svg
        class="mc-plot-drawing"
        width="100%"
        height={PLOT + FOOT}
        role={role}
        aria-labelledby={`${id}-ten`}
        aria-describedby={`${id}-loi`}
      >
        {scale.ticks.map((tick, index) => (
          <g key={tick} aria-hidden="true">
            <line
              class={index === 0 ? "mc-axis" : "mc-grid"}
              x1="0"
              x2="100%"
              y1={heightOf(tick, scale, PLOT)}
              y2={heightOf(tick, scale, PLOT)}
            />
            <text class="mc-tick mc-tick-y" x="-6" y={heightOf(tick, scale, PLOT) + 4}>
              {labels[index]}
            </text>
          </g>
        ))}
        {children}
      </svg>
    </div>
  );
}

/** A mark that opens its rows; marks are left out of the tab order, because the table below has the same links. */
export function Mark({
  href,
  title,
  children,
}: {
  readonly href: string | undefined;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  if (href === undefined) {
    return (
      <g>
        <title>{title}</title>
        {children}
      </g>
    );
  }
  return (
    <a href={href} tabIndex={-1}>
      <title>{title}</title>
      {children}
    </a>
  );
}
