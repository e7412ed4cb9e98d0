import type { Instant } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import { isLabelled } from "../domain/parcel.ts";
import type { Direction, PostalSlip } from "../domain/slip.ts";
import type { SlipEventKind, SlipState } from "../domain/slip-states.ts";
import { rowOfSlip, slipOf } from "./codec.ts";
import { tablesOf } from "./tables.ts";

/** One event of an item: what happened to it, by whom, with what is worth keeping. */
export type SlipHappening = {
  readonly event: SlipEventKind;
  readonly before: SlipState | "none";
  readonly after: PostalSlip;
  readonly actorId: string;
  readonly at: Instant;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** Writes a new item; false when its id is there already. */
export async function insertSlip(tx: Tx, happening: SlipHappening): Promise<boolean> {
  const row = await tablesOf(tx)
    .insertInto("post_slip")
    .values(rowOfSlip(happening.after))
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return false;
  await appendSlipEvent(tx, happening);
  return true;
}

/** Writes what happened to an item that was loaded and locked. */
export async function saveSlip(tx: Tx, happening: SlipHappening): Promise<void> {
  await noteSlip(tx, happening.after);
  await appendSlipEvent(tx, happening);
}

/** Writes what stands beside the state (attention, order, note): no event, the same version. */
export async function noteSlip(tx: Tx, slip: PostalSlip): Promise<void> {
  const { id, ...changes } = rowOfSlip(slip);
  await tablesOf(tx).updateTable("post_slip").set(changes).where("id", "=", id).execute();
}

async function appendSlipEvent(tx: Tx, { event, before, after, actorId, at, payload }: SlipHappening): Promise<void> {
  await tablesOf(tx)
    .insertInto("post_slip_event")
    .values({
      slip_id: after.id,
      seq: after.version,
      event,
      from_state: before,
      to_state: after.state,
      payload: JSON.stringify(payload),
      actor_id: actorId,
      at: sqlInstant(at),
    })
    .execute();
}

/** Loads and locks an item: the first thing that every act does. */
export async function lockSlip(tx: Tx, id: string): Promise<PostalSlip | undefined> {
  const row = await tablesOf(tx)
    .selectFrom("post_slip")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && slipOf(row);
}

/** Loads and locks several, in the one order in which everybody locks. */
export async function lockSlips(tx: Tx, ids: readonly string[]): Promise<readonly PostalSlip[]> {
  if (ids.length === 0) return [];
  const rows = await tablesOf(tx)
    .selectFrom("post_slip")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(slipOf);
}

/** The item and all that go in one parcel with it, locked in the order in which everybody locks. */
export async function lockParcel(
  tx: Tx,
  { id, parcelId }: Pick<PostalSlip, "id" | "parcelId">,
): Promise<readonly PostalSlip[]> {
  return lockSlips(tx, parcelId === null ? [id] : await idsOfParcels(tx, [parcelId]));
}

/** The ids of items and of all that go in one parcel with one of them. */
export async function withParcels(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom("post_slip")
    .select("parcel_id")
    .where("id", "in", ids)
    .where("parcel_id", "is not", null)
    .execute();
  const parcels = rows.flatMap(({ parcel_id }) => parcel_id ?? []);
  return [...new Set([...ids, ...(await idsOfParcels(db, parcels))])];
}

/** The items of a parcel, its labelled one first; the item alone when it is in none. */
export async function listParcel(db: Db, slip: PostalSlip): Promise<readonly PostalSlip[]> {
  if (slip.parcelId === null) return [slip];
  const rows = await tablesOf(db)
    .selectFrom("post_slip")
    .selectAll()
    .where("parcel_id", "=", slip.parcelId)
    .orderBy("number")
    .execute();
  const slips = rows.map(slipOf);
  return [...slips.filter(isLabelled), ...slips.filter((one) => !isLabelled(one))];
}

async function idsOfParcels(db: Db, parcelIds: readonly string[]): Promise<readonly string[]> {
  if (parcelIds.length === 0) return [];
  const rows = await tablesOf(db)
    .selectFrom("post_slip")
    .select("id")
    .where("parcel_id", "in", parcelIds)
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** An item by its id; says nothing about who may see it. */
export async function findSlip(db: Db, id: string): Promise<PostalSlip | undefined> {
  const row = await tablesOf(db).selectFrom("post_slip").selectAll().where("id", "=", id).executeTakeFirst();
  return row && slipOf(row);
}

/** An item by the number on its label. */
export async function findSlipByNumber(db: Db, number: string): Promise<PostalSlip | undefined> {
  const row = await tablesOf(db).selectFrom("post_slip").selectAll().where("number", "=", number).executeTakeFirst();
  return row && slipOf(row);
}

/** The items of a dossier, oldest first. */
export async function listSlipsOf(db: Db, dossierId: string): Promise<readonly PostalSlip[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_slip")
    .selectAll()
    .where("dossier_id", "=", dossierId)
    .orderBy("created_at")
    .execute();
  return rows.map(slipOf);
}

export type SlipFilter = {
  readonly direction?: Direction;
  readonly states?: readonly SlipState[];
  readonly batchId?: string;
  readonly attention?: "any";
  readonly agencyIds?: readonly string[];
};

const MOST = 200;

/** Items, oldest first: what waits longest is on top. */
export async function listSlips(db: Db, filter: SlipFilter): Promise<readonly PostalSlip[]> {
  const { direction, states, batchId, attention, agencyIds } = filter;
  if (states?.length === 0 || agencyIds?.length === 0) return [];
  let query = tablesOf(db).selectFrom("post_slip").selectAll().orderBy("created_at").orderBy("id").limit(MOST);
  if (direction !== undefined) query = query.where("direction", "=", direction);
  if (states !== undefined) query = query.where("state", "in", states);
  if (batchId !== undefined) query = query.where("batch_id", "=", batchId);
  if (attention !== undefined) query = query.where("attention", "is not", null);
  if (agencyIds !== undefined) query = query.where("agency_id", "in", agencyIds);
  return (await query.execute()).map(slipOf);
}

export type SlipEntry = {
  readonly seq: number;
  readonly event: SlipEventKind;
  readonly to: SlipState;
  readonly at: Instant;
  readonly actorId: string;
  readonly payload: Readonly<Record<string, unknown>>;
};

/** The life of an item, oldest first. */
export async function historyOfSlip(db: Db, slipId: string): Promise<readonly SlipEntry[]> {
  const rows = await tablesOf(db)
    .selectFrom("post_slip_event")
    .selectAll()
    .where("slip_id", "=", slipId)
    .orderBy("seq")
    .execute();
  return rows.map(({ seq, event, to_state, at, actor_id, payload }) => ({
    seq,
    event: event as SlipEventKind,
    to: to_state as SlipState,
    at,
    actorId: actor_id,
    payload: payload as Readonly<Record<string, unknown>>,
  }));
}
