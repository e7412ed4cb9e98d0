import type { FastifyReply, FastifyRequest } from "fastify";
import { formatMoney } from "#kernel/vnd.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { codOf } from "../domain/parcel.ts";
import { rolesOf } from "../domain/policy.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { ParcelPage } from "../pages/parcel-page.tsx";
import { findSlip } from "../store/slips.ts";
import { prepareParcel } from "../use-cases/prepare-result.ts";
import type { PostDeps } from "./deps.ts";
import { showToSend } from "./list-routes.tsx";
import { PARCEL_PATH, SEND_PATH } from "./paths.ts";
import { asPosted, isUuid, textOf, textsOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";
import { readLabel } from "./read-label.ts";

const config = { audience: rolesOf("prepare") };

/** Packing results for one collective into one parcel (TT 17/2017 Điều 10). */
export function parcelRoutes(app: App, deps: PostDeps): void {
  app.get(PARCEL_PATH, { config }, async (request, reply) => {
    const slips = await slipsOf(deps, asPosted(request.query));
    if (slips.length < 2) {
      const errors = [{ field: "", message: "Hãy chọn từ 2 kết quả trở lên để gói chung." }];
      return showToSend(deps, request, reply, { errors, status: 422 });
    }
    return show(deps, request, reply, { slips, errors: [], status: 200, posted: {} });
  });
  app.post(PARCEL_PATH, { config }, async (request, reply) => {
    const posted = asPosted(request.body);
    const slips = await slipsOf(deps, posted);
    const targets = slips.map(({ id }) => ({ slipId: id, version: versionOf(posted, id) }));
    const done = await prepareParcel(await deps.acting(requireViewer(request)), { ...readLabel(posted), targets });
    if (done.ok) return seeOther(reply, `${SEND_PATH}#san-sang`);
    const problem = problemOf(done.error);
    if (problem.status === 403) throw new HttpProblem(problem);
    return show(deps, request, reply, { slips, errors: errorsOf(done.error), status: problem.status, posted });
  });
}

type Shown = {
  readonly slips: readonly PostalSlip[];
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly posted: Posted;
};

async function show(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { slips, errors, status, posted }: Shown,
): Promise<FastifyReply> {
  const [first] = slips;
  const label = readLabel(posted);
  const isNew = errors.length === 0;
  const cod = codOf(slips);
  return html(
    reply,
    <ParcelPage
      viewer={await pageViewer(deps.db, requireViewer(request))}
      lines={slips.map(({ id, version, dossierCode, receiver, procedureName, codAmount }) => ({
        ...{ slipId: id, version, dossier: dossierCode ?? "", person: receiver.name, procedure: procedureName },
        money: codAmount > 0 ? formatMoney(codAmount) : "",
      }))}
      receiver={isNew && first !== undefined ? first.receiver : label.receiver}
      typed={label}
      cod={cod > 0 ? formatMoney(cod) : "không thu"}
      errors={errors}
    />,
    status,
  );
}

async function slipsOf({ db }: PostDeps, posted: Posted): Promise<readonly PostalSlip[]> {
  const ids = [...new Set(textsOf(posted, "slip").filter(isUuid))].slice(0, 100);
  const slips = await Promise.all(ids.map((id) => findSlip(db, id)));
  return slips.filter((slip) => slip !== undefined);
}

function versionOf(posted: Posted, slipId: string): number {
  const text = textOf(posted, `version.${slipId}`);
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
