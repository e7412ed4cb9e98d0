import { Temporal, type Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { addWorkingMinutes, workingMinutesBetween } from "#modules/deadlines/domain.ts";
import type { Dossier } from "#modules/dossiers/domain.ts";
import { aDossier, CALENDAR, IDS } from "#modules/dossiers/testing.ts";
import {
  activeSteps,
  completeStep,
  NEW_RUN,
  returnTargets,
  returnToStep,
  type Run,
  type TaskState,
} from "#modules/processing/domain.ts";
import { findStep, type WorkflowDefinition } from "#modules/workflows/domain.ts";
import { randomWorkflow, seeded } from "#modules/workflows/testing.ts";
import type { Charge } from "./domain/charge.ts";
import type { HeldTask, Interval } from "./domain/history.ts";

/** A random life of a dossier through a random process, as processing and dossiers would keep it. */
export type RandomLife = {
  readonly dossier: Dossier;
  readonly tasks: readonly HeldTask[];
  readonly outages: readonly Interval[];
  readonly transits: readonly Interval[];
  readonly until: Instant;
};

type MutableTask = Omit<HeldTask, "state" | "endedAt" | "holdings"> & {
  state: TaskState;
  endedAt: Instant | null;
  holdings: { from: Instant; ownerId: string | null; ownDueAt: Instant | null }[];
};

const PROCESSES = 300;
const KNOWN = new Map<number, WorkflowDefinition>();
const OFFICERS = [IDS.officer, IDS.specialist, IDS.leader] as const;

function processOf(seed: number): WorkflowDefinition {
  const known = KNOWN.get(seed % PROCESSES) ?? randomWorkflow(seed % PROCESSES);
  KNOWN.set(seed % PROCESSES, known);
  return known;
}

/** The life that a seed stands for. */
export function randomLife(seed: number): RandomLife {
  const next = seeded(seed);
  const chance = (one: number) => next(one) === 0;
  const pick = <T>(from: readonly T[]): T => {
    const chosen = from[next(from.length)];
    if (chosen === undefined) throw new Error("nothing to pick from");
    return chosen;
  };
  const definition = processOf(seed);
  let now = Temporal.Instant.from("2026-01-05T01:00:00Z").add({ minutes: next(400_000) });
  const tick = () => {
    now = now.add({ seconds: chance(8) ? 0 : next(60 * (chance(4) ? 6000 : 300)) });
    return now;
  };
  const begun = now;
  const tasks: MutableTask[] = [];
  const supplements: Dossier["supplements"][number][] = [];
  const obligations: Dossier["obligations"][number][] = [];
  const ask = (phase: "intake" | "processing") =>
    supplements.push({
      ...{ phase, askedAt: tick(), reason: "Thiếu", papers: [], secondBasis: null, late: false },
      ...{ suppliedAt: null, previousDueAt: null },
    });
  const life = { acceptedAt: null, resolvedAt: null, endedAt: null } as {
    acceptedAt: Instant | null;
    resolvedAt: Instant | null;
    endedAt: Instant | null;
  };

  while (chance(3)) {
    ask("intake");
    if (chance(5)) break;
    supplements[supplements.length - 1] = { ...lastOf(supplements), suppliedAt: tick() };
  }
  if (chance(15)) life.endedAt = tick();
  else life.acceptedAt = tick();
  const pending = supplements.at(-1);
  if (pending?.suppliedAt === null && life.acceptedAt !== null) {
    supplements[supplements.length - 1] = { ...pending, suppliedAt: life.acceptedAt };
  }

  let run: Run = NEW_RUN;
  const open = () => tasks.filter((task) => task.endedAt === null);
  const hold = (task: MutableTask, ownerId: string | null, ownDueAt: Instant | null) =>
    task.holdings.push({ from: now, ownerId, ownDueAt });
  const end = (task: MutableTask, state: TaskState) => {
    task.state = state;
    task.endedAt = now;
  };
  const settle = () => {
    const active = activeSteps(definition, run);
    for (const task of open()) if (!active.includes(task.stepCode)) end(task, "cancelled");
    for (const code of active) {
      if (open().some((task) => task.stepCode === code)) continue;
      const step = findStep(definition, code);
      if (step === undefined) throw new Error(code);
      const { actor, limit } = step;
      const act = step.act === "appraise" && chance(8) ? "consult" : step.act;
      const role = actor.role ?? "counter-officer";
      const unitId = actor.place === "centre" ? IDS.counter : IDS.division;
      const place = { agencyId: chance(6) ? IDS.otherAgency : IDS.agency, unitId };
      const state = "ready";
      const task: MutableTask = {
        ...{ id: `${code}/${tasks.length}`, stepCode: code, act, role, ...place, state },
        ...{ createdAt: now, endedAt: null, holdings: [] },
      };
      tasks.push(task);
      hold(task, chance(2) ? null : pick(OFFICERS), limit === null ? null : dueIn(now, 60 + next(1200)));
    }
  };
  const acts: readonly (() => void)[] = [
    ...Array.from({ length: 6 }, () => () => {
      const task = pick(open());
      const ways = findStep(definition, task.stepCode)?.next.map((way) => way.to) ?? [];
      const done = completeStep(definition, run, { step: task.stepCode, way: ways.length > 1 ? pick(ways) : null });
      if (!done.ok) return;
      end(task, "done");
      run = done.value;
      settle();
    }),
    () => {
      const task = pick(open());
      const targets = returnTargets(definition, run, task.stepCode);
      if (targets.length === 0) return;
      const back = returnToStep(definition, run, { step: task.stepCode, to: pick(targets) });
      if (!back.ok) return;
      end(task, "returned");
      run = back.value;
      settle();
    },
    () => {
      const task = pick(open());
      hold(task, chance(3) ? null : pick(OFFICERS), task.holdings.at(-1)?.ownDueAt ?? null);
    },
    () => {
      ask("processing");
      if (chance(6)) return;
      supplements[supplements.length - 1] = { ...lastOf(supplements), suppliedAt: tick() };
      for (const task of open()) {
        const before = task.holdings.at(-1);
        hold(task, before?.ownerId ?? null, before?.ownDueAt == null ? null : dueIn(now, next(900)));
      }
    },
    () => {
      obligations.push({ askedAt: tick(), notice: "1/TB", metAt: null, evidence: null });
      if (chance(6)) return;
      obligations[obligations.length - 1] = { ...lastOf(obligations), metAt: tick(), evidence: "1" };
    },
  ];
  const waits = () => supplements.at(-1)?.suppliedAt === null || obligations.at(-1)?.metAt === null;
  if (life.acceptedAt !== null) {
    settle();
    for (let act = next(45); act > 0 && life.endedAt === null && life.resolvedAt === null; act -= 1) {
      tick();
      const isLast = open().every((task) => task.act === "return-result");
      if (waits() || chance(40)) {
        for (const task of open()) end(task, "cancelled");
        life.endedAt = now;
      } else if (isLast || chance(40)) {
        for (const task of open()) if (task.act !== "return-result") end(task, "done");
        life.resolvedAt = now;
      } else pick(acts)();
    }
  }
  const last = now;
  const span = Math.max(1, Math.round(begun.until(last).total("minutes")));
  const someInterval = (): Interval => {
    const from = begun.add({ minutes: next(span) - 100 });
    return { from, to: from.add({ minutes: 1 + next(600) }) };
  };
  const several = (most: number) => (chance(2) ? [] : Array.from({ length: next(most) }, someInterval));
  const acceptedAt = life.acceptedAt;
  const dossier = aDossier()
    .with({
      ...{ channel: pick(["direct", "online", "postal"] as const), submittedAt: begun, acceptedAt },
      ...{ resolvedAt: life.resolvedAt, endedAt: life.endedAt, supplements, obligations },
      supplementRule: pick(["reset", "pause", "none"] as const),
      handlerId: chance(2) ? null : IDS.specialist,
      dueAt: acceptedAt === null || chance(6) ? null : dueIn(acceptedAt, 60 + next(5000)),
    })
    .build();
  const until = chance(2) ? last.add({ minutes: next(5000) }) : begun.add({ minutes: next(span + 100) });
  return { dossier, tasks, outages: several(4), transits: several(3), until };
}

function dueIn(from: Instant, minutes: number): Instant {
  return addWorkingMinutes(CALENDAR, from, minutes);
}

function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new Error("an empty list has no last");
  return last;
}

