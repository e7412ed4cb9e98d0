import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Temporal, type Instant } from "#kernel/time.ts";
import { workingMinutesBetween } from "#modules/deadlines/domain.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { flawsIn, randomLife, type RandomLife } from "../testing-histories.ts";
import type { Charge, OwnerKind } from "./charge.ts";
import { chargeTime } from "./charge-time.ts";
import { historyOf, type TimeHistory } from "./history.ts";
import { ownerOfTask } from "./owner-of-task.ts";
import { lateBecause, sharesOf, totalMinutes } from "./shares.ts";

const HISTORIES = 20_000;
const LOOKED_INTO = 400;

const anySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

type Charged = { readonly life: RandomLife; readonly history: TimeHistory; readonly charges: readonly Charge[] };

function charged(seed: number): Charged | undefined {
  const life = randomLife(seed);
  const history = historyOf(life.dossier, life);
  return history === undefined ? undefined : { life, history, charges: chargeTime(history, CALENDAR, life.until) };
}

function stretchOf({ history, life }: Charged) {
  const { start, end } = history;
  const last = end !== null && Temporal.Instant.compare(end, life.until) < 0 ? end : life.until;
  const isEmpty = Temporal.Instant.compare(start, last) >= 0;
  return { start, end: isEmpty ? start : last, calendar: CALENDAR };
}

describe("every working minute of a dossier", () => {
  it(`is charged exactly once, in ${HISTORIES} random histories`, { timeout: 120_000 }, () => {
    const kinds = new Set<OwnerKind>();
    let parallel = 0;
    const isWhole = (seed: number) => {
      const one = charged(seed);
      if (one === undefined) return;
      expect(flawsIn(one.charges, stretchOf(one)), `seed ${seed}`).toEqual([]);
      const shares = sharesOf(one.charges, "late");
      const { start, end } = stretchOf(one);
      expect(totalMinutes(shares)).toBe(workingMinutesBetween(CALENDAR, start, end));
      for (const { kind } of one.charges) kinds.add(kind);
      parallel += one.life.tasks.some((task, at) => isBeside(task, one.life.tasks[at + 1])) ? 1 : 0;
    };
    fc.assert(fc.property(anySeed, isWhole), { numRuns: HISTORIES });
    expect([...kinds].sort()).toEqual(["agency", "citizen", "counter", "opinion", "outage", "payment", "post"]);
    expect(parallel).toBeGreaterThan(HISTORIES / 50);
  });

  it("is missed when a stretch is dropped: the mutant is caught, whichever it drops", () => {
    let mutants = 0;
    const isCaught = (seed: number) => {
      const one = charged(seed);
      if (one === undefined) return;
      one.charges.forEach((_, dropped) => {
        mutants += 1;
        expect(flawsIn(one.charges.toSpliced(dropped, 1), stretchOf(one))).not.toEqual([]);
      });
      const [first] = one.charges;
      if (first !== undefined) expect(flawsIn([first, ...one.charges], stretchOf(one))).not.toEqual([]);
    };
    fc.assert(fc.property(anySeed, isCaught), { numRuns: 500 });
    expect(mutants).toBeGreaterThan(1_000);
  });

  it("goes to whoever had the dossier then, looked up minute by minute", { timeout: 120_000 }, () => {
    const isRight = (seed: number) => {
      const one = charged(seed);
      if (one === undefined) return;
      for (const charge of one.charges) {
        for (const at of samples(charge)) expect(possible(one, at), `seed ${seed} at ${at}`).toContain(nameOf(charge));
      }
    };
    fc.assert(fc.property(anySeed, isRight), { numRuns: LOOKED_INTO });
  });

  it("stays with its owner once the dossier has ended", () => {
    const isSettled = (seed: number) => {
      const one = charged(seed);
      if (one === undefined || one.history.end === null) return;
      const later = one.history.end.add({ hours: 24 * 60 });
      const atEnd = chargeTime(one.history, CALENDAR, one.history.end);
      expect(chargeTime(one.history, CALENDAR, later)).toEqual(atEnd);
    };
    fc.assert(fc.property(anySeed, isSettled), { numRuns: 2_000 });
  });

  it("blames somebody for every working minute's worth of lateness, and nobody in time", () => {
    const isFair = (seed: number) => {
      const one = charged(seed);
      if (one === undefined) return;
      expect(lateBecause(sharesOf(one.charges, "in-time"))).toEqual([]);
      const isPastDue = one.charges.some((charge) => charge.pastDue > 0);
      if (isPastDue) expect(lateBecause(sharesOf(one.charges, "late"))).not.toEqual([]);
    };
    fc.assert(fc.property(anySeed, isFair), { numRuns: 3_000 });
  });
});

function isBeside(a: RandomLife["tasks"][number], b: RandomLife["tasks"][number] | undefined): boolean {
  return b !== undefined && a.createdAt.equals(b.createdAt) && a.endedAt !== null && b.endedAt !== null;
}

/** The middles of a few minutes of a stretch. */
function samples({ from, to }: Charge): readonly Instant[] {
  const minutes = Math.round(from.until(to).total("minutes"));
  return [0, Math.floor(minutes / 3), Math.floor(minutes / 2), minutes - 1].map((at) =>
    from.add({ minutes: at, seconds: 0 }),
  );
}

function nameOf({ kind, unitId, officerId }: Pick<Charge, "kind" | "unitId" | "officerId">): string {
  return `${kind} ${unitId ?? ""} ${officerId ?? ""}`;
}

/** Who may be charged with a minute, from the facts alone: one name, or several where branches ran side by side. */
function possible({ life, history }: Charged, at: Instant): readonly string[] {
  const { dossier } = life;
  const minute = (instant: Instant) => Math.floor(instant.epochMilliseconds / 60_000);
  const now = minute(at);
  const covers = (from: Instant, to: Instant | null) => minute(from) <= now && (to === null || minute(to) > now);
  if (life.outages.some(({ from, to }) => covers(from, to))) return ["outage  "];
  if (dossier.obligations.some(({ askedAt, metAt }) => covers(askedAt, metAt))) return ["payment  "];
  if (dossier.supplements.some(({ askedAt, suppliedAt }) => covers(askedAt, suppliedAt))) return ["citizen  "];
  if (dossier.acceptedAt === null || minute(dossier.acceptedAt) > now) {
    return [nameOf({ kind: "counter", unitId: dossier.receivingUnitId, officerId: null })];
  }
  if (life.transits.some(({ from, to }) => covers(from, to))) return ["post  "];
  const open = history.tasks.filter(({ createdAt, endedAt }) => covers(createdAt, endedAt));
  if (open.length === 0) return [nameOf({ kind: "agency", unitId: null, officerId: dossier.handlerId })];
  return open.map((task) => {
    const holding = task.holdings.findLast(({ from }) => minute(from) <= now);
    return nameOf(ownerOfTask(task, holding?.ownerId ?? null));
  });
}
