import { formatFigure, type FigureFormat } from "#ui/text/numbers.ts";

type Told = {
  readonly points: readonly { readonly label: string; readonly name?: string | undefined }[];
  readonly series: readonly {
    readonly name: string;
    readonly figures: readonly { readonly value: number | undefined }[];
  }[];
  readonly format: FigureFormat;
  readonly target?: { readonly value: number; readonly name: string } | undefined;
};

/** What a chart over time shows, in sentences: beginning, end and height of each series, and the target. */
export function summaryOf({ points, series, format, target }: Told): string {
  const sentences = series.map(({ name, figures }) => {
    const known = figures.flatMap(({ value }, index) =>
      value === undefined ? [] : [{ value, at: points[index]?.name ?? points[index]?.label ?? "" }],
    );
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${name}: chưa có số liệu.`;
    const tell = ({ value, at }: typeof first): string => `${formatFigure(value, format)} (${at})`;
    if (known.length === 1) return `${name}: ${tell(first)}.`;
    const highest = known.reduce((best, one) => (one.value > best.value ? one : best), first);
    return `${name}: đầu kỳ ${tell(first)}, cuối kỳ ${tell(last)}, cao nhất ${tell(highest)}.`;
  });
  return [...sentences, ...(target ? [`${target.name}: ${formatFigure(target.value, format)}.`] : [])].join(" ");
}
