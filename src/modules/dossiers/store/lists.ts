import { sql, type RawBuilder } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Db } from "#platform/db/db.ts";
import type { Channel, Delivery, DossierState, Money } from "../domain/dossier.ts";
import { normaliseDossierCode, parseDossierCode } from "../domain/dossier-code.ts";
import type { Reach } from "../domain/reach.ts";
import { TRANSITIONS } from "../domain/transitions.ts";

/** One line of a list: what a row shows, and no more. */
export type DossierLine = {
  readonly id: string;
  readonly version: number;
  readonly code: string | null;
  readonly state: DossierState;
  readonly money: Money;
  readonly delivery: Delivery;
  readonly channel: Channel;
  readonly procedureName: string;
  readonly caseName: string;
  readonly agencyId: string;
  readonly handlerId: string | null;
  readonly ownerName: string;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
};

export type PageRequest = { readonly after?: string | undefined; readonly limit?: number };
export type Page = {
  readonly lines: readonly DossierLine[];
  /** Give it back as `after` for the next page; null on the last. */
  readonly next: string | null;
};

export const PAGE_SIZE = 50;

const LINE = sql`id, version, code, state, money, delivery, channel, procedure_name as "procedureName",
  case_name as "caseName", agency_id as "agencyId", handler_id as "handlerId", owner_name as "ownerName",
  submitted_at as "submittedAt", accepted_at as "acceptedAt", due_at as "dueAt", resolved_at as "resolvedAt"`;

/** Dossiers in these states, newest first. Each agency and state is one walk of an index, merged: no sort, no offset. */
export async function listNewest(
  db: Db,
  { reach, states = ALL_STATES }: { readonly reach: Reach; readonly states?: readonly DossierState[] },
  { after, limit = PAGE_SIZE }: PageRequest = {},
): Promise<Page> {
  const key = readCursor(after);
  const from = key === undefined ? sql`` : sql`and (submitted_at, id) < (${key.at}, ${key.id})`;
  const walks = states.flatMap((state) =>
    agenciesOf(reach).map(
      (agency) => sql`(select ${LINE} from dossier where ${agency} state = ${state} ${from}
        order by submitted_at desc, id desc limit ${limit + 1})`,
    ),
  );
  if (walks.length === 0) return { lines: [], next: null };
  const { rows } = await sql<DossierLine>`select * from (${sql.join(walks, sql` union all `)}) as walk
    order by "submittedAt" desc, id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (line) => line.submittedAt);
}

/** Open dossiers whose clock runs, nearest due date first; `before` keeps only those due earlier. */
export async function listByDueDate(
  db: Db,
  { reach, before }: { readonly reach: Reach; readonly before?: Instant },
  { after, limit = PAGE_SIZE }: PageRequest = {},
): Promise<Page> {
  const key = readCursor(after);
  const from = key === undefined ? sql`` : sql`and (due_at, id) > (${key.at}, ${key.id})`;
  const until = before === undefined ? sql`` : sql`and due_at < ${before.toString()}`;
  const walks = agenciesOf(reach).map(
    (agency) => sql`(select ${LINE} from dossier
      where ${agency} ended_at is null and resolved_at is null and due_at is not null ${from} ${until}
      order by due_at, id limit ${limit + 1})`,
  );
  if (walks.length === 0) return { lines: [], next: null };
  const { rows } = await sql<DossierLine>`select * from (${sql.join(walks, sql` union all `)}) as walk
    order by "dueAt", id limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (line) => line.dueAt ?? line.submittedAt);
}

