import type { Dossier } from "#modules/dossiers/index.ts";
import { demandPaperPath } from "#modules/payments/index.ts";
import { availableForms, type PrintableForm } from "../domain/available-forms.ts";
import { PRINT_LABELS } from "../domain/print-texts.ts";

/** Vietnamese names of the forms in addresses. */
export const FORM_SLUGS = {
  receipt: "giay-tiep-nhan",
  "supplement-request": "phieu-bo-sung",
  refusal: "phieu-tu-choi",
  apology: "van-ban-xin-loi",
  "stop-notice": "thong-bao-dung",
  "control-slip": "phieu-kiem-soat",
  "return-receipt": "bien-nhan-tra-ket-qua",
  "hand-over-sheet": "giay-ban-giao",
} as const satisfies Record<PrintableForm, string>;

/** The register of dossiers: asks for a period, prints with `in=1`. */
export const REGISTER_PATH = "/can-bo/so-theo-doi";

/** The address of a print-out; with `lien=2` one copy to keep and one to give. */
export function printPath(dossierId: string, form: PrintableForm): string {
  return `/can-bo/ho-so/${dossierId}/in/${FORM_SLUGS[form]}.pdf`;
}

/** The form an address names, or undefined. */
export function formOfSlug(slug: string): PrintableForm | undefined {
  const known: readonly PrintableForm[] = FORMS;
  return known.find((form) => FORM_SLUGS[form] === slug);
}

export type PrintLink = { readonly href: string; readonly label: string };

/** Links to what can be printed of a dossier now, the latest act first; receipts also with a copy to keep; what is to pay. */
export function printLinks(dossier: Dossier): readonly PrintLink[] {
  const toPay =
    dossier.money === "due" && dossier.acceptedAt !== null
      ? [{ href: demandPaperPath(dossier.id), label: "In phiếu yêu cầu nộp phí, lệ phí" }]
      : [];
  const forms = availableForms(dossier).flatMap((form) => {
    const link = { href: printPath(dossier.id, form), label: PRINT_LABELS[form] };
    return form === "receipt" ? [link, { href: `${link.href}?lien=2`, label: `${link.label} (2 liên)` }] : [link];
  });
  return [...forms, ...toPay];
}

const FORMS = [
  "receipt",
  "supplement-request",
  "refusal",
  "apology",
  "stop-notice",
  "control-slip",
  "return-receipt",
  "hand-over-sheet",
] as const satisfies readonly PrintableForm[];
