import type { Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { normaliseDossierCode } from "#modules/dossiers/domain.ts";
import type { Bundle, EventKind, HandOver } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { findBundle, findBundleByCode, listHandOversOf } from "./load.ts";
import { tablesOf } from "./tables.ts";

/** One link of the chain: what happened, who had the paper afterwards, how many sheets. */
export type Link = {
  readonly seq: number;
  readonly event: EventKind;
  readonly at: Instant;
  readonly actorId: string;
  readonly custodian: Custodian;
  readonly sheets: number;
  readonly originals: number;
  readonly note: string;
  readonly shelf: string | null;
  readonly handOverId: string | null;
};

/** Where the paper of a dossier is: who holds it since when, who is next, and the whole chain, newest first. */
export type Whereabouts = {
  readonly bundle: Bundle;
  /** Given to somebody who has not acknowledged it yet. */
  readonly pending: HandOver | null;
  readonly handOvers: readonly HandOver[];
  readonly chain: readonly Link[];
};

/** Who holds the paper of a dossier now; undefined when it has no paper. */
export async function custodianOf(db: Db, dossierId: string): Promise<Custodian | undefined> {
  return (await findBundle(db, dossierId))?.custodian;
}

/** Answers "bản gốc đang ở đâu" for a code as typed or scanned. */
export async function whereIs(db: Db, query: string): Promise<Whereabouts | undefined> {
  const bundle = await findBundleByCode(db, normaliseDossierCode(query));
  return bundle && whereaboutsOf(db, bundle);
}

/** The same for a bundle that is known already. */
export async function whereaboutsOf(db: Db, bundle: Bundle): Promise<Whereabouts> {
  const [handOvers, chain] = await Promise.all([
    listHandOversOf(db, bundle.dossierId),
    listChain(db, bundle.dossierId),
  ]);
  return { bundle, pending: handOvers.find(({ state }) => state === "given") ?? null, handOvers, chain };
}

async function listChain(db: Db, dossierId: string): Promise<readonly Link[]> {
  const rows = await tablesOf(db)
    .selectFrom("custody_event")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("seq", "desc")
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    event: row.event,
    at: row.at,
    actorId: row.actor_id,
    custodian: { kind: row.to_kind, id: row.to_id, label: row.to_label },
    sheets: row.to_sheets,
    originals: row.to_originals,
    note: row.note,
    shelf: row.shelf,
    handOverId: row.hand_over_id,
  }));
}
