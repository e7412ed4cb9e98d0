import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { findOfficer, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { KEEPERS, mayKeep, READERS } from "../domain/policy.ts";
import { WINDOW_DAYS } from "../domain/propose-matches.ts";
import { LinePage, type LinePageProps } from "../pages/line-page.tsx";
import { findAwaited, listFitting, searchOpen, type Awaited } from "../store/awaited.ts";
import { listDecisions } from "../store/decisions.ts";
import { findLine, type Line } from "../store/lines.ts";
import { decideLine, type LineDecision } from "../use-cases/decide-line.ts";
import { heldOf, settleHeld } from "../use-cases/settle-held.ts";
import { actingFor, idOf, paramOf, type ReconciliationDeps } from "./deps.ts";
import { dayPath, linePath } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { sayRefusal } from "./present-refusal.ts";

/** One line: look at it, search what it may be, decide about it with a reason. */
export function lineRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(linePath(":id", ":no"), { config: { audience: READERS } }, (request, reply) => {
    const word = textOf(asPosted(request.query), "q").slice(0, 60);
    return show(deps, request, reply, { typed: { ...NOTHING_TYPED, word }, errors: [], status: 200 });
  });
  app.post(linePath(":id", ":no"), { config: { audience: KEEPERS } }, (request, reply) => decide(deps, request, reply));
}

const MATCHED = {
  tone: "done",
  title: "Đã khớp tiền với yêu cầu thanh toán.",
  text: "Biên lai và hồ sơ được cập nhật khi yêu cầu đã nộp đủ.",
} as const;
const NOTHING_TYPED = { choice: "", reason: "", word: "", reference: "" } as const;

type Shown = {
  readonly typed: LinePageProps["typed"];
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function show(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { db } = deps;
  const viewer = requireViewer(request);
  const line = await lineOf(deps, request);
  const [ours, decisions, candidates, held] = await Promise.all([
    line.awaited_id === null ? undefined : findAwaited(db, line.awaited_id),
    listDecisions(db, line.statement_id, line.no),
    line.state === "open" ? candidatesFor(deps, line, shown.typed.word) : [],
    heldOf(db, line),
  ]);
  const decided = await Promise.all(
    decisions.map(async (decision) => ({
      ...decision,
      officerName: (await findOfficer(db, decision.officerId))?.name ?? "",
    })),
  );
  const { typed, errors, status } = shown;
  const done = textOf(asPosted(request.query), "xong");
  return html(
    reply,
    <LinePage
      viewer={await pageViewer(db, viewer)}
      keeps={mayKeep(viewer) ? "yes" : "no"}
      {...{ line, ours, candidates, held, typed, errors }}
      decisions={decided}
      flash={done === "khop" ? MATCHED : undefined}
    />,
    status,
  );
}

/** By the word that was searched for, or by amount and days. */
async function candidatesFor({ db }: ReconciliationDeps, line: Line, word: string): Promise<readonly Awaited[]> {
  const accountNo = line.account_no;
  if (word.length >= 3) {
    const found = await searchOpen(db, { accountNo, word, limit: 20 });
    return found.filter(({ amount }) => amount < 0 === line.amount < 0);
  }
  return listFitting(db, { accountNo, amount: line.amount, day: line.day, days: WINDOW_DAYS });
}

async function decide(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const line = await lineOf(deps, request);
  const posted = asPosted(request.body);
  const typed = {
    ...{ choice: textOf(posted, "choice"), reason: textOf(posted, "reason"), word: "" },
    reference: textOf(posted, "reference").slice(0, 60),
  };
  if (typed.choice === "settle") return settle(deps, request, reply, { line, typed });
  const decision = decisionOf(typed.choice);
  if (decision === undefined) {
    const errors = [{ field: "choice", message: "Hãy chọn dòng này là gì." }];
    return show(deps, request, reply, { typed, errors, status: 422 });
  }
  const decided = await decideLine(await actingFor(deps, request), {
    statementId: line.statement_id,
    no: line.no,
    decision,
    reason: typed.reason,
  });
  if (decided.ok) return seeOther(reply, `${dayPath(line.account_no, line.day.toString())}?lop=cho&xong=dong`);
  const { status, vi } = sayRefusal(decided.error);
  const field = decided.error.kind === "reconciliation/reason-missing" ? "reason" : "choice";
  return show(deps, request, reply, { typed, errors: [{ field, message: vi }], status });
}

/** Gives the held money of a line to the request that was typed. */
async function settle(
  deps: ReconciliationDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { line, typed }: { readonly line: Line; readonly typed: LinePageProps["typed"] },
): Promise<FastifyReply> {
  const settled = await settleHeld(await actingFor(deps, request), {
    ...{ statementId: line.statement_id, no: line.no },
    ...{ reference: typed.reference, reason: typed.reason },
  });
  if (settled.ok) return seeOther(reply, `${linePath(line.statement_id, line.no)}?xong=khop`);
  const { status, vi } = sayRefusal(settled.error);
  const field = settled.error.kind === "reconciliation/reason-missing" ? "reason" : "reference";
  return show(deps, request, reply, { typed, errors: [{ field, message: vi }], status });
}

function decisionOf(choice: string): LineDecision | undefined {
  if (choice === "explain" || choice === "take") return { kind: choice };
  return /^[0-9a-f-]{36}$/.test(choice) ? { kind: "match", awaitedId: choice } : undefined;
}

async function lineOf({ db }: ReconciliationDeps, request: FastifyRequest): Promise<Line> {
  const no = paramOf(request, "no");
  const line = /^\d{1,9}$/.test(no) ? await findLine(db, idOf(request, "id"), Number(no)) : undefined;
  if (line === undefined) throw new HttpProblem(NOT_FOUND);
  return line;
}
