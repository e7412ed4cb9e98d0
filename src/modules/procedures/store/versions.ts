import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Instant } from "#kernel/time.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { DifferenceLine } from "../domain/difference.ts";
import type { ProcedureContent, ProcedureVersion, VersionSource, VersionState } from "../domain/procedure.ts";
import { tablesOf } from "./tables.ts";

/** A version to be written; ids are made by the caller. */
export type NewVersion = {
  readonly id: string;
  readonly procedureId: string;
  readonly number: number;
  readonly source: VersionSource;
  readonly state: VersionState;
  readonly agencyId: string | null;
  readonly content: ProcedureContent;
  readonly sealed: Sealed;
  readonly difference: readonly DifferenceLine[];
  readonly reason: string;
  readonly createdBy: string | null;
  readonly cases: readonly {
    readonly id: string;
    readonly caseCode: string;
    readonly workflowVersionId: string | null;
  }[];
};

/** A content as it is written, and its sha256. The order of keys is the reader's; it is the same for the same record. */
export type Sealed = { readonly json: string; readonly hash: Buffer };

/** Writes a content down once, to be hashed and stored. */
export function sealContent(content: ProcedureContent): Sealed {
  const json = JSON.stringify(content);
  return { json, hash: createHash("sha256").update(json).digest() };
}

/** Writes procedures that are new: id, code and the hash of the national record, if it came from one. */
export async function insertProcedures(
  tx: Tx,
  rows: readonly { readonly id: string; readonly code: string; readonly sourceHash: Buffer | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tablesOf(tx)
    .insertInto("procedure")
    .values(rows.map(({ id, code, sourceHash }) => ({ id, code, source_hash: sourceHash })))
    .execute();
}

/** Writes versions with their cases, in two statements however many they are. */
export async function insertVersions(tx: Tx, versions: readonly NewVersion[], now: Instant): Promise<void> {
  if (versions.length === 0) return;
  await tablesOf(tx)
    .insertInto("procedure_version")
    .values(versions.map((version) => versionRow(version, now)))
    .execute();
  const cases = versions.flatMap(caseRows);
  if (cases.length > 0) await tablesOf(tx).insertInto("procedure_case").values(cases).execute();
}

function versionRow(version: NewVersion, now: Instant) {
  const { content } = version;
  return {
    id: version.id,
    procedure_id: version.procedureId,
    number: version.number,
    source: version.source,
    state: version.state,
    name: content.name,
    field_name: content.fieldName,
    agency_id: version.agencyId,
    agency_text: content.agencyText,
    keywords: content.keywords,
    doubtful: content.doubts.length > 0,
    content: version.sealed.json,
    content_hash: version.sealed.hash,
    difference: JSON.stringify(version.difference),
    reason: version.reason,
    valid_from: dateInVietnam(now).toString(),
    valid_to: null,
    created_at: sqlInstant(now),
    created_by: version.createdBy,
  };
}

function caseRows(version: NewVersion) {
  return version.cases.map((one, position) => {
    const content = version.content.cases[position];
    return {
      id: one.id,
      version_id: version.id,
      procedure_id: version.procedureId,
      position,
      case_code: one.caseCode,
      name: content?.caseName ?? "",
      limit_text: content?.limitText ?? "",
      workflow_version_id: one.workflowVersionId,
    };
  });
}

/** Ends versions: those in force keep their last day, proposals are simply overtaken. */
export async function supersedeVersions(tx: Tx, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tablesOf(tx)
    .updateTable("procedure_version")
    .set({ state: "superseded", valid_to: dateInVietnam(now).toString() })
    .where("id", "in", ids)
    .execute();
}

/** Tells every process that the catalogue changed. */
export async function bumpCatalogue(tx: Tx): Promise<void> {
  await tablesOf(tx)
    .updateTable("catalogue_state")
    .set({ version: sql<number>`version + 1` })
    .execute();
}

/** The number that grows with every change of the catalogue. */
export async function catalogueVersion(db: Db): Promise<number> {
  const row = await tablesOf(db).selectFrom("catalogue_state").select("version").executeTakeFirstOrThrow();
  return row.version;
}

export type StoredVersion = ProcedureVersion & {
  readonly agencyId: string | null;
  readonly difference: readonly DifferenceLine[];
  readonly reason: string;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
};

/** All versions of a procedure, newest first. */
export async function listVersions(db: Db, procedureId: string): Promise<readonly StoredVersion[]> {
  const rows = await versionQuery(db).where("procedure_id", "=", procedureId).orderBy("number", "desc").execute();
  return rows.map(toVersion);
}

/** The version with that id. Throws when there is none. */
export async function getVersion(db: Db, id: string): Promise<StoredVersion> {
  return toVersion(await versionQuery(db).where("id", "=", id).executeTakeFirstOrThrow());
}

/** Versions in force or proposed of procedures by code, content included. */
export async function currentVersions(db: Db, procedureIds: readonly string[]): Promise<readonly StoredVersion[]> {
  if (procedureIds.length === 0) return [];
  const rows = await versionQuery(db)
    .where("procedure_id", "in", procedureIds)
    .where("state", "in", ["in-force", "proposed"])
    .execute();
  return rows.map(toVersion);
}

/** Highest version number of each procedure. */
export async function lastNumbers(db: Db, procedureIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (procedureIds.length === 0) return new Map();
  const rows = await tablesOf(db)
    .selectFrom("procedure_version")
    .select(({ fn }) => ["procedure_id", fn.max("number").as("number")])
    .where("procedure_id", "in", procedureIds)
    .groupBy("procedure_id")
    .execute();
  return new Map(rows.map((row) => [row.procedure_id, row.number]));
}

function versionQuery(db: Db) {
  return tablesOf(db)
    .selectFrom("procedure_version")
    .select(["id", "procedure_id", "number", "source", "state", "agency_id", "content", "difference", "reason"])
    .select(["valid_from", "valid_to", "created_at", "created_by"]);
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionQuery>["executeTakeFirstOrThrow"]>>;

function toVersion(row: VersionRow): StoredVersion {
  return {
    id: row.id,
    procedureId: row.procedure_id,
    number: row.number,
    source: row.source,
    state: row.state,
    agencyId: row.agency_id,
    validFrom: row.valid_from.toString(),
    validTo: row.valid_to?.toString() ?? null,
    content: row.content,
    difference: row.difference,
    reason: row.reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** The field of administration (lĩnh vực) of a version; a version keeps its word, so each process asks once. */
export async function fieldOfVersion(db: Db, versionId: string): Promise<ProcedureField | undefined> {
  const known = FIELDS.get(versionId);
  if (known !== undefined) return known;
  const { rows } = await sql<ProcedureField>`
    select content ->> 'fieldCode' as code, field_name as name from procedure_version where id = ${versionId}`.execute(
    db,
  );
  const [field] = rows;
  if (field !== undefined) FIELDS.set(versionId, field);
  return field;
}

export type ProcedureField = { readonly code: string; readonly name: string };

const FIELDS = new Map<string, ProcedureField>();
