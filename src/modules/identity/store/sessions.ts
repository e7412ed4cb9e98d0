import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "#platform/db/db.ts";
import type { Appointment, Viewer } from "../domain/viewer.ts";
import { IN_FORCE } from "./officers.ts";
import { tablesOf } from "./tables.ts";

/** The viewer of a live session and what the session still owes. */
export type LiveSession = {
  readonly viewer: Viewer;
  /** The password was right, the code has not been given yet: nothing but the code page is open. */
  readonly awaitsTotp: boolean;
  readonly mustChangePassword: boolean;
  /** Seconds since the password (and code) was last given. */
  readonly confirmedSecondsAgo: number;
};

const TOKEN_BYTES = 16;
const ABSOLUTE_HOURS = 10;
const AWAITING_MINUTES = 5;

/** Opens a session; the answer is the token for the cookie, of which only the SHA-256 is stored. */
export async function openSession(
  tx: Tx,
  session: { readonly id: string; readonly officerId: string; readonly awaitsTotp: boolean },
): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const lifetime = session.awaitsTotp ? `${AWAITING_MINUTES} minutes` : `${ABSOLUTE_HOURS} hours`;
  await tablesOf(tx)
    .insertInto("session")
    .values({
      id: session.id,
      token_hash: hashToken(token),
      officer_id: session.officerId,
      awaits_totp: session.awaitsTotp,
      idle_minutes: sql<number>`case when exists (select from appointment where officer_id = ${session.officerId}
        and role in ('counter-officer', 'return-officer') and ${IN_FORCE}) then 30 else 15 end`,
      expires_at: sql<string>`clock_timestamp() + ${lifetime}::interval`,
    })
    .execute();
  return token;
}

type SessionRow = {
  readonly id: string;
  readonly awaitsTotp: boolean;
  readonly mustChangePassword: boolean;
  readonly confirmedSecondsAgo: number;
  readonly unseen: boolean;
  readonly officerId: string;
  readonly name: string;
  readonly title: string;
  readonly appointments: readonly Appointment[];
};

/**
 * The live session of a token: not ended, idle or too old, its officer active; undefined otherwise. Being seen keeps it
 * from falling idle, unless it is only a page that asks by itself.
 */
export async function findLiveSession(
  db: Db,
  token: string,
  asks: "person" | "page" = "person",
): Promise<LiveSession | undefined> {
  if (!/^[\w-]{22}$/.test(token)) return undefined;
  const { rows } = await sql<SessionRow>`
    select session.id, session.awaits_totp as "awaitsTotp", officer.must_change_password as "mustChangePassword",
      extract(epoch from clock_timestamp() - session.confirmed_at)::float8 as "confirmedSecondsAgo",
      session.last_seen_at < clock_timestamp() - interval '1 minute' as unseen,
      officer.id as "officerId", officer.name, officer.title,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', unit_id, 'agencyId', agency_id, 'role', role)
          order by substitute_for is not null, from_date, appointment.id)
        from appointment where appointment.officer_id = officer.id and ${IN_FORCE}), '[]') as appointments
    from session join officer on officer.id = session.officer_id
    where session.token_hash = ${hashToken(token)} and officer.active
      and session.expires_at > clock_timestamp()
      and session.last_seen_at > clock_timestamp() - make_interval(mins => session.idle_minutes)`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  if (row.unseen && asks === "person") await markSeen(db, row.id);
  const { officerId, name, title, appointments, awaitsTotp, mustChangePassword, confirmedSecondsAgo } = row;
  const viewer: Viewer = { officerId, sessionId: row.id, name, title, appointments };
  return { viewer, awaitsTotp, mustChangePassword, confirmedSecondsAgo };
}

/** The first minute of silence costs one write; a write with every request would cost more than the request. */
async function markSeen(db: Db, id: string): Promise<void> {
  await sql`update session set last_seen_at = clock_timestamp() where id = ${id}`.execute(db);
}

/** Ends one session by its token; no session is no mistake. */
export async function endSession(db: Db, token: string): Promise<void> {
  await tablesOf(db).deleteFrom("session").where("token_hash", "=", hashToken(token)).execute();
}

/** Ends every session of an officer, in the transaction that disables, re-appoints or resets the account. */
export async function endSessionsOf(tx: Tx, officerId: string): Promise<void> {
  await tablesOf(tx).deleteFrom("session").where("officer_id", "=", officerId).execute();
}

/** Removes what nobody can use any more; answers how many. */
export async function removeDeadSessions(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where expires_at < clock_timestamp()
    or last_seen_at < clock_timestamp() - make_interval(mins => idle_minutes)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token, "utf8").digest();
}
