import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, Temporal, type PlainDate } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { csvStream, xlsxStream } from "#platform/sheets/sheet-streams.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { ReportRow } from "#ui/components/report-table/report-table.tsx";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { READERS } from "../domain/policy.ts";
import { dateInWords } from "../domain/receipt-sheet.ts";
import { readDay } from "../domain/typed-fields.ts";
import { UsagePage } from "../pages/usage-page.tsx";
import {
  countsOf,
  SCREEN_COLUMNS,
  screenNames,
  periodInWords,
  usagePaper,
  usageReport,
  usageSheet,
  USAGE_NOTE,
  type UsageReport,
} from "../use-cases/usage-report.ts";
import { textIn } from "./asked.ts";
import { holdersOf } from "./book-routes.tsx";
import type { ReceiptDeps } from "./deps.ts";
import { USAGE_PATH } from "./paths.ts";
import { sendFile } from "./send-file.ts";

/** The usage report of a period; the same address with `in` gives it as a file. */
export function usageRoutes(app: App, deps: ReceiptDeps): void {
  app.get(USAGE_PATH, { config: { audience: READERS } }, (request, reply) => showUsage(deps, request, reply));
}

async function showUsage(deps: ReceiptDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, clock } = deps;
  const now = await clock.now();
  const today = dateInVietnam(now);
  const from = textIn(request.query, "tu", 10) || formatDate(today.with({ day: 1 }));
  const to = textIn(request.query, "den", 10) || formatDate(today);
  const period = { from: readDay(from), to: readDay(to) };
  const errors = faultsOf(period);
  const agencies = await listAgencies(db);
  const wanted = { from: period.from ?? today, to: period.to ?? today };
  const report = await usageReport(db, wanted, { agencies, holderIds: holdersOf(request) });
  const name = `su-dung-bien-lai-${wanted.from.toString()}-${wanted.to.toString()}`;
  const output = errors.length === 0 ? textIn(request.query, "in", 5) : "";
  if (output === "xlsx") return sendFile(reply, { name, ending: "xlsx", body: xlsxStream([usageSheet(report)]) });
  if (output === "csv") return sendFile(reply, { name, ending: "csv", body: csvStream(usageSheet(report)) });
  if (output === "pdf") {
    const centre = agencies.find(({ kind }) => kind === "centre");
    const office = centre ?? { name: "", superiorName: "", place: "" };
    const pdf = await deps.printer.printUsage(usagePaper(report, office, dateInWords(today)), now);
    const { buffer, byteOffset, byteLength } = pdf.bytes;
    return sendFile(reply, { name, ending: "pdf", body: Buffer.from(buffer, byteOffset, byteLength) });
  }
  return html(
    reply,
    <UsagePage
      viewer={await pageViewer(db, requireViewer(request))}
      typed={{
        from: period.from === undefined ? from : formatDate(period.from),
        to: period.to === undefined ? to : formatDate(period.to),
      }}
      errors={errors}
      caption={periodInWords(wanted)}
      columns={SCREEN_COLUMNS}
      names={2}
      rows={rowsOf(report)}
      note={USAGE_NOTE}
      isBalanced={report.difference === 0 ? "yes" : "no"}
    />,
    errors.length === 0 ? 200 : 422,
  );
}

function rowsOf({ lines, total }: UsageReport): readonly ReportRow[] {
  if (lines.length === 0) return [];
  return [
    ...lines.map((line) => ({ key: line.key, cells: [...screenNames(line), ...countsOf(line.usage), line.range] })),
    { key: "total", kind: "total", cells: ["Tổng số", "", ...countsOf(total), ""] },
  ];
}

function faultsOf({ from, to }: { from: PlainDate | undefined; to: PlainDate | undefined }): readonly FieldError[] {
  const message = "Ngày viết như 05/11/2026.";
  if (from === undefined) return [{ field: "tu", message }];
  if (to === undefined) return [{ field: "den", message }];
  if (Temporal.PlainDate.compare(from, to) <= 0) return [];
  return [{ field: "den", message: "Ngày cuối phải từ ngày đầu trở đi." }];
}
