import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, formatInstant } from "#kernel/time.ts";
import { formatMoney, parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, type Problem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { requireViewer } from "#modules/identity/index.ts";
import { findPayment, OUTCOME_NAMES } from "#modules/payments/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import type { DeskRefusal } from "../domain/refusal.ts";
import type { Shift } from "../domain/shift.ts";
import { settle, usualSums, warningsOf } from "../domain/tender.ts";
import type { CollectFormProps, CollectTyped } from "../pages/collect-form.tsx";
import { TellerPage } from "../pages/teller-page.tsx";
import { findShiftOf } from "../store/shifts.ts";
import { getTill } from "../store/tills.ts";
import { collect, type Collect } from "../use-cases/collect.ts";
import { actingOf, DESK, type DeskDeps } from "./deps.ts";
import { findDemands, presentDemand } from "./find-demands.ts";
import { frameOf } from "./frame.ts";
import { showOpening } from "./open-routes.tsx";
import { COLLECT_PATH, DESK_PATH, shiftPath } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";
import { takenIn } from "./shift-payments.ts";

const LATEST = 8;

/** The teller's screen, and the taking of money. */
export function tellerRoutes(app: App, deps: DeskDeps): void {
  app.get(DESK_PATH, { config: DESK }, (request, reply) => showDesk(deps, request, reply));
  app.post(COLLECT_PATH, { config: DESK }, (request, reply) => take(deps, request, reply));
}

async function showDesk(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const shift = await findShiftOf(deps.db, requireViewer(request).officerId);
  if (shift === undefined) return showOpening(deps, request, reply, { posted: {}, errors: [], status: 200 });
  if (shift.state === "counted") return seeOther(reply, shiftPath(shift.id));
  const query = textOf(asPosted(request.query), "q");
  return showTeller(deps, request, reply, { shift, query, status: 200 });
}

type Showing = {
  readonly shift: Shift;
  readonly query: string;
  readonly status: number;
  /** A form that was not carried out: everything typed comes back. */
  readonly failed?: Omit<CollectFormProps, "usualSums">;
  readonly told?: FlashMessage;
};

async function showTeller(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { shift, query, status, failed, told }: Showing,
): Promise<FastifyReply> {
  const { db } = deps;
  const till = await getTill(db, shift.tillId);
  const found = await findDemands(db, till, query);
  const [only] = found;
  const choices = await Promise.all(found.map((one) => presentDemand(db, one)));
  const demand = found.length === 1 ? choices[0] : undefined;
  const taken = await takenIn(db, shift.id);
  const done = await justTaken(deps, request, shift);
  const openedOn = dateInVietnam(shift.openedAt);
  return html(
    reply,
    <TellerPage
      {...await frameOf(deps, request)}
      tillName={till.name}
      shiftId={shift.id}
      since={formatInstant(shift.openedAt)}
      leftFrom={openedOn.equals(dateInVietnam(await deps.clock.now())) ? "" : formatDate(openedOn)}
      query={query}
      flash={told ?? done?.flash ?? flashOf(request)}
      toPrint={done?.receipts ?? []}
      demand={demand}
      form={only?.state === "open" && demand !== undefined ? formOf(deps, demand, failed) : undefined}
      choices={demand === undefined ? choices : []}
      notFound={query.trim() !== "" && found.length === 0 ? "yes" : "no"}
      latest={taken.toReversed().slice(0, LATEST)}
      takenCount={taken.filter(({ isVoided }) => !isVoided).length}
    />,
    status,
  );
}

function formOf(
  deps: DeskDeps,
  demand: { readonly reference: string; readonly missing: number; readonly payerName: string },
  failed: Showing["failed"],
): CollectFormProps {
  const { reference, missing, payerName } = demand;
  const fresh = {
    ...{ reference, missing, errors: [], warnings: [] },
    token: deps.newId(),
    typed: { means: "cash", given: "", bankRef: "", payerName },
  };
  return { ...(failed ?? fresh), missing, usualSums: usualSums(missing) };
}

/** What the teller needs after taking: the change to give, and the receipts to print. */
async function justTaken({ db }: DeskDeps, request: FastifyRequest, shift: Shift) {
  const id = idOf(asPosted(request.query), "xong");
  const payment = id === undefined ? undefined : await findPayment(db, id);
  if (payment === undefined || payment.shiftId !== shift.id) return undefined;
  const receipts = await listReceiptsOf(db, { paymentId: payment.id });
  const isWhole = payment.outcome === "settled";
  const flash: FlashMessage = {
    tone: isWhole ? "done" : "warning",
    title: `Đã thu ${formatMoney(payment.amount)}: ${OUTCOME_NAMES[payment.outcome].toLowerCase()}`,
    text: payment.note,
  };
  return { flash, receipts: receipts.map(({ id: receiptId, label }) => ({ id: receiptId, label })) };
}

async function take(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const command = read(posted);
  const shift = await findShiftOf(deps.db, requireViewer(request).officerId);
  if (shift === undefined) throw new HttpProblem(problemOf({ kind: "bank-desk/no-shift" }));
  if (command === undefined) throw new HttpProblem(problemOf({ kind: "bank-desk/amount" }));
  const typed = typedIn(posted);
  const failed = { token: command.token, reference: command.reference, missing: command.missing, typed };
  const again = { shift, query: command.reference };
  if ("field" in command) {
    const errors = [{ field: command.field, message: problemOf({ kind: "bank-desk/amount" }).title }];
    return showTeller(deps, request, reply, { ...again, status: 422, failed: { ...failed, errors, warnings: [] } });
  }
  try {
    const done = await collect(await actingOf(deps, request), command);
    if (done.ok) return await seeOther(reply, `${DESK_PATH}?xong=${done.value.payment.id}`);
    return await showRefusal(deps, request, reply, { ...again, command, refusal: done.error, typed });
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    deps.log.error({ err: error, requestId: request.id }, "a payment at the desk with an unknown outcome");
    return showTeller(deps, request, reply, {
      ...{ ...again, status: 503, told: UNKNOWN_OUTCOME },
      failed: { ...failed, errors: [], warnings: [] },
    });
  }
}

/** The same form again is the same payment, so trying again is always safe. */
const UNKNOWN_OUTCOME: FlashMessage = {
  tone: "error",
  title: "Chưa rõ khoản này đã được ghi nhận hay chưa",
  text: "Đường truyền hoặc máy chủ gián đoạn. Hãy bấm lại “Thu tiền” ngay trên trang này: nếu đã ghi nhận, hệ thống chỉ hiện lại phiếu cũ, không bao giờ thu hai lần. Chưa trả biên lai khi chưa thấy dòng “Đã thu”.",
};

async function showRefusal(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  given: {
    readonly shift: Shift;
    readonly query: string;
    readonly command: Collect;
    readonly refusal: DeskRefusal;
    readonly typed: CollectTyped;
  },
): Promise<FastifyReply> {
  const { shift, query, command, refusal, typed } = given;
  const problem: Problem = problemOf(refusal);
  const { token, reference, missing } = command;
  const failed = { token, reference, missing, typed };
  if (refusal.kind === "bank-desk/confirm-first") {
    const settlement = settle(missing, command);
    const warnings = typeof settlement === "string" ? [] : warningsOf(missing, settlement);
    return showTeller(deps, request, reply, {
      ...{ shift, query, status: 200, failed: { ...failed, errors: [], warnings } },
    });
  }
  const field = FIELDS[refusal.kind];
  if (field !== undefined) {
    const errors: readonly FieldError[] = [{ field, message: problem.title }];
    return showTeller(deps, request, reply, {
      ...{ shift, query, status: problem.status, failed: { ...failed, errors, warnings: [] } },
    });
  }
  const told: FlashMessage = { tone: "error", title: problem.title };
  return showTeller(deps, request, reply, {
    ...{ shift, query, told, status: problem.status, failed: { ...failed, errors: [], warnings: [] } },
  });
}

const FIELDS: Readonly<Record<string, string>> = {
  "bank-desk/amount": "given",
  "bank-desk/too-much-cash": "given",
  "bank-desk/bank-ref": "bankRef",
  "payments/ref-reused": "bankRef",
};

type Read = Collect | (Pick<Collect, "token" | "reference" | "missing"> & { readonly field: "given" });

/** What was posted; undefined when not even the hidden fields are right. An empty sum is the exact one (B-30 holds otherwise). */
function read(posted: Posted): Read | undefined {
  const [token, missing] = [idOf(posted, "token"), parseMoney(textOf(posted, "missing"))];
  const reference = textOf(posted, "reference");
  if (token === undefined || missing === undefined) return undefined;
  const typedSum = textOf(posted, "given");
  const given = typedSum === "" ? missing : parseMoney(typedSum);
  if (given === undefined) return { token, reference, missing, field: "given" };
  return {
    ...{ token, reference, missing, given },
    means: textOf(posted, "means") === "transfer" ? "transfer" : "cash",
    bankRef: textOf(posted, "bankRef").trim(),
    payerName: textOf(posted, "payerName").trim().slice(0, 200),
    confirmed: textOf(posted, "confirmed") === "yes" ? "yes" : "no",
  };
}

function typedIn(posted: Posted): CollectTyped {
  const [given, bankRef, payerName] = [textOf(posted, "given"), textOf(posted, "bankRef"), textOf(posted, "payerName")];
  return { given, bankRef, payerName, means: textOf(posted, "means") === "transfer" ? "transfer" : "cash" };
}

function flashOf(request: FastifyRequest): FlashMessage | undefined {
  const done = textOf(asPosted(request.query), "bao");
  if (done === "mo-ca") return { tone: "done", title: "Đã mở ca", text: "Sẵn sàng thu." };
  return undefined;
}
