import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listPeople } from "#modules/identity/index.ts";
import { type Agency, listAgencies } from "#modules/organizations/index.ts";
import { regimeOn } from "../domain/form-set.ts";
import type { Register, RegisterRow } from "../domain/register.ts";
import { boundsOf, MAX_REGISTER_ROWS, type Period, periodInWords, yearStart } from "../domain/register-period.ts";
import { countRegister, listRegister, type RegisterEntry } from "../store/register.ts";
import { spaced } from "./facts.ts";

export type RegisterWanted = { readonly agency: Agency; readonly period: Period; readonly now: Instant };

/**
 * Fills the Sổ theo dõi hồ sơ of an agency for a period; ordinals run over the whole year (TT 01/2018/TT-VPCP Điều 10).
 * Refused when the period holds more dossiers than one print-out takes.
 */
export async function registerOf(
  db: Db,
  { agency, period, now }: RegisterWanted,
): Promise<Result<Register, { readonly kind: "printing/too-long" }>> {
  const { start, end } = boundsOf(period);
  const agencyId = agency.id;
  const entries = await listRegister(db, { agencyId, start, end }, MAX_REGISTER_ROWS + 1);
  if (entries.length > MAX_REGISTER_ROWS) return err({ kind: "printing/too-long" });
  const [before, people, agencies] = await Promise.all([
    countRegister(db, { agencyId, start: yearStart(period), end: start }),
    listPeople(db, [...new Set(entries.map(({ ownerId }) => ownerId))]),
    listAgencies(db),
  ]);
  const addresses = new Map(people.map(({ id, address }) => [id, address]));
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  return ok({
    heading: {
      letterhead: {
        superior: agency.superiorName,
        agency: agency.name,
        place: agency.place,
        date: dateInVietnam(now),
      },
      regime: regimeOn(period.from),
      code: null,
      copies: "single",
    },
    period: periodInWords(period),
    volume: String(period.from.year),
    firstOrdinal: before + 1,
    rows: entries.map((entry) => rowOf(entry, addresses, names)),
  });
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
