import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { activeSteps, completeStep } from "#modules/processing/domain.ts";
import { findStep, stopsClock, type Step } from "#modules/workflows/domain.ts";
import type { Arrival, PlannedAct, What } from "./act.ts";
import type { CentreMap } from "./centre-map.ts";
import { openDesks, type Desks, type Work } from "./desks.ts";
import { moveClock, reckonDue, unborn, type Life, type Standing } from "./life.ts";
import { instantOfSecond, type OfficeHours, type Second } from "./office-hours.ts";
import type { Minutes, MonthInputs } from "./scenario.ts";
import { minutesFor, shareOf, standsStill } from "./step-time.ts";

export type Simulation = { readonly acts: readonly PlannedAct[]; readonly lives: readonly Life[] };

export type SimulationStage = {
  readonly inputs: MonthInputs;
  readonly hours: OfficeHours;
  readonly calendar: WorkingCalendar;
  readonly map: CentreMap;
  readonly until: Second;
};

type Span = { readonly from: Second; readonly at: Second; readonly officer: string };
type Told = SimulationStage & { readonly desks: Desks; readonly tell: (life: Life, span: Span, what: What) => void };

const MINUTE = 60;
const HOUR = 3_600;
/** Working time of a day at the centre. */
const WORKDAY = 6 * HOUR;
const FAR = Number.MAX_SAFE_INTEGER;

/** Lives the arrivals through in memory, second by second of office time: who does what to which dossier when. */
export function simulate(stage: SimulationStage, arrivals: readonly Arrival[]): Simulation {
  const acts: PlannedAct[] = [];
  const desks = openDesks(stage.hours);
  const told: Told = {
    ...stage,
    desks,
    tell: (life, { from, at, officer }, what) => acts.push({ dossier: life.arrival.no, from, at, officer, what }),
  };
  const lives = arrivals.map((arrival) => {
    const { procedure, caseIndex } = arrival.subject;
    const life = unborn(arrival, stage.map.caseOf(procedure, caseIndex), stage.inputs.seed);
    desks.later(arrival.at, () => arrive(told, life));
    return life;
  });
  desks.runUntil(stage.until);
  return { acts, lives };
}

function arrive(told: Told, life: Life): void {
  const { arrival, ofCase } = life;
  const counter = told.desks.leastBusy(told.map.holding(ofCase.agency, "counter", "counter-officer"));
  if (arrival.channel === "online") {
    told.tell(life, { from: arrival.at, at: arrival.at, officer: counter }, { kind: "submit" });
    life.standing = "submitted";
    const seen = told.hours.after(arrival.at, life.dice.between(10 * MINUTE, 6 * HOUR));
    told.desks.later(seen, () =>
      give(told, life, counter, {
        at: seen,
        minutes: told.inputs.hands.intake,
        due: told.hours.after(arrival.at, 8 * HOUR),
        done: (span) => accept(told, life, span, "accept"),
      }),
    );
    return;
  }
  visit(told, life, { officer: counter, at: arrival.at, minutes: told.inputs.hands.intake }, (span) => {
    switch (arrival.fate) {
      case "refused":
        return answer(told, life, span, "refuse");
      case "incomplete":
        answer(told, life, span, "ask-at-intake");
        return comeBack(told, life, span, (again) => {
          told.tell(life, early(again), { kind: "supply" });
          accept(told, life, again, "accept");
        });
      case "ordinary":
      case "late":
      case "supplement":
      case "withdrawn":
      case "stopped":
      case "extended":
      case "obligation":
        return accept(told, life, span, "receive");
    }
  });
}

/** What is not taken in is let in and answered in one visit. */
function answer(told: Told, life: Life, span: Span, kind: "refuse" | "ask-at-intake"): void {
  told.tell(life, early(span), { kind: "submit" });
  told.tell(life, span, { kind });
  life.standing = kind === "refuse" ? "refused" : "awaiting-intake";
  life.isFateMet = true;
}

/** A first act within the same visit. */
function early({ from, at, officer }: Span): Span {
  return { from, at: at - Math.min(40, at - from - 1), officer };
}

