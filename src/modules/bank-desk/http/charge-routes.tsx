import type { FastifyReply, FastifyRequest } from "fastify";
import { parseMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import {
  availableActions,
  dossierPath,
  findDossier,
  maySee,
  type Dossier,
  type FeeLine,
} from "#modules/dossiers/index.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import { requestPayment } from "#modules/payments/index.ts";
import { CHARGE_LINES, ChargePage } from "../pages/charge-page.tsx";
import { actingOf, type DeskDeps } from "./deps.ts";
import { CHARGE_PATH } from "./paths.ts";
import { asPosted, idOf, textOf, type Posted } from "./posted.ts";
import { problemOf } from "./present-refusal.ts";

/** Who handles dossiers may find that more is to be paid. */
const config = { audience: ["counter-officer", "specialist", "head-of-division", "department-leader"] } as const;
const ONE = `${CHARGE_PATH}/:id`;

/** The form that asks for more fees than were known at acceptance. */
export function chargeRoutes(app: App, deps: DeskDeps): void {
  app.get(ONE, { config }, async (request, reply) => {
    const dossier = await dossierFor(deps, request);
    return show(deps, request, reply, { dossier, posted: {}, errors: [], status: 200 });
  });
  app.post(ONE, { config }, (request, reply) => charge(deps, request, reply));
}

async function dossierFor({ db }: DeskDeps, request: FastifyRequest): Promise<Dossier> {
  const viewer = requireViewer(request);
  const id = idOf(asPosted(request.params), "id");
  const dossier = id === undefined ? undefined : await findDossier(db, id);
  const mayAsk =
    dossier !== undefined && maySee(viewer, dossier) && availableActions(dossier, viewer).includes("charge-fee");
  if (dossier === undefined || !mayAsk) throw new HttpProblem(NOT_FOUND);
  return dossier;
}

type Shown = {
  readonly dossier: Dossier;
  readonly posted: Posted;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function show(
  { db }: DeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { dossier, posted, errors, status }: Shown,
): Promise<FastifyReply> {
  const names = [
    ...CHARGE_LINES.flatMap((n) => [`name${n}`, `kind${n}`, `amount${n}`]),
    "reason",
    "purpose",
    "stopsClock",
  ];
  const page = (
    <ChargePage
      viewer={await pageViewer(db, requireViewer(request))}
      dossierId={dossier.id}
      dossierHref={dossierPath(dossier.id)}
      code={dossier.code ?? ""}
      version={dossier.version}
      typed={Object.fromEntries(names.map((name) => [name, textOf(posted, name)]))}
      errors={errors}
    />
  );
  return html(reply, page, status);
}

async function charge(deps: DeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const dossier = await dossierFor(deps, request);
  const posted = asPosted(request.body);
  const { lines, errors } = readLines(posted);
  const reason = textOf(posted, "reason").trim().slice(0, 500);
  const faults = [...errors, ...(reason === "" ? [{ field: "reason", message: "Ghi rõ vì sao phải nộp thêm." }] : [])];
  if (faults.length > 0) return show(deps, request, reply, { dossier, posted, errors: faults, status: 422 });
  const version = Number(/^\d{1,9}$/.exec(textOf(posted, "version"))?.[0] ?? Number.NaN);
  const done = await requestPayment(await actingOf(deps, request), {
    ...{ dossierId: dossier.id, lines, reason, version: Number.isNaN(version) ? 0 : version },
    purpose: textOf(posted, "purpose") === "during" ? "during" : "after",
    stopsClock: textOf(posted, "stopsClock") === "yes",
  });
  if (done.ok) return seeOther(reply, dossierPath(dossier.id));
  const problem = problemOf(done.error);
  const told = [{ field: "", message: problem.title }];
  return show(deps, request, reply, { dossier, posted, errors: told, status: problem.status });
}

/** The lines that were filled in, and what is wrong with them (B-30). */
function readLines(posted: Posted): { readonly lines: readonly FeeLine[]; readonly errors: readonly FieldError[] } {
  const lines: FeeLine[] = [];
  const errors: FieldError[] = [];
  for (const n of CHARGE_LINES) {
    const [name, sum] = [textOf(posted, `name${n}`).trim().slice(0, 200), textOf(posted, `amount${n}`)];
    if (name === "" && sum === "" && n > 1) continue;
    const amount = parseMoney(sum);
    if (name === "") errors.push({ field: `name${n}`, message: `Nhập tên khoản ${n}.` });
    if (amount === undefined || amount === 0) {
      errors.push({ field: `amount${n}`, message: problemOf({ kind: "bank-desk/amount" }).title });
      continue;
    }
    const kind = textOf(posted, `kind${n}`) === "le-phi" ? "le-phi" : "phi";
    lines.push({ kind, name, amount, code: `BS${n}` });
  }
  return { lines, errors };
}
