import { createHash } from "node:crypto";
import { sql } from "kysely";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Report } from "../domain/report.ts";
import { readReport, writeReport } from "./report-codec.ts";

/** A stored version without its figures, as lists show it. */
export type VersionLine = {
  readonly id: string;
  readonly template: string;
  readonly agencyId: string | null;
  readonly periodFrom: PlainDate;
  readonly periodTo: PlainDate;
  readonly number: number;
  readonly asOf: Instant;
  readonly madeBy: string;
  readonly madeAt: Instant;
};

/** A stored version with its report, and whether the kept text still has the hash it was stored with. */
export type Version = VersionLine & { readonly report: Report; readonly sha256: string; readonly isIntact: boolean };

export type NewVersion = {
  readonly id: string;
  readonly report: Report;
  readonly agencyId: string | null;
  readonly madeBy: string;
  readonly madeAt: Instant;
};

/** Keeps a report for ever as the next version of its period. Answers its number. */
export async function saveVersion(tx: Tx, { id, report, agencyId, madeBy, madeAt }: NewVersion): Promise<number> {
  const figures = writeReport(report);
  const { template, period, asOf } = report;
  // Two who close the same report at once get two numbers.
  await sql`select pg_advisory_xact_lock(hashtext(${`report-version ${template}`}))`.execute(tx);
  const { rows } = await sql<{ number: number }>`
    insert into report_version (id, template, agency_id, period_from, period_to, number, as_of, figures, sha256, made_by,
      made_at)
    select ${id}, ${template}, ${agencyId}::uuid, ${period.from.toString()}::date, ${period.to.toString()}::date,
      coalesce(max(number), 0) + 1, ${sqlInstant(asOf)}::timestamptz, ${figures}, ${hashOf(figures)}::bytea,
      ${madeBy}::uuid, ${sqlInstant(madeAt)}::timestamptz
    from report_version
    where template = ${template} and agency_id is not distinct from ${agencyId}::uuid
      and period_from = ${period.from.toString()}::date and period_to = ${period.to.toString()}::date
    returning number`.execute(tx);
  return rows[0]?.number ?? 0;
}

export type VersionFilter = {
  readonly template?: string;
  /** Versions of these agencies only; absent is every version. */
  readonly agencyIds?: readonly string[];
  /** Of exactly this report of this period. */
  readonly sameAs?: Pick<VersionLine, "template" | "agencyId" | "periodFrom" | "periodTo">;
};

/** Stored versions, the newest first; a page of them, behind the instant and id of the last one seen. */
export async function listVersions(
  db: Db,
  { agencyIds, sameAs }: VersionFilter,
  { limit, after }: { readonly limit: number; readonly after?: VersionCursor | undefined },
): Promise<readonly VersionLine[]> {
  const reach = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const behind =
    after === undefined
      ? sql`true`
      : sql`(made_at, id) < (${sqlInstant(after.madeAt)}::timestamptz, ${after.id}::uuid)`;
  const same =
    sameAs === undefined
      ? sql`true`
      : sql`template = ${sameAs.template} and agency_id is not distinct from ${sameAs.agencyId}::uuid
          and period_from = ${sameAs.periodFrom.toString()}::date and period_to = ${sameAs.periodTo.toString()}::date`;
  const { rows } = await sql<VersionLine>`
    select ${LINE} from report_version where ${reach} and ${same} and ${behind}
    order by made_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}

export type VersionCursor = { readonly madeAt: Instant; readonly id: string };

/** A stored version with its report, or undefined. */
export async function findVersion(db: Db, id: string): Promise<Version | undefined> {
  if (!UUID.test(id)) return undefined;
  const { rows } = await sql<VersionLine & { figures: string; sha256: Buffer }>`
    select ${LINE}, figures, sha256 from report_version where id = ${id}::uuid`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { figures, sha256, ...line } = row;
  return {
    ...line,
    report: readReport(figures),
    sha256: sha256.toString("hex"),
    isIntact: hashOf(figures).equals(sha256),
  };
}

const LINE = sql`id, template, agency_id as "agencyId", period_from as "periodFrom", period_to as "periodTo", number,
  as_of as "asOf", made_by as "madeBy", made_at as "madeAt"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function hashOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** Where a page of versions begins, from an address; what cannot be one is the first page. */
export function readVersionCursor(text: string): VersionCursor | undefined {
  const [, at = "", id = ""] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(text) ?? [];
  if (!UUID.test(id)) return undefined;
  try {
    return { madeAt: Temporal.Instant.from(at), id };
  } catch {
    return undefined;
  }
}
