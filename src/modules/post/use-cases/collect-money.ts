import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { inTransitAccount } from "#modules/ledger/index.ts";
import { listRequestsOf, takePayment, type Taken } from "#modules/payments/index.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { insertCollection } from "../store/money.ts";
import { findSlip } from "../store/slips.ts";
import { carrierViewer, type Moment } from "./acting.ts";

/** The account of what the post has taken and not handed in yet. */
export const POST_ACCOUNT = inTransitAccount("post");

export type CollectMoney = {
  readonly purpose: "filing" | "delivery";
  readonly dossierId: string;
  readonly amount: number;
  readonly at: Instant;
  readonly payerName: string;
};

/**
 * Books phí, lệ phí that the post took for the centre: once for an item, in transit until the post hands it in (QĐ 45/2016 Điều 12).
 * The post's own cước never comes here.
 */
export async function collectMoney(
  { tx, now, acting }: Moment,
  slip: PostalSlip,
  { purpose, dossierId, amount, at, payerName }: CollectMoney,
): Promise<Result<Taken, PostRefusal>> {
  const { number } = slip;
  if (number === null) return err({ kind: "post/not-found" });
  const requests = await listRequestsOf(tx, dossierId);
  const request = requests.find(({ state }) => state === "open") ?? requests.at(-1);
  const taken = await takePayment(
    { ...acting, viewer: await carrierViewer(tx, slip.carrier) },
    {
      provider: "post",
      providerRef: `${number}:${purpose}`,
      reference: request?.reference ?? null,
      amount,
      channel: "cod",
      account: POST_ACCOUNT,
      paidAt: at,
      payerName,
      note: `Bưu điện thu hộ, bưu gửi ${number}`,
      shiftId: null,
    },
  );
  if (!taken.ok) return taken;
  const paymentId = taken.value.payment.id;
  const label = slip.parcelId === null ? slip : await findSlip(tx, slip.parcelId);
  const told = { slipId: slip.id, number: label?.number ?? number };
  await insertCollection(tx, { ...told, purpose, amount, paymentId, collectedAt: at, recordedAt: now });
  return ok(taken.value);
}
