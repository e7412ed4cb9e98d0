import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { requireViewer, type Viewer } from "#modules/identity/index.ts";
import { getPayment } from "#modules/payments/index.ts";
import { mayConfirmVoid, mayOversee } from "../domain/policy.ts";
import { ApprovalsPage, type VoidRow } from "../pages/approvals-page.tsx";
import { listShifts } from "../store/shifts.ts";
import { findVoidRequest, listVoidRequests, type VoidRequest } from "../store/void-requests.ts";
import { approveVoid, refuseVoid } from "../use-cases/void-at-desk.ts";
import { actingOf, DESK, SIGNING, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { APPROVALS_PATH } from "./paths.ts";
import { asPosted, idOf, textOf } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";
import { namesOf, presentShiftRows } from "./present-shifts.ts";
import { presentTaken } from "./shift-payments.ts";
import { standingOf } from "../use-cases/standing-of-payment.ts";

/** What waits for a second person, decided from the own session with a fresh proof. */
export function approvalRoutes(app: App, deps: DeskDeps): void {
  app.get(APPROVALS_PATH, { config: DESK }, (request, reply) =>
    showApprovals(deps, request, reply, { errors: [], status: 200 }),
  );
  app.post(`${APPROVALS_PATH}/:id`, { config: SIGNING }, (request, reply) => decide(deps, request, reply));
}

async function showApprovals(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status }: { readonly errors: readonly FieldError[]; readonly status: number },
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const mine = (one: { readonly cashierId: string }) => mayOversee(viewer) || one.cashierId === viewer.officerId;
  const shifts = (await listShifts(db, { inHand: true })).filter((one) => one.state === "counted" && mine(one));
  const pending = (await listVoidRequests(db, { pending: true })).filter(
    ({ askedBy }) => mayOversee(viewer) || askedBy === viewer.officerId,
  );
  const page = (
    <ApprovalsPage
      {...await frameOf(deps, request)}
      voids={await Promise.all(pending.map((one) => voidRow(deps, viewer, one)))}
      shifts={await presentShiftRows(db, shifts)}
      errors={errors}
      flash={FLASHES[textOf(asPosted(request.query), "bao")]}
    />
  );
  return html(reply, page, status);
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  duyet: { tone: "done", title: "Đã duyệt hủy phiếu thu", text: "Biên lai đã ghi hủy, khoản phải nộp trở lại như cũ." },
  khong: { tone: "done", title: "Đã không duyệt", text: "Phiếu thu vẫn có hiệu lực." },
};

async function voidRow({ db }: DeskDeps, viewer: Viewer, one: VoidRequest): Promise<VoidRow> {
  const payment = await getPayment(db, one.paymentId);
  const [taken] = await presentTaken(db, [payment]);
  const { request, shift } = await standingOf(db, payment);
  const name = await namesOf(db, [one.askedBy]);
  const isTheirs = shift?.cashierId === viewer.officerId;
  return {
    id: one.id,
    paymentId: payment.id,
    amount: payment.amount,
    code: taken?.code ?? "",
    payer: payment.payerName === "" ? (request?.payerName ?? "") : payment.payerName,
    receipts: (taken?.receipts ?? []).map(({ label }) => label).join("; "),
    asked: `${name(one.askedBy)} đề nghị lúc ${formatInstant(one.askedAt)}`,
    reason: one.reason,
    mayDecide: mayConfirmVoid(viewer, one.askedBy) && !isTheirs ? "yes" : "no",
  };
}

async function decide(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const requestId = idOf(asPosted(request.params), "id");
  if (requestId === undefined || (await findVoidRequest(deps.db, requestId)) === undefined) {
    throw new HttpProblem(NOT_FOUND);
  }
  const acting = await actingOf(deps, request);
  const note = textOf(posted, "note").slice(0, 500);
  const isApproved = textOf(posted, "decision") === "approve";
  const done = isApproved
    ? await approveVoid(acting, { requestId, note, witness: requireViewer(request) })
    : await refuseVoid(acting, { requestId, note });
  if (done.ok) return seeOther(reply, `${APPROVALS_PATH}?bao=${isApproved ? "duyet" : "khong"}`);
  const problem = problemOf(done.error);
  const isReason = done.error.kind === "bank-desk/reason-missing";
  const errors = [
    isReason
      ? { field: `note-${requestId}`, message: "Ghi lý do không duyệt." }
      : { field: "", message: problem.title },
  ];
  return showApprovals(deps, request, reply, { errors, status: problem.status });
}
