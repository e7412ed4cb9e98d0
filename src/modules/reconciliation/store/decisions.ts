import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

export type Decision = {
  readonly id: string;
  readonly statementId: string;
  readonly no: number;
  readonly kind: "match" | "explain" | "take" | "settle";
  /** Of held money: the request that it was given to. */
  readonly reference: string | null;
  readonly awaitedId: string | null;
  readonly entryId: string | null;
  readonly reason: string;
  readonly officerId: string;
  readonly at: Instant;
};

/** Writes what somebody decided about a line: once, and after that where its held money goes. */
export async function insertDecision(tx: Tx, decision: Decision): Promise<void> {
  await tablesOf(tx)
    .insertInto("line_decision")
    .values({
      id: decision.id,
      statement_id: decision.statementId,
      line_no: decision.no,
      kind: decision.kind,
      reference: decision.reference,
      awaited_id: decision.awaitedId,
      entry_id: decision.entryId,
      reason: decision.reason,
      officer_id: decision.officerId,
      at: sqlInstant(decision.at),
    })
    .execute();
}

/** What was decided about a line, in the order of time. */
export async function listDecisions(db: Db, statementId: string, no: number): Promise<readonly Decision[]> {
  const rows = await tablesOf(db)
    .selectFrom("line_decision")
    .selectAll()
    .where("statement_id", "=", statementId)
    .where("line_no", "=", no)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map(
    ({ id, kind, reference, reason, at, awaited_id: awaitedId, entry_id: entryId, officer_id: officerId }) => ({
      ...{ id, statementId, no, kind, reference, reason, at, awaitedId, entryId, officerId },
    }),
  );
}
