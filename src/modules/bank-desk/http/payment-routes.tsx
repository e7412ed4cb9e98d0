import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import { formatMoney, parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { requireViewer } from "#modules/identity/index.ts";
import {
  CHANNEL_NAMES,
  findPayment,
  leftToRefund,
  listRefunds,
  OUTCOME_NAMES,
  type Payment,
} from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import { mayHandleHeldMoney, mayOversee } from "../domain/policy.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import { PaymentPage } from "../pages/payment-page.tsx";
import type { RefundTyped } from "../pages/refund-claim-form.tsx";
import { SECOND } from "../pages/second-person-fields.tsx";
import { findVoidRequest, listVoidRequests } from "../store/void-requests.ts";
import { askRefund } from "../use-cases/refund-at-desk.ts";
import { standingOf, type Standing } from "../use-cases/standing-of-payment.ts";
import { askVoid, voidTogether, withdrawVoid } from "../use-cases/void-at-desk.ts";
import { actingOf, DESK, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { paymentPath, refundPath } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf, VOID_BARS } from "./present-refusal.ts";
import { namesOf } from "./present-shifts.ts";
import { hasSecondPerson, secondPerson } from "./second-person.ts";
import { secondSentence } from "./shift-routes.tsx";

const ONE = paymentPath(":id");

/** One payment, undoing it with a second person, and claiming its refund. */
export function paymentRoutes(app: App, deps: DeskDeps): void {
  app.get(ONE, { config: DESK }, async (request, reply) => {
    const seen = await seenBy(deps, request);
    return showPayment(deps, request, reply, { seen, posted: {}, errors: [], status: 200 });
  });
  app.post(`${ONE}/huy`, { config: DESK }, (request, reply) => undo(deps, request, reply));
  app.post(`${ONE}/rut-yeu-cau`, { config: DESK }, async (request, reply) => {
    const { payment } = await seenBy(deps, request);
    const id = idOf(asPosted(request.body), "requestId");
    const known = id === undefined ? undefined : await findVoidRequest(deps.db, id);
    if (known?.paymentId !== payment.id) throw new HttpProblem(NOT_FOUND);
    const done = await withdrawVoid(await actingOf(deps, request), known.id);
    if (!done.ok) throw new HttpProblem(problemOf(done.error));
    return seeOther(reply, `${paymentPath(payment.id)}?bao=rut`);
  });
  app.post(`${ONE}/hoan-tra`, { config: DESK }, (request, reply) => claim(deps, request, reply));
}

type Seen = { readonly payment: Payment; readonly standing: Standing };

/** The payment, for its teller and for who looks over the tills. */
async function seenBy({ db }: DeskDeps, request: FastifyRequest): Promise<Seen> {
  const viewer = requireViewer(request);
  const id = idOf(asPosted(request.params), "id");
  const payment = id === undefined ? undefined : await findPayment(db, id);
  if (payment === undefined) throw new HttpProblem(NOT_FOUND);
  const standing = await standingOf(db, payment);
  const isOwn = payment.actorId === viewer.officerId || standing.shift?.cashierId === viewer.officerId;
  if (!isOwn && !mayOversee(viewer)) throw new HttpProblem(NOT_FOUND);
  return { payment, standing };
}

type Shown = {
  readonly seen: Seen;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  readonly refundErrors?: readonly FieldError[];
  readonly status: number;
};

async function showPayment(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { seen, posted, errors, refundErrors = [], status }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const { payment, standing } = seen;
  const viewer = requireViewer(request);
  const [receipts, voids, refunds] = await Promise.all([
    listReceiptsOf(db, { paymentId: payment.id }),
    listVoidRequests(db, { paymentIds: [payment.id], pending: true }),
    standing.request === undefined ? [] : listRefunds(db, { requestId: standing.request.id }),
  ]);
  const [waiting] = voids;
  const name = await namesOf(db, [payment.actorId, payment.voidedBy, payment.voidApprovedBy, waiting?.askedBy]);
  const { request: demand } = standing;
  const canRefund = demand?.settlementId === payment.id && demand.state === "settled" && mayHandleHeldMoney(viewer);
  const page = (
    <PaymentPage
      {...await frameOf(deps, request)}
      payment={{
        id: payment.id,
        at: formatInstant(payment.recordedAt),
        amount: payment.amount,
        channel: CHANNEL_NAMES[payment.channel],
        outcome: OUTCOME_NAMES[payment.outcome],
        code: demand?.dossierCode ?? "",
        reference: demand?.reference ?? payment.reference ?? "",
        payer: payment.payerName === "" ? (demand?.payerName ?? "") : payment.payerName,
        teller: name(payment.actorId),
        note: payment.note,
        shiftId: payment.shiftId,
        voided:
          payment.voidedAt === null
            ? ""
            : `${formatInstant(payment.voidedAt)}: ${payment.voidReason} (${name(payment.voidedBy)}; duyệt: ${name(payment.voidApprovedBy)})`,
        receipts: receipts.map(({ id, label, state }) => ({ id, label, state: RECEIPT_STATES[state] })),
      }}
      bar={standing.bar === undefined ? undefined : VOID_BARS[standing.bar]}
      pending={
        waiting && {
          id: waiting.id,
          reason: waiting.reason,
          asked: `${name(waiting.askedBy)} đề nghị lúc ${formatInstant(waiting.askedAt)}`,
        }
      }
      mayAsk={standing.shift?.cashierId === viewer.officerId || mayOversee(viewer) ? "yes" : "no"}
      leftToRefund={canRefund ? leftToRefund(demand.amount, refunds) : 0}
      refunds={refunds.map(({ id, amount, state, claimedAt }) => ({
        id,
        text: `${formatMoney(amount)}, ${REFUND_STATES[state].toLowerCase()} (lập ${formatInstant(claimedAt)})`,
      }))}
      reason={textOf(posted, "reason") || (waiting?.reason ?? "")}
      secondName={textOf(posted, SECOND.username)}
      errors={errors}
      refund={refundTyped(posted, demand?.payerName ?? payment.payerName)}
      refundErrors={refundErrors}
      flash={FLASHES[textOf(asPosted(request.query), "bao")]}
    />
  );
  return html(reply, page, status);
}

const RECEIPT_STATES = { used: "", cancelled: "ĐÃ HỦY", replaced: "Đã thay thế", adjusted: "Đã điều chỉnh" } as const;

const REFUND_STATES = { claimed: "Chờ duyệt", approved: "Đã duyệt", rejected: "Không duyệt", paid: "Đã chi" } as const;

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  huy: { tone: "done", title: "Đã hủy phiếu thu", text: "Trả lại tiền cho người nộp; biên lai đã ghi hủy." },
  cho: { tone: "notice", title: "Đã gửi yêu cầu hủy", text: "Phiếu thu vẫn có hiệu lực cho đến khi được duyệt." },
  rut: { tone: "done", title: "Đã rút yêu cầu hủy" },
};

