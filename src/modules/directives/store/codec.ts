import { Temporal, type Instant } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Answer, Directive, Source } from "../domain/directive.ts";
import type { DirectiveEvent } from "../domain/events.ts";
import type { DirectiveEventRow, DirectiveRow, NewDirectiveRow } from "./tables.ts";

/** The directive as its row. */
export function rowOf(directive: Directive): NewDirectiveRow {
  const { issuer, assignee, source, answer } = directive;
  return {
    id: directive.id,
    version: directive.version,
    kind: directive.kind,
    state: directive.state,
    title: directive.title,
    text: directive.text,
    basis: directive.basis,
    urgency: directive.urgency,
    issuer_id: issuer.officerId,
    issuer_role: issuer.role,
    issuer_agency_id: issuer.agencyId,
    issuer_unit_id: issuer.unitId,
    assigned_agency_id: assignee.agencyId,
    assigned_unit_id: assignee.unitId,
    assigned_officer_id: assignee.officerId,
    source: source && JSON.stringify(source),
    source_dossier_id: source?.dossierId ?? null,
    issued_at: directive.issuedAt.toString(),
    first_due_on: directive.firstDueOn.toString(),
    due_on: directive.dueOn.toString(),
    due_at: directive.dueAt.toString(),
    acknowledged_at: directive.acknowledgedAt?.toString() ?? null,
    answer: answer && JSON.stringify(answer),
    answered_at: answer?.at.toString() ?? null,
    reason: directive.reason,
    ended_at: directive.endedAt?.toString() ?? null,
    search: foldVietnamese(`${directive.title} ${directive.text} ${directive.basis} ${source?.label ?? ""}`),
  };
}

/** The directive that a row holds. */
export function directiveOf(row: DirectiveRow): Directive {
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    state: row.state,
    title: row.title,
    text: row.text,
    basis: row.basis,
    urgency: row.urgency,
    issuer: {
      officerId: row.issuer_id,
      agencyId: row.issuer_agency_id,
      unitId: row.issuer_unit_id,
      role: row.issuer_role,
    },
    assignee: {
      agencyId: row.assigned_agency_id,
      unitId: row.assigned_unit_id,
      officerId: row.assigned_officer_id,
    },
    source: row.source === null ? null : sourceOf(row.source as WireSource),
    issuedAt: row.issued_at,
    firstDueOn: row.first_due_on,
    dueOn: row.due_on,
    dueAt: row.due_at,
    acknowledgedAt: row.acknowledged_at,
    answer: row.answer === null ? null : answerOf(row.answer as WireAnswer),
    reason: row.reason,
    endedAt: row.ended_at,
  };
}

/** What an event row keeps beside its kind and time. */
export function payloadOf({ kind: _kind, at: _at, ...payload }: DirectiveEvent): string {
  return JSON.stringify(payload);
}

/** The event that a row holds; only the members that are times become times, never a text that looks like one. */
export function eventOf({ event, at, payload }: Pick<DirectiveEventRow, "event" | "at" | "payload">): DirectiveEvent {
  const wire = payload as WirePayload;
  return {
    ...wire,
    kind: event,
    at,
    ...(wire.dueAt === undefined ? {} : { dueAt: Temporal.Instant.from(wire.dueAt) }),
    ...(wire.dueOn === undefined ? {} : { dueOn: Temporal.PlainDate.from(wire.dueOn) }),
    ...(wire.previousDueOn === undefined ? {} : { previousDueOn: Temporal.PlainDate.from(wire.previousDueOn) }),
    ...(wire.source == null ? {} : { source: sourceOf(wire.source) }),
  } as DirectiveEvent;
}

type Wire<T> = {
  readonly [K in keyof T]: T[K] extends Instant ? string : T[K] extends Instant | null ? string | null : T[K];
};
type WireSource = Wire<Source>;
type WireAnswer = Wire<Answer>;
type WirePayload = {
  readonly dueAt?: string;
  readonly dueOn?: string;
  readonly previousDueOn?: string;
  readonly source?: WireSource | null;
};

function sourceOf(wire: WireSource): Source {
  return { ...wire, asOf: wire.asOf === null ? null : Temporal.Instant.from(wire.asOf) };
}

function answerOf(wire: WireAnswer): Answer {
  return { ...wire, at: Temporal.Instant.from(wire.at) };
}
