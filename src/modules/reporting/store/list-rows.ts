import { sql, type RawBuilder } from "kysely";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db } from "#platform/db/db.ts";
import type { Settlement, Verdict } from "../domain/dossier-fact.ts";
import { naturalOrder, type RowMeasure, type RowOrder } from "../domain/row-measure.ts";
import type { OnlinePart } from "../domain/service-levels/service-level.ts";
import { midnight } from "./flow-rows.ts";
import { isOfPart } from "./service-levels/service-levels.ts";
import { openAt, openBefore, waitingAt } from "./standing-at.ts";

/** Which dossiers: those behind a figure of a period, as they were at `until`. */
export type RowQuestion = {
  readonly measure: RowMeasure;
  readonly from: PlainDate;
  readonly until: Instant;
  readonly agencyIds?: readonly string[] | undefined;
  readonly fieldCode?: string | undefined;
  readonly procedureCode?: string | undefined;
  readonly channel?: string | undefined;
  /** Online dossiers by the level of their procedure on the day of acceptance. */
  readonly onlinePart?: OnlinePart | undefined;
  /** Accepted from, and up to, these days; both count. */
  readonly acceptedFrom?: PlainDate | undefined;
  readonly acceptedTo?: PlainDate | undefined;
  /** Promised from, and up to, these days; both count. */
  readonly dueFrom?: PlainDate | undefined;
  readonly dueTo?: PlainDate | undefined;
  readonly returnBy?: string | undefined;
  /** Only these dossiers: who holds a dossier is known elsewhere. */
  readonly dossierIds?: readonly string[] | undefined;
};

/** A dossier behind a figure, as of the instant asked. */
export type FactRow = {
  readonly dossierId: string;
  readonly code: string | null;
  readonly agencyId: string;
  readonly fieldCode: string;
  readonly procedureCode: string;
  readonly procedureName: string;
  readonly channel: string;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dueOn: PlainDate | null;
  readonly settledAt: Instant | null;
  readonly settlement: Settlement | null;
  readonly verdict: Verdict | null;
};

/** Where a page of rows begins: behind this row. */
export type RowCursor = { readonly at: string; readonly id: string };

export type RowPage = { readonly rows: readonly FactRow[]; readonly next: RowCursor | undefined };

type PageAsked = {
  readonly limit: number;
  readonly after?: RowCursor | undefined;
  readonly order?: RowOrder | undefined;
};

/** The dossiers behind a figure in the order in which they came to it, or another one, a page at a time (keyset). */
export async function listRows(db: Db, question: RowQuestion, page: PageAsked): Promise<RowPage> {
  const order = page.order ?? naturalOrder(question.measure);
  if (question.measure !== "total" || order !== "accepted") return readPage(db, question, { ...page, order });
  // Everything carried over was accepted before the period: first the one list, then the other.
  const carried = await readPage(db, { ...question, measure: "carried-over" }, { ...page, order });
  if (carried.next !== undefined || carried.rows.length === page.limit) {
    const last = carried.rows.at(-1);
    return carried.next === undefined && last !== undefined ? { ...carried, next: behindCarried(last) } : carried;
  }
  const rest = { ...page, limit: page.limit - carried.rows.length, order };
  const received = await readPage(db, { ...question, measure: "received" }, rest);
  return { rows: [...carried.rows, ...received.rows], next: received.next };
}

function behindCarried({ acceptedAt, dossierId }: FactRow): RowCursor {
  return { at: acceptedAt?.toString() ?? "-infinity", id: dossierId };
}

async function readPage(
  db: Db,
  question: RowQuestion,
  { limit, after, order }: PageAsked & { readonly order: RowOrder },
): Promise<RowPage> {
  const until = sqlInstant(question.until);
  const key = orderKey(order, question);
  const behind =
    after === undefined ? sql`true` : sql`(${key}, f.dossier_id) > (${after.at}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<FactRow & { key: string }>`
    select f.dossier_id as "dossierId", f.code, f.agency_id as "agencyId", f.field_code as "fieldCode",
      f.procedure_code as "procedureCode", coalesce(p.name, '') as "procedureName", f.channel,
      f.submitted_at as "submittedAt", f.accepted_at as "acceptedAt", promise.due_on as "dueOn",
      case when f.settled_at < ${until} then f.settled_at end as "settledAt",
      case when f.settled_at < ${until} then f.settlement end as settlement,
      case when f.settled_at < ${until} then f.verdict end as verdict, (${key})::text as key
    from dossier_fact f left join reported_procedure p on p.code = f.procedure_code ${PROMISE_THEN(until)}
    where ${conditionOf(question)} and ${behind}
    order by ${key}, f.dossier_id limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? { at: last.key, id: last.dossierId } : undefined;
  return { rows: shown.map(({ key: _, ...row }) => row), next };
}

