import type { FastifyReply, FastifyRequest } from "fastify";
import { normalizeText } from "#kernel/vietnamese.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { hasRole, pageViewer, requireViewer } from "#modules/identity/index.ts";
import { listAgencies } from "#modules/organizations/index.ts";
import { limitOfStandardCode, listWorkflows, standardCode } from "#modules/workflows/index.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { lintProcedure } from "../domain/lint.ts";
import { PUBLISH_REFUSALS, type PublishRefusal } from "../domain/publish-refusal.ts";
import { AdminProcedurePage } from "../pages/staff/procedure-page.tsx";
import { AdminProceduresPage, type ListName } from "../pages/staff/procedures-page.tsx";
import { findProcedureByCode, type ProcedureInForce } from "../store/procedures.ts";
import type { ProcedureRow } from "../store/search-rows.ts";
import { listVersions } from "../store/versions.ts";
import { adoptNational, confirmProcedure, dismissNational } from "../use-cases/publish-version.ts";
import { listProcedures, searchProcedures } from "../use-cases/search-procedures.ts";
import { first, readConfirmation, typedForm, type TypedForm } from "./confirm-form.ts";
import { ADMIN_PROCEDURES_PATH, adminProcedurePath, withQuery } from "./paths.ts";
import type { FeesInWords } from "./fee-words.ts";
import type { UsualTime } from "./usual-time.ts";

export type ProcedureDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly usualTime?: UsualTime;
  readonly feesInWords?: FeesInWords;
};

const PAGE = 50;
const READERS = ["system-administrator", "centre-manager"] as const;
const DONE: Readonly<Record<string, FlashMessage>> = {
  "ban-hanh": { tone: "done", title: "Đã ban hành phiên bản mới. Hồ sơ đang giải quyết giữ phiên bản lúc tiếp nhận." },
  "bo-qua": { tone: "done", title: "Đã bỏ qua bản quốc gia. Bản đang dùng giữ nguyên." },
};

type ListAsked = { readonly Querystring: { readonly q?: unknown; readonly loc?: unknown; readonly sau?: unknown } };
type ByCode = { readonly Params: { readonly code: string }; readonly Querystring: { readonly xong?: unknown } };

