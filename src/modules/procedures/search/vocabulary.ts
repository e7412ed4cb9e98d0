/** A word of the catalogue that a written word may mean, and how surely (0 to 1). */
export type Reading = { readonly word: string; readonly weight: number };

/** Words of the catalogue, ready to be matched with typing mistakes. */
export type Vocabulary = {
  readonly words: ReadonlySet<string>;
  readonly byLength: ReadonlyMap<number, readonly string[]>;
};

/** Gathers the distinct folded words. */
export function buildVocabulary(words: Iterable<string>): Vocabulary {
  const distinct = new Set(words);
  const byLength = new Map<number, string[]>();
  for (const word of distinct) {
    const same = byLength.get(word.length);
    if (same === undefined) byLength.set(word.length, [word]);
    else same.push(word);
  }
  return { words: distinct, byLength };
}

/** The words that begin with what was typed so far, the word itself left out. */
export function completions(vocabulary: Vocabulary, typed: string): readonly Reading[] {
  const found: Reading[] = [];
  for (const [length, words] of vocabulary.byLength) {
    if (length <= typed.length) continue;
    for (const word of words) {
      if (word.startsWith(typed)) found.push({ word, weight: typed.length === 1 ? 0.5 : 0.75 });
    }
  }
  return found;
}

/**
 * What a word that is not in the catalogue may mean: unconverted Telex (`cuowcs`), two words run together
 * (`cancuoc`), or one slip of the finger. Several words in one reading are joined by a space.
 */
export function corrections(vocabulary: Vocabulary, typed: string): readonly Reading[] {
  const plain = fromTelex(typed);
  if (plain !== typed && vocabulary.words.has(plain)) return [{ word: plain, weight: 0.95 }];
  const parts = split(vocabulary, typed);
  if (parts !== undefined) return [{ word: parts, weight: 0.9 }];
  return neighbours(vocabulary, typed);
}

/** Words one slip away: a letter more, less, other, or two letters swapped. */
export function neighbours(vocabulary: Vocabulary, typed: string): readonly Reading[] {
  if (typed.length < 3 || /\d/u.test(typed)) return [];
  const found: Reading[] = [];
  for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
    for (const word of vocabulary.byLength.get(length) ?? []) {
      if (word !== typed && oneSlip(typed, word)) found.push({ word, weight: word[0] === typed[0] ? 0.7 : 0.5 });
    }
  }
  return found;
}

/** The folded word behind Telex keystrokes that no input method turned into letters. */
export function fromTelex(typed: string): string {
  return typed
    .replace(/([aeo])\1/gu, "$1")
    .replace(/dd/gu, "d")
    .replace(/w/gu, "")
    .replace(/(?<=[aeiouy][a-z]*)[sfrxj]$/u, "")
    .replace(/(?<=[aeiouy])[sfrxj](?=[a-z])/u, "");
}

function split(vocabulary: Vocabulary, typed: string): string | undefined {
  if (typed.length < 5) return undefined;
  for (let at = 2; at <= typed.length - 2; at += 1) {
    const [left, right] = [typed.slice(0, at), typed.slice(at)];
    if (vocabulary.words.has(left) && vocabulary.words.has(right)) return `${left} ${right}`;
  }
  return undefined;
}

/** Whether the words differ by exactly one insertion, deletion, change or swap of neighbours. */
export function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const rest = (text: string, from: number) => text.slice(from);
  if (a.length > b.length) return rest(a, at + 1) === rest(b, at);
  if (a.length < b.length) return rest(a, at) === rest(b, at + 1);
  if (rest(a, at + 1) === rest(b, at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && rest(a, at + 2) === rest(b, at + 2);
}
