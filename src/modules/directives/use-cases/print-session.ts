import { join } from "node:path";
import type { Instant } from "#kernel/time.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";

/** Sets the sheet of a session as PDF. Rejects with PdfError. */
export type SessionPrinter = {
  readonly print: (sheet: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "directives", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openSessionPrinter(
  typesetter: Typesetter = createTypesetter({ templates: TEMPLATES }),
): SessionPrinter {
  return {
    print: (data, at) =>
      typesetter.render({
        template: "session.typ",
        data,
        createdAtSeconds: Math.floor(at.epochMilliseconds / 1000),
      }),
    close: typesetter.close,
  };
}
