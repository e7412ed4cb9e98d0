import { foldedWords, words } from "#kernel/vietnamese.ts";
import { parseQuery, type Query, type Variant } from "./query.ts";
import { LIGHT_WORDS, SPECIAL } from "./synonyms.ts";
import { buildVocabulary, completions, corrections, neighbours, type Reading, type Vocabulary } from "./vocabulary.ts";

/** What the index knows of a procedure. */
export type SearchDocument = {
  readonly code: string;
  readonly name: string;
  readonly keywords: readonly string[];
  readonly caseNames: readonly string[];
  readonly fieldName: string;
  readonly agencyName: string;
  /** Resolved by an agency of this province: preferred when two names answer alike. */
  readonly ours: boolean;
};

export type Hit = { readonly index: number; readonly score: number };

export type SearchIndex = {
  readonly documents: readonly SearchDocument[];
  readonly vocabulary: Vocabulary;
  /** Words and pairs of neighbouring words ("can cuoc") with the documents that have them. */
  readonly postings: ReadonlyMap<string, readonly Posting[]>;
  readonly traits: readonly Traits[];
};

type Posting = { readonly index: number; readonly weight: number };
type Traits = { readonly accents: ReadonlySet<string>; readonly length: number; readonly special: readonly string[] };

const FIELD_WEIGHT = { name: 1, keyword: 1, caseName: 0.55, field: 0.4, agency: 0.3 } as const;
const PAIR_SHARE = 0.7;
/** Names of the law may be very long; more words than this are not held against them. */
const LONGEST_COUNTED = 20;
/** Below this the answer is poor, and words that exist are suspected of being slips too. */
const POOR = 0.62;

/** Builds the index; some thousands of procedures take some tens of milliseconds. */
export function buildSearchIndex(documents: readonly SearchDocument[]): SearchIndex {
  const postings = new Map<string, Posting[]>();
  const single = new Set<string>();
  documents.forEach((document, index) => {
    for (const [term, weight] of termsOf(document)) {
      const list = postings.get(term);
      if (list === undefined) postings.set(term, [{ index, weight }]);
      else list.push({ index, weight });
      if (!term.includes(" ")) single.add(term);
    }
  });
  return { documents, postings, vocabulary: buildVocabulary(single), traits: documents.map(traitsOf) };
}

/** The best documents for a question, best first. */
export function search(index: SearchIndex, text: string, limit: number): readonly Hit[] {
  const query = parseQuery(text);
  if (query.code !== undefined) {
    const byCode = hitsByCode(index, query.code, limit);
    if (byCode.length > 0) return byCode;
  }
  const scoring = newScoring(index, query);
  for (const variant of query.variants) scoreVariant(scoring, variant);
  if (best(scoring.scores) < POOR) {
    const suspicious = { ...scoring, readings: new Map(), suspicious: true };
    for (const variant of query.variants) scoreVariant(suspicious, variant);
  }
  return ranked(scoring, limit);
}

function ranked({ index, scores }: Scoring, limit: number): readonly Hit[] {
  const least = best(scores) * 0.2;
  const hits: Hit[] = [];
  scores.forEach((score, position) => {
    if (score > 0 && score >= least) hits.push({ index: position, score });
  });
  return hits.sort((a, b) => b.score - a.score || compareDocuments(index, a.index, b.index)).slice(0, limit);
}

function best(scores: Float64Array): number {
  let found = 0;
  for (const score of scores) if (score > found) found = score;
  return found;
}

function hitsByCode(index: SearchIndex, code: string, limit: number): readonly Hit[] {
  return index.documents
    .map((document, position) => ({ index: position, code: document.code }))
    .filter((entry) => entry.code.startsWith(code) || code.startsWith(`${entry.code}.`))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .slice(0, limit)
    .map((entry) => ({ index: entry.index, score: 1 }));
}

type Scoring = {
  readonly index: SearchIndex;
  readonly query: Query;
  /** Best score of each document so far. */
  readonly scores: Float64Array;
  readonly sums: Float64Array;
  readonly scratch: Float64Array;
  /** Readings of words already looked up for this question. */
  readonly readings: Map<string, readonly Reading[]>;
  readonly suspicious: boolean;
};

function newScoring(index: SearchIndex, query: Query): Scoring {
  const size = index.documents.length;
  const arrays = { scores: new Float64Array(size), sums: new Float64Array(size), scratch: new Float64Array(size) };
  return { index, query, ...arrays, readings: new Map(), suspicious: false };
}

function scoreVariant(scoring: Scoring, variant: Variant): void {
  const { index, query, sums, scores } = scoring;
  sums.fill(0);
  const places = variant.words.map((word, at) =>
    readingsOf(scoring, word, query.open && at === variant.words.length - 1),
  );
  let possible = 0;
  places.forEach((readings, at) => {
    const importance = importanceOf(index, readings, variant.words[at] ?? "");
    possible += importance;
    addBest(scoring, readings, importance);
  });
  for (let at = 0; at + 1 < places.length; at += 1) {
    const pairs = pairReadings(places[at] ?? [], places[at + 1] ?? []).filter(({ word }) => index.postings.has(word));
    const importance = PAIR_SHARE * importanceOf(index, pairs, "");
    possible += importance === 0 ? PAIR_SHARE * 1.5 : importance;
    addBest(scoring, pairs, importance);
  }
  if (possible === 0) return;
  const asked = ` ${variant.words.join(" ")} `;
  for (let document = 0; document < sums.length; document += 1) {
    const ceiling = (variant.weight * (sums[document] ?? 0)) / possible;
    if (ceiling <= (scores[document] ?? 0)) continue;
    const score = ceiling * priorOf(scoring, asked, { document, words: variant.words.length });
    if (score > (scores[document] ?? 0)) scores[document] = score;
  }
}

