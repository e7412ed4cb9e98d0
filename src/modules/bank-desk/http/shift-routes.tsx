import type { FastifyReply, FastifyRequest } from "fastify";
import { parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { requireViewer } from "#modules/identity/index.ts";
import { DENOMINATIONS, readCount, type Denomination } from "../domain/denominations.ts";
import { mayConfirmCount, mayCount, mayOversee } from "../domain/policy.ts";
import type { Shift } from "../domain/shift.ts";
import { CloseShiftPage } from "../pages/close-shift-page.tsx";
import { noteField } from "../pages/count-fields.tsx";
import { HandInPage, type HandInTyped } from "../pages/hand-in-page.tsx";
import { SECOND } from "../pages/second-person-fields.tsx";
import { ShiftPage } from "../pages/shift-page.tsx";
import { ShiftsPage } from "../pages/shifts-page.tsx";
import { findShift, listCounts, listShifts } from "../store/shifts.ts";
import { closeShift, confirmCount, reopenShift } from "../use-cases/close-shift.ts";
import { handInCash } from "../use-cases/hand-in-cash.ts";
import { shiftReport } from "../use-cases/shift-report.ts";
import { actingOf, DESK, SIGNING, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { PIECES } from "./open-routes.tsx";
import { DESK_PATH, SHIFTS_PATH, shiftPath } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";
import { presentReport } from "./present-report.ts";
import { namesOf, presentShiftRows } from "./present-shifts.ts";
import { secondPerson } from "./second-person.ts";

const ONE = shiftPath(":id");

/** The shifts: list, one with its report, hand-in of cash, closing count and its confirmation. */
export function shiftRoutes(app: App, deps: DeskDeps): void {
  app.get(SHIFTS_PATH, { config: DESK }, (request, reply) => showList(deps, request, reply));
  app.get(ONE, { config: DESK }, async (request, reply) =>
    showShift(deps, request, reply, { shift: await shiftFor(deps, request), errors: [], status: 200 }),
  );
  app.get(`${ONE}/nop-quy`, { config: DESK }, async (request, reply) => {
    const shift = await ownShift(deps, request);
    return showHandIn(deps, request, reply, { shift, typed: EMPTY_HAND_IN, errors: [], status: 200 });
  });
  app.post(`${ONE}/nop-quy`, { config: DESK }, (request, reply) => handIn(deps, request, reply));
  app.get(`${ONE}/dong`, { config: DESK }, async (request, reply) => {
    const shift = await shiftToCount(deps, request);
    if (shift.state !== "open") return seeOther(reply, shiftPath(shift.id));
    return showCount(deps, request, reply, { shift, posted: {}, errors: [], status: 200 });
  });
  app.post(`${ONE}/dong`, { config: DESK }, (request, reply) => close(deps, request, reply));
  app.post(`${ONE}/mo-lai`, { config: DESK }, async (request, reply) => {
    const shift = await shiftToCount(deps, request);
    const opened = await reopenShift(await actingOf(deps, request), shift.id);
    if (!opened.ok) throw new HttpProblem(problemOf(opened.error));
    return seeOther(reply, `${shiftPath(shift.id)}/dong`);
  });
  app.post(`${ONE}/xac-nhan`, { config: SIGNING }, async (request, reply) => {
    const shift = await shiftFor(deps, request);
    const witness = requireViewer(request);
    const done = await confirmCount(await actingOf(deps, request), { shiftId: shift.id, witness });
    if (done.ok) return seeOther(reply, `${shiftPath(shift.id)}?bao=dong-ca`);
    const problem = problemOf(done.error);
    const errors = [{ field: "", message: problem.title }];
    return showShift(deps, request, reply, { shift, errors, status: problem.status });
  });
  app.post(`${ONE}/xac-nhan-tai-quay`, { config: DESK }, (request, reply) => confirmHere(deps, request, reply));
}

async function showList(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const shifts = await listShifts(deps.db, mayOversee(viewer) ? {} : { cashierId: viewer.officerId });
  return html(reply, <ShiftsPage {...await frameOf(deps, request)} rows={await presentShiftRows(deps.db, shifts)} />);
}

/** A shift that the viewer may see: the own one, or any for who looks over the tills. */
export async function shiftFor({ db }: Pick<DeskDeps, "db">, request: FastifyRequest): Promise<Shift> {
  const id = idOf(asPosted(request.params), "id");
  const shift = id === undefined ? undefined : await findShift(db, id);
  const viewer = requireViewer(request);
  if (shift === undefined || (shift.cashierId !== viewer.officerId && !mayOversee(viewer))) {
    throw new HttpProblem(NOT_FOUND);
  }
  return shift;
}

async function ownShift(deps: DeskDeps, request: FastifyRequest): Promise<Shift> {
  const shift = await shiftFor(deps, request);
  if (shift.cashierId !== requireViewer(request).officerId) throw new HttpProblem(NOT_FOUND);
  return shift;
}

/** The own shift, or that of an absent teller for who may count in the teller's place. */
async function shiftToCount(deps: DeskDeps, request: FastifyRequest): Promise<Shift> {
  const shift = await shiftFor(deps, request);
  if (!mayCount(requireViewer(request), shift.cashierId)) throw new HttpProblem(NOT_FOUND);
  return shift;
}

type Shown = { readonly shift: Shift; readonly errors: readonly FieldError[]; readonly status: number };

async function showShift(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { shift, errors, status, secondName = "" }: Shown & { readonly secondName?: string },
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const report = await shiftReport(deps.db, shift, await deps.clock.now());
  const name = await namesOf(deps.db, [
    shift.cashierId,
    shift.confirmedBy,
    shift.countedBy,
    ...report.lines.flatMap(({ payment }) => [payment.voidedBy, payment.voidApprovedBy]),
  ]);
  const page = (
    <ShiftPage
      {...await frameOf(deps, request)}
      report={presentReport(report, name)}
      isOwn={shift.cashierId === viewer.officerId ? "yes" : "no"}
      mayConfirm={mayConfirmCount(viewer, shift.cashierId) && shift.countedBy !== viewer.officerId ? "yes" : "no"}
      mayCount={mayCount(viewer, shift.cashierId) ? "yes" : "no"}
      mayReopen={[shift.cashierId, shift.countedBy].includes(viewer.officerId) ? "yes" : "no"}
      errors={errors}
      secondName={secondName}
      flash={flashOf(request)}
    />
  );
  return html(reply, page, status);
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  "dong-ca": { tone: "done", title: "Đã đóng ca", text: "In báo cáo ca để ba bên ký." },
  "nop-quy": { tone: "done", title: "Đã ghi nhận nộp quỹ" },
  "cho-xac-nhan": {
    tone: "warning",
    title: "Đã chốt số đếm, chờ xác nhận",
    text: "Người thứ hai xác nhận thì ca mới đóng; trong lúc chờ, quầy không thu tiền.",
  },
};

function flashOf(request: FastifyRequest): FlashMessage | undefined {
  return FLASHES[textOf(asPosted(request.query), "bao")];
}

async function close(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const shift = await shiftToCount(deps, request);
  const posted = asPosted(request.body);
  const read = readCount((note) => textOf(posted, noteField(note)));
  if ("wrong" in read) {
    const errors = [{ field: noteField(read.wrong), message: PIECES }];
    return showCount(deps, request, reply, { shift, posted, errors, status: 422, wrong: read.wrong });
  }
  const command = { shiftId: shift.id, closing: read.count, reason: textOf(posted, "reason").slice(0, 500) };
  const done = await closeShift(await actingOf(deps, request), command);
  if (done.ok) {
    const said = done.value.state === "closed" ? "dong-ca" : "cho-xac-nhan";
    return seeOther(reply, `${shiftPath(shift.id)}?bao=${said}`);
  }
  const problem = problemOf(done.error);
  const { kind } = done.error;
  const isReason = kind === "bank-desk/difference-unexplained" || kind === "bank-desk/reason-missing";
  const errors = [{ field: isReason ? "reason" : "", message: problem.title }];
  return showCount(deps, request, reply, { shift, posted, errors, status: problem.status });
}

async function showCount(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  given: Shown & { readonly posted: Posted; readonly wrong?: Denomination },
): Promise<FastifyReply> {
  const { shift, posted, errors, status, wrong } = given;
  const tries = await listCounts(deps.db, shift.id);
  const typed = Object.fromEntries(
    [...DENOMINATIONS.map(noteField), "reason"].map((name) => [name, textOf(posted, name)]),
  );
  const page = (
    <CloseShiftPage
      {...await frameOf(deps, request)}
      shiftId={shift.id}
      typed={typed}
      wrong={wrong}
      errors={errors}
      inPlace={shift.cashierId === requireViewer(request).officerId ? "no" : "yes"}
      asksReason={tries.some(({ counted, expected }) => counted !== expected) ? "yes" : "no"}
    />
  );
  return html(reply, page, status);
}

const EMPTY_HAND_IN: HandInTyped = { amount: "", goesTo: "account", slip: "", receiver: "" };

async function handIn(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const shift = await ownShift(deps, request);
  const posted = asPosted(request.body);
  const goesTo = textOf(posted, "goesTo") === "vault" ? "vault" : "account";
  const [slip, receiver] = [textOf(posted, "slip").slice(0, 60), textOf(posted, "receiver").slice(0, 120)];
  const typed = { slip, receiver, goesTo, amount: textOf(posted, "amount") } as const;
  const amount = parseMoney(typed.amount);
  const again = (field: string, message: string, status: number) =>
    showHandIn(deps, request, reply, { shift, typed, errors: [{ field, message }], status });
  if (amount === undefined) return again("amount", problemOf({ kind: "bank-desk/amount" }).title, 422);
  if (slip.trim() === "") return again("slip", "Nhập số chứng từ nộp tiền.", 422);
  if (receiver.trim() === "") return again("receiver", "Nhập tên người nhận tiền.", 422);
  const done = await handInCash(await actingOf(deps, request), { shiftId: shift.id, amount, goesTo, slip, receiver });
  if (done.ok) return seeOther(reply, `${shiftPath(shift.id)}?bao=nop-quy`);
  const problem = problemOf(done.error);
  return again(done.error.kind === "bank-desk/slip-used" ? "slip" : "amount", problem.title, problem.status);
}

async function showHandIn(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { shift, typed, errors, status }: Shown & { readonly typed: HandInTyped },
): Promise<FastifyReply> {
  if (shift.state !== "open") return seeOther(reply, shiftPath(shift.id));
  const frame = await frameOf(deps, request);
  return html(reply, <HandInPage {...frame} shiftId={shift.id} flash={undefined} {...{ typed, errors }} />, status);
}

async function confirmHere(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const shift = await ownShift(deps, request);
  const posted = asPosted(request.body);
  const secondName = textOf(posted, SECOND.username);
  const witness = await secondPerson(deps, request, posted);
  if (!witness.ok) return showShift(deps, request, reply, { shift, errors: [witness.error], status: 422, secondName });
  const done = await confirmCount(await actingOf(deps, request), { shiftId: shift.id, witness: witness.value });
  if (done.ok) return seeOther(reply, `${DESK_PATH}?bao=dong-ca`);
  const problem = problemOf(done.error);
  const errors = [{ field: SECOND.username, message: secondSentence(done.error.kind, problem.title) }];
  return showShift(deps, request, reply, { shift, errors, status: problem.status, secondName });
}

/** "Your account is not assigned this" would be said to the wrong person. */
export function secondSentence(kind: string, title: string): string {
  return kind === "bank-desk/not-allowed" ? "Người thứ hai không được giao việc xác nhận này." : title;
}
