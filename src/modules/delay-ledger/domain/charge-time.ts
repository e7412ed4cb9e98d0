import { Temporal, type Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { answerDueAt } from "#modules/dossiers/domain.ts";
import type { Charge, Owner } from "./charge.ts";
import type { Interval, TimeHistory } from "./history.ts";
import { ownerOfTask } from "./owner-of-task.ts";
import type { Standing } from "./standing.ts";
import { taskWaits, type TaskWait } from "./task-waits.ts";

/**
 * Charges every working minute of a dossier from its start to its result, its end or `until` to exactly one owner. The
 * stretches follow one another without gap or overlap, and their minutes are differences of one running sum, so they
 * add up to the working minutes between first and last. An outage comes before everything, then a pause, the papers'
 * way, the task that everybody waited for, and the agency in charge. Throws a RangeError outside the calendar.
 */
export function chargeTime(history: TimeHistory, calendar: WorkingCalendar, until: Instant): readonly Charge[] {
  const end = history.end !== null && Temporal.Instant.compare(history.end, until) <= 0 ? history.end : until;
  if (Temporal.Instant.compare(history.start, end) >= 0) return [];
  const [from, to] = [counting.minuteOf(history.start), counting.minuteOf(end)];
  const waits = taskWaits(history, end);
  const outages = history.outages.map(inMinutes);
  const transits = history.transits.map(inMinutes);
  const standings = history.standings.map((standing) => ({ standing, from: counting.minuteOf(standing.from) }));
  const cuts = cutsOf(from, to, [...waits.flatMap(cutsOfWait), ...standings, ...outages, ...transits]);
  const meter = meterOn(history, calendar);

  const charges: Building[] = [];
  let worked = counting.workedUpTo(calendar, from);
  for (let at = 0; at + 1 < cuts.length; at += 1) {
    const [a = from, b = to] = [cuts[at], cuts[at + 1]];
    const upTo = counting.workedUpTo(calendar, b);
    const standing = lastUpTo(standings, a)?.standing;
    const wait = waits.find((each) => each.from <= a && each.to > a);
    const overlay = outages.some(covers(a)) ? "outage" : transits.some(covers(a)) ? "post" : undefined;
    append(charges, { from: a, to: b, ...meter({ a: worked, b: upTo, at: a, standing, wait, overlay }) });
    worked = upTo;
  }
  return charges.map((charge) => ({
    ...charge,
    from: counting.instantAt(charge.from),
    to: counting.instantAt(charge.to),
  }));
}

type Building = Omit<Charge, "from" | "to"> & { readonly from: number; readonly to: number };
type Span = { readonly from: number; readonly to: number };

/** What lies between two cuts: working minutes before and after, and what was going on. */
type Piece = {
  readonly a: number;
  readonly b: number;
  readonly at: number;
  readonly standing: Standing | undefined;
  readonly wait: TaskWait | undefined;
  readonly overlay: "outage" | "post" | undefined;
};

type Under = Owner & {
  readonly stepCode: string | null;
  readonly counted: Charge["counted"];
  /** Working minutes, from the beginning of the calendar, at which the own share is used up; null where there is none. */
  readonly share: number | null;
};

/** Says who has each piece in turn, oldest first, and by how much beyond the own share or the dossier's date. */
function meterOn(history: TimeHistory, calendar: WorkingCalendar) {
  const worked = (at: Instant) => counting.workedUpTo(calendar, counting.minuteOf(at));
  const due = history.dueAt === null ? Infinity : worked(history.dueAt);
  /** Working minutes that an outage or the post took: they are given to the share of whoever was at work. */
  let taken = 0;
  const takenBefore = new Map<string, number>();

  const under = ({ standing, wait, at }: Piece): Under => {
    const plain = { agencyId: null, unitId: null, officerId: null, stepCode: null };
    const runs = standing?.clock === "runs";
    switch (standing?.waitsFor) {
      case "answer": {
        const by = answerDueAt({ state: "submitted", submittedAt: standing.from }, calendar);
        const share = by === null ? null : worked(by);
        return { ...plain, kind: "counter", ...history.counter, counted: "no", share };
      }
      case "applicant":
        return { ...plain, kind: "citizen", counted: runs ? "yes" : "no", share: runs ? 0 : null };
      case "payment":
        return { ...plain, kind: "payment", counted: "no", share: null };
      case "work":
      case undefined:
        if (wait === undefined) return { ...plain, kind: "agency", ...history.agency, counted: "yes", share: null };
        return ofTask(wait, at);
    }
  };

  const ofTask = ({ task, holdings }: TaskWait, at: number): Under => {
    const holding = lastUpTo(holdings, at);
    const known = takenBefore.get(task.id) ?? taken;
    takenBefore.set(task.id, known);
    const owner = ownerOfTask(task, holding?.ownerId ?? null);
    const ownDue = holding?.ownDue ?? null;
    if (ownDue === null) return { ...owner, stepCode: task.stepCode, counted: "no", share: null };
    const share = counting.workedUpTo(calendar, ownDue) + taken - known;
    return { ...owner, stepCode: task.stepCode, counted: "yes", share };
  };

  return (piece: Piece): Omit<Building, "from" | "to"> => {
    const { a, b, overlay } = piece;
    const minutes = b - a;
    const { share, ...below } = under(piece);
    const past = (limit: number) => Math.max(0, b - Math.max(a, limit));
    const pastDue = below.counted === "yes" ? past(due) : 0;
    if (overlay === undefined || (overlay === "post" && piece.standing?.waitsFor !== "work")) {
      return { ...below, minutes, beyond: share === null ? 0 : past(share), pastDue };
    }
    if (piece.standing?.waitsFor === "work") taken += minutes;
    const nobody = { agencyId: null, unitId: null, officerId: null };
    return { ...below, ...nobody, kind: overlay, minutes, beyond: below.counted === "yes" ? minutes : 0, pastDue };
  };
}

function cutsOfWait({ from, to, holdings }: TaskWait): readonly { readonly from: number; readonly to?: number }[] {
  return [{ from, to }, ...holdings.filter((held) => held.from > from && held.from < to)];
}

/** Every minute at which something may change hands, in order, with both ends. */
function cutsOf(
  from: number,
  to: number,
  spans: readonly { readonly from: number; readonly to?: number }[],
): readonly number[] {
  const inside = spans.flatMap((span) => [span.from, span.to ?? span.from]).filter((cut) => cut > from && cut < to);
  return [...new Set([from, ...inside, to])].sort((a, b) => a - b);
}

function append(charges: Building[], next: Building): void {
  const last = charges.at(-1);
  if (last === undefined || !isSame(last, next)) {
    charges.push(next);
    return;
  }
  charges[charges.length - 1] = {
    ...next,
    from: last.from,
    minutes: last.minutes + next.minutes,
    beyond: last.beyond + next.beyond,
    pastDue: last.pastDue + next.pastDue,
  };
}

function isSame(a: Building, b: Building): boolean {
  return (
    a.kind === b.kind &&
    a.agencyId === b.agencyId &&
    a.unitId === b.unitId &&
    a.officerId === b.officerId &&
    a.stepCode === b.stepCode &&
    a.counted === b.counted
  );
}

function lastUpTo<T extends { readonly from: number }>(list: readonly T[], at: number): T | undefined {
  return list.findLast(({ from }) => from <= at);
}

function covers(minute: number): (span: Span) => boolean {
  return ({ from, to }) => from <= minute && to > minute;
}

function inMinutes({ from, to }: Interval): Span {
  return { from: counting.minuteOf(from), to: counting.minuteOf(to) };
}
