import { err, ok, type Result } from "#kernel/result.ts";
import type { PlainDate } from "#kernel/time.ts";
import { normalizeText } from "#kernel/vietnamese.ts";
import { checkText, TEXT_RULES } from "./check-text.ts";
import type { Assignee, Source, Urgency } from "./directive.ts";
import { closingOfDueDay } from "./due-day.ts";
import type { DirectiveIssued } from "./events.ts";
import type { Given } from "./given.ts";
import { authorityToWrite, type Addressed } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

/** What a leader wrote, before anybody checked it. */
export type Draft = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly basis: string;
  /** Undefined when it names none of the degrees. */
  readonly urgency: Urgency | undefined;
  /** Undefined when it cannot be read as a day. */
  readonly dueOn: PlainDate | undefined;
};

export type AssigneeFault = Extract<Fault, { field: "assignee" }>["what"];
export type SourceFault = Extract<Fault, { field: "source" }>["what"];

/** An assignee that exists, with what the policy asks of it. */
export type KnownAssignee = Assignee & Addressed & { readonly canAnswer: "yes" | "no" };

/** What the store knows of the people and things that a draft names. */
export type Known = {
  readonly assignee: Result<KnownAssignee, AssigneeFault>;
  readonly source: Result<Source | null, SourceFault>;
};

/** Writes a directive or a recommendation; every mistake is named at once. */
export function decideIssue(draft: Draft, known: Known, given: Given): Result<DirectiveIssued, Refusal> {
  const { viewer, now, calendar } = given;
  const faults: Fault[] = [];
  const title = checkText(normalizeText(draft.title), TEXT_RULES.title, faults);
  const text = checkText(draft.text, TEXT_RULES.text, faults);
  const basis = draft.basis.trim() === "" ? "" : checkText(draft.basis, TEXT_RULES.basis, faults);
  if (draft.urgency === undefined) faults.push({ field: "urgency", what: "unknown" });

  const dueOn = draft.dueOn;
  const dueAt = dueOn === undefined ? err("unreadable" as const) : closingOfDueDay(dueOn, calendar, now);
  if (!dueAt.ok) faults.push({ field: "dueOn", what: dueAt.error });
  if (!known.source.ok) faults.push({ field: "source", what: known.source.error });
  if (!known.assignee.ok) faults.push({ field: "assignee", what: known.assignee.error });

  const assignee = known.assignee.ok ? known.assignee.value : undefined;
  const writer = assignee && authorityToWrite(viewer, assignee);
  if (assignee !== undefined && writer === undefined) return err({ kind: "directives/not-allowed" });
  if (assignee !== undefined && writer !== undefined) {
    const isOwn = writer.appointment.agencyId === assignee.agencyId;
    if (assignee.officerId === viewer.officerId) faults.push({ field: "assignee", what: "self" });
    else if (isOwn && assignee.unitId === null && assignee.officerId === null) {
      faults.push({ field: "assignee", what: "too-wide" });
    } else if (assignee.canAnswer === "no") faults.push({ field: "assignee", what: "nobody-to-answer" });
  }
  if (
    faults.length > 0 ||
    assignee === undefined ||
    writer === undefined ||
    dueOn === undefined ||
    !dueAt.ok ||
    !known.source.ok ||
    draft.urgency === undefined
  ) {
    return err({ kind: "directives/invalid", faults });
  }
  const { agencyId, unitId, role } = writer.appointment;
  return ok({
    kind: "directive-issued",
    at: now,
    id: draft.id,
    as: writer.kind,
    title,
    text,
    basis,
    urgency: draft.urgency,
    issuer: { officerId: viewer.officerId, agencyId, unitId, role },
    assignee: { agencyId: assignee.agencyId, unitId: assignee.unitId, officerId: assignee.officerId },
    source: known.source.value,
    dueOn,
    dueAt: dueAt.value,
  });
}
