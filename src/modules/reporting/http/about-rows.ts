import { dateInVietnam, formatDate } from "#kernel/time.ts";
import { CHANNEL_NAMES } from "#modules/dossiers/index.ts";
import { sayUntil } from "../domain/say-until.ts";
import { ONLINE_PART_NAMES } from "../domain/service-levels/service-level.ts";
import { listFields, listReportedProcedures } from "../store/facts.ts";
import type { AskedRows } from "./ask-rows.ts";
import type { ReportingDeps } from "./deps.ts";

/** Of whom, of which days and which part, as of when. */
export async function aboutRows({ db }: ReportingDeps, { question, whose }: AskedRows): Promise<readonly string[]> {
  const { from, until, fieldCode, procedureCode, channel, onlinePart } = question;
  const last = dateInVietnam(until.subtract({ milliseconds: 1 }));
  const [fields, procedures] = await Promise.all([
    fieldCode === undefined ? [] : listFields(db),
    procedureCode === undefined ? [] : listReportedProcedures(db),
  ]);
  const field = fields.find(({ code }) => code === fieldCode)?.name;
  const procedure = procedures.find(({ code }) => code === procedureCode)?.name;
  const way = Object.entries(CHANNEL_NAMES).find(([key]) => key === channel)?.[1].vi;
  const parts = [
    whose,
    ...(field === undefined ? [] : [`lĩnh vực ${field}`]),
    ...(procedure === undefined ? [] : [procedure]),
    ...(onlinePart === undefined ? [] : [ONLINE_PART_NAMES[onlinePart]]),
    ...(way === undefined ? [] : [`hình thức nộp: ${way.toLowerCase()}`]),
  ];
  return [
    `${parts.join("; ")}.`,
    `Từ ngày ${formatDate(from)} đến ngày ${formatDate(last)}, tính đến ${sayUntil(until)}.`,
  ];
}
