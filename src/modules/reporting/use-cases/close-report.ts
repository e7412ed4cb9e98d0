import type { Clock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { ReportQuestion } from "../domain/report-template.ts";
import { saveVersion } from "../store/versions.ts";
import type { ReportTemplate } from "./report-template.ts";

export type Closing = { readonly question: ReportQuestion; readonly officerId: string };
type Deps = { readonly db: Db; readonly clock: Clock; readonly newId: () => string };

/** "Chốt báo cáo": fills the report once more and keeps it for ever as the next version of its period. */
export async function closeReport(
  { db, clock, newId }: Deps,
  template: ReportTemplate,
  { question, officerId }: Closing,
): Promise<{ readonly id: string; readonly number: number }> {
  const report = await template.fill(db, question);
  const { scope } = question;
  const id = newId();
  const madeAt = await clock.now();
  const agencyId = scope.kind === "agency" ? scope.agency.id : null;
  const number = await transact(db, (tx) => saveVersion(tx, { id, report, agencyId, madeBy: officerId, madeAt }));
  return { id, number };
}
