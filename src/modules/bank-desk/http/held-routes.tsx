import type { FastifyReply, FastifyRequest } from "fastify";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { dueChip, type DueChip } from "#modules/deadlines/index.ts";
import { searchDossiers } from "#modules/dossiers/index.ts";
import {
  findRequestByReference,
  findSuspense,
  getPayment,
  listRequestsById,
  listRequestsOf,
  listSuspense,
  normaliseReference,
  SUSPENSE_NAMES,
  type PaymentRequest,
  type SuspenseItem,
} from "#modules/payments/index.ts";
import { HeldItemPage, HeldPage, type HeldRow } from "../pages/held-page.tsx";
import { missingOf } from "../use-cases/collect.ts";
import { giveHeldMoney, noteHeldMoney } from "../use-cases/held-money.ts";
import { askRefund } from "../use-cases/refund-at-desk.ts";
import { actingOf, HANDLING, type DeskDeps } from "./deps.ts";
import { frameOf } from "./frame.ts";
import { HELD_PATH, heldPath, refundPath } from "./paths.ts";
import { claimProblem, missingIn, partOf, refundTyped } from "./payment-routes.tsx";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";
import { namesOf } from "./present-shifts.ts";

const ONE = heldPath(":id");

/** Held money: the list with its clocks, and the three ways on from one item. */
export function heldRoutes(app: App, deps: DeskDeps): void {
  app.get(HELD_PATH, { config: HANDLING }, async (request, reply) => {
    const items = await listSuspense(deps.db, { open: true });
    const rows = await presentHeld(deps, items);
    const total = items.reduce((sum, { amount }) => sum + amount, 0);
    return html(reply, <HeldPage {...await frameOf(deps, request)} {...{ rows, total }} flash={flashOf(request)} />);
  });
  app.get(ONE, { config: HANDLING }, async (request, reply) => {
    const item = await itemOf(deps, request);
    return showItem(deps, request, reply, { item, posted: {}, errors: [], status: 200 });
  });
  app.post(`${ONE}/chuyen`, { config: HANDLING }, async (request, reply) => {
    const item = await itemOf(deps, request);
    const posted = asPosted(request.body);
    const command = { itemId: item.id, reference: textOf(posted, "reference"), reason: textOf(posted, "reason") };
    if (command.reason.trim() === "") {
      const errors = [{ field: "reason", message: "Ghi rõ vì sao biết." }];
      return showItem(deps, request, reply, { item, posted, errors, status: 422 });
    }
    const done = await giveHeldMoney(await actingOf(deps, request), command);
    if (done.ok) return seeOther(reply, `${HELD_PATH}?bao=${done.value.outcome === "partial" ? "gan" : "chuyen"}`);
    const problem = problemOf(done.error);
    const said = problem.status === 404 ? "Chọn một khoản phải nộp trong danh sách." : problem.title;
    const errors = [{ field: "", message: said }];
    return showItem(deps, request, reply, {
      item,
      posted,
      errors,
      status: problem.status === 404 ? 422 : problem.status,
    });
  });
  app.post(`${ONE}/ghi-chu`, { config: HANDLING }, async (request, reply) => {
    const item = await itemOf(deps, request);
    const posted = asPosted(request.body);
    const done = await noteHeldMoney(await actingOf(deps, request), { itemId: item.id, note: textOf(posted, "note") });
    if (done.ok) return seeOther(reply, `${heldPath(item.id)}?bao=ghi`);
    const problem = problemOf(done.error);
    const errors = [{ field: "note", message: problem.title }];
    return showItem(deps, request, reply, { item, posted, errors, status: problem.status });
  });
  app.post(`${ONE}/hoan-tra`, { config: HANDLING }, async (request, reply) => {
    const item = await itemOf(deps, request);
    const posted = asPosted(request.body);
    const typed = refundTyped(posted, "");
    const missing = missingIn(typed);
    if (missing.length > 0) return showItem(deps, request, reply, { item, posted, errors: missing, status: 422 });
    const source = { suspenseItemId: item.id };
    const claimed = await askRefund(await actingOf(deps, request), { ...typed, source, amount: partOf(typed) });
    if (claimed.ok) return seeOther(reply, `${refundPath(claimed.value.id)}?bao=lap`);
    const { error, status } = claimProblem(claimed.error);
    return showItem(deps, request, reply, { item, posted, errors: [error], status });
  });
}

