import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import type { Acceptance } from "./domain/accept.ts";
import type { Dossier, HandOver, Paper } from "./domain/dossier.ts";
import type { Charge } from "./domain/charge-fee.ts";
import type { DeliveryMove } from "./domain/move-delivery.ts";
import type { FeeRefund } from "./domain/refund-fee.ts";
import type { VoidedPayment } from "./domain/void-payment.ts";
import type { Payment } from "./domain/record-payment.ts";
import type { RecordedStep } from "./domain/record-step.ts";
import type { IntakeRefusal } from "./domain/refuse.ts";
import type { SupplementRequest } from "./domain/request-supplement.ts";
import type { Resolution } from "./domain/resolve.ts";
import type { DeadlineExtension } from "./domain/extend-deadline.ts";
import { FURTHER_FEE, type Setting } from "./testing-model.ts";
import { IDS } from "./testing.ts";

/** The filled forms of one attempt on a dossier: sound, or with the one mistake that the card expects. */
export type Forms = {
  readonly dossier: Dossier;
  readonly now: Instant;
  readonly isSound: boolean;
  readonly setting: Setting;
  readonly otherAgencyId: string;
};

const paper = (code: string): Paper => ({
  ...{ code, name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 },
  waivedBecause: null,
});

/** Which paper the made-up procedure requires; the pure and the stored one name it differently. */
export function acceptanceOf({ isSound, setting }: Forms, required: string): Acceptance {
  return {
    papers: isSound ? [paper(required)] : [],
    heldOriginals: setting.held > 0 ? [{ name: "Sổ", count: setting.held }] : [],
    feesDue: setting.fees,
    confirmedLimit: null,
  };
}

export function refusalFormOf({ isSound }: Forms): IntakeRefusal {
  return { ground: "not-eligible", reason: isSound ? "Không đủ điều kiện" : " " };
}

export function supplementFormOf({ isSound }: Forms): SupplementRequest {
  const papers = isSound ? [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }] : [];
  return { reason: "Thiếu chữ ký", papers, secondBasis: "Điều 7" };
}

export function supplyFormOf({ isSound }: Forms): { readonly papers: readonly Paper[] } {
  return { papers: isSound ? [paper("BS1")] : [] };
}

export const STEP: RecordedStep = { step: "appraised", stepCode: "B3", note: "" };

export function reasonOf({ isSound }: Forms): string {
  return isSound ? "Lý do" : "";
}

/** Five days after the later of now and the present date. */
export function extensionFormOf({ dossier, now, isSound }: Forms): DeadlineExtension {
  const later = dossier.dueAt !== null && Temporal.Instant.compare(dossier.dueAt, now) > 0 ? dossier.dueAt : now;
  return { newDueAt: later.add({ hours: 120 }), reason: "Chờ giám định", letterNumber: isSound ? "1/PXL" : "" };
}

export function paymentFormOf({ dossier, isSound }: Forms): Payment {
  const due = dossier.feesDue - dossier.feesPaid;
  return { amount: isSound ? due : due + 1, receiptNumber: "0000001" };
}

export function chargeFormOf(forms: Forms): Charge {
  return { lines: [{ kind: "phi", code: "P2", name: "Phí thẩm định", amount: FURTHER_FEE }], reason: reasonOf(forms) };
}

export function voidingFormOf({ dossier, isSound }: Forms): VoidedPayment {
  const amount = isSound ? dossier.feesPaid : dossier.feesPaid + 1;
  return { amount, receiptNumber: "0000001", reason: "Thu nhầm" };
}

export function refundFormOf({ dossier, isSound }: Forms): FeeRefund {
  return { amount: isSound ? dossier.feesPaid : dossier.feesPaid + 1, reference: "1/PC", reason: "Thu nhầm" };
}

export function deliveryFormOf({ dossier, isSound }: Forms): DeliveryMove {
  const delivery = dossier.delivery === "with-post" ? "awaiting-pickup" : "with-post";
  return { delivery, note: isSound ? "EB123456789VN" : " " };
}

export function resolutionFormOf({ now, isSound }: Forms): Resolution {
  const number = isSound ? "15/GP" : "";
  return { result: "granted", number, signedOn: dateInVietnam(now), signerId: IDS.leader, summary: "Giấy phép" };
}

export function handOverFormOf({ dossier, isSound }: Forms): HandOver {
  return { receiver: "owner", receiverId: isSound ? dossier.ownerId : IDS.stranger, authorisation: null };
}

export function givenBackFormOf({ dossier, isSound }: Forms) {
  const held = dossier.heldOriginals;
  const originals = isSound && held.length > 0 ? held : [{ name: "Sổ", count: 99 }];
  return { originals, receiverId: dossier.ownerId };
}
