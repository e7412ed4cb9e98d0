import type { FastifyReply, FastifyRequest } from "fastify";
import { parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { requireViewer } from "#modules/identity/index.ts";
import { balanceOf, cashAccount } from "#modules/ledger/index.ts";
import { mayServe } from "../domain/policy.ts";
import { DENOMINATIONS, readCount } from "../domain/denominations.ts";
import { noteField } from "../pages/count-fields.tsx";
import { NoTillPage } from "../pages/no-till-page.tsx";
import { OpenShiftPage } from "../pages/open-shift-page.tsx";
import { listShifts } from "../store/shifts.ts";
import { listTills } from "../store/tills.ts";
import { openShift } from "../use-cases/open-shift.ts";
import { actingOf, DESK, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { DESK_PATH, OPEN_PATH } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { presentShiftRows } from "./present-shifts.ts";
import { problemOf } from "./present-refusal.ts";

/** Opening a shift with a counted drawer. */
export function openShiftRoutes(app: App, deps: DeskDeps): void {
  app.post(OPEN_PATH, { config: DESK }, (request, reply) => open(deps, request, reply));
}

type Opening = {
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly told?: FlashMessage;
  readonly wrong?: (typeof DENOMINATIONS)[number];
};

/** The form of a new shift; who has no till sees what happens at all of them. */
export async function showOpening(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { posted, errors, status, told, wrong }: Opening,
): Promise<FastifyReply> {
  const { db } = deps;
  const viewer = requireViewer(request);
  const all = await listTills(db);
  const own = all.filter((till) => mayServe(viewer, till));
  const frame = await frameOf(deps, request);
  if (own.length === 0) {
    const rows = await presentShiftRows(db, await listShifts(db, { inHand: true }));
    return html(reply, <NoTillPage {...frame} shifts={rows} tills={all.map(({ name }) => name)} />);
  }
  const tills = await Promise.all(
    own.map(async ({ id, name, code }) => ({ id, name, carried: await balanceOf(db, cashAccount(code)) })),
  );
  const typed = Object.fromEntries(
    [...DENOMINATIONS.map(noteField), "tillId", "floated", "reason"].map((name) => [name, textOf(posted, name)]),
  );
  const shiftId = idOf(posted, "shiftId") ?? deps.newId();
  const page = (
    <OpenShiftPage {...frame} {...{ shiftId, tills, typed, errors, wrong }} flash={told ?? closedFlash(request)} />
  );
  return html(reply, page, status);
}

function closedFlash(request: FastifyRequest): FlashMessage | undefined {
  if (textOf(asPosted(request.query), "bao") !== "dong-ca") return undefined;
  return { tone: "done", title: "Đã đóng ca", text: "Báo cáo ca in được ở mục Ca thu." };
}

async function open(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const again = (errors: readonly FieldError[], status = 422) =>
    showOpening(deps, request, reply, { posted, errors, status });
  const [shiftId, tillId] = [idOf(posted, "shiftId"), idOf(posted, "tillId")];
  if (shiftId === undefined || tillId === undefined) throw new HttpProblem(problemOf({ kind: "bank-desk/not-found" }));
  const read = readCount((note) => textOf(posted, noteField(note)));
  if ("wrong" in read) {
    const errors = [{ field: noteField(read.wrong), message: PIECES }];
    return showOpening(deps, request, reply, { posted, errors, status: 422, wrong: read.wrong });
  }
  const floatedText = textOf(posted, "floated");
  const floated = floatedText === "" ? 0 : parseMoney(floatedText);
  if (floated === undefined)
    return again([{ field: "floated", message: problemOf({ kind: "bank-desk/amount" }).title }]);
  const command = { shiftId, tillId, floated, opening: read.count, reason: textOf(posted, "reason").slice(0, 500) };
  const opened = await openShift(await actingOf(deps, request), command);
  if (opened.ok) return seeOther(reply, `${DESK_PATH}?bao=mo-ca`);
  const problem = problemOf(opened.error);
  if (problem.status === 404 || problem.status === 403) throw new HttpProblem(problem);
  const field = opened.error.kind === "bank-desk/difference-unexplained" ? "reason" : "";
  return again([{ field, message: problem.title }], problem.status);
}

/** What is said of a number of pieces that is none. */
export const PIECES = "Số tờ chỉ gồm chữ số, tối đa 5 chữ số. Để trống nếu không có.";
