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
    case "resolved":
    case "withdrawn":
    case "stopped":
      return { ...now, settled: { at, how: happening.kind, verdict: verdictOf(now.dueOn, dateInVietnam(at)) } };
  }
}

function verdictOf(dueOn: PlainDate | null, on: PlainDate): string {
  if (dueOn === null) return "on-time";
  return ["early", "on-time", "late"][Temporal.PlainDate.compare(on, dueOn) + 1] ?? "";
}

export type OracleQuestion = { readonly from: PlainDate; readonly until: Instant };

/** What a history says to a question, in words; every list below is told with them. */
type View = ReturnType<typeof viewOf>;

function viewOf(history: PlainHistory, question: OracleQuestion) {
  const { until } = question;
  const { start, lastDay } = boundsOf(question);
  const then = standingAt(history, start);
  const now = standingAt(history, until);
  const within = (at: Instant | undefined) => at !== undefined && !isBefore(at, start) && isBefore(at, until);
  const settled = now.acceptedAt !== undefined && within(now.settled?.at);
  const open = now.acceptedAt !== undefined && now.settled === undefined;
  const daysLeft = now.dueOn === null || !open ? undefined : lastDay.until(now.dueOn, { largestUnit: "days" }).days;
  const online = history.channel === "online";
  return {
    ...{ now, settled, open, daysLeft, online },
    received: within(now.acceptedAt),
    refused: within(now.refusedAt),
    paid: within(now.paidAt),
    handedOver: within(now.handedOverAt),
    carried: then.acceptedAt !== undefined && then.settled === undefined,
    resolved: settled && now.settled?.how === "resolved",
    verdict: now.settled?.verdict,
    overdue: open && daysLeft !== undefined && daysLeft < 0,
    waiting: online && now.isHere && now.answeredAt === undefined && now.settled === undefined,
    answerLate: isBefore(history.answerDueAt, until),
    answered: online && within(now.answeredAt),
    answeredLate: now.answeredAt !== undefined && isBefore(history.answerDueAt, now.answeredAt),
  };
}

const views = new WeakMap<OracleQuestion, Map<PlainHistory, View>>();

/** The same history answers the same question once. */
function view(history: PlainHistory, question: OracleQuestion): View {
  const known = views.get(question) ?? new Map<PlainHistory, View>();
  views.set(question, known);
  const one = known.get(history) ?? viewOf(history, question);
  known.set(history, one);
  return one;
}

/** Whether a dossier stands behind a figure: each list in words of one history, the second computation of the evidence. */
export function isBehind(history: PlainHistory, measure: RowMeasure, question: OracleQuestion): boolean {
  const { now, received, carried, settled, resolved, verdict, open, overdue, ...rest } = view(history, question);
  const { online, daysLeft, waiting, answerLate, answered } = rest;
  switch (measure) {
    case "total":
      return received || carried;
    case "came":
      return received || rest.refused;
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
      return rest.refused;
    case "waiting":
      return waiting;
    case "waiting-late":
      return waiting && answerLate;
    case "waiting-in-time":
      return waiting && !answerLate;
    case "answered":
      return answered;
    case "answered-late":
      return answered && rest.answeredLate;
    case "handed-over":
      return rest.handedOver;
    case "paid":
      return rest.paid;
    case "due-today":
      return open && daysLeft === 0;
    case "due-soon":
      return open && daysLeft !== undefined && daysLeft > 0 && daysLeft <= 3;
  }
}

type Bounds = { readonly start: Instant; readonly lastDay: PlainDate };

const bounds = new WeakMap<OracleQuestion, Bounds>();

/** First instant and last day of a question. */
function boundsOf(question: OracleQuestion): Bounds {
  const { from, until } = question;
  const known = bounds.get(question) ?? {
    start: midnightOf(from),
    lastDay: dateInVietnam(until.subtract({ microseconds: 1 })),
  };
  bounds.set(question, known);
  return known;
}

/** The figures of some histories, counted one by one. */
export function figuresOf(histories: readonly PlainHistory[], question: OracleQuestion): Figures {
  const { sofar, upTo } = wholePast(question);
  const before = flowOf(histories, sofar);
  return { before, during: difference(flowOf(histories, upTo), before) };
}

type WholePast = { readonly sofar: OracleQuestion; readonly upTo: OracleQuestion };

const pasts = new WeakMap<OracleQuestion, WholePast>();

/** Everything up to the period, and everything up to the instant asked. */
function wholePast(question: OracleQuestion): WholePast {
  const known = pasts.get(question) ?? {
    sofar: { from: BEGINNING, until: midnightOf(question.from) },
    upTo: { from: BEGINNING, until: question.until },
  };
  pasts.set(question, known);
  return known;
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
