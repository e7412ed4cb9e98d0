import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Figures, Flow } from "./domain/flow.ts";
import type { RowMeasure } from "./domain/row-measure.ts";
import type { Happening, PlainHistory } from "./testing-plain-history.ts";

/** A dossier as it stood just before an instant, read off its history happening by happening. */
export type Standing = {
  readonly isHere: boolean;
  readonly acceptedAt: Instant | undefined;
  readonly refusedAt: Instant | undefined;
  readonly answeredAt: Instant | undefined;
  readonly dueOn: PlainDate | null;
  readonly apologised: boolean;
  readonly settled: { readonly at: Instant; readonly how: string; readonly verdict: string } | undefined;
  readonly paidAt: Instant | undefined;
  readonly handedOverAt: Instant | undefined;
};

/** Walks a history up to, and without, an instant. */
export function standingAt({ submittedAt, happenings }: PlainHistory, until: Instant): Standing {
  let now: Standing = {
    ...{ isHere: isBefore(submittedAt, until), dueOn: null, apologised: false },
    ...{ acceptedAt: undefined, refusedAt: undefined, answeredAt: undefined },
    ...{ settled: undefined, paidAt: undefined, handedOverAt: undefined },
  };
  for (const happening of happenings) {
    if (!isBefore(happening.at, until)) break;
    now = after(now, happening);
  }
  return now;
}

function after(now: Standing, happening: Happening): Standing {
  const { at } = happening;
  switch (happening.kind) {
    case "asked-for-papers":
      return { ...now, answeredAt: now.answeredAt ?? at };
    case "refused":
      return { ...now, answeredAt: now.answeredAt ?? at, refusedAt: at };
    case "accepted":
      return { ...now, answeredAt: now.answeredAt ?? at, acceptedAt: at, dueOn: happening.dueOn };
    case "paused":
      return { ...now, dueOn: null };
    case "resumed":
      return { ...now, dueOn: happening.dueOn };
    case "extended":
      return { ...now, dueOn: happening.dueOn, apologised: true };
    case "paid":
      return { ...now, paidAt: at };
    case "handed-over":
      return { ...now, handedOverAt: at };
    default:
      return { ...now, settled: { at, how: happening.kind, verdict: verdictOf(now.dueOn, dateInVietnam(at)) } };
  }
}

function verdictOf(dueOn: PlainDate | null, on: PlainDate): string {
  if (dueOn === null) return "on-time";
  return ["early", "on-time", "late"][Temporal.PlainDate.compare(on, dueOn) + 1] ?? "";
}

export type OracleQuestion = { readonly from: PlainDate; readonly until: Instant };

