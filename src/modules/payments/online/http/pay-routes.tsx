import type { Language } from "#kernel/language.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  lookUpReceipt,
  normaliseDossierCode,
  normaliseSecret,
  receiptPath,
  type Receipt,
} from "#modules/dossiers/index.ts";
import { listReceiptsOf } from "#modules/receipts/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { languageOf } from "#platform/http/language.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PaymentRequest } from "../../domain/payment.ts";
import { findRequest, listRequestsOf } from "../../store/requests.ts";
import { payWords } from "../domain/pay-words.ts";
import { requestReferenceIn } from "../domain/order.ts";
import { NoLinkPage, PayPage, ReturnPage } from "../pages/pay-page.tsx";
import { findOrderByReference, listOrdersOf } from "../store/orders.ts";
import { fetchBill } from "../use-cases/ask-platform.ts";
import { driveOrder } from "../use-cases/drive-order.ts";
import { openLink, requestOfToken, revokeLinks } from "../use-cases/pay-links.ts";
import { startOrder } from "../use-cases/start-order.ts";
import { heldFor } from "../use-cases/transfer-data.ts";
import { contactOf } from "./contact.ts";
import type { PayDeps } from "./pay-deps.ts";
import { PAY_PATH, payPath, RETURN_PATH } from "./paths.ts";
import { presentPay } from "./present-pay.ts";

type WithToken = { Params: { token: string }; Querystring: { viec?: string } };
type WithReceipt = { Params: { token: string; receiptId: string } };

const receiptForm = z.object({
  ma: z.string().max(100),
  so: z.string().max(100),
  yeuCau: z.uuid(),
  viec: z.string().max(20).optional(),
});

const FLASHES: Readonly<Record<string, { readonly tone: FlashMessage["tone"] } & Record<Language, string>>> = {
  "cong-tat": {
    tone: "warning",
    vi: "Cổng thanh toán đang tạm dừng. Chưa trừ tiền; xin chuyển khoản hoặc nộp tại quầy.",
    en: "The payment gateway is out of service. No money was taken; please pay by transfer or at the counter.",
  },
  "da-xong": {
    tone: "notice",
    vi: "Khoản này không còn chờ nộp nên không mở thanh toán mới.",
    en: "This is no longer waiting to be paid, so no new payment was opened.",
  },
  "da-hoi": {
    tone: "notice",
    vi: "Vừa hỏi lại cổng thanh toán; trạng thái mới nhất ở dưới.",
    en: "The payment gateway was just asked again; the latest state is below.",
  },
  "khong-co-chung-tu": {
    tone: "notice",
    vi: "Cổng thanh toán chưa có chứng từ. Xin thử lại sau ít phút.",
    en: "The payment gateway has no document yet. Please try again in a few minutes.",
  },
};

function flashOf(wanted: unknown, language: Language): FlashMessage | undefined {
  const found = typeof wanted === "string" && Object.hasOwn(FLASHES, wanted) ? FLASHES[wanted] : undefined;
  return found && { tone: found.tone, title: found[language] };
}