async function itemOf({ db }: DeskDeps, request: FastifyRequest): Promise<SuspenseItem> {
  const id = idOf(asPosted(request.params), "id");
  const item = id === undefined ? undefined : await findSuspense(db, id);
  if (item === undefined) throw new HttpProblem(NOT_FOUND);
  return item;
}

type Shown = {
  readonly item: SuspenseItem;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function showItem(
  deps: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { item, posted, errors, status }: Shown,
): Promise<FastifyReply> {
  const [row] = await presentHeld(deps, [item]);
  if (row === undefined) throw new HttpProblem(NOT_FOUND);
  const query = textOf(asPosted(request.query), "q");
  const found = await demandsFor(deps, query);
  const payer = (await getPayment(deps.db, item.paymentId)).payerName;
  const page = (
    <HeldItemPage
      {...await frameOf(deps, request)}
      item={row}
      isOpen={item.state === "open" ? "yes" : "no"}
      query={query}
      found={await Promise.all(
        found.map(async (one) => ({
          reference: one.reference,
          code: one.dossierCode,
          payer: one.payerName,
          missing: await missingOf(deps.db, one),
        })),
      )}
      typed={{ note: textOf(posted, "note"), reason: textOf(posted, "reason") }}
      refund={refundTyped(posted, payer)}
      errors={errors}
      flash={flashOf(request)}
    />
  );
  return html(reply, page, status);
}

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  chuyen: { tone: "done", title: "Đã chuyển tiền cho khoản phải nộp", text: "Biên lai đã lập, hồ sơ đã ghi nộp đủ." },
  gan: { tone: "notice", title: "Đã gắn tiền vào khoản phải nộp", text: "Còn thiếu nên vẫn giữ, chờ nộp thêm." },
  ghi: { tone: "done", title: "Đã ghi, ông/bà là người theo dõi khoản này" },
};

function flashOf(request: FastifyRequest): FlashMessage | undefined {
  return FLASHES[textOf(asPosted(request.query), "bao")];
}

async function demandsFor({ db }: DeskDeps, query: string): Promise<readonly PaymentRequest[]> {
  const text = query.trim();
  if (text === "") return [];
  const reference = normaliseReference(text);
  const exact = reference === undefined ? undefined : await findRequestByReference(db, reference);
  if (exact !== undefined) return exact.state === "open" ? [exact] : [];
  const { lines } = await searchDossiers(db, { reach: "province", text }, { limit: 20 });
  const requests = (await Promise.all(lines.map(({ id }) => listRequestsOf(db, id)))).flat();
  return requests.filter(({ state }) => state === "open");
}

async function presentHeld(deps: DeskDeps, items: readonly SuspenseItem[]): Promise<readonly HeldRow[]> {
  const { db } = deps;
  const [now, calendar] = await Promise.all([deps.clock.now(), deps.calendar()]);
  const name = await namesOf(
    db,
    items.map(({ ownerId }) => ownerId),
  );
  const requestIds = items.flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  const requests = new Map((await listRequestsById(db, [...new Set(requestIds)])).map((one) => [one.id, one]));
  return Promise.all(
    items.map(async (item) => {
      const payment = await getPayment(db, item.paymentId);
      const request = requests.get(item.requestId ?? "");
      const clock = clockOf(item, () => dueChip({ calendar, now, due: item.dueAt }));
      return {
        ...clock,
        id: item.id,
        amount: item.amount,
        reason: SUSPENSE_NAMES[item.reason],
        from: payment.payerName === "" ? (request?.payerName ?? "Chưa rõ người nộp") : payment.payerName,
        about: request === undefined ? (payment.reference ?? payment.note) : request.dossierCode,
        since: formatInstant(item.openedAt),
        due: formatInstant(item.dueAt),
        owner: name(item.ownerId) === "" ? "Chưa ai nhận" : name(item.ownerId),
        note: item.note,
        state: STATES[item.state],
      };
    }),
  );
}

const STATES = {
  open: "Đang giữ",
  settled: "Đã chuyển cho hồ sơ",
  refunding: "Đang làm thủ tục hoàn trả",
  refunded: "Đã hoàn trả",
  voided: "Đã hủy cùng phiếu thu",
} as const;

function clockOf(item: SuspenseItem, chip: () => DueChip): Pick<HeldRow, "tone" | "age"> {
  if (item.state === "refunding") return { tone: "paused", age: "đang hoàn trả" };
  if (item.state !== "open") return { tone: "early", age: "đã xong" };
  const { kind, text } = chip();
  return { tone: kind === "red" ? "late" : kind === "amber" ? "soon" : "neutral", age: text.vi };
}
