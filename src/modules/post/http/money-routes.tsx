import type { FastifyReply, FastifyRequest } from "fastify";
import { formatDate, formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { dutyOf, POST_ROOM, rolesOf } from "../domain/policy.ts";
import { REMITTANCE_NAMES } from "../domain/texts.ts";
import { MoneyPage } from "../pages/money-page.tsx";
import { listPostCollections, listRemittances } from "../store/money.ts";
import { POST_ACCOUNT } from "../use-cases/collect-money.ts";
import { remitMoney } from "../use-cases/remit.ts";
import type { PostDeps } from "./deps.ts";
import { MONEY_PATH } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";

/** Money of the door: what the post has, and its lists of money handed in. */
export function moneyRoutes(app: App, deps: PostDeps): void {
  app.get(MONEY_PATH, { config: { audience: POST_ROOM } }, (request, reply) =>
    show(deps, request, reply, { typed: { reference: "", list: "" }, errors: [], status: 200 }),
  );
  app.post(MONEY_PATH, { config: { audience: rolesOf("remit") } }, async (request, reply) => {
    const posted = asPosted(request.body);
    const typed = { reference: textOf(posted, "reference"), list: textOf(posted, "list") };
    const done = await remitMoney(await deps.acting(requireViewer(request)), typed);
    if (done.ok) return seeOther(reply, MONEY_PATH);
    const problem = problemOf(done.error);
    if (problem.status === 403) throw new HttpProblem(problem);
    return show(deps, request, reply, { typed, errors: errorsOf(done.error), status: problem.status });
  });
}

type Shown = {
  readonly typed: { readonly reference: string; readonly list: string };
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function show(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, errors, status }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const [page, balance, collections, remittances] = await Promise.all([
    pageViewer(deps.db, viewer),
    balanceOf(deps.db, POST_ACCOUNT),
    listPostCollections(deps.db),
    listRemittances(deps.db),
  ]);
  return html(
    reply,
    <MoneyPage
      viewer={page}
      inTransit={formatMoney(balance)}
      open={formatMoney(collections.reduce((sum, { amount }) => sum + amount, 0))}
      collections={collections.map(({ slipId, number, purpose, collectedAt, amount }) => ({
        ...{ slipId, number },
        purpose: purpose === "filing" ? "Nhận hồ sơ" : "Phát kết quả",
        at: formatInstant(collectedAt),
        amount: formatMoney(amount),
      }))}
      remittances={remittances.map(({ id, reference, handedInOn, told, exact, lines }) => ({
        id,
        title: `Bảng kê ${reference} ngày ${formatDate(handedInOn)}`,
        told: formatMoney(told),
        exact: formatMoney(exact),
        lines: lines.map((line) => ({
          number: line.number,
          told: formatMoney(line.told),
          ours: formatMoney(line.ours),
          outcome: REMITTANCE_NAMES[line.outcome],
          right: line.outcome === "exact",
        })),
      }))}
      typed={typed}
      errors={errors}
      mayRemit={dutyOf(viewer, "remit") !== undefined}
    />,
    status,
  );
}