/** Paying without an account: by a link, by transfer, through the platform; works without JavaScript. */
export function payRoutes(app: App, deps: PayDeps): void {
  const open = { config: { audience: "public", rateLimit: { max: 30, timeWindow: "1 minute" } } } as const;
  const { db } = deps;

  app.post(PAY_PATH, open, async (request, reply) => {
    const { demand, receipt, form } = await demandOfReceipt(request);
    const link = await openLink(deps, { requestId: demand.id, madeBy: null });
    if (!link.ok || form.viec === "chia-se") return seeOther(reply, `${receiptPath(receipt)}#nop-phi`);
    return seeOther(reply, payPath(link.value.token));
  });

  app.post(`${PAY_PATH}/thu-hoi`, open, async (request, reply) => {
    const { demand, receipt } = await demandOfReceipt(request);
    await revokeLinks(deps, { requestId: demand.id, by: null });
    return seeOther(reply, `${receiptPath(receipt)}#nop-phi`);
  });

  app.get<{ Querystring: { ma?: string } }>(RETURN_PATH, open, async (request, reply) => {
    const { ma } = request.query;
    const order = typeof ma === "string" ? await findOrderByReference(db, ma.slice(0, 40)) : undefined;
    if (order === undefined) return noLink(reply);
    const asked = await driveOrder(deps, order.id);
    const demand = await findRequest(db, order.requestId);
    if (demand === undefined) throw new Error("an order without its request");
    const facts = { request: demand, held: await heldFor(db, demand.id), order: asked };
    const words = payWords(facts, languageOf(request));
    const view = { ...words, reference: requestReferenceIn(order.reference) };
    return html(reply, <ReturnPage view={view} contact={await contactOf(db)} />);
  });

  app.get<WithToken>(`${PAY_PATH}/:token`, open, async (request, reply) => {
    const demand = await demandOfToken(request);
    if (demand === undefined) return noLink(reply);
    const language = languageOf(request);
    const view = await presentPay(deps, demand, { token: request.params.token, language });
    const flash = flashOf(request.query.viec, language);
    return html(reply, <PayPage view={view} contact={await contactOf(db)} flash={flash} />);
  });

  app.post<WithToken>(`${PAY_PATH}/:token/cong`, open, async (request, reply) => {
    const demand = await demandOfToken(request);
    if (demand === undefined) return noLink(reply);
    const order = await startOrder(deps, { requestId: demand.id, payerIp: request.ip });
    const here = payPath(request.params.token);
    if (order.ok) return seeOther(reply, here);
    return seeOther(reply, `${here}?viec=${order.error.kind === "payments/platform-off" ? "cong-tat" : "da-xong"}`);
  });

  app.post<WithToken>(`${PAY_PATH}/:token/kiem-tra`, open, async (request, reply) => {
    const demand = await demandOfToken(request);
    if (demand === undefined) return noLink(reply);
    const [order] = await listOrdersOf(db, demand.id);
    if (order !== undefined) await driveOrder(deps, order.id);
    return seeOther(reply, `${payPath(request.params.token)}?viec=da-hoi`);
  });

  app.get<WithToken>(`${PAY_PATH}/:token/chung-tu`, open, async (request, reply) => {
    const demand = await demandOfToken(request);
    if (demand === undefined) return noLink(reply);
    const paid = (await listOrdersOf(db, demand.id)).find(({ transactionRef }) => transactionRef !== null);
    const bill = paid === undefined ? undefined : await fetchBill(deps, paid);
    if (bill === undefined) return seeOther(reply, `${payPath(request.params.token)}?viec=khong-co-chung-tu`);
    return pdf(reply, bill, "chung-tu-thanh-toan");
  });

  app.get<WithReceipt>(`${PAY_PATH}/:token/bien-lai/:receiptId`, open, async (request, reply) => {
    const demand = await demandOfToken(request);
    if (demand?.settlementId == null || deps.receiptPdf === null) return noLink(reply);
    const receipts = await listReceiptsOf(db, { paymentId: demand.settlementId });
    const receipt = receipts.find(({ id }) => id === request.params.receiptId);
    const printed = receipt === undefined ? undefined : await deps.receiptPdf(receipt.id);
    return printed === undefined ? noLink(reply) : pdf(reply, printed, "bien-lai");
  });

  async function demandOfToken({ params }: FastifyRequest<{ Params: { token: string } }>) {
    return requestOfToken(db, params.token, await deps.clock.now());
  }

  /** Whoever knows what the receipt says may pay what it is about; a wrong guess is what a wrong look-up is. */
  async function demandOfReceipt(request: FastifyRequest): Promise<{
    readonly demand: PaymentRequest;
    readonly receipt: Receipt;
    readonly form: z.infer<typeof receiptForm>;
  }> {
    const parsed = receiptForm.safeParse(request.body);
    if (!parsed.success) throw new HttpProblem(NOT_FOUND);
    const form = parsed.data;
    const receipt = { code: normaliseDossierCode(form.ma), secret: normaliseSecret(form.so) };
    const found = await lookUpReceipt(db, receipt, await deps.clock.now());
    const demands = found.kind === "found" ? await listRequestsOf(db, found.dossier.id) : [];
    const demand = demands.find(({ id }) => id === form.yeuCau);
    if (demand === undefined) throw new HttpProblem(NOT_FOUND);
    return { demand, receipt, form };
  }

  async function noLink(reply: FastifyReply): Promise<FastifyReply> {
    return html(reply, <NoLinkPage contact={await contactOf(db)} />, 404);
  }
}

function pdf(reply: FastifyReply, bytes: Buffer, name: string): FastifyReply {
  return reply
    .header("cache-control", "no-store")
    .header("content-disposition", `attachment; filename="${name}.pdf"`)
    .type("application/pdf")
    .send(bytes);
}
