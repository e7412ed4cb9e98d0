import { ok, type Result } from "#kernel/result.ts";
import { chargeFee, requestObligation, type Acting, type FeeLine, type Target } from "#modules/dossiers/index.ts";
import { attempt } from "#platform/db/attempt.ts";
import type { PaymentRequest } from "../domain/payment.ts";
import type { PaymentRefusal } from "../domain/refusal.ts";
import { momentIn } from "./acting.ts";
import { openRequest } from "./open-request.ts";

export type RequestPayment = Target & {
  readonly lines: readonly FeeLine[];
  readonly purpose: "during" | "after";
  readonly reason: string;
  /** Whether the clock of the dossier stands still until it is paid (NĐ 61/2018 Điều 19.5). */
  readonly stopsClock: boolean;
};

/** Asks for more than was asked at acceptance; what is due grows with it. */
export async function requestPayment(
  acting: Acting,
  { dossierId, version, lines, purpose, reason, stopsClock }: RequestPayment,
): Promise<Result<PaymentRequest, PaymentRefusal>> {
  return attempt(acting.db, async (tx) => {
    const moment = await momentIn(acting, tx);
    const charged = await chargeFee(moment.acting, { dossierId, version, lines, reason });
    if (!charged.ok) return charged;
    const request = await openRequest(moment, charged.value, { lines, purpose, reason, stopsClock });
    if (!stopsClock) return ok(request);
    const stopped = await requestObligation(moment.acting, {
      dossierId,
      version: charged.value.version,
      notice: `Yêu cầu nộp phí, lệ phí ${request.reference}`,
    });
    return stopped.ok ? ok(request) : stopped;
  });
}
