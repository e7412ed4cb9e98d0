import { sql } from "kysely";
import type { Result } from "#kernel/result.ts";
import { sqlState, transact, type Db, type Tx } from "./db.ts";

/** The time of a history fell behind: somebody else wrote while this work waited for the lock. */
const CLOCK_BEHIND = "MC503";
const TRIES = 5;

/**
 * Runs the work in one transaction and takes back everything it wrote when it ends in a refusal: a refusal found late leaves
 * nothing behind. Inside the caller's transaction it does the same to a savepoint. Work that reads its time inside is begun
 * again when another one's later time was written while it waited.
 */
export async function attempt<T, E>(db: Db, work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
  if (isTx(db)) return within(db, work);
  for (let left = TRIES; ; left -= 1) {
    try {
      return await once(db, work);
    } catch (error) {
      if (left === 1 || sqlState(error) !== CLOCK_BEHIND) throw error;
    }
  }
}

async function once<T, E>(db: Db, work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>> {
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
