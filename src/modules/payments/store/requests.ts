import type { Selectable } from "kysely";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { PaymentRequest } from "../domain/payment.ts";
import { tablesOf, type PaymentTables } from "./tables.ts";

/** A request by its id, or undefined. */
export async function findRequest(db: Db, id: string): Promise<PaymentRequest | undefined> {
  const row = await requests(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : requestOf(row);
}

/** A request by its reference in canonical form, or undefined. */
export async function findRequestByReference(db: Db, reference: string): Promise<PaymentRequest | undefined> {
  const row = await requests(db).where("reference", "=", reference).executeTakeFirst();
  return row === undefined ? undefined : requestOf(row);
}

/** The request, locked after its dossier; undefined when there is none. */
export async function lockRequest(tx: Tx, id: string): Promise<PaymentRequest | undefined> {
  const row = await requests(tx).where("id", "=", id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : requestOf(row);
}

/** The requests of a dossier, oldest first. */
export async function listRequestsOf(db: Db, dossierId: string): Promise<readonly PaymentRequest[]> {
  const rows = await requests(db).where("dossier_id", "=", dossierId).orderBy("issued_at").orderBy("id").execute();
  return rows.map(requestOf);
}

/** Which of some dossiers were asked for money, ever. */
export async function listDossiersWithRequests(db: Db, dossierIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (dossierIds.length === 0) return new Set();
  const rows = await tablesOf(db)
    .selectFrom("payment_request")
    .select("dossier_id")
    .distinct()
    .where("dossier_id", "in", dossierIds)
    .execute();
  return new Set(rows.map((row) => row.dossier_id));
}

/** Requests by their ids, in no order. */
export async function listRequestsById(db: Db, ids: readonly string[]): Promise<readonly PaymentRequest[]> {
  if (ids.length === 0) return [];
  const rows = await requests(db).where("id", "in", ids).execute();
  return rows.map(requestOf);
}

/** Writes a new request; false when its reference is taken already. */
export async function insertRequest(tx: Tx, request: PaymentRequest): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("payment_request")
    .values({
      id: request.id,
      reference: request.reference,
      dossier_id: request.dossierId,
      dossier_code: request.dossierCode,
      agency_id: request.agencyId,
      purpose: request.purpose,
      lines: JSON.stringify(request.lines),
      amount: request.amount,
      payer_name: request.payerName,
      payer_address: request.payerAddress,
      reason: request.reason,
      stops_clock: request.stopsClock,
      issued_at: sqlInstant(request.issuedAt),
      issued_by: request.issuedBy,
      state: request.state,
      settled_at: null,
      settlement_id: null,
      ended_reason: request.endedReason,
    })
    .onConflict((conflict) => conflict.column("reference").doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** Moves a request to another state. */
export async function moveRequest(
  tx: Tx,
  id: string,
  to: Pick<PaymentRequest, "state" | "settledAt" | "settlementId" | "endedReason">,
): Promise<void> {
  await tablesOf(tx)
    .updateTable("payment_request")
    .set({
      state: to.state,
      settled_at: to.settledAt === null ? null : sqlInstant(to.settledAt),
      settlement_id: to.settlementId,
      ended_reason: to.endedReason,
    })
    .where("id", "=", id)
    .execute();
}

function requests(db: Db) {
  return tablesOf(db).selectFrom("payment_request").selectAll();
}

function requestOf(row: Selectable<PaymentTables["payment_request"]>): PaymentRequest {
  return {
    id: row.id,
    reference: row.reference,
    dossierId: row.dossier_id,
    dossierCode: row.dossier_code,
    agencyId: row.agency_id,
    purpose: row.purpose,
    lines: row.lines,
    amount: row.amount,
    payerName: row.payer_name,
    payerAddress: row.payer_address,
    reason: row.reason,
    stopsClock: row.stops_clock,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    state: row.state,
    settledAt: row.settled_at,
    settlementId: row.settlement_id,
    endedReason: row.ended_reason,
  };
}
