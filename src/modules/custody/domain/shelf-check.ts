import { normaliseDossierCode } from "#modules/dossiers/domain.ts";
import type { Instant } from "#kernel/time.ts";
import type { Bundle } from "./bundle.ts";

/** What lay on a shelf when it was counted, against what the books say lies there. */
export type ShelfFound = {
  readonly present: readonly Bundle[];
  readonly missing: readonly Bundle[];
  /** Codes that lay there and should not, or that nobody knows. */
  readonly surplus: readonly string[];
};

/** A count of a shelf that was written down. */
export type ShelfCheck = {
  readonly id: string;
  readonly unitId: string;
  readonly shelf: string;
  readonly at: Instant;
  readonly byId: string;
  readonly expected: number;
  readonly present: number;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
};

const MOST_CODES = 2000;

/** Codes as they were scanned or typed, with spaces or lines between, each once. */
export function codesIn(texts: readonly string[]): readonly string[] {
  const codes = texts.flatMap((text) => text.split(/[\s,;]+/)).map((code) => normaliseDossierCode(code).slice(0, 60));
  return [...new Set(codes.filter((code) => code !== ""))].slice(0, MOST_CODES);
}

/** Names what is there, what is missing and what is too much: each code falls into exactly one of the three. */
export function compareShelf(expected: readonly Bundle[], codes: readonly string[]): ShelfFound {
  const scanned = new Set(codes);
  const known = new Set(expected.map(({ code }) => code));
  return {
    present: expected.filter(({ code }) => scanned.has(code)),
    missing: expected.filter(({ code }) => !scanned.has(code)),
    surplus: [...scanned].filter((code) => !known.has(code)),
  };
}
