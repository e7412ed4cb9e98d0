import { sql } from "kysely";
import { dateInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/index.ts";
import { workingDaysBetween, workingMinutesBetween } from "#modules/deadlines/index.ts";
import { findProcedureByCode, formatRule, listProcedures, type ProcedureRow } from "#modules/procedures/index.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { Flow } from "../../domain/flow.ts";
import { monthsOf, type FlowOfMonth } from "../../domain/public/months-of.ts";
import type { PublicationRule, PublishedMonth, PublishedTime } from "../../domain/public/published.ts";
import { usualDays } from "../../domain/public/usual-time.ts";
import { settledInstant } from "../../domain/reporting-period.ts";
import { listReportedProcedures } from "../../store/facts.ts";
import { midnight } from "../../store/flow-rows.ts";
import { readPublicationRule, savePublication } from "../../store/public/publications.ts";
import { readRecentTimes } from "../../store/public/recent-times.ts";
import { readFigures } from "../../store/read-figures.ts";

/** Works out what the public is told as of now, and puts it in the place of what it was told before. */
export async function publishFigures(
  db: Db,
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): Promise<Instant> {
  const asOf = settledInstant(now);
  const rule = await readPublicationRule(db);
  const today = dateInVietnam(asOf);
  const recentFrom = today.subtract({ months: rule.recentMonths });
  const months = await publishedMonths(db, asOf);
  const minutesOfDay = averageDay(calendar, recentFrom, today);
  await transact(db, async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local work_mem = '128MB'`.execute(tx);
    const times = await publishedTimes(tx, { rule, recentFrom, asOf, minutesOfDay });
    await savePublication(tx, { asOf, recentFrom, months, times });
  });
  return asOf;
}

/** This month and the twelve before it. */
const MONTHS_SHOWN = 13;

async function publishedMonths(db: Db, asOf: Instant): Promise<readonly PublishedMonth[]> {
  const thisMonth = dateInVietnam(asOf).with({ day: 1 });
  const months = Array.from({ length: MONTHS_SHOWN }, (_, index) =>
    thisMonth.subtract({ months: MONTHS_SHOWN - 1 - index }),
  );
  const before = new Map<string, Flow>();
  const flows: FlowOfMonth[] = [];
  for (const month of months) {
    const until = month.equals(thisMonth) ? asOf : midnight(month.add({ months: 1 }));
    for (const { agencyId, figures } of await readFigures(db, { from: month, until, by: ["agency"] })) {
      if (month === months[0]) before.set(agencyId, figures.before);
      flows.push({ month, agencyId, flow: figures.during });
    }
  }
  return monthsOf(months, { before, flows });
}

type RecentQuestion = {
  readonly rule: PublicationRule;
  readonly recentFrom: PlainDate;
  readonly asOf: Instant;
  readonly minutesOfDay: number;
};

async function publishedTimes(db: Db, question: RecentQuestion): Promise<readonly PublishedTime[]> {
  const { rule, recentFrom, asOf, minutesOfDay } = question;
  const names = new Map((await listReportedProcedures(db)).map(({ code, name }) => [code, name]));
  const recent = await readRecentTimes(db, { from: recentFrom, until: asOf, batchOfOneMinute: rule.batchOfOneMinute });
  const catalogue = new Map((await listProcedures(db)).map((row) => [row.code, row]));
  const times: PublishedTime[] = [];
  for (const { procedureCode, cases, leftOut, minutes } of recent) {
    const [p50, p75, p90] = minutes ?? [];
    const enough = cases >= rule.leastCases && p50 !== undefined && p75 !== undefined && p90 !== undefined;
    times.push({
      ...{ procedureCode, procedureName: names.get(procedureCode) ?? procedureCode, cases, leftOut },
      limitText: await limitInWords(db, catalogue.get(procedureCode)),
      days: enough ? usualDays({ p50, p75, p90 }, minutesOfDay) : null,
    });
  }
  return times;
}

/** The limits of the cases of the version in force; of a doubtful one those only that are confirmed. */
async function limitInWords(db: Db, row: ProcedureRow | undefined): Promise<string> {
  if (row === undefined) return "";
  const limits = row.doubtful ? await confirmedLimits(db, row.code) : row.cases.map(({ limitText }) => limitText);
  const different = [...new Set(limits)].filter((limit) => limit !== "");
  if (different.length === 0) return "";
  return different.length <= MOST_LIMITS ? different.join(" hoặc ") : "Tùy trường hợp";
}

async function confirmedLimits(db: Db, code: string): Promise<readonly string[]> {
  const found = await findProcedureByCode(db, code);
  return (found?.version.content.cases ?? []).flatMap(({ rule }) => (rule === null ? [] : [formatRule(rule)]));
}

const MOST_LIMITS = 2;

/** Working minutes of a working day, on average over the months that the times are taken from, today left out. */
function averageDay(calendar: WorkingCalendar, from: PlainDate, today: PlainDate): number {
  const [start, end] = [midnight(from), midnight(today)];
  const days = workingDaysBetween(calendar, start.subtract(ONE_DAY), end.subtract(ONE_DAY));
  return days <= 0 ? FULL_DAY : workingMinutesBetween(calendar, start, end) / days;
}

const ONE_DAY = { hours: 24 };
const FULL_DAY = 480;
