import { calendarOfLaw, counting, STATE_ANNOUNCEMENTS, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { instantOf, Temporal } from "#kernel/time.ts";
import { due, dueMinutes, type Limit, type Mode } from "#modules/deadlines/domain.ts";

/**
 * Due dates a second on one core, on a calendar of ten years, for a mix of limits as the national catalogue has them.
 * The measure beside it is the least that any engine must do: the same loop that reads the same questions, moves the
 * start to a working minute by one table look-up and adds the days. Promise: at least 1,000,000 a second.
 */
const QUESTIONS = 200_000;
const SECONDS = 2;
const PROMISED = 1_000_000;

const calendar = calendarOfLaw(2025, 2034, STATE_ANNOUNCEMENTS);
const first = counting.minuteOf(instantOf(Temporal.PlainDateTime.from("2025-02-01T00:00")));
const questions = Array.from({ length: QUESTIONS }, (_, i) => questionOf(i));
const starts = Float64Array.from(questions, (question) => question.start);

const engine = measure(() => {
  let sum = 0;
  for (const question of questions) sum += dueMinutes(calendar, question.start, question);
  return sum;
});
const floor = measure(limitLoop(calendar));
const explained = measure(() => {
  let sum = 0;
  for (let i = 0; i < 2_000; i += 1) {
    const question = questions[i];
    if (question === undefined) continue;
    const rule = { limit: { value: question.value, unit: question.unit }, mode: question.mode, legalBasis: "" };
    sum += due(counting.instantAt(question.start), rule, calendar, []).trace.length;
  }
  return sum;
}, 2_000);

print("due dates a second, one core, ten-year calendar", engine);
print("limit loop (one table look-up and one addition each)", floor);
print("due dates with their explanation in two languages", explained);
process.stdout.write(
  `ratio engine/limit loop: ${(engine / floor).toFixed(3)}\npromise ${PROMISED.toLocaleString("en")} a second: ${engine >= PROMISED ? "kept" : "NOT KEPT"}\n`,
);
process.exitCode = engine >= PROMISED ? 0 : 1;

type Question = Limit & { readonly start: number; readonly mode: Mode };

/** Of ten questions seven count working days, two days of the calendar, one hours (handbook §3.1). */
function questionOf(i: number): Question {
  const start = first + ((i * 2_654_435_761) % (7 * 365 * 1440));
  const kind = i % 10;
  const value = [5, 10, 7, 3, 15, 20, 8, 2, 30, 1][(i >> 3) % 10] ?? 5;
  const unit = kind < 7 ? "working-day" : kind < 9 ? "calendar-day" : "hour";
  return { start, value, unit, mode: i % 2 === 0 ? "clock" : "end-of-day" };
}

function limitLoop({ firstDay, days }: WorkingCalendar): () => number {
  const opening = Float64Array.from(days, (_, i) => (firstDay + i) * 1440 + 450);
  return () => {
    let sum = 0;
    for (let i = 0; i < QUESTIONS; i += 1) {
      const start = starts[i] ?? 0;
      sum += Math.max(start, opening[Math.floor(start / 1440) - firstDay] ?? 0) + 1440 * (questions[i]?.value ?? 0);
    }
    return sum;
  };
}

/** Runs a round again and again for some seconds; the best half second counts. */
function measure(round: () => number, size = QUESTIONS): number {
  let check = round() + round();
  let best = 0;
  for (const end = performance.now() + SECONDS * 1000; performance.now() < end;) {
    const from = performance.now();
    let done = 0;
    while (performance.now() - from < 500) {
      check += round();
      done += size;
    }
    best = Math.max(best, (done * 1000) / (performance.now() - from));
  }
  if (!Number.isFinite(check)) throw new Error("nothing was counted");
  return best;
}

function print(what: string, perSecond: number): void {
  process.stdout.write(`${what}: ${Math.round(perSecond).toLocaleString("en")}\n`);
}
