import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

export type Decision = {
  readonly id: string;
  readonly statementId: string;
  readonly no: number;
  readonly kind: "match" | "explain" | "take";
  readonly awaitedId: string | null;
  readonly entryId: string | null;
  readonly reason: string;
  readonly officerId: string;
  readonly at: Instant;
};

/** Writes what somebody decided about a line; there is one decision for each. */
export async function insertDecision(tx: Tx, decision: Decision): Promise<void> {
  await tablesOf(tx)
    .insertInto("line_decision")
    .values({
      id: decision.id,
      statement_id: decision.statementId,
      line_no: decision.no,
      kind: decision.kind,
      awaited_id: decision.awaitedId,
      entry_id: decision.entryId,
      reason: decision.reason,
      officer_id: decision.officerId,
      at: sqlInstant(decision.at),
    })
    .execute();
}

/** The decision about a line, or undefined. */
export async function findDecision(db: Db, statementId: string, no: number): Promise<Decision | undefined> {
  const row = await tablesOf(db)
    .selectFrom("line_decision")
    .selectAll()
    .where("statement_id", "=", statementId)
    .where("line_no", "=", no)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, kind, reason, at } = row;
  const { awaited_id: awaitedId, entry_id: entryId, officer_id: officerId } = row;
  return { id, statementId, no, kind, awaitedId, entryId, reason, officerId, at };
}
