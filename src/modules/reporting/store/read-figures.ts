import { sql, type RawBuilder } from "kysely";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { NO_FIGURES, type Figures, type Flow } from "../domain/flow.ts";
import { closedThrough } from "./close-days.ts";
import { flowRows, SUM_COLUMNS, SUMS } from "./flow-rows.ts";
import { piecesOf, type Piece } from "../domain/pieces.ts";

/** What a figure may be broken down by. */
export type Dimension = "agency" | "field" | "channel" | "procedure";

/** From the first instant of `from` up to, and without, the instant `until`. */
export type Question = {
  readonly from: PlainDate;
  readonly until: Instant;
  readonly by: readonly Dimension[];
  /** Only these agencies; all when absent. */
  readonly agencyIds?: readonly string[];
};

/** The figures of one cell; a dimension that was not asked for is an empty text. */
export type Cell = {
  readonly agencyId: string;
  readonly fieldCode: string;
  readonly channel: string;
  readonly procedureCode: string;
  readonly figures: Figures;
};

const COLUMN = {
  agency: "agency_id",
  field: "field_code",
  channel: "channel",
  procedure: "procedure_code",
} as const satisfies Record<Dimension, string>;

/** Reads figures from the sums of what is closed and from the facts for the rest. Cells with nothing are left out. */
export async function readFigures(db: Db, question: Question): Promise<readonly Cell[]> {
  const closed = await closedThrough(db);
  return cellsOf(db, question, piecesOf(question, { closed, byProcedure: question.by.includes("procedure") }));
}

/** The same figures from the facts alone: slow, and what the sums are proved against. */
export async function scanFigures(db: Db, question: Question): Promise<readonly Cell[]> {
  return cellsOf(db, question, piecesOf(question, { closed: null, byProcedure: true }));
}

async function cellsOf(db: Db, { by, agencyIds }: Question, pieces: readonly Piece[]): Promise<readonly Cell[]> {
  if (pieces.length === 0) return [];
  const union = sql.join(
    pieces.map((piece) => sql`select ${piece.side} as side, ${KEYS}, ${COLUMNS} from (${sourceOf(piece)}) as piece`),
    sql` union all `,
  );
  const wanted = agencyIds === undefined ? sql`true` : sql`agency_id = any(${[...agencyIds]}::uuid[])`;
  const keys = by.map((dimension) => COLUMN[dimension]);
  const grouping = sql.raw(["side", ...keys].join(", "));
  const { rows } = await sql<Row>`
    select ${grouping}, ${SUMS} from (${union}) as flow where ${wanted} group by ${grouping}`.execute(db);
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const cell = cells.get(keyOf(row)) ?? emptyCell(row);
    cells.set(keyOf(row), { ...cell, figures: { ...cell.figures, [row.side]: flowOf(row) } });
  }
  return [...cells.values()];
}

type Row = {
  readonly side: "before" | "during";
  readonly agency_id?: string;
  readonly field_code?: string;
  readonly channel?: string;
  readonly procedure_code?: string;
} & Readonly<Record<(typeof SUM_COLUMNS)[number], number>>;

const KEYS = sql.raw("agency_id, field_code, channel, procedure_code");
const COLUMNS = sql.raw(SUM_COLUMNS.join(", "));

function sourceOf(piece: Piece): RawBuilder<unknown> {
  if (piece.source === "facts") return flowRows({ from: piece.from ?? BEGINNING, until: piece.until });
  const { grain, from, to } = piece;
  const since = from === null ? sql`true` : sql`starts_on >= ${from.toString()}::date`;
  return sql`select * from report_sum where grain = ${grain} and ${since} and starts_on < ${to.toString()}::date`;
}

/** Before any centre of this kind. */
const BEGINNING = Temporal.PlainDate.from("1990-01-01");

function keyOf(row: Row): string {
  return [row.agency_id, row.field_code, row.channel, row.procedure_code].join("|");
}

function emptyCell(row: Row): Cell {
  return {
    agencyId: row.agency_id ?? "",
    fieldCode: row.field_code ?? "",
    channel: row.channel ?? "",
    procedureCode: row.procedure_code ?? "",
    figures: NO_FIGURES,
  };
}

/** The flow that a row of sums holds. */
export function flowOf(row: Readonly<Record<(typeof SUM_COLUMNS)[number], number>>): Flow {
  return {
    received: row.received,
    refused: row.refused,
    early: row.early,
    onTime: row.on_time,
    late: row.late,
    lateApologised: row.late_apologised,
    keptByExtension: row.kept_by_extension,
    withdrawn: row.withdrawn,
    stopped: row.stopped,
    endedEarly: row.ended_early,
    endedOnTime: row.ended_on_time,
    endedLate: row.ended_late,
    overdue: row.overdue,
    overdueApologised: row.overdue_apologised,
  };
}
