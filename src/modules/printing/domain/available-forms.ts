import type { Dossier } from "#modules/dossiers/domain.ts";
import type { FormKind } from "./form-set.ts";

/** What a print-out needs to know of a dossier's standing. */
export type Standing = Pick<
  Dossier,
  "state" | "ending" | "acceptedAt" | "supplements" | "extensions" | "refusalReason" | "result" | "code"
>;

/** A form that a dossier has at its present stage. */
export type PrintableForm = Exclude<FormKind, "register">;

const ORDER = [
  "return-receipt",
  "stop-notice",
  "refusal",
  "apology",
  "supplement-request",
  "receipt",
  "control-slip",
  "hand-over-sheet",
] as const satisfies readonly PrintableForm[];

/** The forms a dossier can be printed on now, the one of the latest act first (TT 01/2018/TT-VPCP Điều 9). */
export function availableForms(standing: Standing): readonly PrintableForm[] {
  return ORDER.filter((form) => isAvailable(form, standing));
}

function isAvailable(form: PrintableForm, standing: Standing): boolean {
  const { acceptedAt, result } = standing;
  switch (form) {
    case "receipt":
    case "control-slip":
    case "hand-over-sheet":
      return acceptedAt !== null;
    case "supplement-request":
      return standing.supplements.length > 0;
    case "refusal":
      return standing.refusalReason !== null || result?.kind === "refused";
    case "apology":
      return standing.extensions.length > 0;
    case "stop-notice":
      return acceptedAt !== null && (standing.ending === "stopped" || standing.ending === "withdrawn");
    case "return-receipt":
      return result !== null && standing.ending !== "stopped" && standing.ending !== "withdrawn";
  }
}
