import { sql } from "kysely";
import { transact, type Db } from "#platform/db/db.ts";
import type { Arrival, Fate, PlannedAct, What } from "../month/act.ts";
import type { MonthPlan } from "../month/plan-month.ts";
import { keepBankDays } from "./bank-days.ts";
import { carry } from "./carry.ts";
import { begin, goOn } from "./perform-act.ts";
import type { Played, PlayStage } from "./stage.ts";

export type Script = Pick<MonthPlan, "acts" | "arrivals" | "lives" | "carriage"> & { readonly seed: number };

/** Acts of one lane in one transaction. */
const BATCH = 24;
/** Lanes that are played at once. */
const SIDE_BY_SIDE = 6;

/**
 * Performs a plan through the use-cases, each act at its own time. What takes a number is played strictly in the order
 * of time of its agency: first every intake (codes), then the bank's days at one counter (receipts, shifts) and the runs
 * of the post, later the acts that make letters and receipts; other work on different dossiers knows nothing of each
 * other and is played side by side.
 */
export async function play(stage: PlayStage, script: Script, advance: (acts: number) => void): Promise<void> {
  let done = 0;
  const count = (more: number) => {
    done += more;
    advance(done);
  };
  const played = new Map<number, Played>();
  const laneOf = (acts: readonly PlannedAct[]) => () =>
    playBatches(stage, { script: { ...script, acts }, played }, count);
  const isIntake = isIntakeOf(script);
  const agencyOf = agencyIn(script);
  const intakes = Map.groupBy(script.acts.filter(isIntake), agencyOf);
  await sideBySide(longestFirst(intakes).map(laneOf));
  const payments = script.acts.filter((act) => act.what.kind === "pay");
  const atBank = () => keepBankDays(stage, { acts: payments, played, advance: count });
  const byPost = () => carry(stage, { plan: script.carriage, played });
  await sideBySide([atBank, byPost]);
  const later = script.acts.filter((act) => !isIntake(act) && act.what.kind !== "pay");
  const lanes = Map.groupBy(later, (act) => `${agencyOf(act)} ${laneNo(script, act)}`);
  await sideBySide(longestFirst(lanes).map(laneOf));
}

/** Runs some at a time, in order. */
export async function sideBySide(lanes: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...lanes];
  const runner = async () => {
    for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift()) await lane();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runner));
}

/** Plays all acts of one agency in their order. */
export function playLane(stage: PlayStage, script: Script, advance: (acts: number) => void): Promise<void> {
  return playBatches(stage, { script, played: new Map() }, advance);
}

type Course = { readonly script: Script; readonly played: Map<number, Played> };

async function playBatches(
  stage: PlayStage,
  { script, played }: Course,
  advance: (acts: number) => void,
): Promise<void> {
  for (const batch of batchesOf(script.acts)) {
    await playBatch(stage, script, batch, played);
    advance(batch.length);
  }
}

const INTAKE: ReadonlySet<What["kind"]> = new Set(["receive", "submit", "accept", "refuse", "ask-at-intake"]);

/** Acts up to acceptance; a dossier with papers missing at the counter is among them as a whole. */
function isIntakeOf({ arrivals }: Script) {
  return ({ dossier, what }: PlannedAct) => INTAKE.has(what.kind) || arrivals[dossier]?.fate === "incomplete";
}

function agencyIn({ lives }: Script) {
  return ({ dossier }: PlannedAct) => lives[dossier]?.ofCase.agency ?? "";
}

const LETTERS: ReadonlySet<Fate> = new Set(["withdrawn", "stopped", "extended"]);
const LANES_OF_AN_AGENCY = 3;

/** Dossiers whose acts make numbered letters or receipts share the first lane of their agency. */
function laneNo({ arrivals, lives }: Script, { dossier }: PlannedAct): number {
  const fate = arrivals[dossier]?.fate ?? "ordinary";
  const isPaid = lives[dossier]?.ofCase.content.fees.some(({ amount }) => amount !== null && amount > 0) === true;
  return isPaid || LETTERS.has(fate) ? 0 : dossier % LANES_OF_AN_AGENCY;
}

function longestFirst(lanes: ReadonlyMap<string, readonly PlannedAct[]>): readonly (readonly PlannedAct[])[] {
  return [...lanes.values()].toSorted((a, b) => b.length - a.length);
}

/** A letter of apology has a transaction of its own; everything else goes together. */
function batchesOf(lane: readonly PlannedAct[]): readonly (readonly PlannedAct[])[] {
  const batches: PlannedAct[][] = [];
  for (const act of lane) {
    const last = batches.at(-1);
    const joins = last !== undefined && last.length < BATCH && !isAlone(act) && last.every((one) => !isAlone(one));
    if (joins) last.push(act);
    else batches.push([act]);
  }
  return batches;
}

function isAlone({ what }: PlannedAct): boolean {
  return what.kind === "extend";
}

/** Plays a batch; what it made is known to the lane only when it is committed. */
async function playBatch(
  stage: PlayStage,
  script: Script,
  batch: readonly PlannedAct[],
  played: Map<number, Played>,
): Promise<void> {
  const [first] = batch;
  if (first !== undefined && isAlone(first)) {
    const before = played.get(first.dossier);
    played.set(first.dossier, await perform(stage, stage.db, intakeOf(script, first), before));
    return;
  }
  const made = await transact(stage.db, async (tx) => {
    // Nobody was told anything yet: a load that is cut short is begun again.
    await sql`set local synchronous_commit = off`.execute(tx);
    const local = new Map<number, Played>();
    for (const act of batch) {
      const before = local.get(act.dossier) ?? played.get(act.dossier);
      local.set(act.dossier, await perform(stage, tx, intakeOf(script, act), before));
    }
    return local;
  });
  for (const [dossier, state] of made) played.set(dossier, state);
  for (const { dossier, what } of batch) if (LAST.has(what.kind)) played.delete(dossier);
}

/** After these nothing happens to a dossier any more. */
const LAST: ReadonlySet<What["kind"]> = new Set(["return", "refuse", "withdraw", "stop"]);

type Cue = { readonly arrival: Arrival; readonly act: PlannedAct; readonly seed: number };

function perform(stage: PlayStage, db: Db, cue: Cue, before: Played | undefined): Promise<Played> {
  const { kind } = cue.act.what;
  if (kind === "receive" || kind === "submit") return begin(stage, db, { ...cue, kind });
  if (before === undefined) throw new Error(`dossier ${cue.act.dossier} is acted on before it came`);
  return goOn(stage, db, cue, before);
}

function intakeOf({ arrivals, seed }: Script, act: PlannedAct): Cue {
  const arrival = arrivals[act.dossier];
  if (arrival === undefined) throw new Error(`nobody came with dossier ${act.dossier}`);
  return { arrival, act, seed };
}
