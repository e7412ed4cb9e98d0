import { join } from "node:path";
import type { Instant } from "#kernel/time.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";

/** Sets the report of a session as PDF. Rejects with PdfError. */
export type SessionReportPrinter = {
  readonly print: (paper: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "oversight", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first report. */
export function openSessionReportPrinter(
  typesetter: Typesetter = createTypesetter({ templates: TEMPLATES }),
): SessionReportPrinter {
  return {
    print: (data, at) =>
      typesetter.render({
        template: "session-report.typ",
        data,
        createdAtSeconds: Math.floor(at.epochMilliseconds / 1000),
      }),
    close: typesetter.close,
  };
}
