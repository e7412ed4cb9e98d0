import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import { databaseClock, fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import { addWorkingMinutes } from "#modules/deadlines/index.ts";
import { DEMO_OFFICERS, listOfficers, seedOfficers, type Viewer } from "#modules/identity/index.ts";
import { findDossier, getDossier, receiveDossier, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import { getProcedureCase, seedStarterCatalogue } from "#modules/procedures/index.ts";
import { isOpen, type Task } from "./domain/task.ts";
import type { ProcessingRefusal } from "./domain/refusal.ts";
import { listTasksOf } from "./store/tasks.ts";
import { completeTask, type CompleteTask, type Moved } from "./use-cases/complete-task.ts";
import { reactToDossier } from "./use-cases/react-to-dossier.ts";

/** Monday, 23 November 2026, in the morning. */
export const MONDAY = Temporal.Instant.from("2026-11-23T09:15:00+07:00");
export const CALENDAR = calendarOfLaw(2025, 2030, STATE_ANNOUNCEMENTS);

/** The demo centre with its officers, procedures and processes, in a database of its own. */
export type Centre = {
  readonly database: TestDatabase;
  readonly viewer: (username: string) => Viewer;
  readonly acting: (username: string, now?: Instant) => Acting;
  /** A dossier received by the agency's counter for a case that runs by that process. */
  readonly receive: (workflowCode: string, now?: Instant) => Promise<Dossier>;
  readonly open: (dossierId: string) => Promise<readonly Task[]>;
  readonly dossier: (id: string) => Promise<Dossier>;
  /** Finishes the open task of a step as somebody who may, one working hour later than the last act. */
  readonly complete: (
    dossierId: string,
    step: string,
    more?: Partial<CompleteTask>,
  ) => Promise<Result<Moved, ProcessingRefusal>>;
  /** The user name of somebody who may work on the task. */
  readonly worker: (task: Task) => Promise<string>;
  readonly tick: (minutes?: number) => Instant;
};

export const RESULT = {
  result: "granted",
  number: "12/GP",
  signedOn: Temporal.PlainDate.from("2026-11-23"),
  summary: "Đủ điều kiện",
} as const;

/** Makes the centre. With `simulated` its clock is the test's, else the server's. */
export async function aCentre(clock: "simulated" | "real" = "simulated"): Promise<Centre> {
  const database = await testDatabase();
  if (clock === "simulated") await sql`update installation set simulated_clock = true`.execute(database.owner);
  const { ids, units, agencies } = await transact(database.app, async (tx) => {
    const organizations = await seedOrganizations(tx, newId);
    const officers = await seedOfficers(tx, { newId, now: MONDAY, ...organizations, passwordHash: null });
    await seedStarterCatalogue(tx, { newId, now: MONDAY });
    return { ids: officers, ...organizations };
  });
  const byId = new Map([...ids].map(([username, id]) => [id, username]));
  const db = database.app;
  let now = MONDAY;
  const tick = (minutes = 60) => {
    now = addWorkingMinutes(CALENDAR, now, minutes);
    return now;
  };

  const viewer = (username: string): Viewer => {
    const officer = DEMO_OFFICERS.find((each) => each.username === username);
    if (officer === undefined) throw new Error(`no demo officer ${username}`);
    const agencyId = known(agencies, officer.unit.split("/")[0] ?? "");
    return {
      officerId: known(ids, username),
      sessionId: newId(),
      name: officer.name,
      title: officer.title,
      appointments: [{ unitId: known(units, officer.unit), agencyId, role: officer.role }],
    };
  };
  const acting = (username: string, at: Instant = now): Acting => ({
    db,
    clock: clock === "simulated" ? fixedClock(at) : databaseClock(db),
    newId,
    viewer: viewer(username),
    calendar: CALENDAR,
    reactions: [reactToDossier],
  });
  const open = async (dossierId: string) => (await listTasksOf(db, dossierId)).filter(isOpen);
  const worker = async (task: Task): Promise<string> => {
    const id = task.ownerId ?? (await listOfficers(db, { unitId: task.unitId, role: task.role }))[0]?.id ?? "";
    return known(byId, id);
  };
  const caseWith = async (workflowCode: string): Promise<string> => {
    const { rows } = await sql<{ id: string }>`select c.id from procedure_case c
      join workflow_version w on w.id = c.workflow_version_id
      join procedure_version v on v.id = c.version_id
      where w.code = ${workflowCode} and v.agency_id is not null order by c.id limit 1`.execute(database.owner);
    if (rows[0] !== undefined) return rows[0].id;
    await sql`update procedure_case set workflow_version_id = (select id from workflow_version where code = ${workflowCode})
      where id = (select c.id from procedure_case c join workflow_version w on w.id = c.workflow_version_id
                  where w.code = 'STANDARD-10WD' order by c.id limit 1)`.execute(database.owner);
    return caseWith(workflowCode);
  };
  const receive = async (workflowCode: string, at: Instant = now): Promise<Dossier> => {
    const caseId = await caseWith(workflowCode);
    const procedureCase = await getProcedureCase(db, caseId);
    const agency = [...agencies].find(([, id]) => id === procedureCase.agencyId)?.[0] ?? "";
    const counter = DEMO_OFFICERS.find((each) => each.unit === `${agency}/counter`);
    if (counter === undefined) throw new Error(`nobody at the counter of ${agency}`);
    const owner = { id: newId(), name: "Hoàng Thị Mai", phone: "0912345678" };
    const received = await receiveDossier(acting(counter.username, at), {
      idempotencyKey: newId(),
      caseId,
      channel: "direct",
      returnBy: "at-centre",
      receivingUnitId: known(units, counter.unit),
      owner,
      submitter: owner,
      summary: "Đề nghị giải quyết",
      copies: 1,
      papers: procedureCase.components.map(({ code, name, originals, copies }) => ({
        code,
        name,
        originals,
        certified: 0,
        copies: Math.max(copies, originals === 0 ? 1 : 0),
        waivedBecause: null,
      })),
      heldOriginals: [],
      feesDue: 0,
      confirmedLimit: null,
    });
    if (!received.ok) throw new Error(JSON.stringify(received.error));
    return received.value;
  };
  const complete: Centre["complete"] = async (dossierId, step, more = {}) => {
    const task = (await open(dossierId)).find((each) => each.stepCode === step);
    if (task === undefined) throw new Error(`no open task at ${step}`);
    return completeTask(acting(await worker(task), tick()), { taskId: task.id, version: task.version, ...more });
  };
  const dossier = async (id: string) => (await findDossier(db, id)) ?? getDossier(db, id);
  return { database, viewer, acting, receive, open, dossier, complete, worker, tick };
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demo has no ${key}`);
  return id;
}
