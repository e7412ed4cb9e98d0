import type { DirectiveState } from "./directive.ts";
import type { EventKind } from "./events.ts";

/** What can be done with a directive that exists; `issue` makes one. */
export type Act = "acknowledge" | "answer" | "accept" | "send-back" | "extend" | "withdraw";

/** Each act leaves exactly one kind of event. */
export const EVENT_OF = {
  acknowledge: "directive-acknowledged",
  answer: "directive-answered",
  accept: "directive-accepted",
  "send-back": "directive-sent-back",
  extend: "directive-extended",
  withdraw: "directive-withdrawn",
} as const satisfies Record<Act, EventKind>;

/** The whole life on one page; the check of the table `directive_event` holds the same rows. */
export const TRANSITIONS = {
  issued: { acknowledge: "acknowledged", answer: "answered", extend: "issued", withdraw: "withdrawn" },
  acknowledged: { answer: "answered", extend: "acknowledged", withdraw: "withdrawn" },
  answered: { accept: "done", "send-back": "sent-back", withdraw: "withdrawn" },
  "sent-back": { answer: "answered", extend: "sent-back", withdraw: "withdrawn" },
  done: {},
  withdrawn: {},
} as const satisfies Record<DirectiveState, Partial<Record<Act, DirectiveState>>>;

/** The state an act leads to, or undefined where it is not possible. */
export function stateAfter(state: DirectiveState, act: Act): DirectiveState | undefined {
  const row: Partial<Record<Act, DirectiveState>> = TRANSITIONS[state];
  return row[act];
}

/** Every act, in the order in which buttons show them. */
export const ACTS = [
  "answer",
  "acknowledge",
  "accept",
  "send-back",
  "extend",
  "withdraw",
] as const satisfies readonly Act[];

/** States in which an answer is awaited: only they can be overdue. */
export const WAITING_STATES = ["issued", "acknowledged", "sent-back"] as const satisfies readonly DirectiveState[];
