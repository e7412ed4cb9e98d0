import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import type { Bundle, HandOver } from "../domain/bundle.ts";
import type { Custodian } from "../domain/custodian.ts";
import { listCarriersLosses } from "./losses.ts";
import { bundleOf, handOverOf } from "./codec.ts";
import type { BundleRow, HandOverRow } from "./tables.ts";

const MOST = 500;

/** Hand-overs whose acknowledgement is late by then, the oldest limit first: each is an alarm (handbook §15.15). */
export async function listUnacknowledged(db: Db, now: Instant): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOverRow>`select * from hand_over
    where state = 'given' and acknowledge_by < ${now.toString()} order by acknowledge_by, id limit ${MOST}`.execute(db);
  return rows.map(handOverOf);
}

/** Places whose paper is asked for: everything, or these units, agencies' archives, posts and couriers. */
export type Places =
  "everywhere" | { readonly unitIds: readonly string[]; readonly kinds: readonly Custodian["kind"][] };

/** What waits to be received at these places, the oldest first. */
export async function listIncoming(db: Db, places: Places): Promise<readonly HandOver[]> {
  return waiting(db, at("to", places));
}

/** What was given away from these places and is not acknowledged. */
export async function listOutgoing(db: Db, places: Places): Promise<readonly HandOver[]> {
  return waiting(db, at("from", places));
}

async function waiting(db: Db, condition: ReturnType<typeof at>): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOverRow>`select * from hand_over
    where state = 'given' and ${condition} order by given_at, id limit ${MOST}`.execute(db);
  return rows.map(handOverOf);
}

/** Differences of count that nobody has settled, touching these places. */
export async function listDifferences(db: Db, places: Places): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOverRow>`select * from hand_over
    where difference = 'open' and (${at("from", places)} or ${at("to", places)}) order by ended_at, id limit ${MOST}`.execute(
    db,
  );
  return rows.map(handOverOf);
}

/** What has not left its receiving unit yet (NĐ 61/2018 Điều 18), the most urgent first. */
export async function listToForward(db: Db, places: Places): Promise<readonly Bundle[]> {
  const { rows } = await sql<BundleRow>`select * from bundle
    where forwarded_at is null and ended_at is null and not immediate and ${at("custodian", places)}
      and not exists (select from hand_over h where h.dossier_id = bundle.dossier_id and h.state = 'given')
    order by forward_by, dossier_id limit ${MOST}`.execute(db);
  return rows.map(bundleOf);
}

/** What these places hold now, the longest held first. */
export async function listHeld(db: Db, places: Places): Promise<readonly Bundle[]> {
  const { rows } = await sql<BundleRow>`select * from bundle
    where ended_at is null and ${at("custodian", places)} order by since, dossier_id limit ${MOST}`.execute(db);
  return rows.map(bundleOf);
}

/**
 * Times in which the paper was with a courier or the public post, or lacked sheets that they had lost, within a stretch:
 * nobody could work on it.
 */
export async function listTransits(
  db: Db,
  dossierId: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<readonly { readonly from: Instant; readonly to: Instant }[]> {
  const { rows } = await sql<{ from: Instant; to: Instant | null }>`
    select at as from, (select min(next.at) from custody_event next
        where next.dossier_id = e.dossier_id and next.seq > e.seq
          and (next.to_kind, next.to_id) is distinct from (e.to_kind, e.to_id)) as to
    from custody_event e
    where dossier_id = ${dossierId} and to_kind in ('courier', 'post')
      and (from_kind, from_id) is distinct from (to_kind, to_id)
    order by seq`.execute(db);
  // Sheets that were lost on the way hold the work up until they are there again: that is the carrier's time as well.
  return [...rows, ...(await listCarriersLosses(db, dossierId))]
    .map((row) => ({ from: later(row.from, from), to: earlier(row.to ?? to, to) }))
    .filter((transit) => Temporal.Instant.compare(transit.from, transit.to) < 0);
}

function at(side: "from" | "to" | "custodian", places: Places) {
  if (places === "everywhere") return sql`true`;
  const kind = sql.ref(`${side}_kind`);
  const id = sql.ref(`${side}_id`);
  return sql`((${kind} = 'unit' and ${id} = any(${places.unitIds}::uuid[])) or ${kind} = any(${places.kinds}::text[]))`;
}

function later(a: Instant, b: Instant): Instant {
  return Temporal.Instant.compare(a, b) >= 0 ? a : b;
}

function earlier(a: Instant, b: Instant): Instant {
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}