/** What was typed of a claim; at first the payer is who gets it back. */
export function refundTyped(posted: Posted, payer: string): RefundTyped {
  return {
    amount: textOf(posted, "amount"),
    reason: textOf(posted, "reason"),
    basis: textOf(posted, "basis"),
    payeeName: textOf(posted, "payeeName") || payer,
    payeeAccount: textOf(posted, "payeeAccount"),
  };
}

async function undo(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const seen = await seenBy(deps, request);
  const posted = asPosted(request.body);
  const paymentId = seen.payment.id;
  const reason = textOf(posted, "reason").slice(0, 500);
  const again = (errors: readonly FieldError[], status = 422) =>
    showPayment(deps, request, reply, { seen, posted, errors, status });
  if (reason.trim() === "") return again([{ field: "reason", message: "Ghi rõ lý do hủy." }]);
  const acting = await actingOf(deps, request);
  if (textOf(posted, "act") === "ask" && !hasSecondPerson(posted)) {
    const asked = await askVoid(acting, { paymentId, reason });
    if (asked.ok) return seeOther(reply, `${paymentPath(paymentId)}?bao=cho`);
    const problem = problemOf(asked.error);
    return again([{ field: "", message: problem.title }], problem.status);
  }
  const witness = await secondPerson(deps, request, posted);
  if (!witness.ok) return again([witness.error]);
  const done = await voidTogether(acting, { paymentId, reason, witness: witness.value });
  if (done.ok) return seeOther(reply, `${paymentPath(paymentId)}?bao=huy`);
  const problem = problemOf(done.error);
  return again([{ field: SECOND.username, message: secondSentence(done.error.kind, problem.title) }], problem.status);
}

async function claim(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const seen = await seenBy(deps, request);
  const posted = asPosted(request.body);
  const { request: demand } = seen.standing;
  if (demand === undefined) throw new HttpProblem(NOT_FOUND);
  const typed = refundTyped(posted, "");
  const missing = missingIn(typed);
  const source = { requestId: demand.id };
  const again = (refundErrors: readonly FieldError[], status: number) =>
    showPayment(deps, request, reply, { seen, posted, errors: [], refundErrors, status });
  if (missing.length > 0) return again(missing, 422);
  const claimed = await askRefund(await actingOf(deps, request), { ...typed, source, amount: partOf(typed) });
  if (claimed.ok) return seeOther(reply, `${refundPath(claimed.value.id)}?bao=lap`);
  const { error, status } = claimProblem(claimed.error);
  return again([error], status);
}

/** What is wrong with the fields of a claim before anything is asked. */
export function missingIn({ amount, reason, payeeName }: RefundTyped): readonly FieldError[] {
  const isPart = amount.trim() !== "";
  return [
    ...(isPart && (parseMoney(amount.trim()) ?? 0) === 0 ? [{ field: "hoan-amount", message: NO_AMOUNT }] : []),
    ...(reason.trim() === "" ? [{ field: "hoan-reason", message: "Ghi rõ lý do hoàn trả." }] : []),
    ...(payeeName.trim() === "" ? [{ field: "hoan-payeeName", message: "Nhập tên người nhận tiền." }] : []),
  ];
}

const NO_AMOUNT = "Số tiền chỉ gồm 1 đến 12 chữ số, lớn hơn 0 đồng. Để trống nếu hoàn trả tất cả.";

/** The part that is claimed, in đồng; undefined for all that is left. */
export function partOf({ amount }: RefundTyped): number | undefined {
  return amount.trim() === "" ? undefined : parseMoney(amount.trim());
}

/** Why a claim was refused, at the amount where that is what is wrong. */
export function claimProblem(refusal: DeskRefusal): { readonly error: FieldError; readonly status: number } {
  const { title: message, status } = problemOf(refusal);
  return { error: { field: refusal.kind === "payments/refund-amount" ? "hoan-amount" : "", message }, status };
}
