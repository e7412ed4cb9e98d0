import { hash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/db.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { DossierTables } from "./tables.ts";

export type IdempotencyKey = {
  /** Whose key it is: the same key of another principal is another key. */
  readonly principal: string;
  readonly key: string;
  /** What was asked: another question under the same key is refused. */
  readonly request: unknown;
};

export type Claim =
  { readonly kind: "new" } | { readonly kind: "replay"; readonly response: unknown } | { readonly kind: "mismatch" };

/** Claims a key inside the transaction of the work; a twin waits here until the first has committed or given up. */
export async function claimKey(tx: Tx, { principal, key, request }: IdempotencyKey): Promise<Claim> {
  const asked = hash("sha256", canonicalJson(request), "buffer");
  const { rows } = await sql`
    insert into idempotency (principal, key, hash) values (${principal}, ${key}, ${asked})
    on conflict do nothing returning key`.execute(tx);
  if (rows.length > 0) return { kind: "new" };
  const earlier = await mine(tx, principal, key).select(["hash", "response"]).executeTakeFirstOrThrow();
  return earlier.hash.equals(asked) ? { kind: "replay", response: earlier.response } : { kind: "mismatch" };
}

/** Keeps the answer with the key, for every later twin. */
export async function keepAnswer(tx: Tx, { principal, key }: IdempotencyKey, response: unknown): Promise<void> {
  await tx
    .withTables<DossierTables>()
    .updateTable("idempotency")
    .set({ response: JSON.stringify(response) })
    .where("principal", "=", principal)
    .where("key", "=", key)
    .execute();
}

/** Gives a key back after a refusal: nothing was done, so the same key may ask again. */
export async function releaseKey(tx: Tx, { principal, key }: IdempotencyKey): Promise<void> {
  await tx
    .withTables<DossierTables>()
    .deleteFrom("idempotency")
    .where("principal", "=", principal)
    .where("key", "=", key)
    .execute();
}

function mine(tx: Tx, principal: string, key: string) {
  return tx
    .withTables<DossierTables>()
    .selectFrom("idempotency")
    .where("principal", "=", principal)
    .where("key", "=", key);
}
