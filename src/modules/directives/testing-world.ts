import { sql } from "kysely";
import type { Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { DEMO_OFFICERS, type Viewer } from "#modules/identity/index.ts";
import { seedStaff, type SeededStaff } from "#modules/identity/testing.ts";
import type { Directive } from "./domain/directive.ts";
import type { Refusal } from "./domain/refusal.ts";
import { CALENDAR, day, MONDAY } from "./testing.ts";
import type { Acting } from "./use-cases/acting.ts";
import { actOnDirective } from "./use-cases/act-on-directive.ts";
import { issueDirective, type IssueDirective } from "./use-cases/issue-directive.ts";

type CommandOf = Parameters<typeof actOnDirective>[2];

/** The agencies and officers of the demo in a database of their own, under the clock of the test. */
export type World = {
  readonly database: TestDatabase;
  readonly db: Db;
  readonly staff: SeededStaff;
  readonly agency: (code: string) => string;
  readonly unit: (path: string) => string;
  readonly viewer: (username: string) => Viewer;
  readonly acting: (username: string, now?: Instant) => Acting;
  readonly form: (change?: Partial<IssueDirective>) => IssueDirective;
  /** Issues to the department of construction, or as changed; throws when refused. */
  readonly issue: (username: string, change?: Partial<IssueDirective>, now?: Instant) => Promise<Directive>;
  readonly act: (
    username: string,
    directive: Directive,
    command: CommandOf,
    now?: Instant,
  ) => Promise<Result<Directive, Refusal>>;
};

/** Makes the world; `real` leaves the clock of the history to the server. */
export async function aWorld(clock: "simulated" | "real" = "simulated"): Promise<World> {
  const database = await testDatabase();
  if (clock === "simulated") await sql`update installation set simulated_clock = true`.execute(database.owner);
  const db = database.app;
  const staff = await seedStaff(db);
  const agency = (code: string) => known(staff.agencies, code);
  const unit = (path: string) => known(staff.units, path);
  const viewer = (username: string): Viewer => {
    const officer = DEMO_OFFICERS.find((each) => each.username === username);
    if (officer === undefined) throw new Error(`no demo officer ${username}`);
    const [code = ""] = officer.unit.split("/");
    return {
      officerId: known(staff.officers, username),
      sessionId: newId(),
      name: officer.name,
      title: officer.title,
      appointments: [{ unitId: unit(officer.unit), agencyId: agency(code), role: officer.role }],
    };
  };
  const acting = (username: string, now: Instant = MONDAY): Acting => ({
    db,
    newId,
    calendar: CALENDAR,
    viewer: viewer(username),
    clock: fixedClock(now),
  });
  const form = (change: Partial<IssueDirective> = {}): IssueDirective => ({
    formId: newId(),
    title: "Giải quyết dứt điểm hồ sơ quá hạn",
    text: "Rà soát từng hồ sơ, nêu nguyên nhân.",
    basis: "",
    urgency: "normal",
    dueOn: day("2026-11-30"),
    assignee: { agencyId: agency("H37.07"), unitId: null, officerId: null },
    source: null,
    ...change,
  });
  const issue: World["issue"] = async (username, change, now) => {
    const issued = await issueDirective(acting(username, now), form(change));
    if (!issued.ok) throw new Error(JSON.stringify(issued.error));
    return issued.value;
  };
  const act: World["act"] = (username, { id, version }, command, now) =>
    actOnDirective(acting(username, now), { id, version }, command);
  return { database, db, staff, agency, unit, viewer, acting, form, issue, act };
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo has no ${key}`);
  return id;
}
