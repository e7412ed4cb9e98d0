import { join } from "node:path";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import { reportPaper, type Letterhead } from "../domain/report-paper.ts";
import type { Report } from "../domain/report.ts";

/** Sets a report as PDF: A4 landscape, with the letterhead of who reports. Rejects with PdfError. */
export type ReportPrinter = {
  readonly print: (report: Report, letterhead: Letterhead, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

/** Starts the printer of a process; the typesetting child itself starts with the first report. */
export function openReportPrinter(
  typesetter: Typesetter = createTypesetter({ templates: join(ROOT, "src", "modules", "reporting", "templates") }),
): ReportPrinter {
  return {
    print: (report, letterhead, at) =>
      typesetter.render({
        template: "report.typ",
        data: reportPaper(report, letterhead, dateInVietnam(at)),
        createdAtSeconds: Math.floor(at.epochMilliseconds / 1000),
      }),
    close: typesetter.close,
  };
}
