import { sql } from "kysely";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { sqlInstant, type Db, type Tx } from "#platform/db/db.ts";
import type { Share } from "../../domain/indicators/index-766.ts";
import type { Tally } from "../../domain/indicators/tally.ts";

export type SubjectKind = "agency" | "officer";

/** What somebody entered about a subject and period; never changed, the newest line holds. */
export type EvaluationInput = {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly measure: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly value: { readonly kind: "tally"; readonly tally: Tally } | { readonly kind: "share"; readonly share: Share };
  readonly basis: string;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
};

type Row = Omit<EvaluationInput, "value"> & {
  readonly two: number | null;
  readonly one: number | null;
  readonly zero: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
};

const COLUMNS = sql.raw(`id, subject_kind as "subjectKind", subject_id as "subjectId", measure,
  period_from as "from", period_to as "to", two, one, zero, numerator, denominator, basis,
  entered_by as "enteredBy", entered_at as "enteredAt"`);

/** Keeps a line that was entered. */
export async function insertEvaluation(tx: Tx, input: EvaluationInput): Promise<void> {
  const tally = input.value.kind === "tally" ? input.value.tally : null;
  const share = input.value.kind === "share" ? input.value.share : null;
  await sql`
    insert into evaluation_input (id, subject_kind, subject_id, measure, period_from, period_to, two, one, zero,
      numerator, denominator, basis, entered_by, entered_at)
    values (${input.id}, ${input.subjectKind}, ${input.subjectId}, ${input.measure}, ${input.from.toString()},
      ${input.to.toString()}, ${tally?.two ?? null}, ${tally?.one ?? null}, ${tally?.zero ?? null},
      ${share?.numerator ?? null}, ${share?.denominator ?? null}, ${input.basis}, ${input.enteredBy},
      ${sqlInstant(input.enteredAt)})`.execute(tx);
}

/** The lines that hold for a period and these subjects: of each measure the newest. */
export async function listEvaluations(
  db: Db,
  {
    from,
    to,
    subjectIds,
  }: { readonly from: PlainDate; readonly to: PlainDate; readonly subjectIds: readonly string[] },
): Promise<readonly EvaluationInput[]> {
  const { rows } = await sql<Row>`
    select distinct on (subject_id, measure) ${COLUMNS} from evaluation_input
    where period_from = ${from.toString()} and period_to = ${to.toString()}
      and subject_id = any(${[...subjectIds]}::uuid[])
    order by subject_id, measure, entered_at desc, id desc`.execute(db);
  return rows.map(inputOf);
}

/** What was entered last, newest first. */
export async function listNewestEvaluations(
  db: Db,
  { subjectIds, limit }: { readonly subjectIds: readonly string[] | undefined; readonly limit: number },
): Promise<readonly EvaluationInput[]> {
  const wanted = subjectIds === undefined ? sql`true` : sql`subject_id = any(${[...subjectIds]}::uuid[])`;
  const { rows } = await sql<Row>`
    select ${COLUMNS} from evaluation_input where ${wanted} order by entered_at desc, id desc limit ${limit}`.execute(
    db,
  );
  return rows.map(inputOf);
}

function inputOf({ two, one, zero, numerator, denominator, ...input }: Row): EvaluationInput {
  const value: EvaluationInput["value"] =
    two === null
      ? { kind: "share", share: { numerator: numerator ?? 0, denominator: denominator ?? 0 } }
      : { kind: "tally", tally: { two, one: one ?? 0, zero: zero ?? 0 } };
  return { ...input, value };
}
