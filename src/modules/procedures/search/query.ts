import { foldedWords, foldVietnamese, hasDiacritics, words } from "#kernel/vietnamese.ts";
import { SYNONYMS } from "./synonyms.ts";

/** One way to understand a question: folded words in order. */
export type Variant = { readonly words: readonly string[]; readonly weight: number };

export type Query = {
  readonly variants: readonly Variant[];
  /** Words as typed, when the writer used diacritics; they then tell `mật` from `mất`. */
  readonly accented: readonly { readonly word: string; readonly folded: string }[];
  /** Digits of a code, when the question is one. */
  readonly code: string | undefined;
  /** Whether the last word may still be being typed. */
  readonly open: boolean;
};

const MAX_WORDS = 24;
const MAX_VARIANTS = 12;
const SYNONYM_WEIGHT = 0.97;

/** Reads a question: words, ordinary-language variants, or the beginning of a code. */
export function parseQuery(text: string): Query {
  const clean = text.slice(0, 400);
  const folded = foldedWords(clean).slice(0, MAX_WORDS);
  return {
    variants: variantsOf(folded),
    accented: hasDiacritics(clean)
      ? words(clean)
          .slice(0, MAX_WORDS)
          .map((word) => ({ word, folded: foldVietnamese(word) }))
      : [],
    code: codeOf(clean),
    open: !/\s$/u.test(clean),
  };
}

/** The part of a text that is (the beginning of) a procedure code: `1.0143`, `1014325`, `LS-2487`. */
function codeOf(text: string): string | undefined {
  const compact = text.trim().toUpperCase().replace(/\s+/gu, "");
  if (/^\d\.\d{2,}(?:\.[0-9A-Z.]*)?$/u.test(compact) || /^LS-\d/u.test(compact)) return compact;
  if (/^\d{7}$/u.test(compact)) return `${compact.slice(0, 1)}.${compact.slice(1)}`;
  return undefined;
}

function variantsOf(folded: readonly string[]): readonly Variant[] {
  const found = new Map<string, Variant>();
  const queue: Variant[] = [{ words: folded, weight: 1 }];
  while (queue.length > 0 && found.size < MAX_VARIANTS) {
    const variant = queue.shift();
    if (variant === undefined) break;
    const key = variant.words.join(" ");
    if (found.has(key)) continue;
    found.set(key, variant);
    queue.push(...replacements(variant));
  }
  return [...found.values()];
}

// A word already replaced is not replaced again: phrases are looked for in the question's own words first.
function replacements({ words: own, weight }: Variant): readonly Variant[] {
  return SYNONYM_TABLE.flatMap(({ said, meant }) => {
    const at = indexOfPhrase(own, said);
    if (at < 0) return [];
    return meant
      .filter((phrase) => indexOfPhrase(own, phrase) < 0)
      .map((phrase) => ({
        words: [...own.slice(0, at), ...phrase, ...own.slice(at + said.length)].slice(0, MAX_WORDS),
        weight: weight * SYNONYM_WEIGHT,
      }));
  });
}

/** Longer phrases first: `bang lai xe` before `bang lai`. */
const SYNONYM_TABLE = SYNONYMS.map(([said, ...meant]) => ({
  said: said.split(" "),
  meant: meant.map((phrase) => phrase.split(" ")),
})).sort((a, b) => b.said.length - a.said.length);

function indexOfPhrase(own: readonly string[], phrase: readonly string[]): number {
  for (let at = 0; at + phrase.length <= own.length; at += 1) {
    if (phrase.every((word, offset) => own[at + offset] === word)) return at;
  }
  return -1;
}
