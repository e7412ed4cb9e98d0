import { Temporal, type Instant } from "#kernel/time.ts";
import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierEvent, DossierSubmitted } from "../domain/events.ts";
import type { DossierRow, NewDossierRow } from "./tables.ts";

/** Members of a dossier that are read with it and never searched: they live in one jsonb column. */
const DETAILS = [
  "papers",
  "heldOriginals",
  "feesPaid",
  "rule",
  "supplementRule",
  "maxSupplements",
  "dueTrace",
  "clockEvents",
  "supplements",
  "extensions",
  "adjustments",
  "obligations",
  "refusalReason",
  "result",
  "handOver",
] as const satisfies readonly (keyof Dossier)[];

type Details = Pick<Dossier, (typeof DETAILS)[number]>;

/** The dossier as its row, without the head of its history. */
export function rowOf(dossier: Dossier): Omit<NewDossierRow, "head_hash"> {
  return {
    id: dossier.id,
    version: dossier.version,
    code: dossier.code,
    secret: dossier.secret,
    state: dossier.state,
    ending: dossier.ending,
    money: dossier.money,
    delivery: dossier.delivery,
    sync: dossier.sync,
    channel: dossier.channel,
    return_by: dossier.returnBy,
    procedure_id: dossier.procedureId,
    procedure_code: dossier.procedureCode,
    procedure_name: dossier.procedureName,
    version_id: dossier.versionId,
    case_id: dossier.caseId,
    case_name: dossier.caseName,
    immediate: dossier.immediate,
    workflow_version_id: dossier.workflowVersionId,
    agency_id: dossier.agencyId,
    handling_agency_id: dossier.handlingAgencyId,
    involved_agency_ids: `{${dossier.involvedAgencyIds.join(",")}}`,
    receiving_unit_id: dossier.receivingUnitId,
    handler_id: dossier.handlerId,
    owner_id: dossier.ownerId,
    owner_name: dossier.ownerName,
    owner_phone: dossier.ownerPhone,
    submitter_id: dossier.submitterId,
    submitter_name: dossier.submitterName,
    summary: dossier.summary,
    copies: dossier.copies,
    fees_due: dossier.feesDue,
    submitted_at: dossier.submittedAt.toString(),
    accepted_at: text(dossier.acceptedAt),
    original_due_at: text(dossier.originalDueAt),
    due_at: text(dossier.dueAt),
    resolved_at: text(dossier.resolvedAt),
    ended_at: text(dossier.endedAt),
    closed_at: text(dossier.closedAt),
    details: JSON.stringify(Object.fromEntries(DETAILS.map((key) => [key, dossier[key]]))),
    search: searchText(dossier),
  };
}

/** The dossier that a row holds. */
export function dossierOf(row: DossierRow): Dossier {
  return {
    id: row.id,
    version: row.version,
    code: row.code,
    secret: row.secret,
    state: row.state,
    ending: row.ending,
    money: row.money,
    delivery: row.delivery,
    sync: row.sync,
    channel: row.channel,
    returnBy: row.return_by,
    procedureId: row.procedure_id,
    procedureCode: row.procedure_code,
    procedureName: row.procedure_name,
    versionId: row.version_id,
    caseId: row.case_id,
    caseName: row.case_name,
    immediate: row.immediate,
    workflowVersionId: row.workflow_version_id,
    agencyId: row.agency_id,
    handlingAgencyId: row.handling_agency_id,
    involvedAgencyIds: row.involved_agency_ids,
    receivingUnitId: row.receiving_unit_id,
    handlerId: row.handler_id,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    ownerPhone: row.owner_phone,
    submitterId: row.submitter_id,
    submitterName: row.submitter_name,
    summary: row.summary,
    copies: row.copies,
    feesDue: row.fees_due,
    submittedAt: row.submitted_at,
    acceptedAt: row.accepted_at,
    originalDueAt: row.original_due_at,
    dueAt: row.due_at,
    resolvedAt: row.resolved_at,
    endedAt: row.ended_at,
    closedAt: row.closed_at,
    ...paidOf(row),
    ...(revive(row.details) as Details),
  };
}

/** Rows older than partial payments say by their axis alone what was paid. */
function paidOf({ money, fees_due }: DossierRow): Partial<Details> {
  return { feesPaid: money === "paid" ? fees_due : 0 };
}

/** The dossier as plain JSON and back: how a stored answer of an idempotent act keeps it. */
export function dossierFromJson(json: unknown): Dossier {
  return revive(json) as Dossier;
}

/**
 * What the journal keeps of an event: ids of people and no names, no free summary (Law 91/2025 on personal data);
 * no sentences that the rule renders again, and never the secret of the receipt.
 */
export function payloadOf(event: DossierEvent): Readonly<Record<string, unknown>> {
  const { kind: _kind, at: _at, ...payload } = event;
  const {
    owner,
    submitter,
    summary: _summary,
    secret: _secret,
    dueTrace: _trace,
    ...kept
  } = { ...NOTHING, ...payload };
  return owner === undefined ? kept : { ...kept, ownerId: owner.id, submitterId: submitter?.id };
}

type Dropped = Partial<
  Pick<DossierSubmitted, "owner" | "submitter" | "secret"> & { summary: unknown; dueTrace: unknown }
>;
const NOTHING: Dropped = {};

/** An instant as journal and chain write it: UTC, to the microsecond. */
export function journalInstant(at: Instant): string {
  return at.toString({ smallestUnit: "microsecond" });
}

/** Instants and dates of stored JSON, told by the names of their keys: `at`, `from`, `to`, `…At`; `…On` is a date. */
export function revive(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(revive);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, reviveMember(key, member)]));
}

function reviveMember(key: string, member: unknown): unknown {
  if (typeof member !== "string") return revive(member);
  if (/^(?:at|from|to)$|At$/.test(key)) return Temporal.Instant.from(member);
  return key.endsWith("On") ? Temporal.PlainDate.from(member) : member;
}

function searchText(dossier: Dossier): string {
  const { code, ownerName, submitterName, ownerPhone } = dossier;
  const submitter = submitterName === ownerName ? null : submitterName;
  return foldVietnamese([code, ownerName, submitter, ownerPhone].filter((part) => part !== null).join(" "));
}

function text(instant: Instant | null): string | null {
  return instant === null ? null : instant.toString();
}
