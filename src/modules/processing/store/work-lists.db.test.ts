import { sql, type RawBuilder } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#platform/ids.ts";
import type { Db } from "#platform/db/db.ts";
import { aCentre, type Centre } from "../testing-world.ts";
import { WORK_LISTS } from "../domain/work-list.ts";
import { mine, ofMyUnits, recentlyDone, workCounts, workLines } from "../use-cases/my-work.ts";
import { releaseTask } from "../use-cases/take-task.ts";
import { countQuery, listWork, WORK_PAGE_SIZE, workQuery, type WorkCursor, type WorkScope } from "./work-lists.ts";

let centre: Centre;
let db: Db;
beforeAll(async () => {
  centre = await aCentre();
  db = centre.database.app;
});
afterAll(() => centre.database.drop());

const now = () => centre.tick(0);

describe("my work", () => {
  it("moves from list to list with the dossier", async () => {
    const { id } = await centre.receive("LS-2487-5");
    const where = async (username: string) => {
      const scope = mine(centre.viewer(username));
      const counts = await workCounts(db, scope, now());
      const filled = WORK_LISTS.filter((list) => counts[list].all > 0);
      for (const list of WORK_LISTS) {
        expect((await workLines(db, scope, { list })).lines).toHaveLength(counts[list].all);
      }
      return filled;
    };
    expect(await where("tiepnhan.skhcn")).toEqual(["receiving"]);
    expect(await where("truongphong.skhcn")).toEqual([]);
    await centre.complete(id, "B1");
    expect(await where("tiepnhan.skhcn")).toEqual([]);
    expect(await where("truongphong.skhcn")).toEqual(["waiting"]);
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    expect(await where("chuyenvien.skhcn")).toEqual(["in-hand"]);
    await centre.complete(id, "B3");
    await centre.complete(id, "B4");
    expect(await where("lanhdao.skhcn")).toEqual(["signing"]);
    const done = await recentlyDone(db, centre.viewer("chuyenvien.skhcn"));
    expect(done.map((line) => [line.dossier.id, line.stepTitle])).toEqual([[id, "Thẩm định, dự thảo tờ trình"]]);
  });

  it("names the step, the dossier and the owner in each line", async () => {
    const { id } = await centre.receive("STANDARD-10WD");
    const [task] = await centre.open(id);
    if (task === undefined) throw new Error("no task");
    const viewer = centre.viewer(await centre.worker(task));
    const { lines } = await workLines(db, mine(viewer), { list: "receiving" });
    expect(lines).toMatchObject([
      { dossier: { id }, stepTitle: "Tiếp nhận, số hóa, chuyển hồ sơ", ownerName: viewer.name },
    ]);
  });

  it("shows heads their unit and leaders their agency, and others nothing more", async () => {
    const { id } = await centre.receive("LS-2487-6");
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    const [task] = await centre.open(id);
    if (task === undefined) throw new Error("no task");
    await releaseTask(centre.acting("truongphong.skhcn", centre.tick()), { taskId: task.id, version: task.version });
    const seenBy = async (username: string) => {
      const scope = await ofMyUnits(db, centre.viewer(username));
      if (scope === undefined) return undefined;
      return (await workLines(db, scope, { list: "waiting" })).lines.some((line) => line.dossier.id === id);
    };
    expect(await seenBy("truongphong.skhcn")).toBe(true);
    expect(await seenBy("lanhdao.skhcn")).toBe(true);
    expect(await seenBy("truongphong.snv")).toBe(false);
    expect(await seenBy("chuyenvien.skhcn")).toBeUndefined();
    expect((await workLines(db, mine(centre.viewer("chuyenvien.skhcn")), { list: "waiting" })).lines).toHaveLength(1);
    expect((await workLines(db, mine(centre.viewer("chuyenvien2.skhcn")), { list: "waiting" })).lines).toEqual([]);
  });

  it("counts late work and filters by date", async () => {
    const viewer = centre.viewer("tiepnhan.stc");
    await centre.receive("STANDARD-3WD");
    const scope = mine(viewer);
    const later = now().add({ hours: 24 * 10 });
    const counts = await workCounts(db, scope, later);
    const late = (await workLines(db, scope, { list: "receiving", due: { before: later } })).lines.length;
    expect(counts.receiving.late).toBe(late);
    expect(
      (await workLines(db, scope, { list: "receiving", due: { before: now().subtract({ hours: 99 }) } })).lines,
    ).toEqual([]);
  });
});

