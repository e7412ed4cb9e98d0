import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueOfCase } from "#modules/deadlines/domain.ts";
import { chance, type Chance } from "../chance.ts";
import type { Arrival, Fate } from "./act.ts";
import type { CentreMap } from "./centre-map.ts";
import { dawnOf, instantOfSecond, secondOf, type OfficeHours, type Opening, type Second } from "./office-hours.ts";
import type { MonthInputs } from "./scenario.ts";
import type { Subject } from "./subjects.ts";

export type ArrivalsStage = {
  readonly inputs: MonthInputs;
  readonly hours: OfficeHours;
  readonly calendar: WorkingCalendar;
  readonly map: CentreMap;
};

/** Nobody gets a ticket in the last minutes before closing, or when the telling is about to end. */
const LAST_TICKET = 15 * 60;
const LAST_ARRIVAL = 75 * 60;
const DAY = 86_400;

type Coming = Omit<Arrival, "no" | "fate">;

/** Who comes when with what, in the order of arrival; the same inputs give the same people. */
export function drawArrivals(stage: ArrivalsStage): readonly Arrival[] {
  const { inputs, map } = stage;
  const dice = chance(inputs.seed);
  const slots = weighTimes(stage);
  const coming: Coming[] = [];
  for (const { count, subjects } of inputs.crowds) {
    for (let n = 0; n < count; n += 1) {
      const subject = dice.weighted(subjects);
      const isOnline = dice.next() * 100 < inputs.online && !isSettledAtOnce(map, subject);
      const at = isOnline ? Math.min(onlineAt(dice, slots), endOf(inputs) - 60) : timeIn(dice, slots);
      coming.push({ at, subject, channel: isOnline ? "online" : "direct" });
    }
  }
  const inOrder = coming.sort((a, b) => a.at - b.at).map((one, no) => ({ ...one, no }));
  const fates = drawFates(stage, inOrder, dice);
  return inOrder.map((one) => ({ ...one, fate: fates.get(one.no) ?? "ordinary" }));
}

type Slot = Opening & { readonly weight: number };

/** Openings of the counters by how many people come in them: mornings more than afternoons, a flood before Tết. */
function weighTimes({ inputs, hours }: ArrivalsStage): readonly Slot[] {
  const until = endOf(inputs);
  const openings = hours.openings(dawnOf(inputs.from), until - LAST_ARRIVAL, "counter");
  return openings
    .filter(({ from, to }) => to - from > LAST_TICKET)
    .map(({ from, to }) => {
      const isMorning = from % DAY < 12 * 3_600;
      const isSaturday = weekdayOf(from) === 6;
      const each = (isMorning ? 1.25 : 0.85) * (isSaturday ? inputs.saturday : 1) * floodOn(inputs, hours, from);
      return { from, to: to - LAST_TICKET, weight: each * (to - from) };
    });
}

/** 1 = Monday … 7 = Sunday; 1 January 1970 was a Thursday. */
function weekdayOf(second: Second): number {
  return ((Math.floor(second / DAY) + 3) % 7) + 1;
}

function floodOn({ flood }: MonthInputs, hours: OfficeHours, at: Second): number {
  if (flood === null) return 1;
  const before = dawnOf(flood.before);
  if (at >= before) return 1;
  const days = hours.openings(at, before, "desk").length / 2;
  return days <= flood.days ? flood.times : 1;
}

/** A second within the openings; within one, the early hours are the fuller ones. */
function timeIn(dice: Chance, slots: readonly Slot[]): Second {
  const [first, ...rest] = slots;
  if (first === undefined) throw new Error("the centre is never open in this time");
  const slot = dice.weighted([first, ...rest].map((one) => [one, one.weight] as const));
  const early = Math.min(dice.next(), dice.next() * 1.4);
  return slot.from + Math.floor(Math.min(early, 0.999) * (slot.to - slot.from));
}

/** At home people have time from morning till late, on the days on which others go to the centre. */
function onlineAt(dice: Chance, slots: readonly Slot[]): Second {
  const day = Math.floor(timeIn(dice, slots) / DAY);
  return day * DAY + 6 * 3_600 + Math.floor(dice.next() * 16 * 3_600);
}

function isSettledAtOnce(map: CentreMap, { procedure, caseIndex }: Subject): boolean {
  return map.caseOf(procedure, caseIndex).content.immediate;
}

/** The second at which the telling ends. */
export function endOf({ until }: MonthInputs): Second {
  return dawnOf(until.toPlainDate()) + until.hour * 3_600 + until.minute * 60 + until.second;
}

const IN_ORDER = [
  "late",
  "supplement",
  "incomplete",
  "refused",
  "withdrawn",
  "stopped",
  "extended",
  "obligation",
] as const;
const TAXED = "1.1157";

/** So many of each fate as the inputs say, among those whom it can meet. */
function drawFates(stage: ArrivalsStage, arrivals: readonly Omit<Arrival, "fate">[], dice: Chance) {
  const fates = new Map<number, Fate>();
  for (const fate of IN_ORDER) {
    const wanted = Math.round((stage.inputs.fates[fate] / 100) * arrivals.length);
    if (wanted === 0) continue;
    const able = arrivals.filter((one) => !fates.has(one.no) && canMeet(stage, fate, one));
    for (const { no } of shuffled(able, dice).slice(0, wanted)) fates.set(no, fate);
  }
  return fates;
}

function canMeet({ inputs, calendar, map, hours }: ArrivalsStage, fate: Fate, arrival: Omit<Arrival, "fate">): boolean {
  const { content } = map.caseOf(arrival.subject.procedure, arrival.subject.caseIndex);
  const until = endOf(inputs);
  if (fate === "refused" || fate === "incomplete") return !content.immediate && arrival.channel === "direct";
  if (content.immediate || content.rule === null || content.rule.sameDay === true) return false;
  const room = hours.between(arrival.at, until) / 3_600;
  if (fate === "obligation") return arrival.subject.procedure.startsWith(TAXED) && room > 12;
  if (fate !== "late" && fate !== "extended") return room > 12;
  const { due } = dueOfCase(instantOfSecond(arrival.at), content.rule, calendar);
  if (due === null) return false;
  return fate === "late"
    ? hours.between(secondOf(due), until) > 15 * 3_600
    : room > 18 && secondOf(due) > arrival.at + 4 * DAY;
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], dice: Chance): readonly T[] {
  const left = [...items];
  for (let last = left.length - 1; last > 0; last -= 1) {
    const other = dice.between(0, last);
    const [a, b] = [left[last], left[other]];
    if (a === undefined || b === undefined) continue;
    left[last] = b;
    left[other] = a;
  }
  return left;
}
