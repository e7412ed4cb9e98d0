import { Temporal } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { FLOW_MEASURES, type Flow } from "../domain/flow.ts";
import { closedThrough } from "../store/close-days.ts";
import { midnight } from "../store/flow-rows.ts";
import { readFigures, scanFigures, type Cell, type Question } from "../store/read-figures.ts";

/** A figure that the sums and the facts tell differently. */
export type SumFault = {
  readonly agencyId: string;
  readonly fieldCode: string;
  readonly channel: string;
  readonly measure: keyof Flow;
  readonly summed: number;
  readonly scanned: number;
};

/** Compares the sums of every closed day with a scan of the facts: for each year by field, and as a whole. */
export async function verifySums(db: Db): Promise<readonly SumFault[]> {
  const closed = await closedThrough(db);
  if (closed === null) return [];
  const until = midnight(closed.add({ days: 1 }));
  const faults: SumFault[] = [];
  for (const from of [Temporal.PlainDate.from({ year: closed.year, month: 1, day: 1 }), closed.with({ day: 1 })]) {
    const question: Question = { from, until, by: ["agency", "field", "channel"] };
    faults.push(...differences(await readFigures(db, question), await scanFigures(db, question)));
  }
  return faults;
}

function differences(summed: readonly Cell[], scanned: readonly Cell[]): readonly SumFault[] {
  const keyOf = ({ agencyId, fieldCode, channel }: Cell) => [agencyId, fieldCode, channel].join("|");
  const other = new Map(scanned.map((cell) => [keyOf(cell), cell]));
  const missing = scanned.filter((cell) => !summed.some((one) => keyOf(one) === keyOf(cell)));
  return [...summed, ...missing].flatMap((cell) => {
    const { agencyId, fieldCode, channel } = cell;
    const left = missing.includes(cell) ? undefined : cell.figures;
    const right = other.get(keyOf(cell))?.figures;
    return (["before", "during"] as const).flatMap((side) =>
      FLOW_MEASURES.map((measure) => ({
        ...{ agencyId, fieldCode, channel, measure },
        summed: left?.[side][measure] ?? 0,
        scanned: right?.[side][measure] ?? 0,
      })).filter((fault) => fault.summed !== fault.scanned),
    );
  });
}
