import { sql } from "kysely";
import type { Result } from "#kernel/result.ts";
import { transact, type Db, type Tx } from "./db.ts";

/**
 * Runs the work in one transaction and takes back everything it wrote when it ends in a refusal: a refusal found late leaves
 * nothing behind. Inside the caller's transaction it does the same to a savepoint.
 */
export async function attempt<T, E>(db: Db, work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  if (isTx(db)) return within(db, work);
  const refused: { result?: Result<T, E> } = {};
  try {
    return await transact(db, async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refused.result = result;
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof TakenBack && refused.result !== undefined) return refused.result;
    throw error;
  }
}

class TakenBack extends Error {}

function isTx(db: Db): db is Tx {
  return db.isTransaction;
}

async function within<T, E>(tx: Tx, work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  await sql`savepoint attempt`.execute(tx);
  const result = await work(tx);
  if (!result.ok) await sql`rollback to savepoint attempt`.execute(tx);
  // Also after a rollback: what is left open would be mistaken for the savepoint of whoever called this.
  await sql`release savepoint attempt`.execute(tx);
  return result;
}
