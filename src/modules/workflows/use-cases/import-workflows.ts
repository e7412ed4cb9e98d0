import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import { lintWorkflow } from "../domain/lint.ts";
import { readFlow, type PublishedFlow } from "../domain/read-flow.ts";
import { insertDraft, listVersionsOf, markPublished } from "../store/versions.ts";

const STEP = z.object({
  step: z.string().trim().min(1).max(40),
  cells: z.array(z.string().max(5000)).default([]),
  actor: z.string().max(500).default(""),
  duration: z.string().max(200).default(""),
  days: z.number().min(0).max(5000).nullable().default(null),
});
const FLOW = z.object({
  decision: z.string().trim().min(1).max(100),
  date: z.string().trim().max(40),
  n: z.number().int().min(0).max(999),
  context: z.string().max(20_000).default(""),
  steps: z.array(STEP).min(1).max(80),
  total: z.string().max(500).default(""),
  total_days: z.number().min(0).max(5000).nullable().default(null),
});

export type ImportedFlow = {
  readonly at: number;
  readonly code: string;
  readonly name: string;
  readonly outcome: "new-version" | "unchanged" | "published";
  readonly steps: number;
  readonly doubts: readonly string[];
  readonly findings: readonly string[];
};

export type RejectedFlow = { readonly at: number; readonly reason: string };

export type FlowImport = { readonly imported: readonly ImportedFlow[]; readonly rejected: readonly RejectedFlow[] };

export type ImportRequest = {
  readonly text: string;
  readonly newId: () => string;
  readonly now: Instant;
  /** Put in force what has neither findings nor doubts; all else stays a draft. */
  readonly publishing: "drafts-only" | "publish-clean";
};

/**
 * Reads published processes from JSON. Each becomes a draft of the next version, with all that is doubtful
 * listed; the same file again changes nothing. A file that is no list of processes is refused whole.
 */
export async function importWorkflows(db: Db, request: ImportRequest): Promise<Result<FlowImport, string>> {
  const list = readList(request.text);
  if (!list.ok) return list;
  const imported: ImportedFlow[] = [];
  const rejected: RejectedFlow[] = [];
  for (const [at, entry] of list.value.entries()) {
    const parsed = FLOW.safeParse(entry);
    if (parsed.success) imported.push(await importOne(db, request, { at, flow: flowOf(parsed.data) }));
    else rejected.push({ at, reason: reasonOf(parsed.error) });
  }
  return ok({ imported, rejected });
}

async function importOne(
  db: Db,
  { newId, now, publishing }: ImportRequest,
  { at, flow }: { readonly at: number; readonly flow: PublishedFlow },
): Promise<ImportedFlow> {
  const { definition, doubts } = readFlow(flow);
  const findings = lintWorkflow(definition);
  const told = {
    at,
    code: definition.code,
    name: definition.name,
    steps: definition.steps.length,
    doubts: doubts.map((doubt) => doubt.vi),
    findings: findings.map((finding) => finding.vi),
  };
  return transact(db, async (tx): Promise<ImportedFlow> => {
    const [newest] = await listVersionsOf(tx, definition.code);
    const isKnown = newest !== undefined && isSame(newest.definition, definition);
    const isClean = publishing === "publish-clean" && findings.length === 0 && doubts.length === 0;
    const decidedOn = readDate(flow.date);
    if (isKnown && (newest.state === "published" || !isClean || decidedOn === undefined))
      return { ...told, outcome: "unchanged" };
    const id = newId();
    await insertDraft(tx, { id, definition, now, by: null });
    if (!isClean || decidedOn === undefined) return { ...told, outcome: "new-version" };
    await markPublished(tx, {
      id,
      approval: { number: flow.decision, date: decidedOn },
      from: decidedOn,
      now,
      by: null,
    });
    return { ...told, outcome: "published" };
  });
}

function isSame(a: WorkflowDefinition, b: WorkflowDefinition): boolean {
  return isDeepStrictEqual(a, JSON.parse(JSON.stringify(b)));
}

function readList(text: string): Result<readonly unknown[], string> {
  if (text.trim() === "") return err("Tệp không có nội dung.");
  if (text.includes("\uFFFD")) return err("Tệp không phải UTF-8.");
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return Array.isArray(json) ? ok(json) : err("Tệp phải là một danh sách quy trình (JSON).");
  } catch {
    return err("Tệp không phải JSON đọc được.");
  }
}

function flowOf(entry: z.infer<typeof FLOW>): PublishedFlow {
  return {
    decision: entry.decision,
    date: entry.date,
    n: entry.n,
    context: entry.context.normalize("NFC"),
    total: entry.total.normalize("NFC"),
    totalDays: entry.total_days,
    steps: entry.steps.map(({ step, cells, actor, duration, days }) => ({
      step,
      text: (cells[0] ?? "").normalize("NFC").replace(/^-\s*/, "").trim(),
      actor: actor.normalize("NFC").trim(),
      duration,
      days,
    })),
  };
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "không đúng dạng"}`;
}

function readDate(text: string): PlainDate | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text.trim());
  const [, day = 0, month = 0, year = 0] = match === null ? [] : match.map(Number);
  try {
    return match === null ? undefined : Temporal.PlainDate.from({ day, month, year }, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
