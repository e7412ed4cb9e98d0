import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

/** A void that was asked for, and what a second person said (M2). */
export type VoidRequest = {
  readonly id: string;
  readonly paymentId: string;
  readonly shiftId: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly reason: string;
  readonly decision: "approved" | "refused" | "withdrawn" | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decisionNote: string;
};

export type VoidFilter = {
  readonly pending?: true;
  readonly shiftIds?: readonly string[];
  readonly paymentIds?: readonly string[];
};

/** Requests to void, oldest first. */
export async function listVoidRequests(db: Db, filter: VoidFilter): Promise<readonly VoidRequest[]> {
  let query = requests(db).orderBy("asked_at").orderBy("id");
  if (filter.pending === true) query = query.where("decision", "is", null);
  if (filter.shiftIds !== undefined) {
    if (filter.shiftIds.length === 0) return [];
    query = query.where("shift_id", "in", filter.shiftIds);
  }
  if (filter.paymentIds !== undefined) {
    if (filter.paymentIds.length === 0) return [];
    query = query.where("payment_id", "in", filter.paymentIds);
  }
  return query.execute();
}

/** A request by its id, or undefined. */
export async function findVoidRequest(db: Db, id: string): Promise<VoidRequest | undefined> {
  return requests(db).where("id", "=", id).executeTakeFirst();
}

/** The request, locked; undefined when there is none. */
export async function lockVoidRequest(tx: Tx, id: string): Promise<VoidRequest | undefined> {
  return requests(tx).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Writes a request; false when one for this payment waits already. */
export async function insertVoidRequest(
  tx: Tx,
  request: Pick<VoidRequest, "id" | "paymentId" | "shiftId" | "askedBy" | "askedAt" | "reason">,
): Promise<boolean> {
  const written = await tablesOf(tx)
    .insertInto("void_request")
    .values({
      id: request.id,
      payment_id: request.paymentId,
      shift_id: request.shiftId,
      asked_by: request.askedBy,
      asked_at: sqlInstant(request.askedAt),
      reason: request.reason,
      decision: null,
      decided_by: null,
      decided_at: null,
      decision_note: "",
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

export type VoidDecision = {
  readonly decision: "approved" | "refused" | "withdrawn";
  readonly by: string;
  readonly at: Instant;
  readonly note: string;
};

/** Writes what was decided on a request that is locked. */
export async function decideVoidRequest(tx: Tx, id: string, { decision, by, at, note }: VoidDecision): Promise<void> {
  await tablesOf(tx)
    .updateTable("void_request")
    .set({ decision, decided_by: by, decided_at: sqlInstant(at), decision_note: note })
    .where("id", "=", id)
    .execute();
}

function requests(db: Db) {
  return tablesOf(db)
    .selectFrom("void_request")
    .select([
      "id",
      "payment_id as paymentId",
      "shift_id as shiftId",
      "asked_by as askedBy",
      "asked_at as askedAt",
      "reason",
      "decision",
      "decided_by as decidedBy",
      "decided_at as decidedAt",
      "decision_note as decisionNote",
    ]);
}
