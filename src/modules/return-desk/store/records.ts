import type { Selectable } from "kysely";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Proof, ReturnRecord } from "../domain/return-record.ts";
import { tablesOf, type ReturnDeskTables } from "./tables.ts";

/** Writes what went over the desk. */
export async function insertRecord(tx: Tx, record: ReturnRecord): Promise<void> {
  const { proof, authorisation } = record;
  await tablesOf(tx)
    .insertInto("return_record")
    .values({
      dossier_id: record.dossierId,
      act_id: record.actId,
      at: sqlInstant(record.at),
      officer_id: record.officerId,
      receiver: record.receiver,
      receiver_id: record.receiverId,
      receiver_name: record.receiverName,
      identity: record.identity,
      authorisation: authorisation === null ? null : JSON.stringify(authorisation),
      papers: JSON.stringify(record.papers),
      originals: JSON.stringify(record.originals),
      proof: proof.kind,
      signature: proof.kind === "signature" ? proof.line : null,
      code_id: proof.kind === "code" ? proof.codeId : null,
      phone_shown: proof.kind === "code" ? proof.phoneShown : "",
    })
    .execute();
}

/** How the result of a dossier was handed over, or undefined. */
export async function findRecord(db: Db, dossierId: string): Promise<ReturnRecord | undefined> {
  const row = await records(db).where("dossier_id", "=", dossierId).executeTakeFirst();
  return row === undefined ? undefined : recordOf(row);
}

/** Everything that went over the desk in one act. */
export async function recordsOfAct(db: Db, actId: string): Promise<readonly ReturnRecord[]> {
  const rows = await records(db).where("act_id", "=", actId).orderBy("dossier_id").execute();
  return rows.map(recordOf);
}

function records(db: Db) {
  return tablesOf(db).selectFrom("return_record").selectAll();
}

function recordOf(row: Selectable<ReturnDeskTables["return_record"]>): ReturnRecord {
  return {
    dossierId: row.dossier_id,
    actId: row.act_id,
    at: row.at,
    officerId: row.officer_id,
    receiver: row.receiver,
    receiverId: row.receiver_id,
    receiverName: row.receiver_name,
    identity: row.identity,
    authorisation: row.authorisation,
    papers: row.papers,
    originals: row.originals,
    proof: proofOf(row),
  };
}

function proofOf(row: Selectable<ReturnDeskTables["return_record"]>): Proof {
  if (row.signature !== null) return { kind: "signature", line: row.signature };
  if (row.code_id !== null) return { kind: "code", codeId: row.code_id, phoneShown: row.phone_shown };
  return { kind: "paper" };
}
