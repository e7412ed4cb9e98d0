import type { Tx } from "#platform/db/db.ts";
import type { HandOver, Outcome } from "../domain/bundle.ts";
import { rowOfBundle, rowOfHandOver } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** Writes what happened to a bundle that is locked, or that begins: row, hand-over and event. */
export async function saveOutcome(tx: Tx, outcome: Outcome, actorId: string): Promise<void> {
  const { before, after, handOver } = outcome;
  const row = rowOfBundle(after);
  const tables = tablesOf(tx);
  if (before === null) await tables.insertInto("bundle").values(row).execute();
  else await tables.updateTable("bundle").set(row).where("dossier_id", "=", after.dossierId).execute();
  if (handOver !== null) await saveHandOver(tx, outcome, handOver);
  await tables
    .insertInto("custody_event")
    .values({
      dossier_id: after.dossierId,
      seq: after.version,
      event: outcome.event,
      hand_over_id: handOver?.id ?? null,
      from_kind: before?.custodian.kind ?? "none",
      from_id: before?.custodian.id ?? null,
      to_kind: after.custodian.kind,
      to_id: after.custodian.id,
      to_label: after.custodian.label,
      from_sheets: before?.sheets ?? 0,
      to_sheets: after.sheets,
      from_originals: before?.originals ?? 0,
      to_originals: after.originals,
      note: outcome.note,
      shelf: after.shelf,
      actor_id: actorId,
      at: outcome.at.toString(),
    })
    .execute();
}

async function saveHandOver(tx: Tx, { event }: Outcome, handOver: HandOver): Promise<void> {
  const row = rowOfHandOver(handOver);
  const tables = tablesOf(tx);
  if (event === "given" || event === "passed") await tables.insertInto("hand_over").values(row).execute();
  else await tables.updateTable("hand_over").set(row).where("id", "=", handOver.id).execute();
}
