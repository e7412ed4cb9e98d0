import { Temporal } from "#kernel/time.ts";

/**
 * A second reading of the handbook that counts by walking minute after minute. Used by tests only; it shares no code
 * with the engine and no cleverness either. Minutes are counted from midnight of the first day of its world.
 */
export type World = {
  readonly firstDate: string;
  readonly workday: readonly boolean[];
  /** One flag for each minute: is somebody at work in it? */
  readonly working: Uint8Array;
};

export type OracleLimit = { readonly value: number; readonly unit: string };

export type Question = {
  readonly start: number;
  readonly limits: readonly OracleLimit[];
  readonly endOfDay: boolean;
  readonly sameDay: boolean;
  readonly after15: boolean;
  readonly reset?: number | undefined;
  /** Stretches that do not count, in any order, overlapping or not; the end may be Infinity. */
  readonly stopped: readonly (readonly [from: number, to: number])[];
  readonly extension?: { readonly at: number; readonly to: number } | undefined;
};

const DAY = 1440;

export function makeWorld(input: {
  readonly firstDate: string;
  readonly days: number;
  readonly off: readonly string[];
  readonly worked: readonly string[];
  readonly sittings: readonly (readonly [number, number])[];
}): World {
  const workday: boolean[] = [];
  const working = new Uint8Array(input.days * DAY);
  const first = Temporal.PlainDate.from(input.firstDate);
  for (let d = 0; d < input.days; d += 1) {
    const date = first.add({ days: d });
    const name = date.toString();
    const isWorkday = input.worked.includes(name) || (date.dayOfWeek < 6 && !input.off.includes(name));
    workday.push(isWorkday);
    if (!isWorkday) continue;
    for (const [from, to] of input.sittings) for (let m = from; m < to; m += 1) working[d * DAY + m] = 1;
  }
  return { firstDate: input.firstDate, workday, working };
}

/** The due minute, or null while stopped for ever. */
export function oracleDue(world: World, q: Question): number | null {
  let start = q.reset !== undefined && q.reset >= q.start ? q.reset : q.start;
  const begun = start;
  const stopped = q.stopped.filter(([, to]) => to > start).map(([from, to]) => [Math.max(from, start), to] as const);
  while (!isWorking(world, start)) start += 1;
  if (q.after15 && start % DAY > 15 * 60) {
    start = (Math.floor(start / DAY) + 1) * DAY;
    while (!isWorking(world, start)) start += 1;
  }
  const extension = q.extension;
  if (extension !== undefined && extension.at >= begun) {
    const before = stopped.map(([from, to]) => [from, Math.min(to, extension.at)] as const).filter(([f, t]) => f < t);
    const usual = allLimits(world, q, start, stoppedMinutes(world, before));
    if (usual !== null && extension.to > usual) {
      const round = q.endOfDay && q.limits[0]?.unit !== "hour";
      return walkWorking(world, {
        from: extension.at,
        end: extension.to,
        toClosing: round,
        stopped: stoppedMinutes(world, stopped),
      });
    }
  }
  return allLimits(world, q, start, stoppedMinutes(world, stopped));
}

/** Minutes that do not count, one flag each, and the minute from which nothing counts any more. */
type Stopped = { readonly flags: Uint8Array; readonly forEverFrom: number; readonly none: boolean };

let flags = new Uint8Array(0);
let flagged: Question["stopped"] = [];

/** Writes the flags for one question over those of the last. */
function stoppedMinutes(world: World, stretches: Question["stopped"]): Stopped {
  if (flags.length !== world.working.length) flags = new Uint8Array(world.working.length);
  else for (const [from, to] of flagged) flags.fill(0, from, to);
  flagged = stretches.filter(([, to]) => to !== Infinity);
  for (const [from, to] of flagged) flags.fill(1, from, to);
  const forEverFrom = Math.min(Infinity, ...stretches.filter(([, to]) => to === Infinity).map(([from]) => from));
  return { flags, forEverFrom, none: stretches.length === 0 };
}

function allLimits(world: World, q: Question, start: number, stopped: Stopped): number | null {
  let at: number | null = start;
  if (q.sameDay) {
    at = walkWorking(world, { from: at, end: closing(world, dayOf(at)), toClosing: true, stopped });
  }
  for (const limit of q.sameDay ? q.limits.slice(1) : q.limits) {
    if (at === null) return null;
    at = oneLimit(world, at, limit, q.endOfDay, stopped);
  }
  return at;
}

