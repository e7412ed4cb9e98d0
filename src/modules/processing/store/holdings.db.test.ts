import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCentre, type Centre } from "../testing-world.ts";
import { claimTask, releaseTask } from "../use-cases/take-task.ts";
import { listHoldingsOf } from "./holdings.ts";
import { listTasksOf } from "./tasks.ts";

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

const held = (id: string) => listHoldingsOf(centre.database.app, id);

describe("who held a task when", () => {
  it("keeps every owner with the instant from which on", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.complete(id, "B1");
    const [head] = await centre.open(id);
    if (head === undefined) throw new Error("nobody assigns");
    const username = await centre.worker(head);
    const { officerId } = centre.viewer(username);
    const taken = centre.tick(30);
    const claimed = await claimTask(centre.acting(username, taken), { taskId: head.id, version: head.version });
    if (!claimed.ok) throw new Error(claimed.error.kind);
    const put = centre.tick(30);
    await releaseTask(centre.acting(username, put), { taskId: head.id, version: claimed.value.version });

    const [receiving, assigning] = await held(id);
    expect(receiving?.holdings.map((each) => each.state)).toEqual(["in-hand", "done"]);
    expect(receiving?.endedAt).toEqual(assigning?.createdAt);
    expect(assigning).toMatchObject({ stepCode: head.stepCode, act: "assign", unitId: head.unitId, endedAt: null });
    expect(assigning?.holdings.map(({ ownerId, state, from }) => [ownerId, state, from.toString()])).toEqual([
      [null, "ready", head.createdAt.toString()],
      [officerId, "in-hand", taken.toString()],
      [null, "ready", put.toString()],
    ]);
    const own = (await listTasksOf(centre.database.app, id))[1]?.ownDueAt;
    expect(assigning?.holdings.map((each) => each.ownDueAt)).toEqual([own, own, own]);
  });

  it("has one line for each version of each task", async () => {
    const { id } = await centre.receive("STANDARD-10WD");
    await centre.complete(id, "B1");
    const tasks = await listTasksOf(centre.database.app, id);
    const lines = await held(id);
    expect(lines.map((task) => task.holdings.length)).toEqual(tasks.map((task) => task.version));
  });

  it("gives a task without lines to the owner it has", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await sql`alter table task_holding disable trigger user`.execute(centre.database.owner);
    await sql`delete from task_holding where task_id in (select id from task where dossier_id = ${id})`.execute(
      centre.database.owner,
    );
    await sql`alter table task_holding enable trigger user`.execute(centre.database.owner);
    const [task] = await held(id);
    const [row] = await centre.open(id);
    expect(task?.holdings).toEqual([
      { from: row?.createdAt, ownerId: row?.ownerId, state: "in-hand", ownDueAt: task?.holdings[0]?.ownDueAt },
    ]);
  });

  it("is never edited", async () => {
    const change = sql`update task_holding set owner_id = null`;
    await expect(change.execute(centre.database.app)).rejects.toThrow(/permission denied/);
    await expect(change.execute(centre.database.owner)).rejects.toThrow(/append-only/);
    await expect(sql`delete from task_holding`.execute(centre.database.owner)).rejects.toThrow(/append-only/);
  });
});
