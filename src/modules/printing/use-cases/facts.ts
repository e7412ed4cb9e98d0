import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { type Dossier, type EventKind, timeline, type TimelineEntry } from "#modules/dossiers/index.ts";
import { findOfficer, findPerson, type Person } from "#modules/identity/index.ts";
import { type Agency, findUnit, getAgency, listAgencies } from "#modules/organizations/index.ts";
import { regimeOn } from "../domain/form-set.ts";
import type { Applicant, Copies, Heading } from "../domain/sheet.ts";

/** What every form of one dossier is filled from. */
export type Facts = {
  readonly db: Db;
  readonly dossier: Dossier;
  readonly copies: Copies;
  /** The centre; the resolving agency itself where there is none. */
  readonly centre: Agency;
  readonly handling: Agency;
  readonly receivingUnit: string;
  readonly owner: Person | undefined;
  readonly submitter: Person | undefined;
  readonly entries: readonly TimelineEntry[];
};

export type Wanted = { readonly dossier: Dossier; readonly copies: Copies };

/** Reads what the forms have in common. Personal numbers are left to the form that prints them. */
export async function gatherFacts(db: Db, { dossier, copies }: Wanted): Promise<Facts> {
  const [agencies, handling, unit, owner, submitter, entries] = await Promise.all([
    listAgencies(db),
    getAgency(db, dossier.handlingAgencyId),
    findUnit(db, dossier.receivingUnitId),
    findPerson(db, dossier.ownerId),
    findPerson(db, dossier.submitterId),
    timeline(db, dossier.id),
  ]);
  const centre = agencies.find(({ kind }) => kind === "centre") ?? handling;
  return { db, dossier, copies, centre, handling, receivingUnit: unit?.name ?? centre.name, owner, submitter, entries };
}

/** The letterhead of an agency on the day of an act, with the set of forms in force at the dossier's intake. */
export function headingOf({ dossier, copies }: Facts, agency: Agency, at: Instant): Heading {
  return {
    letterhead: {
      superior: agency.superiorName,
      agency: agency.name,
      place: agency.place,
      date: dateInVietnam(at),
    },
    regime: regimeOn(dateInVietnam(dossier.submittedAt)),
    code: dossier.code,
    copies,
  };
}

/** The applicant's lines; the personal number only where a form asks for it. */
export function applicantOf({ dossier, owner }: Facts, nationalId = ""): Applicant {
  return {
    owner: dossier.ownerName,
    submitter: dossier.submitterId === dossier.ownerId ? "" : dossier.submitterName,
    address: owner?.address ?? "",
    phone: spaced(owner?.phone ?? dossier.ownerPhone ?? ""),
    email: owner?.email ?? "",
    nationalId,
  };
}

/** The latest of these events in the history, or undefined. */
export function lastOf({ entries }: Facts, ...kinds: readonly EventKind[]): TimelineEntry | undefined {
  return entries.findLast(({ event }) => kinds.includes(event));
}

/** Name and title of whoever did something; empty when unknown. */
export async function officerOf(
  db: Db,
  id: string | undefined,
): Promise<{ readonly name: string; readonly title: string }> {
  const officer = id === undefined ? undefined : await findOfficer(db, id);
  return { name: officer?.name ?? "", title: officer?.title ?? "" };
}

/** A text of an event's payload; empty when it is not one. */
export function textIn(entry: TimelineEntry | undefined, field: string): string {
  const value = entry?.payload[field];
  return typeof value === "string" ? value : "";
}

/** A ten-digit phone number in the groups people read. */
export function spaced(phone: string): string {
  return /^\d{10}$/.test(phone) ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}` : phone;
}
