import type { Instant, PlainDate } from "#kernel/time.ts";
import type { Role } from "#modules/identity/domain.ts";

/** A leader orders (chỉ đạo); who does not command asks (kiến nghị). */
export type DirectiveKind = "directive" | "recommendation";

/** Overdue is no state: it is derived from the due instant and from now. */
export type DirectiveState = "issued" | "acknowledged" | "answered" | "sent-back" | "done" | "withdrawn";

/** Degrees of urgency of official papers: khẩn, thượng khẩn, hỏa tốc (NĐ 30/2020). */
export type Urgency = "normal" | "urgent" | "very-urgent" | "express";

/** The position in which it was written: whoever holds it later may follow it up. */
export type Issuer = {
  readonly officerId: string;
  readonly agencyId: string;
  readonly unitId: string;
  readonly role: Role;
};

/** Who has to answer: an agency, one of its units, one of its officers. */
export type Assignee = {
  readonly agencyId: string;
  readonly unitId: string | null;
  readonly officerId: string | null;
};

/** What it was written from, as the writer saw it: kept for ever, whatever the figure says tomorrow. */
export type Source = {
  readonly kind: "figure" | "dossier";
  readonly label: string;
  readonly value: string;
  readonly asOf: Instant | null;
  /** An address of this system, beginning with one slash. */
  readonly href: string;
  readonly dossierId: string | null;
};

export type Answer = { readonly text: string; readonly officerId: string; readonly at: Instant };

export type Directive = {
  readonly id: string;
  readonly version: number;
  readonly kind: DirectiveKind;
  readonly state: DirectiveState;
  readonly title: string;
  readonly text: string;
  readonly basis: string;
  readonly urgency: Urgency;
  readonly issuer: Issuer;
  readonly assignee: Assignee;
  readonly source: Source | null;
  readonly issuedAt: Instant;
  readonly firstDueOn: PlainDate;
  readonly dueOn: PlainDate;
  /** Closing time of the due day. */
  readonly dueAt: Instant;
  readonly acknowledgedAt: Instant | null;
  /** The last answer. */
  readonly answer: Answer | null;
  /** Why the last answer was not enough, or why it was withdrawn. */
  readonly reason: string;
  readonly endedAt: Instant | null;
};
