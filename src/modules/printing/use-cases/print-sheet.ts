import { join } from "node:path";
import { code128Svg, qrSvg } from "#platform/pdf/codes.ts";
import { createTypesetter, type Pdf, type Typesetter } from "#platform/pdf/typesetter.ts";
import { ROOT } from "#platform/root.ts";
import type { Instant } from "#kernel/time.ts";
import type { Sheet } from "../domain/sheet.ts";

/** Sets one sheet as PDF, with its barcode and QR code drawn in. Rejects with PdfError. */
export type Printer = { readonly print: (sheet: Sheet, at: Instant) => Promise<Pdf>; readonly close: () => void };

/** Starts the printer of a process; the typesetting child itself starts with the first sheet. */
export function openPrinter(
  typesetter: Typesetter = createTypesetter({ templates: join(ROOT, "src", "modules", "printing", "templates") }),
): Printer {
  return {
    print: ({ form, fields }, at) =>
      typesetter.render({
        template: `${form}.typ`,
        data: { ...fields, ...codesOf(fields["code"], fields["qrText"]) },
        createdAtSeconds: Math.floor(at.epochMilliseconds / 1000),
      }),
    close: typesetter.close,
  };
}

function codesOf(code: unknown, qrText: unknown): Readonly<Record<string, string>> {
  return {
    ...(typeof code === "string" && code !== "" ? { barcodeSvg: code128Svg(code) } : {}),
    ...(typeof qrText === "string" && qrText !== "" ? { qrSvg: qrSvg(qrText) } : {}),
  };
}
