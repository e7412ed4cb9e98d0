import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handOver, timeline, verifyHistory } from "#modules/dossiers/index.ts";
import { DEMO_OFFICERS, listOfficers } from "#modules/identity/index.ts";
import { findStep, KITE_PERMIT, LANG_SON_2487 } from "#modules/workflows/index.ts";
import { aCentre, RESULT, type Centre } from "../testing-world.ts";
import { listTasksOf } from "../store/tasks.ts";

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

/** Takes a dossier from the counter to the return of its result; returns the steps in the order done. */
async function runThrough(
  workflowCode: string,
  ways: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { id } = await centre.receive(workflowCode);
  const done: string[] = [];
  for (let [task] = await centre.open(id); task !== undefined; [task] = await centre.open(id)) {
    if (done.length > 60) throw new Error(`no end: ${done.join(" ")}`);
    done.push(task.stepCode);
    if (task.act === "return-result") {
      const dossier = await centre.dossier(id);
      const receiver = { receiver: "owner", receiverId: dossier.ownerId, authorisation: null } as const;
      const target = { dossierId: id, version: dossier.version };
      const returned = await handOver(centre.acting("traketqua", centre.tick()), { ...target, ...receiver });
      if (!returned.ok) throw new Error(JSON.stringify(returned.error));
      continue;
    }
    const [assignee] =
      task.act === "assign" ? await listOfficers(centre.database.app, { unitId: task.unitId, role: "specialist" }) : [];
    const moved = await centre.complete(id, task.stepCode, {
      note: `Xong ${task.stepCode}`,
      result: { ...RESULT, signedOn: centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate() },
      ...(assignee === undefined ? {} : { assigneeId: assignee.id }),
      ...(ways[task.stepCode] === undefined ? {} : { way: ways[task.stepCode] }),
    });
    if (!moved.ok) throw new Error(`${workflowCode} ${task.stepCode}: ${JSON.stringify(moved.error)}`);
    expect(moved.value.next.length).toBeGreaterThan(0);
  }
  const dossier = await centre.dossier(id);
  expect(dossier.state).toBe("returned");
  expect(await centre.open(id)).toEqual([]);
  expect((await verifyHistory(centre.database.app)).bad).toEqual([]);
  return done;
}

describe("the eight processes of decision 2487 run as they are", () => {
  it.each(LANG_SON_2487.map((each) => [each.code, each] as const))(
    "%s, by the officers of the demo",
    async (code, definition) => {
      const main = definition.steps.filter((step) => step.code !== "B2A").map((step) => step.code);
      expect(await runThrough(code, { B2: "B3" })).toEqual(main);
    },
  );

  it("takes opinions in process 4, which are not counted", async () => {
    const steps = await runThrough("LS-2487-4", { B2: "B2A" });
    expect(steps.slice(0, 5)).toEqual(["B1", "B2", "B2A", "B3", "B4"]);
  });
});

describe("the other processes", () => {
  it.each(["IMMEDIATE", "ON-THE-SPOT", "STANDARD-10WD"])("%s", async (code) => {
    const steps = await runThrough(code);
    expect(steps[0]).toBe("B1");
  });

  it("runs side by side, waits at the join, and lets the applicant explain", async () => {
    const steps = await runThrough(KITE_PERMIT.code, { B5: "B6" });
    expect([...steps].sort()).toEqual(KITE_PERMIT.steps.map((step) => step.code));
    expect(findStep(KITE_PERMIT, "B5")?.join).toBe("all");
  });
});

describe("what a run leaves behind", () => {
  it("hands over between department and province, stops the clock, and names everybody", async () => {
    const { id } = await centre.receive("LS-2487-1b");
    const receivedDue = (await centre.dossier(id)).dueAt;
    for (let step = 1; step <= 12; step += 1) {
      const assignee = DEMO_OFFICERS.find((each) => each.username === "chuyenvien.skhcn");
      const moved = await centre.complete(id, `B${step}`, {
        ...(step === 2 && assignee ? { assigneeId: centre.viewer("chuyenvien.skhcn").officerId } : {}),
      });
      if (!moved.ok) throw new Error(JSON.stringify(moved.error));
    }
    const waiting = await centre.dossier(id);
    expect(waiting.dueAt).toBeNull();
    expect(waiting.clockEvents.at(-1)).toMatchObject({ kind: "pause" });
    expect(waiting.originalDueAt).toEqual(receivedDue);
    const [await13] = await centre.open(id);
    expect(await13).toMatchObject({ stepCode: "B13", act: "await-applicant", role: "counter-officer", dueAt: null });

    centre.tick(60 * 24);
    await centre.complete(id, "B13", { note: "Đã nhận giải trình" });
    const going = await centre.dossier(id);
    expect(going.clockEvents.at(-1)).toMatchObject({ kind: "resume" });
    expect(Number(going.dueAt?.epochMilliseconds)).toBeGreaterThan(Number(receivedDue?.epochMilliseconds));
    const kinds = (await timeline(centre.database.app, id)).map((entry) => entry.event);
    expect(kinds.filter((kind) => kind === "dossier-transferred")).toHaveLength(2);

    const tasks = await listTasksOf(centre.database.app, id);
    const appraisals = tasks.filter((task) => task.act === "appraise");
    expect(new Set(appraisals.map((task) => task.ownerId))).toEqual(
      new Set([centre.viewer("chuyenvien.skhcn").officerId]),
    );
    expect(tasks.filter((task) => task.state === "done").every((task) => task.doneBy !== null)).toBe(true);
  });
});
