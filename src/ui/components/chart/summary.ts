import type { Language } from "#ui/language.ts";
import { formatFigure, type FigureFormat } from "#ui/text/numbers.ts";

type Told = {
  readonly points: readonly { readonly label: string; readonly name?: string | undefined }[];
  readonly series: readonly {
    readonly name: string;
    readonly figures: readonly { readonly value: number | undefined }[];
  }[];
  readonly format: FigureFormat;
  readonly target?: { readonly value: number; readonly name: string } | undefined;
  readonly language?: Language;
};

const WORDS = {
  vi: { unknown: "chưa có số liệu", first: "đầu kỳ", last: "cuối kỳ", highest: "cao nhất" },
  en: { unknown: "no figures yet", first: "first", last: "last", highest: "highest" },
} as const;

/** What a chart over time shows, in sentences: beginning, end and height of each series, and the target. */
export function summaryOf({ points, series, format, target, language = "vi" }: Told): string {
  const words = WORDS[language];
  const sentences = series.map(({ name, figures }) => {
    const known = figures.flatMap(({ value }, index) =>
      value === undefined ? [] : [{ value, at: points[index]?.name ?? points[index]?.label ?? "" }],
    );
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${name}: ${words.unknown}.`;
    const tell = ({ value, at }: typeof first): string => `${formatFigure(value, format)} (${at})`;
    if (known.length === 1) return `${name}: ${tell(first)}.`;
    const highest = known.reduce((best, one) => (one.value > best.value ? one : best), first);
    return `${name}: ${words.first} ${tell(first)}, ${words.last} ${tell(last)}, ${words.highest} ${tell(highest)}.`;
  });
  return [...sentences, ...(target ? [`${target.name}: ${formatFigure(target.value, format)}.`] : [])].join(" ");
}
