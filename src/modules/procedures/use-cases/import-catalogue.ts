import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { CatalogueFileError, type CatalogueLine } from "../import/read-lines.ts";
import type { ReportEntry } from "../import/report.ts";
import { readLine } from "../national/read-record.ts";
import { forgetImport } from "../store/imports.ts";
import { workflowResolver } from "./default-workflow.ts";
import { importBatch, type BatchContext, type BatchRecord } from "./import-batch.ts";

export type ImportTotals = {
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly doubtful: number;
};

export type ImportOptions = {
  readonly newId: () => string;
  readonly now: Instant;
  /** Takes each line of the report as it becomes known. */
  readonly report: (entry: ReportEntry) => Promise<void>;
  /** Codes of the open dossiers of procedures, by procedure id; dossiers are a higher slice. */
  readonly openDossiers: (procedureIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
  readonly onProgress?: (read: number) => void;
};

/** What came of an import; `cut` says why the file ended early, if it did. */
export type ImportOutcome = { readonly totals: ImportTotals; readonly cut: string | undefined };

const BATCH = 100;

/**
 * Imports national-portal records, in constant memory, a hundred in one transaction, each record wholly or not at
 * all. Every record is imported or reported with its reason; the same file again changes nothing. Throws
 * CatalogueFileError when not one line could be read.
 */
export async function importCatalogue(
  db: Db,
  lines: AsyncIterable<CatalogueLine>,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const context: BatchContext = {
    importId: options.newId(),
    newId: options.newId,
    now: options.now,
    agencyIds: new Map((await listAgencies(db)).map((agency) => [agency.code, agency.id])),
    workflowFor: workflowResolver(db, options),
    openDossiers: options.openDossiers,
  };
  const totals = { read: 0, imported: 0, updated: 0, unchanged: 0, rejected: 0, doubtful: 0 };
  const settle = async (batch: readonly BatchRecord[]) => {
    const outcome = await importBatch(db, batch, context);
    for (const key of ["imported", "updated", "unchanged", "rejected", "doubtful"] as const)
      totals[key] += outcome[key];
    for (const entry of outcome.entries) await options.report(entry);
  };
  let cut: string | undefined;
  // While PostgreSQL writes one batch, the next one is read.
  let writing: Promise<void> = Promise.resolve();
  let batch: BatchRecord[] = [];
  try {
    for await (const line of lines) {
      totals.read += 1;
      const reading =
        line.kind === "text"
          ? readLine(line.text)
          : ({ kind: "rejected", code: "", name: "", reason: line.reason } as const);
      batch.push({ line: line.line, reading });
      if (batch.length < BATCH) continue;
      await writing;
      writing = watched(settle(batch));
      batch = [];
      options.onProgress?.(totals.read);
    }
  } catch (error) {
    if (!(error instanceof CatalogueFileError) || totals.read === 0) throw error;
    cut = error.message;
  }
  await writing;
  if (batch.length > 0) await settle(batch);
  options.onProgress?.(totals.read);
  await forgetImport(db, context.importId);
  return { totals, cut };
}

/** The same promise, marked as handled: it is awaited a batch later, and a failure must not end the process before. */
function watched(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}
