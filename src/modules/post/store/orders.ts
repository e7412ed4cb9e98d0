import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { tablesOf, type OrderRow } from "./tables.ts";

export type PostOrder = {
  readonly slipId: string;
  readonly state: OrderRow["state"];
  readonly attempts: number;
  readonly doubtful: boolean;
  readonly dueAt: Instant;
  readonly lastProblem: string;
};

/** Puts an order into the outbox, in the transaction that made it necessary. */
export async function enqueueOrder(tx: Tx, slipId: string, at: Instant): Promise<void> {
  await tablesOf(tx)
    .insertInto("post_order")
    .values({ slip_id: slipId, state: "waiting", due_at: sqlInstant(at), answered_at: null })
    .onConflict((conflict) => conflict.column("slip_id").doNothing())
    .execute();
}

/** Takes the next due order for oneself until `until`; whoever dies over it leaves it due again, and doubtful. */
export async function claimOrder(
  db: Db,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): Promise<PostOrder | undefined> {
  const { rows } = await sql<OrderRow & { was_doubtful: boolean }>`
    update post_order set attempts = attempts + 1, doubtful = true, due_at = ${sqlInstant(until)}
    from (select slip_id as id, doubtful as was_doubtful from post_order
      where state = 'waiting' and due_at <= ${sqlInstant(now)} order by due_at, slip_id limit 1 for update skip locked) due
    where slip_id = due.id returning post_order.*, due.was_doubtful`.execute(db);
  const [row] = rows;
  return row && { ...orderOf(row), doubtful: row.was_doubtful };
}

export type OrderOutcome = Pick<PostOrder, "state" | "doubtful" | "dueAt" | "lastProblem"> & {
  readonly answeredAt: Instant | null;
};

/** Writes what came of an attempt. */
export async function settleOrder(tx: Tx, slipId: string, outcome: OrderOutcome): Promise<void> {
  await tablesOf(tx)
    .updateTable("post_order")
    .set({
      state: outcome.state,
      doubtful: outcome.doubtful,
      due_at: sqlInstant(outcome.dueAt),
      last_problem: outcome.lastProblem.slice(0, 300),
      answered_at: outcome.answeredAt && sqlInstant(outcome.answeredAt),
    })
    .where("slip_id", "=", slipId)
    .execute();
}

/** Tries an order again that was given up or refused, from its beginning; the doubt whether the post has it remains. */
export async function requeueOrder(tx: Tx, slipId: string, at: Instant): Promise<boolean> {
  const done = await tablesOf(tx)
    .updateTable("post_order")
    .set({ state: "waiting", attempts: 0, doubtful: true, due_at: sqlInstant(at) })
    .where("slip_id", "=", slipId)
    .where("state", "in", ["given-up", "refused"])
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The order of an item, where there is one. */
export async function findOrder(db: Db, slipId: string): Promise<PostOrder | undefined> {
  const row = await tablesOf(db).selectFrom("post_order").selectAll().where("slip_id", "=", slipId).executeTakeFirst();
  return row && orderOf(row);
}

/** Forgets to send an order whose number was recalled before the post had it. */
export async function dropOrder(tx: Tx, slipId: string): Promise<void> {
  await tablesOf(tx)
    .updateTable("post_order")
    .set({ state: "given-up", last_problem: "Thu hồi mã" })
    .where("slip_id", "=", slipId)
    .where("state", "=", "waiting")
    .execute();
}

function orderOf(row: OrderRow): PostOrder {
  const { slip_id, state, attempts, doubtful, due_at, last_problem } = row;
  return { slipId: slip_id, state, attempts, doubtful, dueAt: due_at, lastProblem: last_problem };
}
