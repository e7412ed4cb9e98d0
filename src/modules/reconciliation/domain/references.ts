import { normaliseReference } from "#modules/payments/domain.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";

/** References of ours, arranged to be found inside the content of a transfer. */
export type ReferenceIndex = {
  readonly known: ReadonlySet<string>;
  /** First two letters of any reference, so that most places of a text are passed over at once. */
  readonly heads: ReadonlySet<string>;
  readonly lengths: readonly number[];
};

/** Arranges references for `referencesIn`. Shorter ones than six letters would be found by chance and are left out. */
export function indexReferences(references: Iterable<string>): ReferenceIndex {
  const known = new Set<string>();
  const heads = new Set<string>();
  const lengths = new Set<number>();
  for (const reference of references) {
    if (reference.length < SHORTEST || known.has(reference)) continue;
    known.add(reference);
    heads.add(reference.slice(0, 2));
    lengths.add(reference.length);
  }
  return { known, heads, lengths: [...lengths].toSorted((a, b) => b - a) };
}

const SHORTEST = 6;
const PLAIN = /^[A-Z0-9]*$/;

/** Content as banks may leave it: no diacritics, spaces or marks, capitals. */
export function squeeze(content: string): string {
  const upper = content.toUpperCase();
  if (PLAIN.test(upper)) return upper;
  const stripped = upper.replace(/[\s\-./:;,_*|+()#]+/g, "");
  if (PLAIN.test(stripped)) return stripped;
  return foldVietnamese(stripped)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "");
}

/** The references of the index that a content names, whatever the bank or a hand did to spaces, marks and O for 0. */
export function referencesIn(index: ReferenceIndex, content: string): readonly string[] {
  const text = squeeze(content);
  const found: string[] = [];
  for (let at = 0; at + SHORTEST <= text.length; at += 1) {
    if (!index.heads.has(text.slice(at, at + 2))) continue;
    for (const length of index.lengths) {
      const known = knownAs(index, text.slice(at, at + length));
      if (known !== undefined && !found.includes(known)) found.push(known);
    }
  }
  return found;
}

function knownAs({ known }: ReferenceIndex, candidate: string): string | undefined {
  if (known.has(candidate)) return candidate;
  const spelt = normaliseReference(candidate);
  return spelt !== undefined && known.has(spelt) ? spelt : undefined;
}

const HEAD = "HS";
const LENGTH = 11;

/** Whatever in a content has the shape and the guarding letter of a reference: what to ask the store for. */
export function candidatesIn(content: string): readonly string[] {
  const text = squeeze(content);
  const found = new Set<string>();
  for (let at = text.indexOf(HEAD); at !== -1; at = text.indexOf(HEAD, at + 1)) {
    const candidate = normaliseReference(text.slice(at, at + LENGTH));
    if (candidate !== undefined) found.add(candidate);
  }
  return [...found];
}
