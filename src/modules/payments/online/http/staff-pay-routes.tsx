import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { findDossier, type Dossier } from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PaymentRequest } from "../../domain/payment.ts";
import { listRequestsOf } from "../../store/requests.ts";
import { StaffPayPage, type StaffDemand } from "../pages/staff-pay-page.tsx";
import { listLiveLinks } from "../store/pay-links.ts";
import { mayShowDemands } from "../use-cases/may-show-demands.ts";
import { openLink, revokeLinks } from "../use-cases/pay-links.ts";
import { transferDataOf } from "../use-cases/transfer-data.ts";
import type { PayDeps } from "./pay-deps.ts";
import { payPath, STAFF_PAY_ROUTE, staffPayPath } from "./paths.ts";
import { presentPaid } from "./present-paid.ts";
import { presentTransfer, wordsFor } from "./present-pay.ts";

type WithId = { Params: { id: string }; Querystring: { xong?: string } };

const actForm = z.object({ yeuCau: z.uuid(), viec: z.enum(["tao", "thu-hoi"]) });

const FLASHES: Readonly<Record<string, FlashMessage>> = {
  tao: { tone: "done", title: "Đã tạo đường dẫn. Chạm vào để chép." },
  "thu-hoi": { tone: "done", title: "Đã thu hồi. Đường dẫn cũ không mở được nữa." },
};

/** The code and the link of a dossier's demands, for whoever sees the dossier and for the money desks. */
export function staffPayRoutes(app: App, deps: PayDeps): void {
  const { db } = deps;
  const config = { config: { audience: "officer" } } as const;

  app.get<WithId>(STAFF_PAY_ROUTE, config, async (request, reply) => {
    const dossier = await dossierOf(request);
    const requests = await listRequestsOf(db, dossier.id);
    const open = requests.filter(({ state }) => state === "open");
    const { xong } = request.query;
    const page = {
      viewer: await pageViewer(db, requireViewer(request)),
      dossierId: dossier.id,
      dossierCode: dossier.code ?? "",
      demands: await Promise.all(open.map(present)),
      paid: await presentPaid(db, requests),
      flash: typeof xong === "string" && Object.hasOwn(FLASHES, xong) ? FLASHES[xong] : undefined,
    };
    return html(reply, <StaffPayPage {...page} />);
  });

  app.post<WithId>(STAFF_PAY_ROUTE, config, async (request, reply) => {
    const dossier = await dossierOf(request);
    const form = actForm.safeParse(request.body);
    const demands = await listRequestsOf(db, dossier.id);
    const demand = form.success ? demands.find(({ id }) => id === form.data.yeuCau) : undefined;
    if (!form.success || demand === undefined) throw new HttpProblem(NOT_FOUND);
    const by = requireViewer(request).officerId;
    if (form.data.viec === "tao") await openLink(deps, { requestId: demand.id, madeBy: by });
    else await revokeLinks(deps, { requestId: demand.id, by });
    return seeOther(reply, `${staffPayPath(dossier.id)}?xong=${form.data.viec}`);
  });

  async function dossierOf(request: FastifyRequest<WithId>): Promise<Dossier> {
    const { id } = request.params;
    const dossier = z.uuid().safeParse(id).success ? await findDossier(db, id) : undefined;
    if (dossier === undefined || !mayShowDemands(requireViewer(request), dossier)) throw new HttpProblem(NOT_FOUND);
    return dossier;
  }

  async function present(request: PaymentRequest): Promise<StaffDemand> {
    const [link] = await listLiveLinks(db, request.id, await deps.clock.now());
    const transfer = await transferDataOf(db, request);
    const { headline, next, offers } = await wordsFor(db, request);
    return {
      requestId: request.id,
      amount: request.amount,
      names: request.lines.map(({ name }) => name).join("; "),
      headline,
      warning: offers === "wait" ? next : "",
      transfer: transfer && presentTransfer(transfer),
      link: link && { url: `${deps.publicUrl}${payPath(link.token)}`, expiresAt: link.expiresAt },
    };
  }
}