function oneLimit(world: World, at: number, limit: OracleLimit, endOfDay: boolean, stopped: Stopped): number | null {
  if (limit.unit === "hour") return minutesOn(world, at, Math.round(limit.value * 60), stopped);
  if (limit.unit === "month" || limit.unit === "year") {
    const months = limit.unit === "year" ? limit.value * 12 : limit.value;
    const date = Temporal.PlainDate.from(world.firstDate).add({ days: dayOf(at) });
    return walkDates(world, at, date.until(date.add({ months })).days, stopped);
  }
  const whole = Math.floor(limit.value);
  let end: number | null = at;
  // Whole days only: a part of a day beyond the first is that whole day.
  if (whole > 0 && limit.unit === "calendar-day") return walkDates(world, at, Math.ceil(limit.value), stopped);
  if (whole > 0 && limit.unit === "working-day") end = workdays(world, at, whole, endOfDay, stopped);
  if (end === null || whole === limit.value) return end;
  // A part of a day is that part of the working minutes of the day on which it begins.
  let day = end;
  while (!isWorking(world, day)) day += 1;
  let inDay = 0;
  for (let m = dayOf(day) * DAY; m < (dayOf(day) + 1) * DAY; m += 1) if (isWorking(world, m)) inDay += 1;
  return minutesOn(world, end, Math.round((limit.value - whole) * inDay), stopped);
}

function workdays(world: World, at: number, n: number, endOfDay: boolean, stopped: Stopped): number | null {
  let day = dayOf(at);
  for (let counted = 0; counted < n;) {
    day += 1;
    if (isWorkday(world, day)) counted += 1;
  }
  if (endOfDay) {
    return walkWorking(world, { from: closing(world, dayOf(at)), end: closing(world, day), toClosing: true, stopped });
  }
  let end = day * DAY + (at % DAY);
  if (!isWorking(world, end) && !isWorking(world, end - 1)) {
    // Outside the sittings of that day: on to the next sitting, else back to closing.
    while (!isWorking(world, end) && dayOf(end) === day) end += 1;
    if (dayOf(end) !== day) end = closing(world, day);
  }
  return walkWorking(world, { from: at, end, toClosing: false, stopped });
}

function minutesOn(world: World, at: number, minutes: number, stopped: Stopped): number | null {
  let end = at;
  for (let left = minutes; left > 0; end += 1) if (isWorking(world, end)) left -= 1;
  return walkWorking(world, { from: at, end, toClosing: false, stopped });
}

/** Walks from `from` to `end`, pushing `end` away by every working minute that does not count. */
function walkWorking(
  world: World,
  input: { readonly from: number; readonly end: number; readonly toClosing: boolean; readonly stopped: Stopped },
): number | null {
  const { from, stopped, toClosing } = input;
  if (stopped.none) return input.end;
  let end = input.end;
  let exact = input.end;
  let t = from;
  while (t < end) {
    if (!isStopped(stopped, t)) {
      t += 1;
      continue;
    }
    if (isStoppedForEver(stopped, t)) return null;
    // How many working minutes stand still here?
    let lost = 0;
    const began = t;
    for (; isStopped(stopped, t); t += 1) {
      if (isStoppedForEver(stopped, t)) return null;
      if (isWorking(world, t)) lost += 1;
    }
    if (lost === 0) continue;
    if (began >= exact) exact = end;
    for (; lost > 0; exact += 1) if (isWorking(world, exact)) lost -= 1;
    end = toClosing ? closing(world, dayOf(exact - 1)) : exact;
  }
  return end;
}

/** Walks dates: the period runs from midnight after the first day, and ends with a working day. */
function walkDates(world: World, at: number, days: number, stopped: Stopped): number | null {
  let t = (dayOf(at) + 1) * DAY;
  let left = days * DAY;
  for (;;) {
    const end = rolled(world, t + left);
    let x = t;
    while (x < end && !isStopped(stopped, x)) x += 1;
    if (x >= end) return end;
    // Stopped from x on: what was left at x is still left afterwards.
    left = x < t + left ? t + left - x : (dayOf(end) + 1) * DAY - x;
    t = x;
    while (isStopped(stopped, t)) {
      if (isStoppedForEver(stopped, t)) return null;
      t += 1;
    }
  }
}

function rolled(world: World, endOfLastDay: number): number {
  let day = dayOf(endOfLastDay - 1);
  while (!isWorkday(world, day)) day += 1;
  return closing(world, day);
}

function closing(world: World, day: number): number {
  let m = (day + 1) * DAY;
  while (!isWorking(world, m - 1)) m -= 1;
  return m;
}

function dayOf(minute: number): number {
  return Math.floor(minute / DAY);
}

function isWorkday(world: World, day: number): boolean {
  const flag = world.workday[day];
  if (flag === undefined) throw new Error("the oracle's world is too small");
  return flag;
}

function isWorking(world: World, minute: number): boolean {
  const flag = world.working[minute];
  if (flag === undefined) throw new Error("the oracle's world is too small");
  return flag === 1;
}

function isStopped(stopped: Stopped, minute: number): boolean {
  return stopped.flags[minute] === 1 || minute >= stopped.forEverFrom;
}

function isStoppedForEver(stopped: Stopped, minute: number): boolean {
  return minute >= stopped.forEverFrom;
}
