import { sql } from "kysely";
import type { Tx } from "#platform/db/db.ts";
import type { Dossier, DossierState } from "../domain/dossier.ts";
import type { DossierEvent } from "../domain/events.ts";
import { canonicalJson } from "./canonical-json.ts";
import { chainHash, GENESIS, type Leaf } from "./chain.ts";
import { journalInstant, payloadOf, rowOf } from "./codec.ts";
import { answerRow, type IdempotencyKey } from "./idempotency.ts";
import type { DossierTables } from "./tables.ts";

/** One event with the dossier before and after it. */
export type Happening = {
  readonly event: DossierEvent;
  readonly before: DossierState | "none";
  readonly after: Dossier;
};

export type Signature = { readonly actorId: string; readonly unitId: string };

type ChainedRow = Leaf & { readonly previous: string; readonly hash: string };

/**
 * Writes a new dossier, the beginning of its history and the answer under the key of the request, in one statement:
 * the counter row is locked by now, so the fewer round trips the better.
 */
export async function insertDossier(
  tx: Tx,
  key: IdempotencyKey,
  happenings: readonly Happening[],
  signature: Signature,
): Promise<void> {
  const { rows, head, dossier } = chain(happenings, signature, GENESIS);
  const row = { ...rowOf(dossier), head_hash: Buffer.from(head, "hex") };
  await tx
    .withTables<DossierTables>()
    .with("born", (query) => query.insertInto("dossier").values(row))
    .with("answered", (query) => query.insertInto("idempotency").values(answerRow(key, dossier)))
    .insertInto("journal")
    .values(rows.map(journalRow))
    .execute();
}

/** Writes what happened to a dossier that was loaded and locked; the row then says what the journal says. */
export async function appendToDossier(
  tx: Tx,
  headHash: string,
  happenings: readonly Happening[],
  signature: Signature,
): Promise<void> {
  const { rows, head, dossier } = chain(happenings, signature, headHash);
  const { id, ...changes } = rowOf(dossier);
  await tx
    .withTables<DossierTables>()
    .with("moved", (query) =>
      query
        .updateTable("dossier")
        .set({ ...changes, head_hash: Buffer.from(head, "hex") })
        .where("id", "=", id),
    )
    .insertInto("journal")
    .values(rows.map(journalRow))
    .execute();
}

/** The next ordinal of an agency's day. Gap-free: a rolled-back act gives its number back. Locks the row until commit. */
export async function nextOrdinal(tx: Tx, agencyId: string, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    insert into dossier_counter as counter (agency_id, day, n) values (${agencyId}, ${day}, 1)
    on conflict (agency_id, day) do update set n = counter.n + 1 returning n`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("the counter gave no number");
  return row.n;
}

function chain(happenings: readonly Happening[], { actorId, unitId }: Signature, from: string) {
  const rows: ChainedRow[] = [];
  let head = from;
  let dossier: Dossier | undefined;
  for (const { event, before, after } of happenings) {
    const leaf: Leaf = {
      dossierId: after.id,
      seq: after.version,
      event: event.kind,
      payload: canonicalJson(payloadOf(event)),
      actorId,
      unitId,
      at: journalInstant(event.at),
      fromState: before,
      toState: after.state,
    };
    const hash = chainHash(head, leaf);
    rows.push({ ...leaf, previous: head, hash });
    head = hash;
    dossier = after;
  }
  if (dossier === undefined) throw new Error("nothing happened, nothing can be saved");
  return { rows, head, dossier };
}

function journalRow(row: ChainedRow) {
  return {
    dossier_id: row.dossierId,
    seq: row.seq,
    event: row.event,
    payload: row.payload,
    actor_id: row.actorId,
    unit_id: row.unitId,
    at: row.at,
    from_state: row.fromState,
    to_state: row.toState,
    prev_hash: Buffer.from(row.previous, "hex"),
    hash: Buffer.from(row.hash, "hex"),
  };
}
