import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Interval } from "../domain/history.ts";
import type { OutageEntry } from "../domain/outage.ts";
import { tablesOf } from "./tables.ts";

/** An outage as it stands in the register. */
export type Outage = OutageEntry & {
  readonly id: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
  /** The counter-entry that cancelled it. */
  readonly cancelled: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
};

const MOST = 200;

/** The outages that overlap a stretch of time and were not cancelled, oldest first. */
export async function listOutagesIn(db: Db, { from, to }: Interval): Promise<readonly Interval[]> {
  const { rows } = await sql<Interval>`
    select o.from_at as "from", o.to_at as "to" from outage o
    where o.cancels is null and o.to_at > ${from.toString()} and o.from_at < ${to.toString()}
      and not exists (select from outage c where c.cancels = o.id)
    order by o.from_at`.execute(db);
  return rows;
}

/** The register, newest first, with the cancelled ones. */
export async function listOutages(db: Db): Promise<readonly Outage[]> {
  const { rows } = await sql<RegisterRow>`${REGISTER} where o.cancels is null
    order by o.from_at desc, o.id desc limit ${MOST}`.execute(db);
  return rows.map(outageOf);
}

/** One outage of the register, or undefined. */
export async function findOutage(db: Db, id: string): Promise<Outage | undefined> {
  const { rows } = await sql<RegisterRow>`${REGISTER} where o.cancels is null and o.id = ${id}`.execute(db);
  return rows[0] && outageOf(rows[0]);
}

type RegisterRow = Omit<Outage, "cancelled"> & {
  readonly cancelledBy: string | null;
  readonly cancelledAt: Instant | null;
  readonly cancelReason: string | null;
};

const REGISTER = sql`select o.id, o.from_at as "from", o.to_at as "to", o.reason, o.announced_on as "announcedOn",
    o.entered_by as "enteredBy", o.entered_at as "enteredAt", c.entered_by as "cancelledBy",
    c.entered_at as "cancelledAt", c.reason as "cancelReason"
  from outage o left join outage c on c.cancels = o.id`;

function outageOf({ cancelledBy, cancelledAt, cancelReason, ...outage }: RegisterRow): Outage {
  const isCancelled = cancelledBy !== null && cancelledAt !== null;
  const cancelled = isCancelled ? { by: cancelledBy, at: cancelledAt, reason: cancelReason ?? "" } : null;
  return { ...outage, cancelled };
}

export type NewOutage = OutageEntry & {
  readonly id: string;
  readonly cancels: string | null;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
};

/** Enters an outage or a counter-entry. Throws on the unique index when somebody cancelled it a moment ago. */
export async function insertOutage(tx: Tx, outage: NewOutage): Promise<void> {
  await tablesOf(tx)
    .insertInto("outage")
    .values({
      id: outage.id,
      from_at: outage.from.toString(),
      to_at: outage.to.toString(),
      reason: outage.reason,
      announced_on: outage.announcedOn === null ? null : outage.announcedOn.toString(),
      cancels: outage.cancels,
      entered_by: outage.enteredBy,
      entered_at: outage.enteredAt.toString(),
    })
    .execute();
}

/** Entries after which nobody has charged the ended dossiers anew, oldest first. */
export async function listUnsettled(
  db: Db,
  enteredBefore: Instant,
): Promise<readonly (Interval & { readonly id: string })[]> {
  const { rows } = await sql<Interval & { readonly id: string }>`
    select o.id, o.from_at as "from", o.to_at as "to" from outage o
    where o.entered_at < ${enteredBefore.toString()}
      and not exists (select from outage_settled s where s.outage_id = o.id)
    order by o.entered_at, o.id`.execute(db);
  return rows;
}

/** Notes that the dossiers which an entry touched were charged anew. */
export async function markSettled(tx: Tx, outageId: string, at: Instant): Promise<void> {
  await tablesOf(tx)
    .insertInto("outage_settled")
    .values({ outage_id: outageId, at: at.toString() })
    .onConflict((clash) => clash.doNothing())
    .execute();
}
