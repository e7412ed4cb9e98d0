import type { Instant } from "#kernel/time.ts";
import { transact, type Db, type Tx } from "#platform/db/db.ts";
import { differenceBetween, differenceSentence, type DifferenceLine } from "../domain/difference.ts";
import type { Limit } from "../domain/limit.ts";
import type { ProcedureContent } from "../domain/procedure.ts";
import type { ReportEntry } from "../import/report.ts";
import type { LineReading } from "../national/read-record.ts";
import { knownProcedures, lockCatalogue, noteCodes, noteSources } from "../store/imports.ts";
import {
  bumpCatalogue,
  currentVersions,
  insertProcedures,
  insertVersions,
  lastNumbers,
  sealContent,
  supersedeVersions,
  type NewVersion,
  type Sealed,
  type StoredVersion,
} from "../store/versions.ts";

export type BatchRecord = { readonly line: number; readonly reading: LineReading };

export type BatchContext = {
  readonly importId: string;
  readonly newId: () => string;
  readonly now: Instant;
  readonly agencyIds: ReadonlyMap<string, string>;
  readonly workflowFor: (limit: Limit) => Promise<string | null>;
  readonly openDossiers: (procedureIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
};

export type BatchOutcome = {
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly doubtful: number;
  readonly entries: readonly ReportEntry[];
};

type Accepted = {
  readonly line: number;
  readonly content: ProcedureContent;
  readonly sealed: Sealed;
  readonly reasons: readonly string[];
};
type Change = { readonly accepted: Accepted; readonly version: NewVersion; readonly replaces: readonly string[] };

/** Writes one batch in one transaction and tells what became of each record. */
export async function importBatch(
  db: Db,
  records: readonly BatchRecord[],
  context: BatchContext,
): Promise<BatchOutcome> {
  const accepted = records.flatMap(acceptedOf);
  const workflows = await defaultWorkflows(accepted, context);
  const outcome = await transact(db, (tx) => write(tx, accepted, { ...context, workflows }));
  const touched = await context.openDossiers(outcome.changes.map((change) => change.version.procedureId));
  const entries = [
    ...records.flatMap(rejectionOf),
    ...outcome.duplicates,
    ...outcome.kept.filter((one) => one.reasons.length > 0).map(doubtOf),
    ...outcome.changes.map((change) => updateOf(change, touched)),
  ];
  const rejected = entries.filter((entry) => entry.outcome === "rejected").length;
  const doubtful = entries.filter((entry) => entry.outcome === "doubtful").length;
  const { imported, unchanged, changes } = outcome;
  const inOrder = entries.sort((a, b) => a.line - b.line);
  return { imported, updated: changes.length, unchanged, rejected, doubtful, entries: inOrder };
}

type WriteContext = BatchContext & { readonly workflows: ReadonlyMap<string, string | null> };

async function write(tx: Tx, all: readonly Accepted[], context: WriteContext) {
  await lockCatalogue(tx);
  const { kept, duplicates } = await withoutRepetitions(tx, all, context.importId);
  const known = await knownProcedures(
    tx,
    kept.map((one) => one.content.code),
  );
  const fresh = kept.filter((one) => !known.has(one.content.code));
  const altered = kept.filter(
    (one) => known.get(one.content.code)?.sourceHash?.equals(one.sealed.hash) === false || isUnread(known, one),
  );
  const changes = await changesOf(tx, altered, context, known);
  const versions = fresh.map((one) => newVersion(one, context, { procedureId: context.newId(), number: 1 }));
  await insertProcedures(
    tx,
    versions.map((version) => ({
      id: version.procedureId,
      code: version.content.code,
      sourceHash: version.sealed.hash,
    })),
  );
  await noteSources(
    tx,
    altered.map((one) => ({ id: known.get(one.content.code)?.id ?? "", sourceHash: one.sealed.hash })),
  );
  await supersedeVersions(
    tx,
    changes.flatMap((change) => change.replaces),
    context.now,
  );
  await insertVersions(tx, [...versions, ...changes.map((change) => change.version)], context.now);
  if (versions.length + changes.length > 0) await bumpCatalogue(tx);
  const unchanged = kept.length - fresh.length - changes.length;
  return { kept, duplicates, changes, imported: fresh.length, unchanged };
}

/** A procedure of the starter catalogue for which no national record has been read yet. */
function isUnread(known: Awaited<ReturnType<typeof knownProcedures>>, one: Accepted): boolean {
  return known.get(one.content.code)?.sourceHash === null;
}

async function withoutRepetitions(tx: Tx, all: readonly Accepted[], importId: string) {
  const first = new Map<string, number>();
  for (const one of all) if (!first.has(one.content.code)) first.set(one.content.code, one.line);
  const earlier = await noteCodes(
    tx,
    importId,
    [...first].map(([code, line]) => ({ code, line })),
  );
  const lineBefore = (one: Accepted) => {
    const before = earlier.get(one.content.code) ?? first.get(one.content.code);
    return before === one.line ? undefined : before;
  };
  const kept = all.filter((one) => lineBefore(one) === undefined);
  const duplicates = all.flatMap((one): ReportEntry[] => {
    const before = lineBefore(one);
    if (before === undefined) return [];
    const { code, name } = one.content;
    return [
      { line: one.line, code, name, outcome: "rejected", reasons: [`Trùng mã với dòng ${before}`], dossiers: [] },
    ];
  });
  return { kept, duplicates };
}

/**
 * New versions of known procedures. A national version follows a national one at once; what the centre itself says
 * (starter catalogue, administrator) stays in force, and the national record waits beside it for an administrator.
 */
async function changesOf(
  tx: Tx,
  altered: readonly Accepted[],
  context: WriteContext,
  known: Awaited<ReturnType<typeof knownProcedures>>,
): Promise<readonly Change[]> {
  const ids = altered.flatMap((one) => known.get(one.content.code)?.id ?? []);
  const versions = await currentVersions(tx, ids);
  const numbers = await lastNumbers(tx, ids);
  return altered.flatMap((accepted) => {
    const procedureId = known.get(accepted.content.code)?.id ?? "";
    const own = versions.filter((version) => version.procedureId === procedureId);
    const inForce = own.find((version) => version.state === "in-force");
    const proposed = own.find((version) => version.state === "proposed");
    const difference = inForce === undefined ? [] : differenceBetween(inForce.content, accepted.content);
    if (inForce !== undefined && difference.length === 0) return [];
    const waits = inForce !== undefined && inForce.source !== "national";
    const number = (numbers.get(procedureId) ?? 0) + 1;
    const state = waits ? "proposed" : "in-force";
    const version = newVersion(accepted, context, { procedureId, number, state, difference });
    return [{ accepted, version, replaces: idsOf(waits ? [proposed] : [inForce, proposed]) }];
  });
}

function idsOf(versions: readonly (StoredVersion | undefined)[]): readonly string[] {
  return versions.flatMap((version) => version?.id ?? []);
}

type Place = {
  readonly procedureId: string;
  readonly number: number;
  readonly state?: NewVersion["state"];
  readonly difference?: readonly DifferenceLine[];
};

function newVersion({ content, sealed }: Accepted, context: WriteContext, place: Place): NewVersion {
  const agencyId = context.agencyIds.get(content.agencyCode ?? "") ?? null;
  return {
    id: context.newId(),
    procedureId: place.procedureId,
    number: place.number,
    source: "national",
    state: place.state ?? "in-force",
    agencyId,
    content,
    sealed,
    difference: place.difference ?? [],
    reason: "Nhập từ danh mục quốc gia",
    createdBy: null,
    cases: content.cases.map((one) => ({
      id: context.newId(),
      caseCode: one.caseCode,
      workflowVersionId: agencyId === null ? null : (context.workflows.get(limitKey(one.rule?.limit)) ?? null),
    })),
  };
}

async function defaultWorkflows(
  accepted: readonly Accepted[],
  context: BatchContext,
): Promise<ReadonlyMap<string, string | null>> {
  const ours = accepted.filter((one) => context.agencyIds.has(one.content.agencyCode ?? ""));
  const limits = ours.flatMap((one) => one.content.cases.flatMap((each) => each.rule?.limit ?? []));
  const distinct = new Map(limits.map((limit) => [limitKey(limit), limit]));
  const found = new Map<string, string | null>();
  for (const [key, limit] of distinct) found.set(key, await context.workflowFor(limit));
  return found;
}

function limitKey(limit: Limit | undefined): string {
  return limit === undefined ? "" : `${limit.value} ${limit.unit}`;
}

function acceptedOf({ line, reading }: BatchRecord): readonly Accepted[] {
  if (reading.kind === "rejected") return [];
  const { content } = reading;
  return [{ line, content, sealed: sealContent(content), reasons: reading.kind === "doubtful" ? reading.reasons : [] }];
}

function rejectionOf({ line, reading }: BatchRecord): readonly ReportEntry[] {
  if (reading.kind !== "rejected") return [];
  const { code, name, reason } = reading;
  return [{ line, code, name, outcome: "rejected", reasons: [reason], dossiers: [] }];
}

function doubtOf({ line, content, reasons }: Accepted): ReportEntry {
  return { line, code: content.code, name: content.name, outcome: "doubtful", reasons, dossiers: [] };
}

function updateOf({ accepted, version }: Change, touched: ReadonlyMap<string, readonly string[]>): ReportEntry {
  const waits = version.state === "proposed" ? ["Chờ quản trị xác nhận (bản đang dùng do Trung tâm cấu hình)"] : [];
  return {
    line: accepted.line,
    code: accepted.content.code,
    name: accepted.content.name,
    outcome: "updated",
    reasons: [...waits, ...version.difference.map(differenceSentence)],
    dossiers: touched.get(version.procedureId) ?? [],
  };
}
