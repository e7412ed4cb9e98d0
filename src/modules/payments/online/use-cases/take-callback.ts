import { createHash } from "node:crypto";
import { err, ok, type Result } from "#kernel/result.ts";
import { parseMoney } from "#kernel/vnd.ts";
import type { Instant } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { transact, type Tx } from "#platform/db/db.ts";
import { checkSignedBytes, type SignedBytes } from "#platform/http/signed-bytes.ts";
import { parseStrictJson } from "#platform/http/strict-json.ts";
import { serviceViewer } from "../../use-cases/service-viewer.ts";
import { afterHearing, type Order } from "../domain/order.ts";
import { findCallback, parkCallback, settleCallback, type Callback } from "../store/callbacks.ts";
import { lockOrderByReference, saveOrder } from "../store/orders.ts";
import { findPlatformSetting } from "../store/settings.ts";
import type { CallbackKind, CallbackOutcome } from "../store/tables.ts";
import { isAuthentic, type CodeRule } from "../wire/authentic-code.ts";
import { CODES, eventMessage, STATES, type EventMessage } from "../wire/platform-messages.ts";
import { readWireTime } from "../wire/wire-time.ts";
import type { OnlineDeps } from "./online-deps.ts";
import { openRefund } from "./open-refund.ts";
import { takeGatewayPayment } from "./take-gateway-payment.ts";

export type CallbackRefusal =
  | { readonly kind: "payments/callback-signature" }
  | { readonly kind: "payments/callback-window" }
  | { readonly kind: "payments/callback-malformed" }
  | { readonly kind: "payments/callback-changed" };

export type CallbackTaken = { readonly outcome: CallbackOutcome | "replayed" };

/**
 * Takes an event of the platform (IPN). The signature is over the bytes as they came and is looked at before anything else;
 * the amount has to be the one that MaXacThuc covers; an event happens once, however often it is told (B-34, B-35).
 */
export async function takeCallback(
  deps: OnlineDeps,
  signed: SignedBytes,
): Promise<Result<CallbackTaken, CallbackRefusal>> {
  const setting = await findPlatformSetting(deps.db);
  const now = await deps.clock.now();
  const secret = setting?.state === "off" ? "" : (setting?.callbackSecret ?? "");
  const checked = checkSignedBytes(signed, { secret, now });
  if (!checked.ok) return err({ kind: `payments/callback-${checked.error}` });
  const event = eventIn(signed.body);
  if (event === undefined) return err({ kind: "payments/callback-malformed" });
  if (setting === undefined || !isOurs(event, setting.partner.partnerCode, setting.partner.code)) {
    return err({ kind: "payments/callback-signature" });
  }
  const callback = callbackOf(event, signed.body, now);
  const earlier = await findCallback(deps.db, callback.eventId);
  if (earlier !== undefined) return replayed(earlier.bodyHash, callback);

  const given = await deps.acting(serviceViewer());
  return transact<Result<CallbackTaken, CallbackRefusal>>(deps.db, async (tx) => {
    if (!(await parkCallback(tx, callback))) {
      const twin = await findCallback(tx, callback.eventId);
      return replayed(twin?.bodyHash ?? Buffer.alloc(0), callback);
    }
    const { outcome, note } = await apply({ ...given, db: tx }, tx, { event, callback });
    await settleCallback(tx, callback.eventId, { outcome, note, at: now });
    return ok({ outcome });
  });
}

/** What becomes of an event that is new: in the books, held, parked until its parent is here, or only noted. */
async function apply(
  acting: Acting,
  tx: Tx,
  { event, callback }: { readonly event: EventMessage; readonly callback: Callback },
): Promise<{ readonly outcome: CallbackOutcome; readonly note: string }> {
  const { kind, reference, transactionRef, amount, receivedAt: now } = callback;
  const order = await lockOrderByReference(tx, reference);
  switch (kind) {
    case "paid": {
      const paidAt = readWireTime(event.ThoiGianGD) ?? now;
      const bankCode = event.MaNganHang;
      const told = { orderReference: reference, transactionRef, amount, paidAt, bankCode, toldBy: "callback" } as const;
      const taken = await takeGatewayPayment(tx, acting, told);
      if (!taken.ok) return { outcome: "refused", note: taken.error.kind };
      if (order !== undefined) await saveOrder(tx, paidOrder(order, { transactionRef, bankCode, now }));
      return { outcome: taken.value.outcome === "unknown" ? "held" : "applied", note: taken.value.outcome };
    }
    case "refunded":
      return openRefund(acting, tx, callback);
    case "cancelled": {
      if (order === undefined || (order.state !== "asked" && order.state !== "open"))
        return { outcome: "noted", note: "" };
      const heard = { kind: "standing", standing: { kind: "cancelled" } } as const;
      await saveOrder(tx, afterHearing(order, { step: "QUERY", heard, now, jitter: 0 }));
      return { outcome: "applied", note: "" };
    }
    case "other":
      return { outcome: "noted", note: `TrangThaiGD ${event.TrangThaiGD}` };
  }
}

/** The order after its money came, also one that had been given up: the platform is still to be told. */
function paidOrder(
  order: Order,
  {
    transactionRef,
    bankCode,
    now,
  }: { readonly transactionRef: string; readonly bankCode: string; readonly now: Instant },
): Order {
  if (order.state === "paid" || order.state === "confirmed") return order;
  const calm = { unsure: false, tries: 0, failingSince: null, lastProblem: "", stuckAt: null, endedAt: null };
  return { ...order, ...calm, state: "paid", transactionRef, bankCode, nextAt: now };
}

function replayed(kept: Buffer, { bodyHash }: Callback): Result<CallbackTaken, CallbackRefusal> {
  return kept.equals(bodyHash) ? ok({ outcome: "replayed" }) : err({ kind: "payments/callback-changed" });
}

function callbackOf(event: EventMessage, body: Buffer, receivedAt: Instant): Callback {
  return {
    eventId: event.MaSuKien,
    receivedAt,
    body,
    bodyHash: createHash("sha256").update(body).digest(),
    kind: kindOf(event),
    reference: event.MaThamChieu,
    transactionRef: event.MaGiaoDich,
    amount: parseMoney(event.SoTien) ?? 0,
  };
}

function kindOf({ MaLoi, TrangThaiGD }: EventMessage): CallbackKind {
  if (TrangThaiGD === STATES.refunded) return "refunded";
  if (TrangThaiGD === STATES.cancelled) return "cancelled";
  return MaLoi === CODES.ok && TrangThaiGD === STATES.paid ? "paid" : "other";
}

/** For us, with the code of authentication that covers its amount. */
function isOurs(event: EventMessage, partnerCode: string, code: CodeRule): boolean {
  return event.MaDoiTac === partnerCode && isAuthentic(event, "CONFIRM", code);
}

/** The event in the bytes: text that can be kept, money that is money, a number where there is money. */
function eventIn(body: Buffer): EventMessage | undefined {
  const parsed = eventMessage.safeParse(jsonIn(body));
  if (!parsed.success) return undefined;
  const { MaSuKien, MaThamChieu, MaGiaoDich, SoTien } = parsed.data;
  const isText = [MaSuKien, MaThamChieu, MaGiaoDich].every((text) => /^[\w.:-]+$/.test(text));
  return isText && Number(SoTien) > 0 ? parsed.data : undefined;
}

function jsonIn(body: Buffer): unknown {
  try {
    return parseStrictJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
