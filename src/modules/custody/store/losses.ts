import type { Instant } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Custodian, CustodianKind } from "../domain/custodian.ts";
import type { Loss, LossSignature, Remaking } from "../domain/loss.ts";
import { tablesOf, type LossRow, type LossSignatureRow, type NewLossRow } from "./tables.ts";

/** Writes a loss that was found. */
export async function insertLoss(tx: Tx, loss: Loss): Promise<void> {
  await tablesOf(tx).insertInto("loss").values(rowOf(loss)).execute();
}

/** Writes how a loss stands. */
export async function saveLoss(tx: Tx, loss: Loss): Promise<void> {
  await tablesOf(tx).updateTable("loss").set(rowOf(loss)).where("id", "=", loss.id).execute();
}

/** Writes one signature under the minutes of a loss. */
export async function insertLossSignature(tx: Tx, lossId: string, signature: LossSignature): Promise<void> {
  const { side, officerId, officerName, at } = signature;
  await tablesOf(tx)
    .insertInto("loss_signature")
    .values({ loss_id: lossId, side, officer_id: officerId, officer_name: officerName, at: at.toString() })
    .execute();
}

/** A loss, locked: what happens to one happens one after the other. */
export async function lockLoss(tx: Tx, id: string): Promise<Loss | undefined> {
  await tablesOf(tx).selectFrom("loss").select("id").where("id", "=", id).forUpdate().execute();
  return findLoss(tx, id);
}

/** A loss with its signatures, or undefined. */
export async function findLoss(db: Db, id: string): Promise<Loss | undefined> {
  const rows = await tablesOf(db).selectFrom("loss").selectAll().where("id", "=", id).execute();
  const [found] = await withSignatures(db, rows);
  return found;
}

/** What was lost of a dossier, oldest first. */
export async function listLossesOf(db: Db, dossierId: string): Promise<readonly Loss[]> {
  const query = tablesOf(db).selectFrom("loss").selectAll().where("dossier_id", "=", dossierId);
  return withSignatures(db, await query.orderBy("found_at").orderBy("id").execute());
}

/** What is lost and neither made again nor found, oldest first. */
export async function listOpenLosses(db: Db): Promise<readonly Loss[]> {
  const query = tablesOf(db).selectFrom("loss").selectAll().where("ended_at", "is", null);
  return withSignatures(db, await query.orderBy("found_at").orderBy("id").limit(500).execute());
}

/** The newest that ended by then. */
export async function listEndedLosses(db: Db, limit = 50): Promise<readonly Loss[]> {
  const query = tablesOf(db).selectFrom("loss").selectAll().where("ended_at", "is not", null);
  return withSignatures(db, await query.orderBy("ended_at", "desc").orderBy("id").limit(limit).execute());
}

/** Stretches in which sheets that a courier or the post had lost were missing from a bundle that was there. */
export async function listCarriersLosses(
  db: Db,
  dossierId: string,
): Promise<readonly { readonly from: Instant; readonly to: Instant | null }[]> {
  const rows = await tablesOf(db)
    .selectFrom("loss")
    .select(["found_at", "ended_at"])
    .where("dossier_id", "=", dossierId)
    .where("carrier_kind", "in", ["courier", "post"])
    .where("extent", "=", "sheets")
    .orderBy("found_at")
    .execute();
  return rows.map((row) => ({ from: row.found_at, to: row.ended_at }));
}

async function withSignatures(db: Db, rows: readonly LossRow[]): Promise<readonly Loss[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const query = tablesOf(db).selectFrom("loss_signature").selectAll().where("loss_id", "in", ids);
  const signatures = await query.orderBy("at").orderBy("side").execute();
  return rows.map((row) => lossOf(row, signatures));
}

function rowOf(loss: Loss): NewLossRow {
  const { giver, receiver, carrier, remaking } = loss;
  return {
    id: loss.id,
    number: loss.number,
    dossier_id: loss.dossierId,
    extent: loss.extent,
    hand_over_id: loss.handOverId,
    sheets: loss.sheets,
    originals: loss.originals,
    giver_kind: giver.kind,
    giver_id: giver.id,
    giver_label: giver.label,
    receiver_kind: receiver.kind,
    receiver_id: receiver.id,
    receiver_label: receiver.label,
    carrier_kind: carrier?.kind ?? null,
    carrier_id: carrier?.id ?? null,
    carrier_label: carrier?.label ?? null,
    circumstances: loss.circumstances,
    contents: loss.contents,
    found_at: loss.foundAt.toString(),
    found_by: loss.foundBy,
    remedy: remaking?.remedy ?? null,
    remedy_text: remaking?.text ?? null,
    responsible: remaking?.responsible ?? null,
    remake_by: remaking?.by.toString() ?? null,
    completed_at: loss.completedAt?.toString() ?? null,
    ended_at: loss.endedAt?.toString() ?? null,
    ended_by: loss.endedBy,
    outcome: loss.outcome,
  };
}

function lossOf(row: LossRow, signatures: readonly LossSignatureRow[]): Loss {
  return {
    id: row.id,
    number: row.number,
    dossierId: row.dossier_id,
    extent: row.extent,
    handOverId: row.hand_over_id,
    sheets: row.sheets,
    originals: row.originals,
    giver: { kind: row.giver_kind, id: row.giver_id, label: row.giver_label },
    receiver: { kind: row.receiver_kind, id: row.receiver_id, label: row.receiver_label },
    carrier: carrierOf(row.carrier_kind, row.carrier_id, row.carrier_label),
    circumstances: row.circumstances,
    contents: row.contents,
    foundAt: row.found_at,
    foundBy: row.found_by,
    remaking: remakingOf(row),
    signatures: signatures
      .filter(({ loss_id: lossId }) => lossId === row.id)
      .map((each) => ({ side: each.side, officerId: each.officer_id, officerName: each.officer_name, at: each.at })),
    completedAt: row.completed_at,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    outcome: row.outcome,
  };
}

function carrierOf(kind: CustodianKind | null, id: string | null, label: string | null): Custodian | null {
  return kind === null || id === null || label === null ? null : { kind, id, label };
}

function remakingOf({ remedy, remedy_text: text, responsible, remake_by: by }: LossRow): Remaking | null {
  if (remedy === null || text === null || responsible === null || by === null) return null;
  return { remedy, text, responsible, by };
}
