import type { Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import type { Dossier } from "./domain/dossier.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Act } from "./domain/transitions.ts";
import {
  acceptanceOf,
  chargeFormOf,
  deliveryFormOf,
  extensionFormOf,
  givenBackFormOf,
  handOverFormOf,
  paymentFormOf,
  reasonOf,
  refundFormOf,
  refusalFormOf,
  resolutionFormOf,
  STEP,
  supplementFormOf,
  supplyFormOf,
  voidingFormOf,
  type Forms,
} from "./testing-commands.ts";
import { IDS } from "./testing.ts";
import type { World } from "./testing-world.ts";
import { acceptDossier } from "./use-cases/accept-dossier.ts";
import type { Acting } from "./use-cases/acting.ts";
import { adjustDeadline } from "./use-cases/adjust-deadline.ts";
import { assignDossier } from "./use-cases/assign-dossier.ts";
import { chargeFee } from "./use-cases/charge-fee.ts";
import { moveDelivery } from "./use-cases/move-delivery.ts";
import { refundFee } from "./use-cases/refund-fee.ts";
import { voidFeePayment } from "./use-cases/void-payment.ts";
import { closeDossier } from "./use-cases/close-dossier.ts";
import { extendDeadline } from "./use-cases/extend-deadline.ts";
import { giveBackOriginals } from "./use-cases/give-back-originals.ts";
import { handOver } from "./use-cases/hand-over.ts";
import { meetObligation } from "./use-cases/meet-obligation.ts";
import { recordPayment } from "./use-cases/record-payment.ts";
import { recordStep } from "./use-cases/record-step.ts";
import { refuseDossier } from "./use-cases/refuse-dossier.ts";
import { requestObligation } from "./use-cases/request-obligation.ts";
import { requestSupplement } from "./use-cases/request-supplement.ts";
import { resolveDossier } from "./use-cases/resolve-dossier.ts";
import { stopDossier } from "./use-cases/stop-dossier.ts";
import { submitDossier } from "./use-cases/submit-dossier.ts";
import { supply } from "./use-cases/supply.ts";
import { transferDossier } from "./use-cases/transfer-dossier.ts";
import { withdrawDossier } from "./use-cases/withdraw-dossier.ts";

/** The acts of the model through the real use-cases and the real store. */
export const actOnStore = { submit, act };

async function submit(world: World, caseId: string, now: Instant): Promise<Dossier> {
  const { heldOriginals: _h, feesDue: _f, confirmedLimit: _c, ...submission } = world.intake({ caseId });
  const submitted = await submitDossier(world.acting("counter-officer", now), submission);
  if (!submitted.ok) throw new Error(submitted.error.kind);
  return submitted.value;
}

function act(acting: Acting, name: Act, forms: Forms): Promise<Result<Dossier, Refusal>> {
  const target = { dossierId: forms.dossier.id, version: forms.dossier.version };
  switch (name) {
    case "accept":
      return acceptDossier(acting, { ...target, ...acceptanceOf(forms, "TP01"), idempotencyKey: newId() });
    case "refuse":
      return refuseDossier(acting, { ...target, ...refusalFormOf(forms) });
    case "request-supplement":
      return requestSupplement(acting, { ...target, ...supplementFormOf(forms) });
    case "supply":
      return supply(acting, { ...target, ...supplyFormOf(forms) });
    case "assign":
      return assignDossier(acting, { ...target, handlerId: IDS.specialist });
    case "record-step":
      return recordStep(acting, { ...target, ...STEP });
    case "transfer":
      return transferDossier(acting, { ...target, toAgencyId: forms.otherAgencyId, reason: reasonOf(forms) });
    case "request-obligation":
      return requestObligation(acting, { ...target, notice: reasonOf(forms) });
    case "meet-obligation":
      return meetObligation(acting, { ...target, evidence: reasonOf(forms) });
    case "extend-deadline":
      return extendDeadline(acting, { ...target, ...extensionFormOf(forms) });
    case "adjust-deadline":
      return adjustDeadline(acting, { ...target, reason: reasonOf(forms) });
    case "record-payment":
      return recordPayment(acting, { ...target, ...paymentFormOf(forms) });
    case "charge-fee":
      return chargeFee(acting, { ...target, ...chargeFormOf(forms) });
    case "void-payment":
      return voidFeePayment(acting, { ...target, ...voidingFormOf(forms) });
    case "refund-fee":
      return refundFee(acting, { ...target, ...refundFormOf(forms) });
    case "move-delivery":
      return moveDelivery(acting, { ...target, ...deliveryFormOf(forms) });
    case "resolve":
      return resolveDossier(acting, { ...target, ...resolutionFormOf(forms) });
    case "stop":
      return stopDossier(acting, { ...target, reason: "Dừng", legalBasis: reasonOf(forms) });
    case "withdraw":
      return withdrawDossier(acting, { ...target, reason: reasonOf(forms) });
    case "hand-over":
      return handOver(acting, { ...target, ...handOverFormOf(forms) });
    case "give-back-originals":
      return giveBackOriginals(acting, { ...target, ...givenBackFormOf(forms) });
    case "close":
      return closeDossier(acting, target);
  }
}