function accept(told: Told, life: Life, span: Span, kind: "receive" | "accept"): void {
  told.tell(life, span, { kind });
  life.standing = "open";
  life.acceptedAt = span.at;
  life.doers = [span.officer];
  reckonDue(life, told.calendar);
  if (paysAtBank(told, life)) payAtBank(told, life, span);
  else openSteps(told, life, activeSteps(life.ofCase.workflow, life.run), span.at);
  const { fate } = life.arrival;
  if (fate === "withdrawn") planWithdrawal(told, life, span);
  if (fate === "extended") planExtension(told, life, span.at);
}

/** Whoever brings papers to a counter where fees are due goes to the bank's; the notary's office takes its own. */
function paysAtBank({ inputs }: Told, { arrival, ofCase }: Life): boolean {
  const due = ofCase.content.fees.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const isThere = arrival.channel === "direct" && arrival.fate !== "incomplete" && ofCase.agency !== "H37.02.01";
  return inputs.paysAt === "bank" && due > 0 && isThere;
}

/** From the counter to the bank's, with the slip in the hand; the papers are forwarded when the receipt is there (thu trước). */
function payAtBank(told: Told, life: Life, { at }: Span): void {
  const [teller] = told.map.holding(BANK, "counter", "cashier");
  if (teller === undefined) throw new Error("the bank's counter is empty");
  const walks = at + life.dice.between(2 * MINUTE, 6 * MINUTE);
  visit(told, life, { officer: teller, at: walks, minutes: [1.5, 4], isWanted: isInProcess }, (span) => {
    told.tell(life, span, { kind: "pay" });
    openSteps(told, life, activeSteps(life.ofCase.workflow, life.run), span.at);
  });
}

const BANK = "H37.92";

function planWithdrawal(told: Told, life: Life, { at, officer }: Span): void {
  const comes = told.hours.after(at, life.dice.between(2 * HOUR, WORKDAY));
  told.desks.later(comes, () =>
    visit(told, life, { officer, at: comes, minutes: told.inputs.hands.paper, isWanted: isInProcess }, (span) => {
      told.tell(life, span, { kind: "withdraw" });
      end(life, "withdrawn");
    }),
  );
}

function planExtension(told: Told, life: Life, at: Second): void {
  if (life.due === null) return;
  const [leader] = told.map.holding(life.ofCase.agency, "leadership", "department-leader");
  const asked = told.hours.after(at, 0.6 * told.hours.between(at, life.due));
  if (leader === undefined) return;
  told.desks.later(asked, () =>
    give(told, life, leader, {
      at: asked,
      minutes: told.inputs.hands.signature,
      due: asked,
      done: (span) => {
        if (life.standing !== "open" || life.due === null) return;
        const newDueAt = told.hours.after(life.due, 4 * WORKDAY);
        told.tell(life, span, { kind: "extend", newDueAt });
        life.due = newDueAt;
        life.isFateMet = true;
      },
    }),
  );
}

function isInProcess({ standing }: Life): boolean {
  return standing === "open" || standing === "suspended";
}

function end(life: Life, standing: Standing): void {
  life.standing = standing;
  life.turn += 1;
  life.isFateMet = true;
}

/** Lays new steps before whoever does them, when they have lain long enough. */
function openSteps(told: Told, life: Life, codes: readonly string[], at: Second): void {
  for (const code of codes) {
    const step = findStep(life.ofCase.workflow, code);
    if (step === undefined || step.act === "return-result") continue;
    const officers = told.map.officersFor(step, life.ofCase);
    const officer = life.doers.find((doer) => officers.includes(doer)) ?? told.desks.leastBusy(officers);
    const { ripe, due } = whenRipe(told, life, step, at);
    const turn = life.turn;
    told.desks.later(ripe, () => {
      if (life.turn !== turn) return;
      give(told, life, officer, {
        at: ripe,
        minutes: minutesFor(told.inputs.hands, step.act),
        due,
        done: (span) => doStep(told, life, step, span),
      });
    });
  }
}

