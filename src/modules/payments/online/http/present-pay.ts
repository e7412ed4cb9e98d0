import type { Language } from "#kernel/language.ts";
import { formatDate, dateInVietnam } from "#kernel/time.ts";
import { getDossier } from "#modules/dossiers/index.ts";
import { getAgency } from "#modules/organizations/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import { payWords, type PayWords } from "../domain/pay-words.ts";
import type { PayView } from "../pages/pay-page.tsx";
import type { TransferView } from "../pages/transfer-card.tsx";
import { listOrdersOf } from "../store/orders.ts";
import { listLiveLinks } from "../store/pay-links.ts";
import { platformInUse } from "../use-cases/ask-platform.ts";
import { heldFor, transferDataOf, type TransferData } from "../use-cases/transfer-data.ts";
import type { PayDeps } from "./pay-deps.ts";
import { payPath } from "./paths.ts";

const KINDS = { vi: { phi: "phí", "le-phi": "lệ phí" }, en: { phi: "charge", "le-phi": "fee" } } as const;

/** What somebody who opened a link sees; no name of any person is read for it. */
export async function presentPay(
  deps: PayDeps,
  request: PaymentRequest,
  { token, language }: { readonly token: string; readonly language: Language },
): Promise<PayView> {
  const { db } = deps;
  const now = await deps.clock.now();
  const [dossier, agency, orders, transfer, setting, links] = await Promise.all([
    getDossier(db, request.dossierId),
    getAgency(db, request.agencyId),
    listOrdersOf(db, request.id),
    transferDataOf(db, request),
    platformInUse(db),
    listLiveLinks(db, request.id, now),
  ]);
  const [order] = orders;
  const receipts = request.settlementId === null ? [] : await listReceiptsOf(db, { paymentId: request.settlementId });
  const isHeld = (await heldFor(db, request.id)) > 0;
  const link = links.find((one) => one.token === token);
  const isPaidThere = orders.some(({ state }) => state === "paid" || state === "confirmed");
  return {
    token,
    dossierCode: request.dossierCode,
    procedureName: dossier.procedureName,
    agencyName: agency.name,
    lines: request.lines.map(({ name, kind, amount }) => ({ name, kind: KINDS[language][kind], amount })),
    amount: request.amount,
    reference: request.reference,
    words: await wordsFor(db, request, language),
    transfer: transfer && presentTransfer(transfer),
    // The platform knows whole amounts only: a rest is paid in another way.
    platform: setting === undefined || isHeld ? "off" : order?.state === "open" ? { url: order.payUrl } : "closed",
    receipts: receipts.map(({ id, label }) => ({
      label,
      href: deps.receiptPdf === null ? undefined : `${payPath(token)}/bien-lai/${id}`,
    })),
    billHref: isPaidThere && setting !== undefined ? `${payPath(token)}/chung-tu` : undefined,
    expires: link === undefined ? "" : formatDate(dateInVietnam(link.expiresAt)),
  };
}

/** Whether money moved, for a request now. */
export async function wordsFor(db: Db, request: PaymentRequest, language: Language = "vi"): Promise<PayWords> {
  const [order] = await listOrdersOf(db, request.id);
  return payWords({ request, held: await heldFor(db, request.id), order }, language);
}

/** Transfer data as pages show it. */
export function presentTransfer({ account, amount, purpose, qrSvg }: TransferData): TransferView {
  const { accountNumber, accountName, bankName, bankBin } = account;
  return { qrSvg, accountNumber, accountName, bank: `${bankName} (mã ${bankBin})`, amount, purpose };
}
