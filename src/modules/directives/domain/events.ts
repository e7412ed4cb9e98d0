import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Assignee, DirectiveKind, Issuer, Source, Urgency } from "./directive.ts";

/** What happened; the first event holds everything that was written, so that history alone tells the whole. */
export type DirectiveEvent =
  | DirectiveIssued
  | { readonly kind: "directive-acknowledged"; readonly at: Instant }
  | { readonly kind: "directive-answered"; readonly at: Instant; readonly text: string; readonly officerId: string }
  | { readonly kind: "directive-accepted"; readonly at: Instant }
  | { readonly kind: "directive-sent-back"; readonly at: Instant; readonly reason: string }
  | {
      readonly kind: "directive-extended";
      readonly at: Instant;
      readonly previousDueOn: PlainDate;
      readonly dueOn: PlainDate;
      readonly dueAt: Instant;
      readonly reason: string;
    }
  | { readonly kind: "directive-withdrawn"; readonly at: Instant; readonly reason: string };

export type DirectiveIssued = {
  readonly kind: "directive-issued";
  readonly at: Instant;
  readonly id: string;
  readonly as: DirectiveKind;
  readonly title: string;
  readonly text: string;
  readonly basis: string;
  readonly urgency: Urgency;
  readonly issuer: Issuer;
  readonly assignee: Assignee;
  readonly source: Source | null;
  readonly dueOn: PlainDate;
  readonly dueAt: Instant;
};

export type EventKind = DirectiveEvent["kind"];
/** What can happen to a directive that exists. */
export type ActEvent = Exclude<DirectiveEvent, DirectiveIssued>;