/** Papers lie for a share of the time that the step has of what is left to the dossier, and never past its turn. */
function whenRipe(told: Told, life: Life, step: Step, at: Second): { readonly ripe: Second; readonly due: Second } {
  const { hours, inputs } = told;
  if (stopsClock(step) || life.due === null) {
    return { ripe: hours.after(at, life.dice.between(2 * WORKDAY, 6 * WORKDAY)), due: life.due ?? FAR };
  }
  const share = (0.55 + 0.45 * life.dice.next()) * inputs.pace;
  if (life.ofCase.content.immediate || step.act === "receive") return { ripe: at, due: life.due };
  const left = Math.max(0, hours.between(at, life.due));
  const own = left * shareOf(life, step);
  const isTurning = step.act === "appraise" && !life.isFateMet;
  if (isTurning && life.arrival.fate === "late") {
    life.isFateMet = true;
    return { ripe: hours.after(life.due, life.dice.between(WORKDAY, 3 * WORKDAY)), due: life.due };
  }
  if (isTurning && life.arrival.fate === "extended") {
    return { ripe: hours.after(life.due, life.dice.between(HOUR, WORKDAY)), due: life.due };
  }
  return { ripe: hours.after(at, Math.max(0, own * share)), due: hours.after(at, own) };
}

/** The step's turn has come: it is done, or the dossier takes the way that fate has for it. */
function doStep(told: Told, life: Life, step: Step, span: Span): void {
  const { fate } = life.arrival;
  if (!life.isFateMet && step.actor.role === "specialist" && step.act === "appraise") {
    if (fate === "supplement") return ask(told, life, span);
    if (fate === "obligation") return askForTax(told, life, span);
  }
  if (!life.isFateMet && fate === "stopped" && step.act === "sign") {
    told.tell(life, span, { kind: "stop" });
    return end(life, "stopped");
  }
  complete(told, life, step, span);
}

function complete(told: Told, life: Life, step: Step, span: Span): void {
  const { workflow } = life.ofCase;
  const way = step.split === undefined && step.next.length > 1 ? (step.next[0]?.to ?? null) : null;
  const before = life.run;
  const after = completeStep(workflow, before, { step: step.code, way });
  if (!after.ok) throw new Error(`${workflow.code} ${step.code}: ${after.error.kind}`);
  life.run = after.value;
  const active = activeSteps(workflow, before);
  const nowActive = activeSteps(workflow, life.run);
  const next = nowActive.filter((code) => !active.includes(code));
  const nextSteps = next.flatMap((code) => findStep(workflow, code) ?? []);
  const toSpecialist = step.act === "assign" ? nextSteps.find((one) => one.actor.role === "specialist") : undefined;
  const assignee = toSpecialist && told.desks.leastBusy(told.map.officersFor(toSpecialist, life.ofCase));
  told.tell(life, span, {
    kind: "step",
    step: step.code,
    ...(way === null ? {} : { way }),
    ...(assignee === undefined ? {} : { assignee }),
  });
  life.doers = [...(assignee === undefined ? [] : [assignee]), span.officer, ...life.doers];
  const isStopped = standsStill(life, nowActive);
  if (standsStill(life, active) !== isStopped) {
    moveClock(life, { kind: isStopped ? "pause" : "resume", at: instantOfSecond(span.at), reason: "" }, told.calendar);
  }
  if (nextSteps.length > 0 && nextSteps.every((one) => one.act === "return-result")) return resolve(told, life, span);
  openSteps(told, life, next, span.at);
}

function resolve(told: Told, life: Life, { at }: Span): void {
  life.standing = "resolved";
  life.resolvedAt = at;
  const receiver = life.doers.at(-1);
  if (life.ofCase.content.immediate && receiver !== undefined) {
    return visit(told, life, { officer: receiver, at, minutes: told.inputs.hands.handOver }, (span) =>
      fetch(told, life, span),
    );
  }
  if (life.dice.next() * 100 >= told.inputs.fetched) return;
  const comes = told.hours.after(at, life.dice.between(HOUR, 3 * WORKDAY));
  told.desks.later(comes, () => {
    const desk = told.desks.leastBusy(returners(told, life));
    give(told, life, desk, {
      at: comes,
      minutes: told.inputs.hands.handOver,
      due: comes,
      done: (span) => fetch(told, life, span),
    });
  });
}

