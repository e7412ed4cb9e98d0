import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { hasRole, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { APPROVERS, READERS } from "../domain/policy.ts";
import { GatewayPage } from "../pages/gateway-page.tsx";
import { OnTheWayPage } from "../pages/on-the-way-page.tsx";
import { TreasuryPage } from "../pages/treasury-page.tsx";
import { listAccounts } from "../store/accounts.ts";
import { listOnTheWay } from "../store/awaited.ts";
import { listAges, listGatewayChecks } from "../store/lists.ts";
import { listTransfers } from "../store/treasury.ts";
import { awaitMoney } from "../use-cases/await-money.ts";
import { confirmTransfer, dropTransfer, proposeTransfers } from "../use-cases/transfer-to-treasury.ts";
import { actingFor, idOf, type ReconciliationDeps } from "./deps.ts";
import { GATEWAY_PATH, ON_THE_WAY_PATH, TREASURY_PATH, transferPath } from "./paths.ts";
import { asPosted, readMonth, textOf } from "./posted.ts";
import { monthOf } from "./present.ts";
import { sayRefusal } from "./present-refusal.ts";

const reading = { config: { audience: READERS } } as const;
const proposing = { config: { audience: ["accountant"] } } as const;
/** Money leaves the account: who confirms says again who they are. */
const approving = { config: { audience: APPROVERS, freshProof: "always" } } as const;
const ROWS_SHOWN = 200;
const CHECKS_SHOWN = 96;

const DONE: Readonly<Record<string, FlashMessage>> = {
  lap: { tone: "done", title: "Đã lập đề nghị. Người thứ hai kiểm tra và xác nhận." },
  "xac-nhan": { tone: "done", title: "Đã xác nhận. Sổ cái đã ghi; khoản này chờ hiện trên sao kê." },
  bo: { tone: "done", title: "Đã bỏ đề nghị." },
};

/** Money on its way, the looks at the gateway, the transfers to the treasury. */
export function moneyRoutes(app: App, deps: ReconciliationDeps): void {
  app.get(ON_THE_WAY_PATH, reading, (request, reply) => showOnTheWay(deps, request, reply));
  app.get(GATEWAY_PATH, reading, async (request, reply) => {
    const viewer = await pageViewer(deps.db, requireViewer(request));
    return html(reply, <GatewayPage viewer={viewer} checks={await listGatewayChecks(deps.db, CHECKS_SHOWN)} />);
  });
  app.get(TREASURY_PATH, reading, (request, reply) => showTreasury(deps, request, reply, { errors: [], status: 200 }));
  app.post(TREASURY_PATH, proposing, (request, reply) => propose(deps, request, reply));
  app.post(transferPath(":id", "xac-nhan"), approving, async (request, reply) => {
    const confirmed = await confirmTransfer(await actingFor(deps, request), idOf(request, "id"));
    if (confirmed.ok) return seeOther(reply, `${TREASURY_PATH}?xong=xac-nhan`);
    const { status, vi } = sayRefusal(confirmed.error);
    return showTreasury(deps, request, reply, { errors: [{ field: "", message: vi }], status });
  });
  app.post(transferPath(":id", "bo"), approving, async (request, reply) => {
    const id = idOf(request, "id");
    const dropped = await dropTransfer(await actingFor(deps, request), id, textOf(asPosted(request.body), "reason"));
    if (dropped.ok) return seeOther(reply, `${TREASURY_PATH}?xong=bo`);
    const { status, vi } = sayRefusal(dropped.error);
    return showTreasury(deps, request, reply, { errors: [{ field: `reason-${id}`, message: vi }], status });
  });
}

async function showOnTheWay(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply) {
  const { db } = deps;
  await awaitMoney(db);
  const today = dateInVietnam(await deps.clock.now());
  const accounts = await Promise.all(
    (await listAccounts(db)).map(async (account) => {
      const key = { accountNo: account.accountNo, day: today };
      const [ages, rows] = await Promise.all([listAges(db, key), listOnTheWay(db, { ...key, limit: ROWS_SHOWN })]);
      return { account, ages, rows };
    }),
  );
  const viewer = await pageViewer(db, requireViewer(request));
  return html(reply, <OnTheWayPage viewer={viewer} today={today} accounts={accounts} />);
}

type Shown = { readonly errors: readonly FieldError[]; readonly status: number; readonly month?: string };

async function showTreasury(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const { db } = deps;
  const viewer = requireViewer(request);
  const [accounts, rows, agencies, now] = await Promise.all([
    listAccounts(db),
    listTransfers(db),
    listAgencies(db),
    deps.clock.now(),
  ]);
  const done = request.method === "GET" ? textOf(asPosted(request.query), "xong") : "";
  return html(
    reply,
    <TreasuryPage
      viewer={await pageViewer(db, viewer)}
      officerId={viewer.officerId}
      proposes={hasRole(viewer, "accountant") ? "yes" : "no"}
      confirms={hasRole(viewer, ...APPROVERS) ? "yes" : "no"}
      {...{ accounts, rows, errors: shown.errors }}
      names={new Map(agencies.map(({ id, name }) => [id, name]))}
      typed={{
        month: shown.month ?? monthOf(dateInVietnam(now).subtract({ months: 1 })),
        account: accounts[0]?.accountNo ?? "",
      }}
      flash={Object.hasOwn(DONE, done) ? DONE[done] : undefined}
    />,
    shown.status,
  );
}

async function propose(deps: ReconciliationDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const typed = textOf(posted, "month");
  const month = readMonth(typed);
  if (month === undefined) {
    const errors = [{ field: "month", message: "Tháng viết như 11/2026." }];
    return showTreasury(deps, request, reply, { errors, status: 422, month: typed });
  }
  const proposed = await proposeTransfers(await actingFor(deps, request), {
    month,
    accountNo: textOf(posted, "account"),
  });
  if (proposed.ok) return seeOther(reply, `${TREASURY_PATH}?xong=lap`);
  const { status, vi } = sayRefusal(proposed.error);
  return showTreasury(deps, request, reply, { errors: [{ field: "month", message: vi }], status, month: typed });
}
