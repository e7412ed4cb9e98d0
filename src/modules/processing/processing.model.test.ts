import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  extendDeadline,
  handOver,
  meetObligation,
  requestObligation,
  requestSupplement,
  stopDossier,
  supply,
  verifyHistory,
  withdrawDossier,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { listOfficers, type Viewer } from "#modules/identity/index.ts";
import { findStep } from "#modules/workflows/index.ts";
import { seeded } from "#modules/workflows/testing.ts";
import { activeSteps, returnTargets } from "./domain/run.ts";
import { isOpen, type Task } from "./domain/task.ts";
import { aCentre, RESULT, type Centre } from "./testing-world.ts";
import { findRun, listTasksOf } from "./store/tasks.ts";
import { completeTask } from "./use-cases/complete-task.ts";
import { definitionOf, runOf } from "./use-cases/moving.ts";
import { returnTask } from "./use-cases/return-task.ts";
import { assignTask, claimTask, releaseTask } from "./use-cases/take-task.ts";
import { watch } from "./use-cases/watch.ts";

const HISTORIES = 18;
const MOST_ACTS = 60;
const PROCESSES = ["KITE-PERMIT", "LS-2487-1a", "LS-2487-1b", "LS-2487-4", "LS-2487-6", "ON-THE-SPOT", "IMMEDIATE"];

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

/** What must be true of a dossier after every act, whatever it was. */
async function invariants(id: string, what: string): Promise<void> {
  const db = centre.database.app;
  const [dossier, run, tasks] = [await centre.dossier(id), await findRun(db, id), await listTasksOf(db, id)];
  if (run === undefined) throw new Error(`${what}: no run`);
  const definition = await definitionOf(db, run.workflowVersionId);
  const open = tasks.filter(isOpen);
  const isOver = ["returned", "closed", "withdrawn", "stopped"].includes(dossier.state);
  const expected = isOver ? [] : [...activeSteps(definition, runOf(definition, tasks))].sort();
  expect(open.map((task) => task.stepCode).sort(), what).toEqual(expected);
  for (const task of open) {
    if (dossier.dueAt !== null && task.dueAt !== null) {
      expect(task.dueAt.epochMilliseconds, what).toBeLessThanOrEqual(dossier.dueAt.epochMilliseconds);
    }
    const waits = dossier.state === "awaiting-supplement" || dossier.state === "awaiting-obligation";
    expect(task.state === "suspended", `${what}: ${task.stepCode}`).toBe(waits);
    expect(task.state === "in-hand", what).toBe(!waits && task.ownerId !== null);
  }
  const numbers = tasks.flatMap((task) => task.outcomeNo ?? []).sort((a, b) => a - b);
  expect(numbers, what).toEqual(numbers.map((_, at) => at + 1));
  const signed = tasks.filter((task) => task.state === "done" && ["sign", "decide"].includes(task.act));
  const prepared = new Set(
    tasks.filter((task) => ["receive", "appraise"].includes(task.act)).map((task) => task.doneBy),
  );
  if (!dossier.immediate)
    expect(
      signed.filter((task) => prepared.has(task.doneBy)),
      what,
    ).toEqual([]);
}

type Act = (dossier: Dossier, task: Task | undefined, pick: <T>(from: readonly T[]) => T) => Promise<string>;

const paper = { code: "TP01", name: "Đơn", originals: 1, certified: 0, copies: 0, waivedBecause: null };
const ofDossier = ({ id: dossierId, version }: Dossier) => ({ dossierId, version });
const today = () => centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate();

function told(name: string, result: { readonly ok: boolean; readonly error?: { readonly kind: string } }): string {
  return `${name} ${result.ok ? "ok" : (result.error?.kind ?? "")}`;
}

async function holder(task: Task): Promise<Viewer> {
  return centre.viewer(await centre.worker(task));
}

/** Somebody of the dossier's agency in a role, for acts beside the process. */
async function colleague(dossier: Dossier, username: string): Promise<Viewer> {
  const viewer = centre.viewer(username);
  const [appointment] = viewer.appointments;
  if (appointment === undefined) throw new Error(username);
  return { ...viewer, appointments: [{ ...appointment, agencyId: dossier.agencyId }] };
}

const acting = (viewer: Viewer) => ({ ...centre.acting("quantri", centre.tick(20)), viewer });

const finish: Act = async (dossier, task, pick) => {
  if (task === undefined) return "nothing to finish";
  if (task.act === "return-result") {
    const receiver = { receiver: "owner", receiverId: dossier.ownerId, authorisation: null } as const;
    return told(
      "hand over",
      await handOver(acting(centre.viewer("traketqua")), { ...ofDossier(dossier), ...receiver }),
    );
  }
  const run = await findRun(centre.database.app, dossier.id);
  const definition = await definitionOf(centre.database.app, run?.workflowVersionId ?? "");
  const ways = findStep(definition, task.stepCode)?.next.map((way) => way.to) ?? [];
  const specialists = await listOfficers(centre.database.app, { unitId: task.unitId, role: "specialist" });
  const result = await completeTask(acting(await holder(task)), {
    taskId: task.id,
    version: task.version,
    result: { ...RESULT, signedOn: today() },
    ...(ways.length > 1 ? { way: pick(ways) } : {}),
    ...(task.act === "assign" ? { assigneeId: pick(specialists).id } : {}),
  });
  return told(`finish ${task.stepCode}`, result);
};

