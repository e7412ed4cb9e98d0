import { dateInVietnam, formatInstant, formatDate, inVietnam, Temporal, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listPeople } from "#modules/identity/index.ts";
import { type Agency, listAgencies } from "#modules/organizations/index.ts";
import { regimeOn } from "../domain/form-set.ts";
import type { Register, RegisterRow } from "../domain/register.ts";
import { boundsOf, MAX_REGISTER_ROWS, type Period, periodInWords, yearStart } from "../domain/register-period.ts";
import { type RegisterVolume, volumeName, volumesOf } from "../domain/register-volumes.ts";
import {
  countRegister,
  listRegister,
  registerRowAt,
  type RegisterCursor,
  type RegisterEntry,
  type Span,
} from "../store/register.ts";
import { spaced } from "./facts.ts";

export type RegisterWanted = {
  readonly agency: Agency;
  readonly period: Period;
  /** As of when: acts at or after it do not count. */
  readonly until: Instant;
};

/** The volumes in which the register of a period is printed, with the ordinals of each. */
export async function registerVolumes(db: Db, wanted: RegisterWanted): Promise<readonly RegisterVolume[]> {
  const [before, rows] = await Promise.all([ordinalsBefore(db, wanted), countRegister(db, spanOf(wanted))]);
  return volumesOf(rows, MAX_REGISTER_ROWS, before);
}

/** Fills one volume of the Sổ theo dõi hồ sơ of an agency for a period (TT 01/2018/TT-VPCP Điều 10). */
export async function registerOf(
  db: Db,
  wanted: RegisterWanted & { readonly volume: RegisterVolume; readonly printedAt: Instant },
): Promise<Register> {
  const { agency, period, until, volume, printedAt } = wanted;
  const after =
    volume.number === 1 ? undefined : await registerRowAt(db, spanOf(wanted), (volume.number - 1) * MAX_REGISTER_ROWS);
  const rows = await pageOf(db, wanted, { after, limit: MAX_REGISTER_ROWS });
  return {
    heading: {
      letterhead: {
        superior: agency.superiorName,
        agency: agency.name,
        place: agency.place,
        date: dateInVietnam(printedAt),
      },
      regime: regimeOn(period.from),
      code: null,
      copies: "single",
    },
    period: periodInWords(period),
    asOf: instantInWords(until),
    volume: volumeName(period.from.year, volume),
    firstOrdinal: volume.firstOrdinal,
    rows: rows.map(({ row }) => row),
  };
}

/** Every row of the register with its ordinal, read page by page as the reader takes them: no limit of rows. */
export async function* registerRows(
  db: Db,
  wanted: RegisterWanted,
): AsyncGenerator<RegisterRow & { readonly ordinal: number }> {
  let ordinal = await ordinalsBefore(db, wanted);
  let after: RegisterCursor | undefined;
  for (;;) {
    const page = await pageOf(db, wanted, { after, limit: PAGE });
    for (const { row } of page) {
      ordinal += 1;
      yield { ...row, ordinal };
    }
    after = page.at(-1)?.entry;
    if (page.length < PAGE) return;
  }
}

const PAGE = 500;

/** `hết ngày 30/11/2026`, or `09:15 27/11/2026` within a day. */
export function instantInWords(until: Instant): string {
  const local = inVietnam(until);
  const isMidnight = local.toPlainTime().equals(Temporal.PlainTime.from("00:00"));
  return isMidnight ? `hết ngày ${formatDate(local.toPlainDate().subtract({ days: 1 }))}` : formatInstant(until);
}

/** The span of the period as far as it had passed at the instant asked. */
function spanOf({ agency, period, until }: RegisterWanted): Span {
  const { start, end } = boundsOf(period);
  return { agencyId: agency.id, start, end: Temporal.Instant.compare(end, until) < 0 ? end : until };
}

async function ordinalsBefore(db: Db, { agency, period }: RegisterWanted): Promise<number> {
  return countRegister(db, { agencyId: agency.id, start: yearStart(period), end: boundsOf(period).start });
}

type Page = { readonly after: RegisterCursor | undefined; readonly limit: number };

async function pageOf(
  db: Db,
  wanted: RegisterWanted,
  page: Page,
): Promise<readonly { readonly entry: RegisterEntry; readonly row: RegisterRow }[]> {
  const entries = await listRegister(db, spanOf(wanted), { ...page, until: wanted.until });
  const [people, agencies] = await Promise.all([
    listPeople(db, [...new Set(entries.map(({ ownerId }) => ownerId))]),
    listAgencies(db),
  ]);
  const addresses = new Map(people.map(({ id, address }) => [id, address]));
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  return entries.map((entry) => ({ entry, row: rowOf(entry, addresses, names) }));
}

function rowOf(
  entry: RegisterEntry,
  addresses: ReadonlyMap<string, string>,
  agencies: ReadonlyMap<string, string>,
): RegisterRow {
  const contact = [addresses.get(entry.ownerId) ?? "", spaced(entry.ownerPhone ?? "")].filter((part) => part !== "");
  return {
    code: entry.code,
    procedure: entry.procedureName,
    sets: entry.copies,
    owner: entry.ownerName,
    contact: contact.join("; "),
    resolvingUnit: agencies.get(entry.handlingAgencyId) ?? "",
    receivedAt: entry.acceptedAt,
    dueAt: entry.dueAt,
    returnedAt: entry.returnedAt,
    returnBy: RETURN_WAYS[entry.returnBy],
    note: entry.ending === null ? "" : NOTES[entry.ending],
  };
}

const RETURN_WAYS = {
  "at-centre": "Trực tiếp",
  "by-post": "Bưu chính",
  online: "Trực tuyến",
} as const satisfies Record<RegisterEntry["returnBy"], string>;

const NOTES = { returned: "", refused: "Từ chối", withdrawn: "Rút hồ sơ", stopped: "Dừng giải quyết" } as const;