/** What each order goes by; what has no date as of the instant comes last. */
function orderKey(order: RowOrder, { measure, until }: RowQuestion): RawBuilder<unknown> {
  const end = sqlInstant(until);
  switch (order) {
    case "submitted":
      return sql`f.submitted_at`;
    // The bare column only where the list is a stretch of it: the walk then follows the index. Anywhere else the index
    // would be walked from the first dossier of all, so an empty interval keeps it out.
    case "accepted":
      if (naturalOrder(measure) === "submitted") return sql`coalesce(f.accepted_at, 'infinity'::timestamptz)`;
      return isStretch(measure) ? sql`f.accepted_at` : sql`(f.accepted_at + interval '0')`;
    case "settled":
      return naturalOrder(measure) === "settled"
        ? sql`f.settled_at`
        : sql`coalesce(case when f.settled_at < ${end}::timestamptz then f.settled_at end, 'infinity'::timestamptz)`;
    case "due":
      return sql`coalesce(promise.due_on::timestamp at time zone 'Asia/Ho_Chi_Minh', 'infinity'::timestamptz)`;
  }
}

/** Whether a list is everything accepted in a stretch of time. */
function isStretch(measure: RowMeasure): boolean {
  return measure === "received" || measure === "received-online" || measure === "received-otherwise";
}

/** The dossiers behind one question that are not behind the other: what came in, or went out, between two instants. */
export async function listMoved(
  db: Db,
  { inHere, notHere }: { readonly inHere: RowQuestion; readonly notHere: RowQuestion },
  limit: number,
): Promise<readonly { readonly dossierId: string; readonly code: string | null }[]> {
  const idsOf = (question: RowQuestion) => sql`
    select f.dossier_id, f.code from dossier_fact f ${PROMISE_THEN(sqlInstant(question.until))}
    where ${conditionOf(question)}`;
  const { rows } = await sql<{ dossierId: string; code: string | null }>`
    select dossier_id as "dossierId", code
    from ((${idsOf(inHere)}) except (${idsOf(notHere)})) as moved
    order by code, dossier_id limit ${limit}`.execute(db);
  return rows;
}

