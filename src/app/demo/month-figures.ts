import { instantOf, type Instant } from "#kernel/time.ts";
import { findAgencyByCode } from "#modules/organizations/index.ts";
import { briefingOf, imbalanceOf, moneyAndPaperOf, type MoneyAndPaper } from "#modules/reporting/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { MonthInputs } from "./month/scenario.ts";

/** The end of a month as the centre's own reports tell it. */
export type MonthFigures = {
  readonly received: number;
  readonly resolved: number;
  readonly onTime: number;
  readonly inProcess: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly stopped: number;
  readonly notary: number;
  readonly power: number;
} & MoneyAndPaper;

const NOTARY = "H37.02.01";
const POWER = "H37.91";

/** Asks the reports for the month; throws when they do not add up. */
export async function figuresOfMonth(
  db: Db,
  { from, until }: Pick<MonthInputs, "from" | "until">,
): Promise<MonthFigures> {
  const { whole, byAgency } = await briefingOf(db, { from, until: justAfter(until) });
  if (imbalanceOf(whole) !== 0) throw new Error(`the reports of the month miss ${imbalanceOf(whole)} dossiers`);
  const receivedBy = async (code: string) => byAgency.get((await findAgencyByCode(db, code))?.id ?? "")?.received ?? 0;
  const { received, resolved, onTime, inProcess, refused, withdrawn, stopped } = whole;
  return {
    received,
    resolved,
    onTime,
    inProcess,
    refused,
    withdrawn,
    stopped,
    notary: await receivedBy(NOTARY),
    power: await receivedBy(POWER),
    ...(await moneyAndPaperOf(db, { from, until: justAfter(until) })),
  };
}

function justAfter(until: MonthInputs["until"]): Instant {
  return instantOf(until).add({ seconds: 1 });
}