/** What is wrong with charges that should fill the time from start to end: nothing, or sentences. */
export function flawsIn(
  charges: readonly Charge[],
  { start, end, calendar }: { readonly start: Instant; readonly end: Instant; readonly calendar: WorkingCalendar },
): readonly string[] {
  const minute = (at: Instant) => Math.floor(at.epochMilliseconds / 60_000);
  const flaws: string[] = [];
  let at = minute(start);
  let sum = 0;
  for (const charge of charges) {
    if (minute(charge.from) !== at) flaws.push(`${minute(charge.from) > at ? "gap" : "overlap"} before ${charge.from}`);
    if (minute(charge.to) <= minute(charge.from)) flaws.push(`nothing between ${charge.from} and ${charge.to}`);
    if (charge.minutes !== workingMinutesBetween(calendar, charge.from, charge.to))
      flaws.push(`minutes at ${charge.from}`);
    if (charge.beyond < 0 || charge.beyond > charge.minutes) flaws.push(`beyond at ${charge.from}`);
    if (charge.pastDue < 0 || charge.pastDue > charge.minutes) flaws.push(`past due at ${charge.from}`);
    at = minute(charge.to);
    sum += charge.minutes;
  }
  if (at !== minute(end)) flaws.push(`ends at ${at}, not at ${minute(end)}`);
  const whole = workingMinutesBetween(calendar, start, end);
  if (sum !== whole) flaws.push(`the sum is ${sum}, not ${whole}`);
  return flaws;
}
