import { dateInVietnam } from "#kernel/time.ts";
import {
  acceptDossier,
  closeDossier,
  giveBackOriginals,
  handOver,
  meetObligation,
  receiveDossier,
  refuseDossier,
  requestObligation,
  requestSupplement,
  stopDossier,
  submitDossier,
  supply,
  withdrawDossier,
  type Dossier,
  type Target,
} from "#modules/dossiers/index.ts";
import { apologise } from "#modules/printing/index.ts";
import { completeTask, isOpen, listTasksOf, type StepResult } from "#modules/processing/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { PlannedAct, What } from "../month/act.ts";
import { instantOfSecond } from "../month/office-hours.ts";
import { actingAt, must } from "./acting-at.ts";
import { payFees } from "./pay-fees.ts";
import { acceptanceOf, enterOwner, intakeOf, keepFees, papersOf, type Intake } from "./intake.ts";
import type { Played, PlayStage } from "./stage.ts";
import { ASKED, SUPPLIED, WORDS } from "./words.ts";

type Beginning = "receive" | "submit";
type Step = Extract<What, { kind: "step" }>;

/** The first act on a dossier: who brings it is entered, and it is received or only let in. */
export async function begin(stage: PlayStage, db: Db, intake: Intake & { readonly kind: Beginning }): Promise<Played> {
  const { act, arrival, kind } = intake;
  const acting = actingAt(stage, db, act.officer, act.at);
  const command = intakeOf(stage, intake, await enterOwner(stage, db, intake));
  if (kind === "receive") return only(await keepFees(stage, db, intake, must(await receiveDossier(acting, command))));
  const { heldOriginals: _held, feesDue: _fees, feeLines: _lines, confirmedLimit: _limit, ...submission } = command;
  const papers = arrival.fate === "incomplete" ? submission.papers.slice(1) : submission.papers;
  return only(must(await submitDossier(acting, { ...submission, papers })));
}

/** Any later act on it. */
export async function goOn(stage: PlayStage, db: Db, intake: Intake, played: Played): Promise<Played> {
  const { act, arrival } = intake;
  const acting = actingAt(stage, db, act.officer, act.at);
  const target = targetOf(played.dossier);
  const { what } = act;
  switch (what.kind) {
    case "receive":
    case "submit":
      throw new Error("a dossier begins only once");
    case "accept": {
      const acceptance = { papers: papersOf(stage.caseOf(arrival)), ...acceptanceOf(stage, intake) };
      const accepted = must(await acceptDossier(acting, { ...target, ...acceptance, idempotencyKey: stage.newId() }));
      return only(await keepFees(stage, db, intake, accepted));
    }
    case "refuse":
      return only(must(await refuseDossier(acting, { ...target, ...WORDS.refusal })));
    case "ask-at-intake": {
      const [missing] = stage.caseOf(arrival).components;
      const papers = [{ ...ASKED, name: missing?.name ?? ASKED.name }];
      return only(must(await requestSupplement(acting, { ...target, ...WORDS.incomplete, papers, secondBasis: null })));
    }
    case "ask": {
      const request = { ...WORDS.supplement, papers: [ASKED], secondBasis: null };
      return only(must(await requestSupplement(acting, { ...target, ...request })));
    }
    case "supply":
      return only(must(await supply(acting, { ...target, papers: [SUPPLIED] })));
    case "request-obligation":
      return only(must(await requestObligation(acting, { ...target, ...WORDS.obligation })));
    case "meet-obligation":
      return only(must(await meetObligation(acting, { ...target, ...WORDS.obligationMet })));
    case "withdraw":
      return only(must(await withdrawDossier(acting, { ...target, ...WORDS.withdrawal })));
    case "stop":
      return only(must(await stopDossier(acting, { ...target, ...WORDS.stop })));
    case "extend": {
      const newDueAt = instantOfSecond(what.newDueAt);
      return only(must(await apologise(acting, { ...target, ...WORDS.apology, newDueAt })));
    }
    case "step":
      return doStep(stage, db, { act, what }, played);
    case "pay":
      throw new Error("the bank keeps its own days");
    case "return":
      return only(await returnResult(stage, db, act, played.dossier));
  }
}

function only(dossier: Dossier): Played {
  return { dossier, tasks: new Map() };
}

function targetOf({ id, version }: Dossier): Target {
  return { dossierId: id, version };
}

async function doStep(
  stage: PlayStage,
  db: Db,
  { act, what }: { readonly act: PlannedAct; readonly what: Step },
  { dossier, tasks: known }: Played,
): Promise<Played> {
  const tasks = known.has(what.step) ? known : await openTasks(db, dossier.id);
  const task = tasks.get(what.step);
  if (task === undefined) throw new Error(`the plan does step ${what.step}, which is not open`);
  const { assignee } = what;
  const moved = must(
    await completeTask(actingAt(stage, db, act.officer, act.at), {
      taskId: task.id,
      version: task.version,
      note: "",
      ...(what.way === undefined ? {} : { way: what.way }),
      ...(assignee === undefined ? {} : { assigneeId: stage.viewer(assignee).officerId }),
      result: resultOf(dossier, act),
    }),
  );
  const left = new Map(tasks);
  left.delete(what.step);
  for (const { task: next } of moved.next) left.set(next.stepCode, next);
  return { dossier: moved.dossier, tasks: left };
}

async function openTasks(db: Db, dossierId: string): Promise<Played["tasks"]> {
  const open = (await listTasksOf(db, dossierId)).filter(isOpen);
  return new Map(open.map((task) => [task.stepCode, task]));
}

function resultOf({ code, procedureName }: Dossier, { at }: PlannedAct): StepResult {
  return {
    result: "granted",
    number: `${code?.slice(-11) ?? "0001"}/KQ`,
    signedOn: dateInVietnam(instantOfSecond(at)),
    summary: `Kết quả giải quyết: ${procedureName}`.slice(0, 300),
  };
}

/** One visit at the return desk: paid, handed over, originals given back, closed. */
async function returnResult(stage: PlayStage, db: Db, act: PlannedAct, resolved: Dossier): Promise<Dossier> {
  const quarter = Math.floor((act.at - act.from) / 4);
  const later = (quarters: number) => actingAt(stage, db, act.officer, act.at - (3 - quarters) * quarter);
  let dossier = resolved;
  if (dossier.money === "due") dossier = await payFees(later(0), dossier);
  const receiverId = dossier.ownerId;
  const receiver = { receiver: "owner", receiverId, authorisation: null } as const;
  dossier = must(await handOver(later(1), { ...targetOf(dossier), ...receiver }));
  if (dossier.heldOriginals.length > 0) {
    const given = { originals: dossier.heldOriginals, receiverId };
    dossier = must(await giveBackOriginals(later(2), { ...targetOf(dossier), ...given }));
  }
  return must(await closeDossier(later(3), targetOf(dossier)));
}
