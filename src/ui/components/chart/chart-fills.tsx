/** How a series is drawn: told apart by pattern as well as by colour, so that a black and white print still says which. */
export type ChartFill = "full" | "hatched" | "light" | "late";

/** The patterns of one chart, named after the chart so that several stand on one page. */
export function ChartFills({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatched`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fff" />
        <rect width="2" height="6" fill="#0b5a7d" />
      </pattern>
      <pattern id={`${id}-late`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="5" height="5" fill="#a81c1c" />
        <rect width="1.5" height="5" fill="#fff" />
      </pattern>
    </defs>
  );
}

const PLAIN = { full: "#0b5a7d", light: "#a9cbdb" } as const;

/** The `fill` of a mark inside a chart that carries `ChartFills` under the same id. */
export function fillOf(fill: ChartFill, id: string): string {
  return fill === "full" || fill === "light" ? PLAIN[fill] : `url(#${id}-${fill})`;
}

/** The outline of a mark, dark enough to be seen beside white paper. */
export function strokeOf(fill: ChartFill): string {
  return fill === "late" ? "#a81c1c" : "#0b5a7d";
}
