import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { Db } from "#platform/db/db.ts";
import { hasRole, requireViewer, type Viewer } from "#modules/identity/index.ts";
import {
  findRefund,
  findRequest,
  findSuspense,
  getPayment,
  listRefunds,
  listSuspense,
  SUSPENSE_NAMES,
  type Refund,
} from "#modules/payments/index.ts";
import { mayDecideRefund } from "../domain/policy.ts";
import { RefundPage, RefundsPage, type ProposalRow, type RefundRow } from "../pages/refunds-page.tsx";
import { findShiftOf } from "../store/shifts.ts";
import { listTills } from "../store/tills.ts";
import { decideOnRefund, giveBack } from "../use-cases/refund-at-desk.ts";
import { actingOf, HANDLING, SIGNING, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { heldPath, REFUNDS_PATH, refundPath } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";
import { namesOf } from "./present-shifts.ts";

const ONE = refundPath(":id");

/** Refunds: what should be claimed, the claims, and one claim decided and paid. */
export function refundRoutes(app: App, deps: DeskDeps): void {
  app.get(REFUNDS_PATH, { config: HANDLING }, (request, reply) => showList(deps, request, reply));
  app.get(ONE, { config: HANDLING }, async (request, reply) => {
    const refund = await refundOf(deps, request);
    return showRefund(deps, request, reply, { refund, posted: {}, errors: [], status: 200 });
  });
  app.post(`${ONE}/duyet`, { config: SIGNING }, (request, reply) => decide(deps, request, reply));
  app.post(`${ONE}/chi`, { config: HANDLING }, (request, reply) => pay(deps, request, reply));
}

async function showList(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db } = deps;
  const refunds = await listRefunds(db);
  const rows = await Promise.all(refunds.map((one) => rowOf(db, one)));
  const isOpen = (index: number) => ["claimed", "approved"].includes(refunds[index]?.state ?? "");
  const page = (
    <RefundsPage
      {...await frameOf(deps, request)}
      open={rows.filter((_, index) => isOpen(index))}
      done={rows.filter((_, index) => !isOpen(index)).slice(0, 50)}
      proposals={await proposalsOf(db)}
    />
  );
  return html(reply, page);
}

/** Rests, double payments and money of ended dossiers that nobody has claimed back yet. */
async function proposalsOf(db: Db): Promise<readonly ProposalRow[]> {
  const held = await listSuspense(db, { open: true });
  const wanted = held.filter(({ state, reason }) => state === "open" && RETURNABLE.includes(reason));
  return Promise.all(
    wanted.map(async (item) => {
      const payment = await getPayment(db, item.paymentId);
      const request = item.requestId === null ? undefined : await findRequest(db, item.requestId);
      return {
        key: item.id,
        href: `${heldPath(item.id)}#hoan-tra`,
        amount: item.amount,
        payer: payment.payerName === "" ? (request?.payerName ?? "") : payment.payerName,
        code: request?.dossierCode ?? "",
        why: SUSPENSE_NAMES[item.reason],
      };
    }),
  );
}

const RETURNABLE: readonly string[] = ["over", "duplicate", "ended"];

const STATES = {
  claimed: { state: "Chờ duyệt", tone: "soon" },
  approved: { state: "Đã duyệt, chờ chi", tone: "neutral" },
  rejected: { state: "Không duyệt", tone: "plain" },
  paid: { state: "Đã chi", tone: "early" },
} as const satisfies Record<Refund["state"], Pick<RefundRow, "state" | "tone">>;

async function rowOf(db: Db, refund: Refund): Promise<RefundRow> {
  const item = refund.suspenseItemId === null ? undefined : await findSuspense(db, refund.suspenseItemId);
  const requestId = refund.requestId ?? item?.requestId ?? null;
  const request = requestId === null ? undefined : await findRequest(db, requestId);
  return {
    ...STATES[refund.state],
    id: refund.id,
    claimed: formatInstant(refund.claimedAt),
    amount: refund.amount,
    payee: refund.payeeName,
    code: request?.dossierCode ?? "",
    reason: refund.reason,
  };
}

async function refundOf({ db }: DeskDeps, request: FastifyRequest): Promise<Refund> {
  const id = idOf(asPosted(request.params), "id");
  const refund = id === undefined ? undefined : await findRefund(db, id);
  if (refund === undefined) throw new HttpProblem(NOT_FOUND);
  return refund;
}

