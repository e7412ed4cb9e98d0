import type { FastifyReply, FastifyRequest } from "fastify";
import type { ComponentChildren, VNode } from "preact";
import { formatDate, formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { Definition } from "#ui/components/definition-list/definition-list.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { listDocuments } from "#modules/documents/index.ts";
import {
  actsAsLeader,
  findPerson,
  listOfficers,
  listOfficersById,
  pageViewer,
  requireViewer,
  type Viewer,
} from "#modules/identity/index.ts";
import { getAgency, listUnits } from "#modules/organizations/index.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import { availableActions } from "../domain/available-actions.ts";
import type { Dossier } from "../domain/dossier.ts";
import { maySee } from "../domain/policy.ts";
import { ACT_NAMES, CHANNEL_NAMES, MONEY_NAMES, RETURN_BY_NAMES, STATE_NAMES } from "../domain/texts.ts";
import { ConfirmActPage } from "../pages/staff/confirm-act-page.tsx";
import { DossierPage, type StaffPrintLink } from "../pages/staff/dossier-page.tsx";
import { FilesCard } from "../pages/staff/files-card.tsx";
import { StalePage } from "../pages/staff/stale-page.tsx";
import { findDossier } from "../store/load.ts";
import { timeline, type TimelineEntry } from "../store/timeline.ts";
import type { AssessAtAcceptance } from "./accept-fees.ts";
import { actForm, isFormAct, type ActForm, type FormAct, type FormContext } from "./act-forms.ts";
import { answersOf, hiddenOf } from "./act-answers.ts";
import { actingFor, type DossierDeps } from "./deps.ts";
import { dossierPath, returnDeskPath } from "./paths.ts";
import { asPosted, textOf, type Posted } from "./posted.ts";
import { presentDue } from "./present-due.ts";
import { problemOf } from "./present-refusal.ts";
import { presentTimeline, type Names } from "./present-timeline.ts";
import { runAct, type ActFault, type Apologise } from "./run-act.ts";

/** What higher slices put on the dossier's page; the composition root fills it. */
export type StaffPageDeps = DossierDeps & {
  readonly printLinks: (dossier: Dossier) => readonly StaffPrintLink[];
  /** Extends a deadline with a numbered letter of apology. */
  readonly apologise?: Apologise;
  /** The task in hand with its forms, and the way through the process. */
  readonly processPanel?: (dossier: Dossier, viewer: Viewer) => Promise<ComponentChildren>;
  /** Who had the dossier for how long, and why it is late. */
  readonly timeCard?: (dossier: Dossier) => Promise<ComponentChildren>;
  /** Why it pays what it pays, and what was paid. */
  readonly feeCard?: (dossier: Dossier, viewer: Viewer) => Promise<ComponentChildren>;
  /** What the rules ask of a dossier that waits for acceptance. */
  readonly feesAtAcceptance?: AssessAtAcceptance;
};

const config = { audience: "officer" } as const;
/** A leader's act is a signature or a decision: it needs a fresh proof of who sits at the screen. */
const deciding = { audience: "officer", freshProof: actsAsLeader } as const;

/** The dossier's page for officers and every legal act on it that is not a step of the process. */
export function dossierStaffRoutes(app: App, deps: StaffPageDeps): void {
  app.get(dossierPath(":id"), { config }, async (request, reply) => {
    const viewer = requireViewer(request);
    const dossier = await dossierFor(deps, request, viewer);
    return html(reply, await dossierPage(deps, viewer, dossier, { flash: flashOf(request) }));
  });
  app.post(`${dossierPath(":id")}/:act`, { config: deciding }, (request, reply) => doAct(deps, request, reply));
}

async function doAct(deps: StaffPageDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const dossier = await dossierFor(deps, request, viewer);
  const act = textOf(asPosted(request.params), "act");
  if (!isFormAct(act)) throw new HttpProblem(NOT_FOUND);
  const posted = asPosted(request.body);
  // While the result waits, originals go with it over the return desk: there somebody looks who comes and what is due.
  if (act === "give-back-originals" && dossier.state === "resolved") return seeOther(reply, returnDeskPath(dossier.id));
  const version = Number(/^\d{1,9}$/.exec(textOf(posted, "version"))?.[0] ?? Number.NaN);
  if (Number.isNaN(version)) throw new HttpProblem(VERSION_REQUIRED);

  const context = await formContext(deps, dossier, act);
  const form = actForm(act, dossier, context, posted);
  const isFresh = version === dossier.version;
  if (form.consequences.length > 0 && textOf(posted, "confirmed") !== "yes" && isFresh) {
    const missing = emptyAnswers(form);
    if (missing.length > 0)
      return html(
        reply,
        await dossierPage(deps, viewer, dossier, { errors: missing, failed: act, typed: posted }),
        422,
      );
    const page = await pageViewer(deps.db, viewer);
    const answers = answersOf(form, posted);
    return html(reply, <ConfirmActPage viewer={page} {...{ dossier, form, answers }} hidden={hiddenOf(posted)} />);
  }
  const { procedureCase, fees } = context;
  const acting = await actingFor(deps, viewer);
  const done = await runAct(acting, {
    act,
    target: { dossierId: dossier.id, version },
    posted,
    dossier,
    procedureCase,
    apologise: deps.apologise,
    fees,
  });
  if (done.ok) return seeOther(reply, `${dossierPath(dossier.id)}?xong=${act}`);
  return showFault(deps, viewer, reply, { dossier, act, posted, version, fault: done.error });
}

type Faulty = {
  readonly dossier: Dossier;
  readonly act: FormAct;
  readonly posted: Posted;
  readonly version: number;
  readonly fault: ActFault;
};

async function showFault(
  deps: StaffPageDeps,
  viewer: Viewer,
  reply: FastifyReply,
  faulty: Faulty,
): Promise<FastifyReply> {
  const { dossier, act, posted, version, fault } = faulty;
  if (fault.kind === "fields")
    return html(
      reply,
      await dossierPage(deps, viewer, dossier, { errors: fault.errors, failed: act, typed: posted }),
      422,
    );
  const problem = problemOf(fault.refusal);
  if (fault.refusal.kind === "dossiers/stale") {
    const now = (await findDossier(deps.db, dossier.id)) ?? dossier;
    return html(reply, await stalePage(deps, viewer, now, { act, posted, version, sentence: problem.title }), 409);
  }
  if (problem.status === 404 || problem.status === 503) throw new HttpProblem(problem);
  const errors = [{ field: FIELD_OF[fault.refusal.kind] ?? "", message: problem.title }];
  return html(reply, await dossierPage(deps, viewer, dossier, { errors, failed: act, typed: posted }), problem.status);
}

/** The field that mends a refusal, for the link in the summary. */
const FIELD_OF: Readonly<Record<string, string>> = {
  "dossiers/reason-missing": "reason",
  "dossiers/nothing-asked": "asked",
  "dossiers/papers-missing": "papers",
  "dossiers/limit-unconfirmed": "limitDays",
  "dossiers/not-later": "newDate",
  "dossiers/result-incomplete": "number",
  "dossiers/authorisation-missing": "authorisation",
  "dossiers/amount": "amount",
};

type Shown = {
  readonly flash?: FlashMessage | undefined;
  readonly errors?: readonly FieldError[];
  readonly failed?: FormAct;
  readonly typed?: Posted;
};

async function dossierPage(deps: StaffPageDeps, viewer: Viewer, dossier: Dossier, shown: Shown): Promise<VNode> {
  const [page, entries, facts, process, time, fee, files, calendar, now] = await Promise.all([
    pageViewer(deps.db, viewer),
    timeline(deps.db, dossier.id),
    factsOf(deps, dossier),
    deps.processPanel?.(dossier, viewer),
    deps.timeCard?.(dossier),
    deps.feeCard?.(dossier, viewer),
    listDocuments(deps.db, { kind: "dossier", id: dossier.id }),
    deps.calendar(),
    deps.clock.now(),
  ]);
  const acts = formActsOf(dossier, viewer);
  const context =
    acts.length === 0
      ? undefined
      : await formContext(deps, dossier, CONTEXTUAL.find((act) => acts.includes(act)) ?? "close");
  const forms = acts.flatMap((act) =>
    context === undefined ? [] : [actForm(act, dossier, context, shown.failed === act ? (shown.typed ?? {}) : {})],
  );
  const primary = forms.find(({ act }) => PRIMARY.includes(act));
  return (
    <DossierPage
      viewer={page}
      dossier={dossier}
      stateName={STATE_NAMES[dossier.state].vi}
      moneyName={`${MONEY_NAMES[dossier.money].vi} ${dossier.feesDue > 0 ? formatMoney(dossier.feesDue) : ""}`.trim()}
      due={presentDue(dossier, now, calendar)}
      flash={shown.flash}
      deskHref={availableActions(dossier, viewer).includes("hand-over") ? returnDeskPath(dossier.id) : undefined}
      primary={primary}
      others={forms.filter((form) => form !== primary)}
      errors={shown.errors ?? []}
      failed={shown.failed}
      facts={facts}
      prints={deps.printLinks(dossier)}
      timeline={presentTimeline(entries, await namesIn(deps, entries))}
      process={process}
      time={time}
      fee={fee}
      files={<FilesCard dossier={dossier} files={files} />}
    />
  );
}

/** Acts whose forms need more than the case; no state allows two of them. */
const CONTEXTUAL = ["resolve", "accept"] as const satisfies readonly FormAct[];

/** Acts that are the next step in their state, whoever looks; all others fold away. */
const PRIMARY: readonly string[] = ["accept", "supply", "meet-obligation", "close"];

/** The acts with a form that the viewer may do now; what a running process does itself is left to its tasks. */
function formActsOf(dossier: Dossier, viewer: Viewer): readonly FormAct[] {
  const byProcess = dossier.workflowVersionId !== null;
  return availableActions(dossier, viewer)
    .filter(isFormAct)
    .filter((act) => !(byProcess && act === "resolve"))
    .filter(
      (act) => act !== "give-back-originals" || (dossier.heldOriginals.length > 0 && dossier.state !== "resolved"),
    )
    .filter((act) => act !== "extend-deadline" || dossier.extensions.length === 0)
    .filter((act) => act !== "close" || dossier.heldOriginals.length === 0);
}

async function stalePage(
  deps: StaffPageDeps,
  viewer: Viewer,
  dossier: Dossier,
  { act, posted, version, sentence }: Omit<Faulty, "fault" | "dossier"> & { readonly sentence: string },
): Promise<VNode> {
  const entries = (await timeline(deps.db, dossier.id)).filter(({ seq }) => seq > version);
  const form = actForm(act, dossier, await formContext(deps, dossier, act), posted);
  return (
    <StalePage
      viewer={await pageViewer(deps.db, viewer)}
      dossier={dossier}
      sentence={sentence}
      changes={presentTimeline(entries, await namesIn(deps, entries))}
      form={formActsOf(dossier, viewer).includes(act) ? form : undefined}
      typed={answersOf(form, posted)}
    />
  );
}

async function formContext(deps: StaffPageDeps, dossier: Dossier, act: FormAct): Promise<FormContext> {
  const procedureCase = await getProcedureCase(deps.db, dossier.caseId);
  const [now, fees, signers] = await Promise.all([
    deps.clock.now(),
    act === "accept" ? deps.feesAtAcceptance?.(dossier, procedureCase) : undefined,
    act === "resolve" ? listOfficers(deps.db, { agencyId: dossier.handlingAgencyId, role: "department-leader" }) : [],
  ]);
  return { now, procedureCase, signers, fees };
}

async function factsOf(deps: StaffPageDeps, dossier: Dossier): Promise<readonly Definition[]> {
  const [owner, agency, handlers] = await Promise.all([
    findPerson(deps.db, dossier.ownerId),
    getAgency(deps.db, dossier.agencyId),
    listOfficersById(deps.db, dossier.handlerId === null ? [] : [dossier.handlerId]),
  ]);
  return [
    { term: "Chủ hồ sơ", value: dossier.ownerName },
    { term: "Số điện thoại", value: dossier.ownerPhone },
    { term: "Địa chỉ", value: owner?.address },
    { term: "Người nộp", value: dossier.submitterId === dossier.ownerId ? "" : dossier.submitterName },
    { term: "Trường hợp", value: dossier.caseName },
    { term: "Trích yếu", value: dossier.summary },
    { term: "Cơ quan giải quyết", value: agency.name },
    { term: "Người thụ lý", value: handlers[0] && `${handlers[0].name}, ${handlers[0].title}` },
    { term: "Nộp", value: `${formatInstant(dossier.submittedAt)}, ${CHANNEL_NAMES[dossier.channel].vi.toLowerCase()}` },
    { term: "Tiếp nhận", value: dossier.acceptedAt && formatInstant(dossier.acceptedAt) },
    { term: "Hẹn ban đầu", value: dossier.originalDueAt && formatInstant(dossier.originalDueAt) },
    { term: "Số bộ", value: String(dossier.copies) },
    { term: "Nhận kết quả", value: RETURN_BY_NAMES[dossier.returnBy].vi },
    {
      term: "Kết quả",
      value: dossier.result && `${dossier.result.number} ngày ${formatDate(dossier.result.signedOn)}`,
    },
    { term: "Có kết quả lúc", value: dossier.resolvedAt && formatInstant(dossier.resolvedAt) },
    { term: "Lý do từ chối", value: dossier.refusalReason },
  ];
}

/** Names of everybody in a history, asked for at once. */
async function namesIn(deps: StaffPageDeps, entries: readonly TimelineEntry[]): Promise<Names> {
  const ids = new Set(
    entries.flatMap(({ actorId, payload }) => [actorId, payload["handlerId"]]).filter((id) => typeof id === "string"),
  );
  const [officers, units] = await Promise.all([listOfficersById(deps.db, [...ids]), listUnits(deps.db)]);
  const officerNames = new Map(officers.map(({ id, name, title }) => [id, `${name}, ${title}`]));
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  return { officer: (id) => officerNames.get(id) ?? "", unit: (id) => unitNames.get(id) ?? "" };
}

async function dossierFor(deps: StaffPageDeps, request: FastifyRequest, viewer: Viewer): Promise<Dossier> {
  const id = textOf(asPosted(request.params), "id");
  const dossier = UUID.test(id) ? await findDossier(deps.db, id) : undefined;
  if (dossier === undefined || !maySee(viewer, dossier)) {
    if (dossier !== undefined) deps.log.warn({ requestId: request.id, dossierId: id }, "dossier of others asked for");
    throw new HttpProblem(NOT_FOUND);
  }
  return dossier;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const VERSION_REQUIRED = {
  status: 428,
  type: "/problems/dossiers/version-required",
  code: "E_VERSION_REQUIRED",
  title: "Yêu cầu thiếu phiên bản hồ sơ. Hãy tải lại trang hồ sơ rồi làm lại.",
  titleEn: "The request does not name the version of the dossier. Reload its page and try again.",
} as const;

function flashOf(request: FastifyRequest): FlashMessage | undefined {
  const act = textOf(asPosted(request.query), "xong");
  if (!isFormAct(act)) return undefined;
  return { tone: "done", title: `Đã xong: ${ACT_NAMES[act].vi.toLowerCase()}` };
}

/** A required text left empty is named before the second look, not after it. */
function emptyAnswers(form: ActForm): readonly FieldError[] {
  return form.inputs.flatMap((input) =>
    "required" in input && input.required === true && input.value.trim() === ""
      ? [{ field: input.name, message: `Nhập nội dung: ${input.label.toLowerCase()}.` }]
      : [],
  );
}