/** Whether a dossier stands behind a figure: each list in words of one history, the second computation of the evidence. */
export function isBehind(history: PlainHistory, measure: RowMeasure, { from, until }: OracleQuestion): boolean {
  const { start, lastDay } = boundsOf({ from, until });
  const then = standingOnce(history, start);
  const now = standingOnce(history, until);
  const within = (at: Instant | undefined) => at !== undefined && !isBefore(at, start) && isBefore(at, until);
  const received = within(now.acceptedAt);
  const carried = then.acceptedAt !== undefined && then.settled === undefined;
  const settled = now.acceptedAt !== undefined && within(now.settled?.at);
  const resolved = settled && now.settled?.how === "resolved";
  const verdict = now.settled?.verdict;
  const open = now.acceptedAt !== undefined && now.settled === undefined;
  const daysLeft = now.dueOn === null || !open ? undefined : lastDay.until(now.dueOn, { largestUnit: "days" }).days;
  const overdue = open && daysLeft !== undefined && daysLeft < 0;
  const online = history.channel === "online";
  const waiting = online && now.isHere && now.answeredAt === undefined && now.settled === undefined;
  const answerLate = isBefore(history.answerDueAt, until);
  const answered = online && within(now.answeredAt);
  switch (measure) {
    case "total":
      return received || carried;
    case "came":
      return received || within(now.refusedAt);
    case "received":
      return received;
    case "received-online":
      return received && online;
    case "received-otherwise":
      return received && !online;
    case "carried-over":
      return carried;
    case "resolved":
      return resolved;
    case "early":
    case "on-time":
    case "late":
      return resolved && verdict === measure;
    case "kept":
      return resolved && verdict !== "late";
    case "late-apologised":
      return resolved && verdict === "late" && now.apologised;
    case "late-not-apologised":
      return resolved && verdict === "late" && !now.apologised;
    case "kept-by-extension":
      return resolved && verdict !== "late" && now.apologised;
    case "settled":
      return settled;
    case "settled-early":
    case "settled-on-time":
    case "settled-late":
      return settled && `settled-${verdict ?? ""}` === measure;
    case "open":
      return open;
    case "open-in-time":
      return open && !overdue;
    case "open-overdue":
      return overdue;
    case "open-overdue-apologised":
      return overdue && now.apologised;
    case "open-overdue-not-apologised":
      return overdue && !now.apologised;
    case "withdrawn":
    case "stopped":
      return settled && now.settled?.how === measure;
    case "refused":
      return within(now.refusedAt);
    case "waiting":
      return waiting && now.refusedAt === undefined;
    case "waiting-late":
      return waiting && now.refusedAt === undefined && answerLate;
    case "waiting-in-time":
      return waiting && now.refusedAt === undefined && !answerLate;
    case "answered":
      return answered;
    case "answered-late":
      return answered && now.answeredAt !== undefined && isBefore(history.answerDueAt, now.answeredAt);
    case "handed-over":
      return within(now.handedOverAt);
    case "paid":
      return within(now.paidAt);
    case "due-today":
      return open && daysLeft === 0;
    case "due-soon":
      return open && daysLeft !== undefined && daysLeft > 0 && daysLeft <= 3;
  }
}

const bounds = new Map<string, { readonly start: Instant; readonly lastDay: PlainDate }>();

/** First instant and last day of a question; the same questions are asked of thousands of histories. */
function boundsOf({ from, until }: OracleQuestion) {
  const key = `${from.toString()} ${until.epochMilliseconds}`;
  const known = bounds.get(key) ?? {
    start: midnightOf(from),
    lastDay: dateInVietnam(until.subtract({ microseconds: 1 })),
  };
  bounds.set(key, known);
  return known;
}

const standings = new WeakMap<PlainHistory, Map<number, Standing>>();

function standingOnce(history: PlainHistory, until: Instant): Standing {
  const mine = standings.get(history) ?? new Map<number, Standing>();
  standings.set(history, mine);
  const known = mine.get(until.epochMilliseconds) ?? standingAt(history, until);
  mine.set(until.epochMilliseconds, known);
  return known;
}

/** The figures of some histories, counted one by one. */
export function figuresOf(histories: readonly PlainHistory[], { from, until }: OracleQuestion): Figures {
  const before = flowOf(histories, { from: BEGINNING, until: boundsOf({ from, until }).start });
  const all = flowOf(histories, { from: BEGINNING, until });
  return { before, during: difference(all, before) };
}

const BEGINNING = Temporal.PlainDate.from("2000-01-01");

function flowOf(histories: readonly PlainHistory[], question: OracleQuestion): Flow {
  const count = (measure: RowMeasure) => histories.filter((history) => isBehind(history, measure, question)).length;
  const ended = (verdict: "early" | "on-time" | "late") => count(`settled-${verdict}`) - count(verdict);
  return {
    ...{ received: count("received"), refused: count("refused"), early: count("early"), onTime: count("on-time") },
    ...{ late: count("late"), lateApologised: count("late-apologised"), keptByExtension: count("kept-by-extension") },
    ...{ withdrawn: count("withdrawn"), stopped: count("stopped") },
    ...{ endedEarly: ended("early"), endedOnTime: ended("on-time"), endedLate: ended("late") },
    ...{ overdue: count("open-overdue"), overdueApologised: count("open-overdue-apologised") },
  };
}

function difference(all: Flow, before: Flow): Flow {
  const measures = Object.keys(all) as (keyof Flow)[];
  return Object.fromEntries(measures.map((name) => [name, all[name] - before[name]])) as Flow;
}

export function midnightOf(day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime());
}

function isBefore(a: Instant, b: Instant): boolean {
  return a.epochMilliseconds < b.epochMilliseconds;
}
