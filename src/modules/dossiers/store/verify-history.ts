import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import { GENESIS, hashForm } from "./chain.ts";

/** What can be wrong with a history. */
export type Fault =
  | "row-edited"
  | "row-missing"
  | "chain-broken"
  | "state-jumped"
  | "time-reversed"
  | "tail-missing"
  | "head-differs"
  | "dossier-missing"
  | "history-missing";

/** The first bad row of a dossier. */
export type BadRow = {
  readonly dossierId: string;
  readonly code: string | null;
  readonly seq: number;
  readonly fault: Fault;
};

export type Verification = {
  readonly dossiers: number;
  readonly events: number;
  /** At most `MOST_NAMED`, one for each dossier, in the order of the walk. */
  readonly bad: readonly BadRow[];
  readonly badDossiers: number;
};

export const MOST_NAMED = 100;
const BATCH = 5_000;

type Head = {
  readonly id: string;
  readonly code: string | null;
  readonly version: number;
  readonly state: string;
  readonly hash: string;
};
type Row = {
  readonly dossierId: string;
  readonly seq: number;
  /** All columns that the hash covers, in the form of the chain. */
  readonly form: string;
  readonly at: string;
  readonly fromState: string;
  readonly toState: string;
  readonly previous: string;
  readonly hash: string;
};

/**
 * Walks every journal in one snapshot, computes every hash again and compares the head of each history with its
 * dossier: finds edits, removals, a dropped tail, a hidden dossier. Memory does not grow with the archive.
 */
export async function verifyHistory(
  db: Db,
  onProgress: (events: number) => void = () => undefined,
): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const heads = await cursor<Head>(tx, "heads", HEADS);
      const rows = await cursor<Row>(tx, "rows", ROWS);
      const bad: BadRow[] = [];
      let [dossiers, events, badDossiers] = [0, 0, 0];

      let head = await heads.next();
      let row = await rows.next();
      while (head !== undefined || row !== undefined) {
        const id = earlier(head?.id, row?.dossierId);
        const own = head?.id === id ? head : undefined;
        let walk = begin(id);
        while (row !== undefined && row.dossierId === id) {
          walk = step(walk, row);
          events += 1;
          if (events % 50_000 === 0) onProgress(events);
          row = rows.buffered() ?? (await rows.next());
        }
        const fault = walk.fault ?? conclude(walk, own);
        if (fault !== undefined) {
          badDossiers += 1;
          if (bad.length < MOST_NAMED) bad.push({ dossierId: id, code: own?.code ?? null, ...fault });
        }
        dossiers += 1;
        if (own !== undefined) head = heads.buffered() ?? (await heads.next());
      }
      onProgress(events);
      return { dossiers, events, bad, badDossiers };
    });
}

const HEADS = sql`select id::text, code, version, state, encode(head_hash, 'hex') as hash from dossier order by id`;
const ROWS = sql`select dossier_id::text as "dossierId", seq, written as at, from_state as "fromState",
  to_state as "toState", encode(prev_hash, 'hex') as previous, encode(hash, 'hex') as hash,
  dossier_id::text || '|' || seq || '|' || event || '|' || written || '|' || actor_id || '|' || unit_id || '|' ||
    from_state || '|' || to_state || '|' || payload as form
  from journal cross join lateral (select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as written) as utc
  order by dossier_id, seq`;

type Walk = {
  readonly id: string;
  readonly seq: number;
  readonly hash: string;
  readonly state: string;
  readonly at: string;
  readonly fault: Pick<BadRow, "seq" | "fault"> | undefined;
};

function begin(id: string): Walk {
  return { id, seq: 0, hash: GENESIS, state: "none", at: "", fault: undefined };
}

function step(walk: Walk, row: Row): Walk {
  const { seq, hash, toState: state, at } = row;
  const fault = walk.fault ?? faultOf(walk, row);
  return { id: walk.id, seq, hash, state, at, fault };
}

function faultOf(walk: Walk, row: Row): Walk["fault"] {
  if (row.seq !== walk.seq + 1) return { seq: walk.seq + 1, fault: "row-missing" };
  if (hashForm(row.previous, row.form) !== row.hash) return { seq: row.seq, fault: "row-edited" };
  if (row.previous !== walk.hash) return { seq: row.seq, fault: "chain-broken" };
  if (row.fromState !== walk.state) return { seq: row.seq, fault: "state-jumped" };
  return row.at < walk.at ? { seq: row.seq, fault: "time-reversed" } : undefined;
}

function conclude(walk: Walk, head: Head | undefined): Walk["fault"] {
  if (head === undefined) return { seq: walk.seq, fault: "dossier-missing" };
  if (walk.seq === 0) return { seq: 1, fault: "history-missing" };
  if (head.version > walk.seq) return { seq: walk.seq + 1, fault: "tail-missing" };
  const isSame = head.version === walk.seq && head.hash === walk.hash && head.state === walk.state;
  return isSame ? undefined : { seq: walk.seq, fault: "head-differs" };
}

function earlier(a: string | undefined, b: string | undefined): string {
  if (a === undefined) return b ?? "";
  return b === undefined || a < b ? a : b;
}

type Cursor<T> = {
  /** The next row that is here already; undefined when a batch must be fetched, or at the end. */
  readonly buffered: () => T | undefined;
  readonly next: () => Promise<T | undefined>;
};

/** Reads in batches, one ahead: the database prepares the next while this one is hashed. */
async function cursor<T>(tx: Tx, name: "heads" | "rows", query: typeof HEADS): Promise<Cursor<T>> {
  await sql`declare ${sql.id(name)} no scroll cursor for ${query}`.execute(tx);
  const fetch = async () => (await sql<T>`fetch ${sql.lit(BATCH)} from ${sql.id(name)}`.execute(tx)).rows;
  let ahead = fetch();
  let batch: readonly T[] = [];
  let position = 0;
  const buffered = () => batch[position++];
  return {
    buffered,
    next: async () => {
      if (position < batch.length) return buffered();
      batch = await ahead;
      position = 0;
      if (batch.length > 0) ahead = fetch();
      return buffered();
    },
  };
}
