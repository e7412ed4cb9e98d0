import type { Db } from "#platform/db/db.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import { buildSearchIndex, search, type SearchIndex } from "../search/search-index.ts";
import { listProceduresInForce, type ProcedureRow } from "../store/search-rows.ts";
import { catalogueVersion } from "../store/versions.ts";

export type ProcedureHit = ProcedureRow & { readonly score: number };

export type SearchOptions = {
  readonly limit: number;
  /** Only procedures resolved by this agency. */
  readonly agencyId?: string;
  /** Only procedures that intake can pin. */
  readonly receivable?: true;
};

type Catalogue = {
  readonly version: number;
  readonly rows: readonly ProcedureRow[];
  readonly index: SearchIndex;
};

// One index for each database, rebuilt when the catalogue's version has moved.
const caches = new WeakMap<Db, Promise<Catalogue>>();

/**
 * Procedures in force that answer the words, best first: by name, code, field, agency, ordinary words, with or
 * without diacritics, also while the last word is being typed. No words: all of them by code.
 */
export async function searchProcedures(
  db: Db,
  words: string,
  options: SearchOptions,
): Promise<readonly ProcedureHit[]> {
  const { rows, index } = await catalogueOf(db);
  const wanted = (row: ProcedureRow) =>
    (options.agencyId === undefined || row.agencyId === options.agencyId) &&
    (options.receivable === undefined || row.cases.some((one) => one.receivable));
  if (normalizeText(words) === "") {
    return rows
      .filter(wanted)
      .slice(0, options.limit)
      .map((row) => ({ ...row, score: 0 }));
  }
  const filtered = options.agencyId !== undefined || options.receivable !== undefined;
  const hits = search(index, words, filtered ? rows.length : options.limit);
  return hits
    .flatMap((hit) => {
      const row = rows[hit.index];
      return row !== undefined && wanted(row) ? [{ ...row, score: Math.round(hit.score * 1000) / 1000 }] : [];
    })
    .slice(0, options.limit);
}

/** Every procedure in force by code, from the cached catalogue. */
export async function listProcedures(db: Db): Promise<readonly ProcedureRow[]> {
  return (await catalogueOf(db)).rows;
}

async function catalogueOf(db: Db): Promise<Catalogue> {
  const cached = caches.get(db);
  const version = await catalogueVersion(db);
  if (cached !== undefined && (await cached).version === version) return cached;
  const loading = load(db, version);
  caches.set(db, loading);
  loading.catch(() => caches.delete(db));
  return loading;
}

async function load(db: Db, version: number): Promise<Catalogue> {
  const rows = await listProceduresInForce(db);
  const index = buildSearchIndex(
    rows.map((row) => ({
      code: row.code,
      name: row.name,
      keywords: row.keywords,
      caseNames: row.cases.map((one) => one.caseName),
      fieldName: row.fieldName,
      agencyName: row.agencyName,
      ours: row.agencyId !== null,
    })),
  );
  return { version, rows, index };
}