/** The catalogue for the centre's manager (reading) and the system administrator (confirming, publishing). */
export function staffProcedureRoutes(app: App, deps: ProcedureDeps): void {
  const { db } = deps;
  const readers = { config: { audience: READERS } } as const;
  // Confirming a limit changes deadlines: it needs a fresh proof of who sits at the screen.
  const admin = { config: { audience: ["system-administrator"], freshProof: "always" } } as const;

  app.get<ListAsked>(ADMIN_PROCEDURES_PATH, readers, async (request, reply) => {
    const query = normalizeText(text(request.query.q));
    const list = listName(text(request.query.loc));
    const all = query === "" ? await listProcedures(db) : await searchProcedures(db, query, { limit: 500 });
    const counts = { "": 0, "cua-tinh": 0, "can-xac-nhan": 0, "cho-duyet": 0 };
    for (const name of LIST_NAMES) counts[name] = all.filter(MEMBERS[name]).length;
    const after = text(request.query.sau);
    const chosen = all.filter(MEMBERS[list]);
    const from = after === "" ? 0 : chosen.findIndex((row) => row.code === after) + 1;
    const rows = chosen.slice(from, from + PAGE);
    const next =
      from + PAGE < chosen.length
        ? withQuery(ADMIN_PROCEDURES_PATH, { q: query, loc: list, sau: rows.at(-1)?.code })
        : undefined;
    const viewer = await pageViewer(db, requireViewer(request));
    return html(reply, <AdminProceduresPage {...{ viewer, list, query, rows, counts, next }} />);
  });

  app.get<ByCode>(`${ADMIN_PROCEDURES_PATH}/:code`, readers, async (request, reply) => {
    const done = text(request.query.xong);
    const flash = Object.hasOwn(DONE, done) ? DONE[done] : undefined;
    return show({ request, reply, found: await load(request.params.code), flash });
  });

  app.post<ByCode>(`${ADMIN_PROCEDURES_PATH}/:code/xac-nhan`, admin, async (request, reply) => {
    const found = await load(request.params.code);
    const typed = typedForm(request.body);
    const read = readConfirmation(typed, found.version.content, await listAgencies(db));
    if (read.errors.length > 0) return show({ request, reply, found, typed, errors: read.errors, status: 422 });
    const command = { code: found.code, basedOn: read.basedOn, reason: read.reason };
    const result = await confirmProcedure(publishing(request), { ...command, confirmation: read.confirmation });
    if (result.ok) return seeOther(reply, `${adminProcedurePath(found.code)}?xong=ban-hanh`);
    return refused({ request, reply, found, typed }, result.error);
  });

  app.post<ByCode>(`${ADMIN_PROCEDURES_PATH}/:code/ban-quoc-gia`, admin, async (request, reply) => {
    const found = await load(request.params.code);
    const typed = typedForm(request.body);
    const reason = first(typed, "lyDo").trim();
    if (reason === "") {
      const errors = [{ field: "lyDo-quoc-gia", message: "Ghi lý do." }];
      return show({ request, reply, found, errors, status: 422 });
    }
    const command = { code: found.code, basedOn: Number(first(typed, "phienBan")) || 0, reason };
    const adopts = first(typed, "viec") === "dung";
    const result = await (adopts ? adoptNational : dismissNational)(publishing(request), command);
    if (result.ok) return seeOther(reply, `${adminProcedurePath(found.code)}?xong=${adopts ? "ban-hanh" : "bo-qua"}`);
    return refused({ request, reply, found }, result.error);
  });

  function publishing(request: FastifyRequest) {
    return { ...deps, officerId: requireViewer(request).officerId };
  }

  async function load(code: string): Promise<ProcedureInForce> {
    const found = await findProcedureByCode(db, code);
    if (found === undefined) throw new HttpProblem(NOT_FOUND);
    return found;
  }

  type Shown = {
    readonly request: FastifyRequest;
    readonly reply: FastifyReply;
    readonly found: ProcedureInForce;
    readonly typed?: TypedForm;
    readonly errors?: readonly FieldError[];
    readonly flash?: FlashMessage | undefined;
    readonly status?: number;
  };

  function refused(shown: Shown, refusal: PublishRefusal): Promise<FastifyReply> {
    const { vi, status } = PUBLISH_REFUSALS[refusal.kind];
    const details =
      refusal.kind === "procedures/not-complete"
        ? refusal.findings.filter((one) => one.level === "error").map((one) => ({ field: "", message: one.vi }))
        : [];
    const errors = details.length > 0 ? details : [{ field: "", message: vi }];
    return show({ ...shown, errors, status, flash: { tone: "error", title: vi } });
  }

  async function show({ request, reply, found, typed = {}, errors = [], flash, status = 200 }: Shown) {
    const viewer = requireViewer(request);
    const { content, number } = found.version;
    const agencies = await listAgencies(db);
    const agencyCodes = new Set(agencies.map((agency) => agency.code));
    const published = (await listWorkflows(db)).map((workflow) => workflow.code);
    const standard = content.cases.flatMap((one) => one.workflowCode ?? []).filter((code) => limitOfStandardCode(code));
    const findings = lintProcedure(content, { agencyCodes, workflowCodes: new Set([...published, ...standard]) });
    const workflows = content.cases.map((one) => {
      const limit = one.rule?.limit ?? one.proposedLimit;
      return limit === null ? "" : standardCode(limit);
    });
    const page = {
      viewer: await pageViewer(db, viewer),
      found,
      versions: await listVersions(db, found.id),
      findings,
      form: { content, number, agencies, workflows, typed, errors },
      mayPublish: hasRole(viewer, "system-administrator"),
      flash,
    };
    return html(reply, <AdminProcedurePage {...page} />, status);
  }
}

const LIST_NAMES: readonly ListName[] = ["", "cua-tinh", "can-xac-nhan", "cho-duyet"];

const MEMBERS = {
  "": () => true,
  "cua-tinh": (row) => row.agencyId !== null,
  "can-xac-nhan": (row) => row.doubtful && row.agencyId !== null,
  "cho-duyet": (row) => row.proposed,
} as const satisfies Record<ListName, (row: ProcedureRow) => boolean>;

function listName(value: string): ListName {
  return LIST_NAMES.find((name) => name === value) ?? "";
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 400) : "";
}
