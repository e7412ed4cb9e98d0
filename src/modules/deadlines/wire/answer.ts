import { dateInVietnam, isoInVietnam, type Instant } from "#kernel/time.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import { calendarOfLaw, type Announcements, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { due } from "../domain/due.ts";
import type { Due } from "../domain/rule.ts";
import { questionProblem, YEARS, type DueQuestion, type QuestionProblem } from "./question.ts";

/** Answers questions on the calendar of the law, which grows by whole decades as questions need it. */
export function lawAnswers(announcements: Announcements): (question: DueQuestion) => Result<Due, QuestionProblem> {
  let span: { from: number; to: number; calendar: WorkingCalendar } | undefined;

  function reaching(from: number, to: number): WorkingCalendar {
    if (span !== undefined && span.from <= from && span.to >= to) return span.calendar;
    const first = Math.max(YEARS.first - 1, decade(Math.min(from, span?.from ?? from)));
    const last = Math.min(YEARS.last, decade(Math.max(to, span?.to ?? to)) + 9);
    span = { from: first, to: last, calendar: calendarOfLaw(first, last, announcements) };
    return span.calendar;
  }

  return (question) => {
    const years = instantsOf(question).map((instant) => dateInVietnam(instant).year);
    const from = Math.max(YEARS.first - 1, Math.min(...years) - 1);
    for (let to = Math.min(YEARS.last, Math.max(...years) + 1); ; to = Math.min(YEARS.last, to + 10)) {
      const calendar = reaching(from, to);
      try {
        return ok(due(question.from, question.rule, calendar, question.events));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        if (to === YEARS.last) return err(questionProblem("E_CALENDAR_RANGE"));
      }
    }
  };
}

/** The answer as the outside reads it: an instant with the offset of Vietnam, and the sentences in one language. */
export function presentDue(answer: Due, language: "vi" | "en"): { due: string | null; trace: readonly string[] } {
  return {
    due: answer.due === null ? null : isoInVietnam(answer.due),
    trace: answer.trace.map((line) => line[language]),
  };
}

function instantsOf({ from, events }: DueQuestion): readonly Instant[] {
  return [
    from,
    ...events.flatMap((event) => {
      switch (event.kind) {
        case "add":
          return [];
        case "exclude":
          return [event.from, event.to];
        case "extend":
          return [event.at, event.to];
        case "pause":
        case "resume":
        case "reset":
          return [event.at];
      }
    }),
  ];
}

function decade(year: number): number {
  return Math.floor(year / 10) * 10;
}
