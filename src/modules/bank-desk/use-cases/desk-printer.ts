import { join } from "node:path";
import type { Instant } from "#kernel/time.ts";
import type { Json } from "#platform/pdf/printable.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";

/** Sets the papers of the desk as PDF. Rejects with PdfError. */
export type DeskPrinter = {
  readonly print: (template: "shift.typ" | "day.typ", sheet: Json, at: Instant) => Promise<Pdf>;
  readonly close: () => void;
};

const TEMPLATES = join(ROOT, "src", "modules", "bank-desk", "templates");

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openDeskPrinter(typesetter: Typesetter = createTypesetter({ templates: TEMPLATES })): DeskPrinter {
  return {
    print: (template, data, at) =>
      typesetter.render({ template, data, createdAtSeconds: Math.floor(at.epochMilliseconds / 1000) }),
    close: typesetter.close,
  };
}