function returners({ inputs, map }: Told, { ofCase }: Life): readonly string[] {
  if (inputs.returnsAt === "counter") return map.holding(ofCase.agency, "counter", "counter-officer");
  return map.holding("H37.00", "return-desk", "return-officer");
}

function fetch(told: Told, life: Life, span: Span): void {
  told.tell(life, span, { kind: "return" });
  life.standing = "returned";
}

function ask(told: Told, life: Life, span: Span): void {
  told.tell(life, span, { kind: "ask" });
  suspend(told, life, span.at, life.ofCase.content.supplementRule !== "none");
  const counter = life.doers.at(-1) ?? span.officer;
  comeBack(told, life, { ...span, officer: counter }, (again) => {
    told.tell(life, again, { kind: "supply" });
    const { supplementRule } = life.ofCase.content;
    goOn(told, life, again.at, supplementRule === "none" ? undefined : supplementRule === "reset" ? "reset" : "resume");
  });
}

function askForTax(told: Told, life: Life, span: Span): void {
  told.tell(life, span, { kind: "request-obligation" });
  suspend(told, life, span.at, true);
  if (life.dice.next() < 0.4) return;
  const paid = told.hours.after(span.at, life.dice.between(WORKDAY, 4 * WORKDAY));
  told.desks.later(paid, () =>
    give(told, life, span.officer, {
      at: paid,
      minutes: told.inputs.hands.paper,
      due: paid,
      done: (again) => {
        told.tell(life, again, { kind: "meet-obligation" });
        goOn(told, life, again.at, "resume");
      },
    }),
  );
}

function suspend(told: Told, life: Life, at: Second, stops: boolean): void {
  life.standing = "suspended";
  life.turn += 1;
  life.isFateMet = true;
  if (stops) moveClock(life, { kind: "pause", at: instantOfSecond(at), reason: "" }, told.calendar);
}

function goOn(told: Told, life: Life, at: Second, kind: "reset" | "resume" | undefined): void {
  life.standing = "open";
  if (kind !== undefined) moveClock(life, { kind, at: instantOfSecond(at), reason: "" }, told.calendar);
  openSteps(told, life, activeSteps(life.ofCase.workflow, life.run), at);
}

/** Seven of ten come back with the papers, after some days; the others have not come yet. */
function comeBack(told: Told, life: Life, { at, officer }: Span, done: (span: Span) => void): void {
  if (life.dice.next() >= 0.7) return;
  const comes = told.hours.after(at, life.dice.between(WORKDAY, 4 * WORKDAY));
  told.desks.later(comes, () => visit(told, life, { officer, at: comes, minutes: told.inputs.hands.paper }, done));
}

type Visit = {
  readonly officer: string;
  readonly at: Second;
  readonly minutes: Minutes;
  readonly isWanted?: (life: Life) => boolean;
};

function visit(told: Told, life: Life, { officer, at, minutes, isWanted }: Visit, done: Work["done"]): void {
  told.desks.give(officer, at, {
    long: secondsOf(life, minutes),
    waits: "person",
    due: at,
    isWanted: () => isWanted === undefined || isWanted(life),
    done,
  });
}

type Papers = {
  readonly at: Second;
  readonly minutes: Minutes;
  readonly due: Second;
  readonly done: Work["done"];
};

function give(told: Told, life: Life, officer: string, { at, minutes, due, done }: Papers): void {
  const turn = life.turn;
  told.desks.give(officer, at, {
    long: secondsOf(life, minutes),
    waits: "papers",
    due,
    isWanted: () => life.turn === turn,
    done,
  });
}

function secondsOf({ dice }: Life, [least, most]: Minutes): number {
  return Math.round((least + dice.next() * (most - least)) * MINUTE);
}
