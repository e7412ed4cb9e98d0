import { sql } from "kysely";
import { vault } from "#platform/crypto.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

export type Attempt = { readonly id: string; readonly username: string; readonly address: string };

const PER_ADDRESS = 5;
const PER_ADDRESS_MINUTES = 15;
const PER_ACCOUNT = 50;

/**
 * Notes an attempt before the password is looked at, so that attempts at the same moment count each other; false when
 * there are too many: five in 15 minutes for an account from an address, fifty in an hour for an account.
 * The name is stored as a keyed fingerprint: people type passwords into the wrong field.
 */
export async function noteAttempt(db: Db, attempt: Attempt): Promise<boolean> {
  const username = fingerprint(attempt.username);
  await tablesOf(db)
    .insertInto("sign_in_failure")
    .values({ id: attempt.id, username, address: attempt.address })
    .execute();
  const { rows } = await sql<{ near: number; all: number }>`
    select count(*) filter (where address = ${attempt.address}
        and at > clock_timestamp() - make_interval(mins => ${PER_ADDRESS_MINUTES})) as near, count(*) as all
    from sign_in_failure where username = ${username} and at > clock_timestamp() - interval '1 hour'`.execute(db);
  const { near, all } = rows[0] ?? { near: 0, all: 0 };
  if (near <= PER_ADDRESS && all <= PER_ACCOUNT) return true;
  // A refused attempt was not tried and does not prolong the wait.
  await tablesOf(db).deleteFrom("sign_in_failure").where("id", "=", attempt.id).execute();
  return false;
}

/** A right password clears what went wrong before from that address. */
export async function forgetAttempts(tx: Tx, attempt: Pick<Attempt, "username" | "address">): Promise<void> {
  await tablesOf(tx)
    .deleteFrom("sign_in_failure")
    .where("username", "=", fingerprint(attempt.username))
    .where("address", "=", attempt.address)
    .execute();
}

/** Removes attempts that count no longer. */
export async function removeOldAttempts(db: Db): Promise<void> {
  await sql`delete from sign_in_failure where at < clock_timestamp() - interval '1 day'`.execute(db);
}

function fingerprint(username: string): string {
  return vault().blindIndex(username, "sign-in");
}
