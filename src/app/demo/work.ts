import { dateInVietnam } from "#kernel/time.ts";
import { workingMinutesBetween } from "#modules/deadlines/index.ts";
import {
  closeDossier,
  getDossier,
  giveBackOriginals,
  handOver,
  recordPayment,
  type Acting,
  type Dossier,
} from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { completeTask, isOpen, listTasksOf, type StepResult, type Task } from "#modules/processing/index.ts";
import { as, must, target, type Scene } from "./scene.ts";

type Pace = {
  readonly steps: number;
  /** Share of each step's own time that its officer takes. */ readonly pace: number;
};

/** Every officer does what is in their hands, until the present day is reached. */
export async function work(scene: Scene, dossier: Dossier, { steps, pace }: Pace): Promise<Dossier> {
  for (let done = 0; done < steps; done += 1) {
    const task = (await listTasksOf(scene.db, dossier.id)).find((one) => isOpen(one) && one.state !== "suspended");
    if (task === undefined) break;
    if (task.act === "return-result") return returnResult(scene, dossier);
    if (!scene.later(minutesFor(scene, task, pace))) break;
    const viewer = task.ownerId === null ? scene.staff.at(task.unitId, task.role) : scene.staff.byId(task.ownerId);
    const moved = await completeTask(as(scene, viewer), {
      taskId: task.id,
      version: task.version,
      note: "",
      ...(task.act === "assign" ? { assigneeId: assigneeFor(scene, task, dossier).officerId } : {}),
      result: resultOf(scene, dossier),
    });
    must(moved);
  }
  return getDossier(scene.db, dossier.id);
}

/** Two results of three are fetched the next day; the originals go back with them. */
async function returnResult(scene: Scene, dossier: Dossier): Promise<Dossier> {
  const waits = dossier.immediate ? 5 : scene.chance.between(30, 900);
  const current = await getDossier(scene.db, dossier.id);
  if (current.state !== "resolved" || scene.chance.next() < 0.25 || !scene.later(waits)) return current;
  const { officer } = scene.staff.counterOf(dossier.agencyId);
  const acting = as(scene, officer);
  const paid = await payFees(acting, current);
  const handed = must(
    await handOver(acting, {
      ...target(paid),
      receiver: "owner",
      receiverId: current.ownerId,
      authorisation: null,
    }),
  );
  if (handed.heldOriginals.length === 0) return must(await closeDossier(acting, target(handed)));
  const back = must(
    await giveBackOriginals(acting, {
      ...target(handed),
      originals: handed.heldOriginals,
      receiverId: current.ownerId,
    }),
  );
  return must(await closeDossier(acting, target(back)));
}

/** What is due is paid at the bank's desk before the result is handed over. */
async function payFees(acting: Acting, dossier: Dossier): Promise<Dossier> {
  if (dossier.money !== "due") return dossier;
  return must(
    await recordPayment(acting, { ...target(dossier), amount: dossier.feesDue, receiptNumber: `BL-${dossier.code}` }),
  );
}

function assigneeFor({ staff }: Scene, task: Task, dossier: Dossier): Viewer {
  try {
    return staff.at(task.unitId, "specialist");
  } catch {
    return staff.holding(dossier.agencyId, "specialist");
  }
}

function resultOf({ now }: Scene, dossier: Dossier): StepResult {
  return {
    result: "granted",
    number: `${dossier.code?.slice(-4) ?? "0001"}/KQ`,
    signedOn: dateInVietnam(now()),
    summary: `Kết quả giải quyết: ${dossier.procedureName}`.slice(0, 300),
  };
}

function minutesFor({ calendar, chance }: Scene, task: Task, pace: number): number {
  const own = task.dueAt === null ? 120 : Math.max(10, workingMinutesBetween(calendar, task.createdAt, task.dueAt));
  return Math.max(5, Math.round(own * pace * (0.7 + chance.next() * 0.6)));
}
