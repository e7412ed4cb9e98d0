import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type PlainDate } from "#kernel/time.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { checkText, TEXT_RULES } from "./check-text.ts";
import type { Directive } from "./directive.ts";
import { closingOfDueDay } from "./due-day.ts";
import type { ActEvent } from "./events.ts";
import type { Given } from "./given.ts";
import { authority } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";
import { ACTS, stateAfter, type Act } from "./transitions.ts";

/** What somebody wants done, with what they typed. */
export type Command =
  | { readonly act: "acknowledge" }
  | { readonly act: "answer"; readonly text: string }
  | { readonly act: "accept" }
  | { readonly act: "send-back"; readonly reason: string }
  /** `dueOn` is undefined when what was typed is no day. */
  | { readonly act: "extend"; readonly dueOn: PlainDate | undefined; readonly reason: string }
  | { readonly act: "withdraw"; readonly reason: string };

/** One act decides one event, or refuses: first may this person, then may this state, then what was typed. */
export function decide(directive: Directive, command: Command, given: Given): Result<ActEvent, Refusal> {
  const { act } = command;
  if (authority(given.viewer, act, directive) === undefined) return err({ kind: "directives/not-allowed" });
  if (stateAfter(directive.state, act) === undefined) {
    return err({ kind: "directives/transition", act, state: directive.state });
  }
  const faults: Fault[] = [];
  const event = eventOf(directive, command, given, faults);
  return faults.length > 0 || event === undefined ? err({ kind: "directives/invalid", faults }) : ok(event);
}

/** The acts that this person may do now: what the buttons show and what the guard above lets through. */
export function availableActs(directive: Directive, viewer: Viewer): readonly Act[] {
  return ACTS.filter(
    (act) => stateAfter(directive.state, act) !== undefined && authority(viewer, act, directive) !== undefined,
  );
}

function eventOf(
  directive: Directive,
  command: Command,
  { now: at, calendar, viewer }: Given,
  faults: Fault[],
): ActEvent | undefined {
  switch (command.act) {
    case "acknowledge":
      return { kind: "directive-acknowledged", at };
    case "answer": {
      const text = checkText(command.text, TEXT_RULES.answer, faults);
      return { kind: "directive-answered", at, text, officerId: viewer.officerId };
    }
    case "accept":
      return { kind: "directive-accepted", at };
    case "send-back":
      return { kind: "directive-sent-back", at, reason: checkText(command.reason, TEXT_RULES.reason, faults) };
    case "withdraw":
      return { kind: "directive-withdrawn", at, reason: checkText(command.reason, TEXT_RULES.reason, faults) };
    case "extend": {
      const reason = checkText(command.reason, TEXT_RULES.reason, faults);
      const { dueOn } = command;
      const dueAt = dueOn === undefined ? err("unreadable" as const) : closingOfDueDay(dueOn, calendar, at);
      if (!dueAt.ok) faults.push({ field: "dueOn", what: dueAt.error });
      if (dueOn === undefined || !dueAt.ok) return undefined;
      const { dueOn: previousDueOn } = directive;
      if (Temporal.PlainDate.compare(dueOn, previousDueOn) <= 0) faults.push({ field: "dueOn", what: "not-later" });
      return { kind: "directive-extended", at, previousDueOn, dueOn, dueAt: dueAt.value, reason };
    }
  }
}
