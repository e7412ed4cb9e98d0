import { err, ok, type Result } from "#kernel/result.ts";
import type { Db } from "#platform/db/db.ts";
import type { Pdf } from "#platform/pdf/typesetter.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { presentApology } from "../domain/apology.ts";
import { availableForms, type PrintableForm } from "../domain/available-forms.ts";
import { presentControlSlip } from "../domain/control-slip.ts";
import { formOf, regimeOn } from "../domain/form-set.ts";
import { presentHandOverSheet } from "../domain/hand-over-sheet.ts";
import { presentReceipt } from "../domain/receipt.ts";
import { presentRefusal } from "../domain/refusal-slip.ts";
import { presentReturnReceipt, type ReceiptProof } from "../domain/return-receipt.ts";
import type { Copies, Sheet } from "../domain/sheet.ts";
import { presentStopNotice } from "../domain/stop-notice.ts";
import { presentSupplementRequest } from "../domain/supplement-request.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { controlSlipOf, handOverSheetOf } from "./control-slip-of.ts";
import { type Facts, gatherFacts } from "./facts.ts";
import { apologyOf, stopNoticeOf } from "./letters-of.ts";
import type { Printer } from "./print-sheet.ts";
import { type Printing, receiptOf } from "./receipt-of.ts";
import { returnReceiptOf } from "./return-receipt-of.ts";
import { refusalSlipOf, supplementSheetOf } from "./slips-of.ts";

export type PrintDeps = {
  readonly db: Db;
  readonly newId: () => string;
  readonly printer: Printer;
  /** `https://…` of the public pages, without a slash at the end. */
  readonly publicUrl: string;
  /** What a higher slice keeps of the receiver's confirmation; the composition root fills it. */
  readonly receiptProofOf?: (db: Db, dossierId: string) => Promise<ReceiptProof | undefined>;
};

export type PrintForm = {
  readonly dossier: Dossier;
  readonly form: PrintableForm;
  readonly copies: Copies;
  readonly viewer: Viewer;
};

/** Why a form is not printed: the dossier has not come to it, or the act in force at its intake has no such form. */
export type PrintRefusal = { readonly kind: "printing/not-yet" } | { readonly kind: "printing/no-such-form" };

/** Status and sentences of each refusal. */
export const PRINT_REFUSALS = {
  "printing/not-yet": {
    status: 409,
    code: "E_NOT_YET",
    vi: "Hồ sơ chưa đến bước dùng biểu mẫu này. Hãy mở trang hồ sơ để xem các biểu mẫu in được.",
    en: "The dossier has not come to the step of this form. Open its page to see the forms that can be printed.",
  },
  "printing/no-such-form": {
    status: 409,
    code: "E_NO_SUCH_FORM",
    vi: "Quy định áp dụng khi tiếp nhận hồ sơ này không có biểu mẫu đó.",
    en: "The rules in force when this dossier was received have no such form.",
  },
} as const satisfies Record<PrintRefusal["kind"], { status: number; code: string; vi: string; en: string }>;

/** Prints a form of a dossier with the facts of today and the set of forms of its intake. */
export async function printForm(deps: PrintDeps, wanted: PrintForm): Promise<Result<Pdf, PrintRefusal>> {
  const { dossier, form } = wanted;
  if (!availableForms(dossier).includes(form)) return err({ kind: "printing/not-yet" });
  if (formOf(regimeOn(dateInVietnam(dossier.submittedAt)), form) === null)
    return err({ kind: "printing/no-such-form" });
  const facts = await gatherFacts(deps.db, wanted);
  const proof = form === "return-receipt" ? await deps.receiptProofOf?.(deps.db, dossier.id) : undefined;
  const sheet = await sheetFor(form, facts, {
    proof,
    viewer: wanted.viewer,
    newId: deps.newId,
    publicUrl: deps.publicUrl,
  });
  // Dated by the dossier's last act: the same print-out again is the same file.
  return ok(await deps.printer.print(sheet, facts.entries.at(-1)?.at ?? dossier.submittedAt));
}

type Proven = { readonly proof: ReceiptProof | undefined };

async function sheetFor(form: PrintableForm, facts: Facts, printing: Printing & Proven): Promise<Sheet> {
  switch (form) {
    case "receipt":
      return presentReceipt(await receiptOf(facts, printing));
    case "supplement-request":
      return presentSupplementRequest(await supplementSheetOf(facts));
    case "refusal":
      return presentRefusal(await refusalSlipOf(facts, printing));
    case "apology":
      return presentApology(await apologyOf(facts));
    case "stop-notice":
      return presentStopNotice(await stopNoticeOf(facts));
    case "control-slip":
      return presentControlSlip(await controlSlipOf(facts));
    case "hand-over-sheet":
      return presentHandOverSheet(await handOverSheetOf(facts));
    case "return-receipt":
      return presentReturnReceipt(await returnReceiptOf(facts, printing));
  }
}
