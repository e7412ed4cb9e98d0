import { dateInVietnam, formatDate, type Instant } from "#kernel/time.ts";
import { type Heading, type Sheet, sheetOf } from "./sheet.ts";

/** One dossier in the register. */
export type RegisterRow = {
  readonly code: string;
  readonly procedure: string;
  readonly sets: number;
  readonly owner: string;
  readonly contact: string;
  readonly resolvingUnit: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly returnBy: string;
  readonly note: string;
};

/** Everything in the Sổ theo dõi hồ sơ of one unit and period; ordinals run over the whole year (TT 01/2018 Điều 10). */
export type Register = {
  readonly heading: Heading;
  readonly period: string;
  /** As of when the columns of dates are told: `hết ngày 30/11/2026`. */
  readonly asOf: string;
  readonly volume: string;
  readonly firstOrdinal: number;
  readonly rows: readonly RegisterRow[];
};

/** The register with the columns of the official form. */
export function presentRegister(register: Register): Sheet {
  return sheetOf("register", register.heading, {
    period: register.period,
    asOf: register.asOf,
    volume: register.volume,
    rows: register.rows.map((row, index) => ({
      ordinal: String(register.firstOrdinal + index),
      code: row.code,
      procedure: row.procedure,
      sets: String(row.sets).padStart(2, "0"),
      owner: row.owner,
      contact: row.contact,
      resolvingUnit: row.resolvingUnit,
      receivedOn: dayOf(row.receivedAt),
      dueOn: dayOf(row.dueAt),
      returnedOn: dayOf(row.returnedAt),
      returnBy: row.returnBy,
      note: row.note,
    })),
  });
}

function dayOf(instant: Instant | null): string {
  return instant === null ? "" : formatDate(dateInVietnam(instant));
}
