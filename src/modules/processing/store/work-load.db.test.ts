import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, instantOf } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import type { Db } from "#platform/db/db.ts";
import { aCentre, MONDAY, type Centre } from "../testing-world.ts";
import { countFree, listDone, listLoads, type DayEnds } from "./work-load.ts";

let centre: Centre;
let db: Db;
const appraiser = () => centre.viewer("chuyenvien.skhcn");
beforeAll(async () => {
  centre = await aCentre();
  db = centre.database.app;
});
afterAll(() => centre.database.drop());

const day = dateInVietnam(MONDAY);
const ends = (now = MONDAY): DayEnds => ({
  now,
  endOfToday: instantOf(day.add({ days: 1 }).toPlainDateTime()),
  endOfNext: instantOf(day.add({ days: 3 }).toPlainDateTime()),
});

/** Tasks in hand due at these instants, straight into the table of a database of their own. */
async function hold(officerId: string, dues: readonly (string | null)[], state = "in-hand"): Promise<void> {
  const { unitId = "", agencyId = "" } = appraiser().appointments[0] ?? {};
  const { rows } = await sql<{ id: string }>`select id from workflow_version limit 1`.execute(db);
  for (const due of dues) {
    const dossierId = newId();
    await sql`insert into task_run (dossier_id, workflow_version_id, open, clock_stopped, started_at)
      values (${dossierId}, ${rows[0]?.id}, true, false, ${MONDAY.toString()})`.execute(centre.database.owner);
    await sql`insert into task (id, version, dossier_id, step_code, act, agency_id, unit_id, role, owner_id, state,
        created_at, own_due_at, due_at, suspended_at, note)
      values (${newId()}, 1, ${dossierId}, 'B3X', 'appraise', ${agencyId}, ${unitId}, 'specialist', ${officerId}, ${state},
        ${MONDAY.toString()}, ${due}, ${due}, ${state === "suspended" ? MONDAY.toString() : null}, '')`.execute(
      centre.database.owner,
    );
  }
}

describe("load of officers", () => {
  it("tells what is late, due today, due next and later, and what waits, apart", async () => {
    const { officerId } = appraiser();
    await hold(officerId, ["2026-11-20T09:00:00+07:00", "2026-11-23T09:00:00+07:00"]);
    await hold(officerId, ["2026-11-23T16:30:00+07:00"]);
    await hold(officerId, ["2026-11-24T08:00:00+07:00", "2026-11-25T16:30:00+07:00"]);
    await hold(officerId, ["2026-11-26T08:00:00+07:00", null]);
    await hold(officerId, [null, "2026-11-01T08:00:00+07:00"], "suspended");
    const other = centre.viewer("chuyenvien2.skhcn").officerId;
    expect(await listLoads(db, [officerId, other], ends())).toEqual([
      { officerId, overdue: 2, today: 1, next: 2, later: 2, awaiting: 2 },
    ]);
    expect(await listLoads(db, [], ends())).toEqual([]);
  });

  it("counts what was finished on each day of Vietnam, by whom", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: appraiser().officerId });
    await centre.complete(id, "B3");
    const head = centre.viewer("truongphong.skhcn").officerId;
    const done = await listDone(db, [appraiser().officerId, head], instantOf(day.toPlainDateTime()));
    expect(done.map(({ count }) => count)).toEqual([1, 1]);
    expect(done.every(({ on }) => on.equals(day) || on.equals(day.add({ days: 2 })))).toBe(true);
    expect(await listDone(db, [head], instantOf(day.add({ days: 9 }).toPlainDateTime()))).toEqual([]);
  });

  it("counts what lies free in a unit", async () => {
    const unitId = appraiser().appointments[0]?.unitId ?? "";
    const before = await countFree(db, [unitId], ends());
    await sql`update task set owner_id = null, state = 'ready' where state = 'in-hand' and step_code = 'B3X'
      and due_at < '2026-11-23T10:00:00+07:00'`.execute(centre.database.owner);
    const after = await countFree(db, [unitId], ends());
    expect(after).toEqual({ all: before.all + 2, pressing: before.pressing + 2 });
    expect(await countFree(db, [newId()], ends())).toEqual({ all: 0, pressing: 0 });
  });
});
