import { compareVietnamese, foldedWords } from "#kernel/vietnamese.ts";
import type { ServiceLevel } from "./service-level.ts";

/** Which procedures a list shows: all, those of a level, or those that nobody has classified. */
export type LevelFilter = ServiceLevel | "unclassified" | "all";

type Listed = { readonly code: string; readonly name: string; readonly level: ServiceLevel | undefined };

type Asked = {
  readonly filter: LevelFilter;
  /** Words of the name, with or without marks, or of the code. */
  readonly text: string;
  /** Code of the last row of the page before; empty at the beginning. */
  readonly after: string;
  readonly limit: number;
};

/** A page of the procedures that fit, by name; `next` is the code behind which the following page begins. */
export function chooseProcedures<Row extends Listed>(
  procedures: readonly Row[],
  { filter, text, after, limit }: Asked,
): { readonly rows: readonly Row[]; readonly next: string | undefined } {
  const wanted = foldedWords(text);
  const last = procedures.find(({ code }) => code === after);
  const fitting = procedures
    .filter(({ level }) => filter === "all" || (level ?? "unclassified") === filter)
    .filter(({ name, code }) => {
      const have = [...foldedWords(name), ...foldedWords(code)];
      return wanted.every((word) => have.some((one) => one.startsWith(word)));
    })
    .filter((row) => last === undefined || byName(last, row) < 0)
    .toSorted(byName);
  const rows = fitting.slice(0, limit);
  return { rows, next: fitting.length > limit ? rows.at(-1)?.code : undefined };
}

function byName(a: Listed, b: Listed): number {
  return compareVietnamese(a.name, b.name) || (a.code < b.code ? -1 : Number(a.code > b.code));
}