const ACTS: readonly Act[] = [
  finish,
  finish,
  finish,
  finish,
  finish,
  async (dossier, task, pick) => {
    if (task === undefined) return "nothing to return";
    const db = centre.database.app;
    const definition = await definitionOf(db, (await findRun(db, dossier.id))?.workflowVersionId ?? "");
    const targets = returnTargets(definition, runOf(definition, await listTasksOf(db, dossier.id)), task.stepCode);
    const to = targets.length === 0 ? "B1" : pick(targets);
    const target = { taskId: task.id, version: task.version };
    return told(
      `return ${task.stepCode}`,
      await returnTask(acting(await holder(task)), { ...target, to, reason: "Sửa" }),
    );
  },
  async (_, task) =>
    task === undefined
      ? "nothing"
      : told("release", await releaseTask(acting(await holder(task)), { taskId: task.id, version: task.version })),
  async (_, task) =>
    task === undefined
      ? "nothing"
      : told("claim", await claimTask(acting(await holder(task)), { taskId: task.id, version: task.version })),
  async (_, task) => {
    if (task === undefined) return "nothing";
    const viewer = await holder(task);
    return told(
      "give",
      await assignTask(acting(viewer), { taskId: task.id, version: task.version, officerId: viewer.officerId }),
    );
  },
  async (_, task) =>
    task === undefined
      ? "nothing"
      : told("stale", await completeTask(acting(await holder(task)), { taskId: task.id, version: task.version + 1 })),
  async (dossier) => {
    const ask = {
      reason: "Thiếu đơn",
      papers: [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }],
      secondBasis: null,
    };
    return told(
      "ask",
      await requestSupplement(acting(await colleague(dossier, "chuyenvien.skhcn")), { ...ofDossier(dossier), ...ask }),
    );
  },
  async (dossier) =>
    told(
      "supply",
      await supply(acting(await colleague(dossier, "tiepnhan.skhcn")), { ...ofDossier(dossier), papers: [paper] }),
    ),
  async (dossier) =>
    told(
      "supply",
      await supply(acting(await colleague(dossier, "tiepnhan.skhcn")), { ...ofDossier(dossier), papers: [paper] }),
    ),
  async (dossier) =>
    told(
      "oblige",
      await requestObligation(acting(await colleague(dossier, "chuyenvien.skhcn")), {
        ...ofDossier(dossier),
        notice: "1/TB",
      }),
    ),
  async (dossier) =>
    told(
      "met",
      await meetObligation(acting(await colleague(dossier, "chuyenvien.skhcn")), {
        ...ofDossier(dossier),
        evidence: "01",
      }),
    ),
  async (dossier) => {
    const newDueAt = dossier.dueAt?.add({ hours: 24 * 7 });
    if (newDueAt === undefined) return "no due date";
    const extension = { newDueAt, reason: "Chờ giám định", letterNumber: "3/PXL" };
    return told(
      "extend",
      await extendDeadline(acting(await colleague(dossier, "lanhdao.skhcn")), { ...ofDossier(dossier), ...extension }),
    );
  },
];

const RARE: readonly Act[] = [
  async (dossier) =>
    told(
      "withdraw",
      await withdrawDossier(acting(await colleague(dossier, "tiepnhan.skhcn")), {
        ...ofDossier(dossier),
        reason: "Rút",
      }),
    ),
  async (dossier) =>
    told(
      "stop",
      await stopDossier(acting(await colleague(dossier, "lanhdao.skhcn")), {
        ...ofDossier(dossier),
        reason: "Dừng",
        legalBasis: "Điều 1",
      }),
    ),
];

describe("random histories of acts on dossiers in their processes", () => {
  it(`keeps what must be true through ${HISTORIES} histories`, { timeout: 300_000 }, async () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const next = seeded(seed * 7919);
      const pick = <T>(from: readonly T[]): T => {
        const chosen = from[next(from.length)];
        if (chosen === undefined) throw new Error("nothing to pick");
        return chosen;
      };
      const { id } = await centre.receive(pick(PROCESSES));
      const story: string[] = [];
      for (let act = 0; act < MOST_ACTS; act += 1) {
        const dossier = await centre.dossier(id);
        if (dossier.endedAt !== null) break;
        const open = await centre.open(id);
        const done = await pick(next(60) === 0 ? RARE : ACTS)(
          dossier,
          open.length === 0 ? undefined : pick(open),
          pick,
        );
        story.push(done);
        outcomes.set(done.replace(/ B\d+A?/, ""), (outcomes.get(done.replace(/ B\d+A?/, "")) ?? 0) + 1);
        await invariants(id, `seed ${seed}: ${story.join(", ")}`);
      }
    }
    for (const happened of [
      "finish ok",
      "return ok",
      "claim ok",
      "release ok",
      "ask ok",
      "supply ok",
      "met ok",
      "extend ok",
      "hand over ok",
      "stale processing/stale",
    ]) {
      expect(outcomes.get(happened) ?? 0, happened).toBeGreaterThan(0);
    }
    const alarms = await watch(centre.database.app, centre.tick(0));
    expect(alarms.filter((alarm) => alarm.kind !== "late-forwarding")).toEqual([]);
    expect((await verifyHistory(centre.database.app)).bad).toEqual([]);
    const { rows } = await sql<{ n: number }>`select count(*) as n from task_run r where open <> exists
      (select from task t where t.dossier_id = r.dossier_id and t.list is not null)`.execute(centre.database.app);
    expect(rows).toEqual([{ n: 0 }]);
  });
});
