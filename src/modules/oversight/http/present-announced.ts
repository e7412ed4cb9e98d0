import { formatDate } from "#kernel/time.ts";
import { formatCount } from "#ui/text/numbers.ts";
import { compareParts, type AnnouncedFigure } from "../domain/announced-figure.ts";
import { announcedPath } from "./paths.ts";

/** An announced figure in one line, and whether its parts make it. */
export type AnnouncedView = {
  readonly href: string;
  readonly title: string;
  readonly sentence: string;
  readonly isWrong: "yes" | "no";
  readonly statedOn: string;
  readonly source: string;
  /** What the system counts of the same thing; left out where it counts nothing of it. */
  readonly counted?: { readonly sentence: string; readonly isWrong: "yes" | "no" } | undefined;
};

/** The figure in words: `Công bố 1.284; cộng các phần 1.275 + 19 = 1.294; lệch 10`. */
export function presentAnnounced(figure: AnnouncedFigure): AnnouncedView {
  return {
    href: announcedPath(figure.id),
    title: figure.title,
    sentence: announcedSentence(figure),
    isWrong: compareParts(figure).difference === 0 ? "no" : "yes",
    statedOn: formatDate(figure.statedOn),
    source: figure.source,
  };
}

/** What was announced, what the parts come to, and by how much they differ. */
export function announcedSentence({ total, parts }: Pick<AnnouncedFigure, "total" | "parts">): string {
  const { sum, difference } = compareParts({ total, parts });
  const added = parts.map(({ value }) => formatCount(value)).join(" + ");
  const sums = parts.length === 1 ? formatCount(sum) : `${added} = ${formatCount(sum)}`;
  const verdict = difference === 0 ? "khớp" : `lệch ${formatCount(Math.abs(difference))}`;
  return `Công bố ${formatCount(total)}; cộng các phần ${sums}; ${verdict}`;
}
