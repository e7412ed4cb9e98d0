import type { Directive } from "./directive.ts";
import type { ActEvent, DirectiveEvent, DirectiveIssued } from "./events.ts";

/** The directive as its first event made it. */
export function born(event: DirectiveIssued): Directive {
  const { kind: _kind, at, as, ...written } = event;
  return {
    ...written,
    kind: as,
    version: 1,
    state: "issued",
    issuedAt: at,
    firstDueOn: event.dueOn,
    acknowledgedAt: null,
    answer: null,
    reason: "",
    endedAt: null,
  };
}

/** The directive after one more event. */
export function evolve(before: Directive, event: ActEvent): Directive {
  const next = { ...before, version: before.version + 1 };
  switch (event.kind) {
    case "directive-acknowledged":
      return { ...next, state: "acknowledged", acknowledgedAt: event.at };
    case "directive-answered": {
      const { text, officerId, at } = event;
      return { ...next, state: "answered", answer: { text, officerId, at } };
    }
    case "directive-accepted":
      return { ...next, state: "done", reason: "", endedAt: event.at };
    case "directive-sent-back":
      return { ...next, state: "sent-back", reason: event.reason };
    case "directive-extended":
      return { ...next, dueOn: event.dueOn, dueAt: event.dueAt };
    case "directive-withdrawn":
      return { ...next, state: "withdrawn", reason: event.reason, endedAt: event.at };
  }
}

/** The directive as a history tells it, or undefined for an empty one: the same function for now and for any past instant. */
export function replay(events: readonly DirectiveEvent[]): Directive | undefined {
  return events.reduce<Directive | undefined>((directive, event) => {
    if (event.kind === "directive-issued") return born(event);
    return directive === undefined ? undefined : evolve(directive, event);
  }, undefined);
}
