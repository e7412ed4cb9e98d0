import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Instant } from "#kernel/time.ts";
import type { PostalClaim } from "../domain/claim.ts";
import { claimOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** Writes a complaint; false when one of its kind about the item is open already. */
export async function insertClaim(tx: Tx, claim: PostalClaim, openedBy: string): Promise<boolean> {
  const row = await tablesOf(tx)
    .insertInto("post_claim")
    .values({
      id: claim.id,
      slip_id: claim.slipId,
      kind: claim.kind,
      claimant: claim.claimant,
      text: claim.text,
      opened_at: sqlInstant(claim.openedAt),
      opened_by: openedBy,
      answer_due_on: claim.answerDueOn.toString(),
      answered_at: null,
      answered_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Loads and locks a complaint. */
export async function lockClaim(tx: Tx, id: string): Promise<PostalClaim | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("post_claim")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && claimOf(row);
}

export type ClaimAnswer = { readonly answer: string; readonly compensation: number };

/** Writes the answer to a complaint. */
export async function answerOpenClaim(
  tx: Tx,
  id: string,
  { answer, compensation, at, by }: ClaimAnswer & { readonly at: Instant; readonly by: string },
): Promise<void> {
  await tablesOf(tx)
    .updateTable("post_claim")
    .set({ answer, compensation, answered_at: sqlInstant(at), answered_by: by })
    .where("id", "=", id)
    .execute();
}

/** Complaints: the open ones by the day of their answer, then the answered ones. */
export async function listClaims(db: Db, slipId?: string): Promise<readonly PostalClaim[]> {
  let query = tablesOf(db)
    .selectFrom("post_claim")
    .selectAll()
    .orderBy((order) => order("answered_at", "is not", null))
    .orderBy("answer_due_on")
    .orderBy("id")
    .limit(200);
  if (slipId !== undefined) query = query.where("slip_id", "=", slipId);
  return (await query.execute()).map(claimOf);
}
