import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { findOfficer, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { KEEPERS, mayKeep, READERS } from "../domain/policy.ts";
import { WINDOW_DAYS } from "../domain/propose-matches.ts";
import { LinePage } from "../pages/line-page.tsx";
import { findAwaited, listFitting, searchOpen, type Awaited } from "../store/awaited.ts";
import { findDecision } from "../store/decisions.ts";
import { findLine, type Line } from "../store/lines.ts";
import { decideLine, type LineDecision } from "../use-cases/decide-line.ts";
import { actingFor, idOf, paramOf, type ReconciliationDeps } from "./deps.ts";
import { dayPath, linePath } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { sayRefusal } from "./present-refusal.ts";

/** One line: look at it, search what it may be, decide about it with a reason. */
export function lineRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(linePath(":id", ":no"), { config: { audience: READERS } }, (request, reply) => {
    const word = textOf(asPosted(request.query), "q").slice(0, 60);
    return show(deps, request, reply, { typed: { choice: "", reason: "", word }, errors: [], status: 200 });
  });
  app.post(linePath(":id", ":no"), { config: { audience: KEEPERS } }, (request, reply) => decide(deps, request, reply));
}

type Shown = {
  readonly typed: { readonly choice: string; readonly reason: string; readonly word: string };
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function show(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { db } = deps;
  const viewer = requireViewer(request);
  const line = await lineOf(deps, request);
  const [ours, decision, candidates] = await Promise.all([
    line.awaited_id === null ? undefined : findAwaited(db, line.awaited_id),
    findDecision(db, line.statement_id, line.no),
    line.state === "open" ? candidatesFor(deps, line, shown.typed.word) : [],
  ]);
  const officer = decision === undefined ? undefined : await findOfficer(db, decision.officerId);
  const { typed, errors, status } = shown;
  return html(
    reply,
    <LinePage
      viewer={await pageViewer(db, viewer)}
      keeps={mayKeep(viewer) ? "yes" : "no"}
      {...{ line, ours, candidates, typed, errors }}
      decision={decision && { ...decision, officerName: officer?.name ?? "" }}
      flash={undefined}
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
  const typed = { choice: textOf(posted, "choice"), reason: textOf(posted, "reason"), word: "" };
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
