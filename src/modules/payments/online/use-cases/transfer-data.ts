import type { Db } from "#platform/db/db.ts";
import { qrSvg } from "#platform/pdf/codes.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import { listSuspense } from "../../store/suspense.ts";
import type { BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import { transferPurpose } from "../domain/transfer-purpose.ts";
import { buildVietQr } from "../domain/viet-qr.ts";
import { accountFor } from "./account-for.ts";

/** How to pay a request by transfer: what a payer types, or lets the bank's app read. */
export type TransferData = {
  readonly account: BeneficiaryAccount;
  /** What is still missing, in đồng. */
  readonly amount: number;
  readonly purpose: string;
  /** The text of the VietQR code, and the code as SVG. */
  readonly qrText: string;
  readonly qrSvg: string;
};

/** Transfer data and VietQR of a request (handbook §5.5); undefined when it is not open or nobody named an account. */
export async function transferDataOf(db: Db, request: PaymentRequest): Promise<TransferData | undefined> {
  if (request.state !== "open") return undefined;
  const account = await accountFor(db, request);
  if (account === undefined) return undefined;
  const amount = request.amount - (await heldFor(db, request.id));
  const purpose = transferPurpose(request.reference);
  const text = buildVietQr({
    initiation: "dynamic",
    bin: account.bankBin,
    target: { kind: "account", number: account.accountNumber },
    amount,
    bill: null,
    purpose,
  });
  if (!text.ok) throw new Error(`an account that has no VietQR: ${text.error}`);
  return { account, amount, purpose, qrText: text.value, qrSvg: qrSvg(text.value) };
}

/** What came for a request and is not enough yet, in đồng. */
export async function heldFor(db: Db, requestId: string): Promise<number> {
  const items = await listSuspense(db, { requestId, open: true });
  return items
    .filter(({ reason, state }) => reason === "partial" && state === "open")
    .reduce((sum, { amount }) => sum + amount, 0);
}