/** How many dossiers stand behind a figure: the figure itself, counted one by one. */
export async function countRows(db: Db, question: RowQuestion): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from dossier_fact f ${PROMISE_THEN(sqlInstant(question.until))}
    where ${conditionOf(question)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The promise that was in force when the dossier settled, or at the instant asked while it was open. */
export const PROMISE_THEN = (until: string) => sql`
  left join lateral (
    select case when f.due_since < ${until} then f.due_on else past.due_on end as due_on,
           case when f.due_since < ${until} then f.apologised else past.apologised end as apologised
    from (select 1) as one left join lateral (
      select due_on, apologised from past_promise
      where f.due_since >= ${until} and dossier_id = f.dossier_id and from_at < ${until} and to_at >= ${until}
      order by from_at desc limit 1
    ) as past on true
  ) as promise on true`;

function conditionOf(question: RowQuestion): RawBuilder<unknown> {
  const { agencyIds, fieldCode, procedureCode, channel, onlinePart, returnBy, dossierIds } = question;
  const conditions = [
    measured(question),
    ...(agencyIds === undefined ? [] : [sql`f.agency_id = any(${[...agencyIds]}::uuid[])`]),
    ...(fieldCode === undefined ? [] : [sql`f.field_code = ${fieldCode}`]),
    ...(procedureCode === undefined ? [] : [sql`f.procedure_code = ${procedureCode}`]),
    ...(channel === undefined ? [] : [sql`f.channel = ${channel}`]),
    ...(onlinePart === undefined ? [] : [isOfPart(onlinePart, sqlInstant(question.until))]),
    ...(returnBy === undefined ? [] : [sql`f.return_by = ${returnBy}`]),
    ...(dossierIds === undefined ? [] : [sql`f.dossier_id = any(${[...dossierIds]}::uuid[])`]),
    ...narrowed(question),
  ];
  return sql.join(conditions, sql` and `);
}

/** By days of acceptance and of promise: what boards count by age and by nearness of the date. */
function narrowed({ acceptedFrom, acceptedTo, dueFrom, dueTo }: RowQuestion): readonly RawBuilder<unknown>[] {
  return [
    ...(acceptedFrom === undefined ? [] : [sql`f.accepted_at >= ${sqlInstant(midnight(acceptedFrom))}`]),
    ...(acceptedTo === undefined ? [] : [sql`f.accepted_at < ${sqlInstant(midnight(acceptedTo.add({ days: 1 })))}`]),
    ...(dueFrom === undefined ? [] : [sql`promise.due_on >= ${dueFrom.toString()}::date`]),
    ...(dueTo === undefined ? [] : [sql`promise.due_on <= ${dueTo.toString()}::date`]),
  ];
}

/** What each list means, in terms of instants: everything before `until` has happened, nothing after it has. */
function measured({ measure, from, until }: RowQuestion): RawBuilder<unknown> {
  const [start, end] = [sqlInstant(midnight(from)), sqlInstant(until)];
  const received = sql`f.accepted_at >= ${start} and f.accepted_at < ${end}`;
  const carried =
    Temporal.Instant.compare(midnight(from), until) < 0 ? openAt(midnight(from)) : openBefore(from, until);
  const settled = sql`f.accepted_at is not null and f.settled_at >= ${start} and f.settled_at < ${end}`;
  const resolved = sql`${settled} and f.settlement = 'resolved'`;
  const open = openAt(until);
  const today = sql`(${end}::timestamptz - interval '1 microsecond') at time zone 'Asia/Ho_Chi_Minh'`;
  const overdue = sql`${open} and promise.due_on < (${today})::date`;
  const waiting = waitingAt(until);
  const answered = sql`f.channel = 'online' and f.answered_at >= ${start} and f.answered_at < ${end}`;
  switch (measure) {
    case "total":
      return sql`((${received}) or (${carried}))`;
    case "came":
      return sql`((${received}) or (f.refused_at >= ${start} and f.refused_at < ${end}))`;
    case "received":
      return received;
    case "received-online":
      return sql`${received} and f.channel = 'online'`;
    case "received-otherwise":
      return sql`${received} and f.channel <> 'online'`;
    case "carried-over":
      return carried;
    case "resolved":
      return resolved;
    case "early":
      return sql`${resolved} and f.verdict = 'early'`;
    case "on-time":
      return sql`${resolved} and f.verdict = 'on-time'`;
    case "kept":
      return sql`${resolved} and f.verdict <> 'late'`;
    case "late":
      return sql`${resolved} and f.verdict = 'late'`;
    case "late-apologised":
      return sql`${resolved} and f.verdict = 'late' and f.apologised`;
    case "late-not-apologised":
      return sql`${resolved} and f.verdict = 'late' and not f.apologised`;
    case "kept-by-extension":
      return sql`${resolved} and f.verdict <> 'late' and f.apologised`;
    case "settled":
      return settled;
    case "settled-early":
      return sql`${settled} and f.verdict = 'early'`;
    case "settled-on-time":
      return sql`${settled} and f.verdict = 'on-time'`;
    case "settled-late":
      return sql`${settled} and f.verdict = 'late'`;
    case "open":
      return open;
    case "open-in-time":
      return sql`${open} and (promise.due_on is null or promise.due_on >= (${today})::date)`;
    case "open-overdue":
      return overdue;
    case "open-overdue-apologised":
      return sql`${overdue} and promise.apologised`;
    case "open-overdue-not-apologised":
      return sql`${overdue} and not promise.apologised`;
    case "withdrawn":
      return sql`${settled} and f.settlement = 'withdrawn'`;
    case "stopped":
      return sql`${settled} and f.settlement = 'stopped'`;
    case "refused":
      return sql`f.refused_at >= ${start} and f.refused_at < ${end}`;
    case "waiting":
      return waiting;
    case "waiting-late":
      return sql`${waiting} and f.answer_due_at < ${end}`;
    case "waiting-in-time":
      return sql`${waiting} and f.answer_due_at >= ${end}`;
    case "answered":
      return answered;
    case "answered-late":
      return sql`${answered} and f.answered_at > f.answer_due_at`;
    case "handed-over":
      return sql`f.handed_over_at >= ${start} and f.handed_over_at < ${end}`;
    case "paid":
      return sql`f.fee_paid_at >= ${start} and f.fee_paid_at < ${end}`;
    case "due-today":
      return sql`${open} and promise.due_on = (${today})::date`;
    case "due-soon":
      return sql`${open} and promise.due_on > (${today})::date and promise.due_on <= (${today})::date + 3`;
  }
}
