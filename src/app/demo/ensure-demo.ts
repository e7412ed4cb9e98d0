import { sql } from "kysely";
import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/index.ts";
import { addWorkingMinutes, nextWorkingInstant } from "#modules/deadlines/index.ts";
import { getDossier, listNewest, receiptPath, type Dossier } from "#modules/dossiers/index.ts";
import { DEMO_ACCOUNTS, DEMO_OFFICERS, DEMO_PASSWORD, roleLabel } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { CommandIo } from "../command.ts";
import { REACTIONS } from "../reactions.ts";
import type { Runtime } from "../runtime.ts";
import { chance } from "./chance.ts";
import { readDemoStaff } from "./demo-staff.ts";
import { seedBase, seedDemoOfficers } from "./seed-centre.ts";
import { tellStories, type Story } from "./stories.ts";
import { tellStory } from "./tell-story.ts";
import type { Demo } from "./welcome.ts";

const SEED = 2019;

/** Loads the demo centre through the real use-cases once; later starts find it. A load cut short is begun again. */
export async function ensureDemo(runtime: Runtime, owner: Db, progress: CommandIo["progress"]): Promise<Demo> {
  const { rows } = await sql<{ demo: boolean; simulated: boolean }>`
    select demo, simulated_clock as simulated from installation`.execute(owner);
  const found = rows[0];
  if (found?.demo !== true) {
    if (found?.simulated === true) await clearUnfinished(owner);
    await sql`update installation set simulated_clock = true`.execute(owner);
    await loadDemo(runtime, progress);
    await sql`update installation set simulated_clock = false, demo = true`.execute(owner);
  }
  return { accounts: accounts(), password: DEMO_PASSWORD, example: await exampleLookUp(runtime.db) };
}

async function loadDemo(runtime: Runtime, progress: CommandIo["progress"]): Promise<void> {
  const { db, newId, clock } = runtime;
  await seedBase(runtime, db);
  await seedDemoOfficers(runtime);
  const calendar = await runtime.calendar();
  const dice = chance(SEED);
  const until = await clock.now();
  const stories = tellStories(dice);
  const stage = { db, newId, calendar, reactions: REACTIONS, staff: await readDemoStaff(db), chance: dice, until };
  const bar = progress("Nạp hồ sơ mẫu", stories.length);
  for (const [index, story] of stories.entries()) {
    await tellStory(stage, story, openingOf(calendar, story, until));
    bar.advance(index + 1);
  }
  bar.end();
}

/** When the dossier came in: so many working days before now, at its minute of the day, never after now. */
function openingOf(
  calendar: WorkingCalendar,
  { daysAgo, minute }: Pick<Story, "daysAgo" | "minute">,
  until: Instant,
): Instant {
  let day = dateInVietnam(until);
  for (let left = daysAgo; left > 0 || !isWorkday(calendar, day);) {
    if (isWorkday(calendar, day)) left -= 1;
    day = day.subtract({ days: 1 });
  }
  const opened = addWorkingMinutes(calendar, midnight(day), minute);
  if (Temporal.Instant.compare(opened, until) < 0) return opened;
  return openingOf(calendar, { minute, daysAgo: daysAgo + 1 }, until);
}

function isWorkday(calendar: WorkingCalendar, day: PlainDate): boolean {
  return dateInVietnam(nextWorkingInstant(calendar, midnight(day))).equals(day);
}

function midnight(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime());
}

/** A load that was cut short left the simulated clock on: its dossiers are taken away before it begins again. */
async function clearUnfinished(owner: Db): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(tablename) as name from pg_tables
    where schemaname = 'public' and tablename not like 'schema_migration%'
      and tablename not in ('installation', 'legal_transition')`.execute(owner);
  await sql.raw(`truncate ${rows.map((row) => row.name).join(", ")} cascade`).execute(owner);
}

/** One account of each role, with the name of who holds it. */
function accounts(): Demo["accounts"] {
  return DEMO_ACCOUNTS.map(({ username, role }) => ({
    username,
    role: roleLabel(role),
    name: DEMO_OFFICERS.find((officer) => officer.username === username)?.name ?? "",
  }));
}

/** The public page of a dossier on its way, as the QR code of its receipt opens it. */
async function exampleLookUp(db: Db): Promise<string | undefined> {
  const [line] = (await listNewest(db, { reach: "province", states: ["in-progress"] })).lines;
  const dossier: Dossier | undefined = line === undefined ? undefined : await getDossier(db, line.id);
  return dossier?.code == null ? undefined : receiptPath({ code: dossier.code, secret: dossier.secret });
}