describe("at scale", () => {
  const unit = () => centre.viewer("chuyenvien.snnmt").appointments[0]?.unitId ?? "";

  beforeAll(async () => {
    const { rows } = await sql<{ id: string }>`select id from workflow_version limit 1`.execute(db);
    const agency = centre.viewer("chuyenvien.snnmt").appointments[0]?.agencyId ?? "";
    const owner = centre.viewer("chuyenvien.snnmt").officerId;
    const run = centre.database.owner;
    await sql`insert into task_run (dossier_id, workflow_version_id, open, clock_stopped, started_at)
      select gen_random_uuid(), ${rows[0]?.id}, true, false, clock_timestamp() from generate_series(1, 20000)`.execute(
      run,
    );
    await sql`insert into task (id, version, dossier_id, outcome_no, step_code, act, agency_id, unit_id, role, owner_id, state,
        created_at, own_due_at, due_at, done_at, done_by, note)
      select gen_random_uuid(), 1, dossier_id, 999, 'B2X', 'assign', ${agency}, ${unit()}, 'head-of-division', ${owner}, 'done',
        clock_timestamp(), null, null, clock_timestamp(), ${owner}, '' from task_run`.execute(run);
    await sql`insert into task (id, version, dossier_id, step_code, act, agency_id, unit_id, role, owner_id, state, created_at,
        own_due_at, due_at, note)
      select gen_random_uuid(), 1, dossier_id, 'B3X', 'appraise', ${agency}, u.id, 'specialist',
        case n % 4 when 0 then ${owner}::uuid end, case n % 4 when 0 then 'in-hand' else 'ready' end, clock_timestamp(),
        at, case n % 7 when 0 then null else at end, ''
      from (select dossier_id, row_number() over () as n,
              timestamptz '2026-11-23 09:00+07' + make_interval(mins => (row_number() over () * 7919 % 20000)::int) as at
            from task_run) r
      join (select id, row_number() over (order by id) - 1 as k, count(*) over () as units from unit) u on u.k = n % u.units`.execute(
      run,
    );
    await sql`analyze task`.execute(run);
    await sql`analyze task_run`.execute(run);
  });

  async function plan(query: RawBuilder<unknown>): Promise<string> {
    const { rows } = await sql<{ "QUERY PLAN": string }>`explain (analyze, buffers off, timing off) ${query}`.execute(
      db,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  }

  it("walks indexes in order for every list, count and page, and never the whole table", async () => {
    const viewer = centre.viewer("chuyenvien.snnmt");
    const units = await ofMyUnits(db, centre.viewer("lanhdao.snnmt"));
    if (units === undefined) throw new Error("a leader has units");
    const after: WorkCursor = { due: now(), id: newId() };
    const plans = {
      mine: await plan(workQuery(mine(viewer), { list: "in-hand" }, 51)),
      next: await plan(workQuery(mine(viewer), { list: "waiting", after }, 51)),
      late: await plan(workQuery(mine(viewer), { list: "waiting", due: { before: now() } }, 51)),
      units: await plan(workQuery(units, { list: "waiting" }, 51)),
      counts: await plan(countQuery(mine(viewer), now())),
      unitCounts: await plan(countQuery(units, now())),
    };
    for (const [name, text] of Object.entries(plans)) expect(text, name).not.toMatch(/Seq Scan on task/);
    expect(plans.mine).toMatch(/task_owned/);
    expect(plans.mine).toMatch(/task_free/);
    expect(plans.next).toMatch(/task_free/);
    expect(plans.units).toMatch(/task_of_unit/);
  });

  it("pages by key through all of a long list, each once, soonest first, not counted last", async () => {
    const scope: WorkScope = { kind: "units", unitIds: [unit()] };
    const seen: (readonly [number, string])[] = [];
    let after: WorkCursor | undefined;
    for (let page = 0; page < 100; page += 1) {
      const { tasks, next } = await listWork(db, scope, { list: "waiting", after });
      expect(tasks.length).toBeLessThanOrEqual(WORK_PAGE_SIZE);
      seen.push(...tasks.map((task) => [task.dueAt?.epochMilliseconds ?? Infinity, task.id] as const));
      after = next;
      if (next === undefined) break;
    }
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from task where unit_id = ${unit()} and list = 'waiting'`.execute(db);
    expect(seen).toHaveLength(rows[0]?.n ?? -1);
    expect(new Set(seen.map(([, id]) => id)).size).toBe(seen.length);
    expect(seen.map(([due]) => due)).toEqual(seen.map(([due]) => due).toSorted((a, b) => a - b));
  });
});

describe("what is over", () => {
  it("cannot be changed, not even by the owner of the tables, nor taken away by the application", async () => {
    const { id } = await centre.receive("LS-2487-2");
    await centre.complete(id, "B1");
    const over = sql`update task set note = 'khác' where dossier_id = ${id} and state = 'done'`;
    await expect(over.execute(centre.database.owner)).rejects.toThrow(/cannot be changed/);
    await expect(sql`delete from task where dossier_id = ${id}`.execute(db)).rejects.toThrow(/permission denied/);
  });

  it("never has two open tasks of one step", async () => {
    const { id } = await centre.receive("LS-2487-2");
    const twice = sql`insert into task (id, version, dossier_id, step_code, act, agency_id, unit_id, role, state, created_at, note)
      select ${newId()}, 1, dossier_id, step_code, act, agency_id, unit_id, role, 'ready', created_at, '' from task
      where dossier_id = ${id}`;
    await expect(twice.execute(db)).rejects.toThrow(/task_open_step/);
  });
});