type Shown = {
  readonly refund: Refund;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function showRefund(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { refund, posted, errors, status }: Shown,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const name = await namesOf(db, [refund.claimedBy, refund.decidedBy, refund.paidBy]);
  const tills = await listTills(db);
  const line = (at: Refund["paidAt"], by: string | null) => (at === null ? "" : `${formatInstant(at)}, ${name(by)}`);
  const page = (
    <RefundPage
      {...await frameOf(deps, request)}
      refund={{
        ...(await rowOf(db, refund)),
        basis: refund.basis,
        account: refund.payeeAccount,
        claimedBy: name(refund.claimedBy),
        decided: line(refund.decidedAt, refund.decidedBy),
        note: refund.decisionNote,
        paid: refund.paidAt === null ? "" : `${line(refund.paidAt, refund.paidBy)}, chứng từ ${refund.paidReference}`,
        heldId: refund.suspenseItemId,
      }}
      steps={stepsOf(refund)}
      mayDecide={refund.state === "claimed" && mayDecideRefund(viewer, refund.claimedBy) ? "yes" : "no"}
      decideNote={
        refund.state === "claimed" ? "Kế toán hoặc lãnh đạo Trung tâm, không phải người lập, duyệt đề nghị này." : ""
      }
      pay={refund.state === "approved" ? await paymentBy(db, viewer) : "no"}
      accounts={tills.map(({ bankAccount, name: tillName }) => ({ number: bankAccount, name: tillName }))}
      typed={{
        note: textOf(posted, "note"),
        by: textOf(posted, "by") || "cash",
        reference: textOf(posted, "reference"),
        fromAccount: textOf(posted, "fromAccount") || (tills[0]?.bankAccount ?? ""),
      }}
      errors={errors}
      flash={FLASHES[textOf(asPosted(request.query), "bao")]}
    />
  );
  return html(reply, page, status);
}

/** A teller with an open shift pays in cash, the accountant by transfer. */
async function paymentBy(db: Db, viewer: Viewer): Promise<"cash" | "transfer" | "both" | "no"> {
  const shift = await findShiftOf(db, viewer.officerId);
  const hasDrawer = shift?.state === "open";
  if (hasRole(viewer, "accountant")) return hasDrawer ? "both" : "transfer";
  return hasDrawer ? "cash" : "no";
}

function stepsOf({ state }: Refund) {
  const names = ["Lập đề nghị", state === "rejected" ? "Không duyệt" : "Duyệt", "Chi tiền"];
  const reached = { claimed: 1, approved: 2, rejected: 2, paid: 3 }[state];
  return names.map((label, index) => ({
    ...{ label, key: label },
    state:
      index < reached
        ? ("done" as const)
        : index === reached && state !== "rejected"
          ? ("now" as const)
          : ("ahead" as const),
  }));
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  lap: { tone: "done", title: "Đã lập đề nghị hoàn trả", text: "Người khác của Trung tâm duyệt rồi mới chi." },
  duyet: { tone: "done", title: "Đã duyệt", text: "Số tiền ghi là phải trả người nộp; thu ngân hoặc kế toán chi." },
  khong: { tone: "done", title: "Đã không duyệt", text: "Khoản tiền trở lại như trước khi đề nghị." },
  chi: { tone: "done", title: "Đã ghi nhận chi tiền", text: "Biên lai và hồ sơ đã ghi hoàn trả." },
};

async function decide(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const refund = await refundOf(deps, request);
  const posted = asPosted(request.body);
  const note = textOf(posted, "note").slice(0, 500);
  const approve = textOf(posted, "decision") === "approve" ? "yes" : "no";
  const again = (field: string, message: string, status: number) =>
    showRefund(deps, request, reply, { refund, posted, errors: [{ field, message }], status });
  if (approve === "no" && note.trim() === "") return again("note", "Ghi lý do không duyệt.", 422);
  const done = await decideOnRefund(await actingOf(deps, request), { refundId: refund.id, approve, note });
  if (done.ok) return seeOther(reply, `${refundPath(refund.id)}?bao=${approve === "yes" ? "duyet" : "khong"}`);
  const problem = problemOf(done.error);
  return again("", problem.title, problem.status);
}

async function pay(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const refund = await refundOf(deps, request);
  const posted = asPosted(request.body);
  const by = textOf(posted, "by") === "transfer" ? "transfer" : "cash";
  const reference = textOf(posted, "reference").trim().slice(0, 60);
  const again = (field: string, message: string, status: number) =>
    showRefund(deps, request, reply, { refund, posted, errors: [{ field, message }], status });
  if (reference === "") return again("reference", "Nhập số chứng từ chi.", 422);
  const known = (await listTills(deps.db)).map(({ bankAccount }) => bankAccount);
  const fromAccount = textOf(posted, "fromAccount");
  if (by === "transfer" && !known.includes(fromAccount)) return again("fromAccount", "Chọn tài khoản chuyển đi.", 422);
  const done = await giveBack(await actingOf(deps, request), { refundId: refund.id, by, reference, fromAccount });
  if (done.ok) return seeOther(reply, `${refundPath(refund.id)}?bao=chi`);
  const problem = problemOf(done.error);
  return again("", problem.title, problem.status);
}
