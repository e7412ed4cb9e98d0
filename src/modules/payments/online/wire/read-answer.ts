import { parseMoney } from "#kernel/vnd.ts";
import { parseStrictJson } from "#platform/http/strict-json.ts";
import type { Called } from "#platform/outgoing/outgoing.ts";
import type { Heard, Order, Standing, Step } from "../domain/order.ts";
import { isAuthentic, type CodeRule } from "./authentic-code.ts";
import { CODES, platformAnswer, STATES, type PlatformAnswer } from "./platform-messages.ts";
import { readWireTime } from "./wire-time.ts";

/**
 * What an order hears in what came over the wire. An answer that cannot be read, is about something else or is not signed by
 * the platform counts as lost: it says nothing, and the next thing to do is to ask.
 */
export function readAnswer(called: Called, { order, step, code }: { order: Order; step: Step; code: CodeRule }): Heard {
  const answer = answerIn(called, code);
  if ("kind" in answer) return answer;
  if (answer.MaThamChieu !== order.reference) return { kind: "lost", why: "other-reference" };
  if (step === "QUERY") {
    const standing = standingOf(answer);
    return standing === undefined ? { kind: "lost", why: `code-${answer.MaLoi}` } : { kind: "standing", standing };
  }
  if (answer.MaLoi === CODES.ok) return { kind: "accepted", payUrl: answer.UrlThanhToan ?? "" };
  // A fault of theirs tells nothing about whether it was done.
  if (answer.MaLoi === CODES.fault) return { kind: "lost", why: `code-${answer.MaLoi}` };
  return { kind: "refused", why: `${answer.MaLoi} ${answer.MoTaLoi ?? ""}`.trim() };
}

/** The answer of the platform, signed and well formed, or how it was missed. */
export function answerIn(
  called: Called,
  code: CodeRule,
): PlatformAnswer | Exclude<Heard, { kind: "standing" | "accepted" }> {
  switch (called.kind) {
    case "refused":
      return { kind: "not-sent", why: `address-${called.fault}` };
    case "not-sent":
    case "lost":
      return called;
    case "answered": {
      if (called.status !== 200) return { kind: "lost", why: `status-${called.status}` };
      const parsed = platformAnswer.safeParse(jsonOf(called.body));
      if (!parsed.success) return { kind: "lost", why: "unreadable" };
      return isAuthentic(parsed.data, "ANSWER", code) ? parsed.data : { kind: "lost", why: "not-signed" };
    }
  }
}

function standingOf(answer: PlatformAnswer): Standing | undefined {
  if (answer.MaLoi === CODES.unknown) return { kind: "unknown" };
  if (answer.MaLoi !== CODES.ok) return undefined;
  const { TrangThaiGD: state, UrlThanhToan: payUrl = "" } = answer;
  if (state === STATES.pending) return { kind: "pending", payUrl };
  if (state === STATES.cancelled) return { kind: "cancelled" };
  if (state === STATES.refunded) return { kind: "refunded" };
  return state === STATES.paid ? paidIn(answer) : undefined;
}

function paidIn(answer: PlatformAnswer): Standing | undefined {
  const amount = parseMoney(answer.SoTien ?? "");
  const paidAt = readWireTime(answer.ThoiGianGD ?? "");
  const { MaGiaoDich: transactionRef = "", MaNganHang: bankCode = "" } = answer;
  if (amount === undefined || amount === 0 || paidAt === undefined || transactionRef === "") return undefined;
  return { kind: "paid", transactionRef, bankCode, amount, paidAt, confirmed: answer.DaXacNhan === "1" };
}

function jsonOf(body: Buffer): unknown {
  try {
    return parseStrictJson(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
