import { hash } from "node:crypto";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Dossier } from "../domain/dossier.ts";
import { canonicalJson } from "./canonical-json.ts";
import { dossierFromJson } from "./codec.ts";
import type { DossierTables } from "./tables.ts";

export type IdempotencyKey = {
  /** Whose key it is: the same key of another principal is another key. */
  readonly principal: string;
  readonly key: string;
  /** SHA-256 of what was asked: another question under the same key is refused. */
  readonly asked: Buffer;
};

/** The key of a request by its canonical content. */
export function idempotencyKey(principal: string, key: string, request: unknown): IdempotencyKey {
  return { principal, key, asked: hash("sha256", canonicalJson(request), "buffer") };
}

export type EarlierAnswer = { readonly kind: "mismatch" } | { readonly kind: "replay"; readonly dossier: Dossier };

/** What was answered under this key before, if anything. */
export async function findAnswer(
  db: Db,
  { principal, key, asked }: IdempotencyKey,
): Promise<EarlierAnswer | undefined> {
  const earlier = await db
    .withTables<DossierTables>()
    .selectFrom("idempotency")
    .select(["hash", "response"])
    .where("principal", "=", principal)
    .where("key", "=", key)
    .executeTakeFirst();
  if (earlier === undefined) return undefined;
  if (!earlier.hash.equals(asked)) return { kind: "mismatch" };
  return { kind: "replay", dossier: dossierFromJson(earlier.response) };
}

/** Keeps the answer with its key; a twin that was faster makes this fail with `isTwin`, and the whole work is undone. */
export async function keepAnswer(tx: Tx, key: IdempotencyKey, dossier: Dossier): Promise<void> {
  await tx.withTables<DossierTables>().insertInto("idempotency").values(answerRow(key, dossier)).execute();
}

/** The row of an answer; the time is the database's own. */
export function answerRow({ principal, key, asked }: IdempotencyKey, dossier: Dossier) {
  return { principal, key, hash: asked, response: JSON.stringify(dossier) };
}

/** Whether work failed because a twin with the same key has committed meanwhile. */
export function isTwin(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "constraint" in error && error.constraint === "idempotency_pkey"
  );
}