/** Results that wait to be fetched, the longest waiting first; narrowed to one owner, to unpaid ones, or by how long. */
export async function listAwaitingPickup(
  db: Db,
  { reach, ownerId, money, resolvedBefore }: AwaitingFilter,
  { after, limit = PAGE_SIZE }: PageRequest = {},
): Promise<Page> {
  const key = readCursor(after);
  const narrowed = [
    key === undefined ? sql`` : sql`and (resolved_at, id) > (${key.at}, ${key.id})`,
    ownerId === undefined ? sql`` : sql`and owner_id = ${ownerId}`,
    money === undefined ? sql`` : sql`and money = ${money}`,
    resolvedBefore === undefined ? sql`` : sql`and resolved_at < ${resolvedBefore.toString()}`,
  ];
  const walks = agenciesOf(reach).map(
    (agency) => sql`(select ${LINE} from dossier where ${agency} state = 'resolved' ${sql.join(narrowed, sql` `)}
      order by resolved_at, id limit ${limit + 1})`,
  );
  if (walks.length === 0) return { lines: [], next: null };
  const { rows } = await sql<DossierLine>`select * from (${sql.join(walks, sql` union all `)}) as walk
    order by "resolvedAt", id limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (line) => line.resolvedAt ?? line.submittedAt);
}

export type AwaitingFilter = {
  readonly reach: Reach;
  readonly ownerId?: string | undefined;
  readonly money?: Money | undefined;
  readonly resolvedBefore?: Instant | undefined;
};

/** Finds by code (as typed or scanned), by name with or without diacritics, or by phone; newest first. */
export async function searchDossiers(
  db: Db,
  { reach, text }: { readonly reach: Reach; readonly text: string },
  { after, limit = PAGE_SIZE }: PageRequest = {},
): Promise<Page> {
  const words = searchWords(text);
  if (words.length === 0) return listNewest(db, { reach }, { after, limit });
  const key = readCursor(after);
  const from = key === undefined ? sql`` : sql`and (submitted_at, id) < (${key.at}, ${key.id})`;
  const seen = reach === "province" ? sql`` : sql`and involved_agency_ids && ${`{${reach.join(",")}}`}::uuid[]`;
  const { rows } = await sql<DossierLine>`select ${LINE} from dossier where ${matching(text, words)} ${seen} ${from}
    order by submitted_at desc, id desc limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, (line) => line.submittedAt);
}

export type Counts = { readonly byState: Readonly<Partial<Record<DossierState, number>>>; readonly overdue: number };

/** How many open dossiers stand in each state, and how many are overdue now: the badges of the work lists. */
export async function countOpen(
  db: Db,
  { reach, now }: { readonly reach: Reach; readonly now: Instant },
): Promise<Counts> {
  const own = reach === "province" ? sql`true` : sql`agency_id = any(${`{${reach.join(",")}}`}::uuid[])`;
  const { rows } = await sql<{ state: DossierState; n: number }>`
    select state, count(*) as n from dossier where ${own} and state = any(${`{${OPEN_STATES.join(",")}}`}::text[])
    group by state`.execute(db);
  const overdue = await sql<{ n: number }>`
    select count(*) as n from dossier where ${own}
    and ended_at is null and resolved_at is null and due_at is not null and due_at < ${now.toString()}`.execute(db);
  return { byState: Object.fromEntries(rows.map(({ state, n }) => [state, n])), overdue: overdue.rows[0]?.n ?? 0 };
}

const ALL_STATES = Object.keys(TRANSITIONS) as readonly DossierState[];

/** States in which somebody still has something to do. */
export const OPEN_STATES = [
  "submitted",
  "awaiting-intake-supplement",
  "accepted",
  "in-progress",
  "awaiting-supplement",
  "awaiting-obligation",
  "resolved",
] as const satisfies readonly DossierState[];

function agenciesOf(reach: Reach): readonly RawBuilder<unknown>[] {
  return reach === "province" ? [sql``] : reach.map((agencyId) => sql`agency_id = ${agencyId} and`);
}

function matching(text: string, words: readonly string[]): RawBuilder<unknown> {
  if (parseDossierCode(text) !== undefined) return sql`code = ${normaliseDossierCode(text)}`;
  const phone = wholePhone(text);
  if (phone !== undefined) return sql`owner_phone = ${phone}`;
  return sql.join(
    words.map((word) => sql`search like ${`%${word}%`}`),
    sql` and `,
  );
}

/** A whole telephone number as people write it: `0912 345 678`, `+84912345678`; part of one is searched as words. */
function wholePhone(text: string): string | undefined {
  const digits = text
    .normalize("NFKC")
    .replace(/[\s.-]/g, "")
    .replace(/^\+84/, "0");
  return /^0\d{9}$/.test(digits) ? digits : undefined;
}

/** Folded words without what LIKE would read as a pattern; at most eight, so that a pasted page is no query. */
function searchWords(text: string): readonly string[] {
  const folded = foldVietnamese(text.normalize("NFKC")).replace(/[%_\\\p{C}]/gu, " ");
  return folded
    .split(/\s+/)
    .filter((word) => word !== "")
    .slice(0, 8);
}

function pageOf(rows: readonly DossierLine[], limit: number, key: (line: DossierLine) => Instant): Page {
  const lines = rows.slice(0, limit);
  const last = lines.at(-1);
  return { lines, next: rows.length > limit && last !== undefined ? `${key(last).toString()}_${last.id}` : null };
}

/** A cursor from a URL; what cannot be one is the first page. */
function readCursor(text: string | undefined): { readonly at: string; readonly id: string } | undefined {
  const match = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(text ?? "");
  const [, at = "", id = ""] = match ?? [];
  if (match === null) return undefined;
  try {
    return { at: Temporal.Instant.from(at).toString(), id };
  } catch {
    return undefined;
  }
}
