import { listHoldersAt } from "#modules/processing/index.ts";
import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listRows, type FactRow, type RowQuestion } from "../store/list-rows.ts";

/** Stands for an officer where nobody had taken the dossier yet. */
export const NOBODY = "nobody";

/** A dossier behind a figure with the officer in whose hands it was at the instant asked. */
export type HeldRow = { readonly row: FactRow; readonly officerId: string; readonly unitId: string | null };

const BATCH = 2_000;

/** Every dossier behind a figure with who held it then, batch by batch: for short lists such as the overdue ones. */
export async function holdersOf(db: Db, question: RowQuestion): Promise<readonly HeldRow[]> {
  const found: HeldRow[] = [];
  let after: { readonly at: string; readonly id: string } | undefined;
  do {
    const page = await listRows(db, question, { limit: BATCH, after });
    found.push(...(await withHolders(db, page.rows, question.until)));
    after = page.next;
  } while (after !== undefined);
  return found;
}

async function withHolders(db: Db, rows: readonly FactRow[], at: Instant): Promise<readonly HeldRow[]> {
  const holders = await listHoldersAt(db, { dossierIds: rows.map(({ dossierId }) => dossierId), at });
  const byDossier = new Map(holders.map((holder) => [holder.dossierId, holder]));
  return rows.map((row) => {
    const holder = byDossier.get(row.dossierId);
    return { row, officerId: holder?.officerId ?? NOBODY, unitId: holder?.unitId ?? null };
  });
}

/** The dossiers behind a figure that were in the hands of an officer, or of nobody. */
export async function dossiersHeldBy(db: Db, question: RowQuestion, officerId: string): Promise<readonly string[]> {
  const held = await holdersOf(db, question);
  return held.filter((one) => one.officerId === officerId).map(({ row }) => row.dossierId);
}