function readingsOf(scoring: Scoring, word: string, open: boolean): readonly Reading[] {
  const key = open ? `${word}*` : word;
  const found = scoring.readings.get(key) ?? lookUp(scoring, word, open);
  scoring.readings.set(key, found);
  return found;
}

function lookUp({ index: { vocabulary }, suspicious }: Scoring, word: string, open: boolean): readonly Reading[] {
  const known = vocabulary.words.has(word);
  return [
    ...(known ? [{ word, weight: 1 }] : []),
    ...(open ? completions(vocabulary, word) : []),
    ...(known ? [] : corrections(vocabulary, word)),
    ...(known && suspicious ? neighbours(vocabulary, word).map((one) => ({ ...one, weight: one.weight * 0.8 })) : []),
  ];
}

function pairReadings(left: readonly Reading[], right: readonly Reading[]): readonly Reading[] {
  if (left.length * right.length > 400) return [];
  return left.flatMap((a) =>
    right.map((b) => ({ word: `${lastWord(a.word)} ${firstWord(b.word)}`, weight: a.weight * b.weight })),
  );
}

/** For each document the best of the readings counts, once. */
function addBest({ index, sums, scratch }: Scoring, readings: readonly Reading[], importance: number): void {
  if (importance === 0) return;
  const touched: number[] = [];
  for (const { word, weight } of readings) {
    for (const term of word.includes(" ") && !index.postings.has(word) ? word.split(" ") : [word]) {
      for (const posting of index.postings.get(term) ?? []) {
        const value = posting.weight * weight;
        const before = scratch[posting.index] ?? 0;
        if (before === 0) touched.push(posting.index);
        if (value > before) scratch[posting.index] = value;
      }
    }
  }
  for (const document of touched) {
    sums[document] = (sums[document] ?? 0) + (scratch[document] ?? 0) * importance;
    scratch[document] = 0;
  }
}

/** Rare words say more; words of every question say little. */
function importanceOf(index: SearchIndex, readings: readonly Reading[], typed: string): number {
  const exact = readings.find((reading) => reading.weight === 1) ?? readings[0];
  if (exact === undefined) return typed === "" ? 0 : 2;
  const frequency = index.postings.get(exact.word)?.length ?? 1;
  const rarity = Math.log(1 + index.documents.length / (1 + frequency));
  return LIGHT_WORDS.has(typed) ? rarity / 4 : rarity;
}

function priorOf(
  { index, query }: Scoring,
  asked: string,
  { document, words: count }: { readonly document: number; readonly words: number },
): number {
  const traits = index.traits[document];
  if (traits === undefined) return 0;
  const special = traits.special.filter((phrase) => !asked.includes(` ${phrase} `)).length;
  const wrongAccents = query.accented.filter(
    ({ word, folded }) => !traits.accents.has(word) && traits.accents.has(`?${folded}`),
  ).length;
  const length = 1 / (1 + 0.006 * Math.min(LONGEST_COUNTED, Math.max(0, traits.length - count)));
  return (index.documents[document]?.ours === true ? 1 : 0.9) * 0.93 ** special * 0.97 ** wrongAccents * length;
}

function compareDocuments(index: SearchIndex, a: number, b: number): number {
  const [left, right] = [index.documents[a], index.documents[b]];
  if (left === undefined || right === undefined) return 0;
  return (
    Number(right.ours) - Number(left.ours) || left.name.length - right.name.length || (left.code < right.code ? -1 : 1)
  );
}

function termsOf(document: SearchDocument): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  const add = (text: string, weight: number) => {
    const folded = foldedWords(text);
    folded.forEach((word, at) => {
      const next = folded[at + 1];
      if (weight > (terms.get(word) ?? 0)) terms.set(word, weight);
      if (next !== undefined && weight > (terms.get(`${word} ${next}`) ?? 0)) terms.set(`${word} ${next}`, weight);
    });
  };
  add(document.name, FIELD_WEIGHT.name);
  for (const keyword of document.keywords) add(keyword, FIELD_WEIGHT.keyword);
  for (const name of document.caseNames) add(name, FIELD_WEIGHT.caseName);
  add(document.fieldName, FIELD_WEIGHT.field);
  add(document.agencyName, FIELD_WEIGHT.agency);
  return terms;
}

/** Accented words, and `?word` for each folded word, to tell "has it, with other marks" from "does not have it". */
function traitsOf(document: SearchDocument): Traits {
  const text = [document.name, ...document.keywords].join(" ");
  const folded = foldedWords(document.name);
  const joined = ` ${folded.join(" ")} `;
  return {
    accents: new Set([...words(text), ...foldedWords(text).map((word) => `?${word}`)]),
    length: folded.length,
    special: SPECIAL.filter((phrase) => joined.includes(` ${phrase} `)),
  };
}

function firstWord(text: string): string {
  return text.split(" ")[0] ?? text;
}

function lastWord(text: string): string {
  return text.split(" ").at(-1) ?? text;
}
