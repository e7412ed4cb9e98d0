import type { FastifyReply, FastifyRequest } from "fastify";
import { formatTime } from "#kernel/time.ts";
import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import { listDocuments } from "#modules/documents/index.ts";
import { dropDraft, getDossier, maySee, type Acting, type Dossier } from "#modules/dossiers/index.ts";
import { describeRule } from "#modules/fees/domain.ts";
import { findPerson, pageViewer, requireViewer, searchPeople, type Viewer } from "#modules/identity/index.ts";
import { findProcedureCase, type ProcedureCase } from "#modules/procedures/index.ts";
import { emptyForm, type IntakeForm, type PersonFields } from "../domain/intake-form.ts";
import { FeeOutcome } from "../pages/fee-part.tsx";
import { DonePage, type PrintLink } from "../pages/done-page.tsx";
import { IntakePage } from "../pages/intake-page.tsx";
import { StartPage } from "../pages/start-page.tsx";
import { assessIntake, followAssessment } from "../use-cases/assess-intake.ts";
import { findCases } from "../use-cases/find-cases.ts";
import { findIntakeDraft, keepIntakeDraft, listIntakeDrafts } from "../use-cases/intake-draft.ts";
import { receiveIntake, type Answer } from "../use-cases/receive-intake.ts";
import { answerPage, readAnswer } from "./answer-form.tsx";
import { paths } from "./paths.ts";
import { dueWords, duePreview, limitWords } from "./present-case.ts";
import { feedbackOf, hitOf, NO_FEEDBACK, type FormFeedback } from "./present-fault.ts";
import { readIntakeForm, textOf, type Posted } from "./read-form.ts";

export type FrontDeskDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly acting: (viewer: Viewer) => Promise<Acting>;
  /** The print-outs of a dossier as it stands, most wanted first. */
  readonly printLinks: (dossier: Dossier) => readonly PrintLink[];
};

/** Who stands at the counter; the centre's management may stand in. */
const COUNTER = ["counter-officer", "centre-manager"] as const;
const config = { audience: COUNTER };

/** The counter workbench: find the procedure, fill the form, receive, print. */
export function frontDeskRoutes(app: App, deps: FrontDeskDeps): void {
  app.get(paths.start, { config }, (request, reply) => showStart(deps, request, reply));
  app.get(paths.findProcedure, { config }, (request, reply) => suggestCases(deps, request, reply));
  // A post, so that no personal number stands in an address that a proxy writes down.
  app.post(paths.findPerson, { config }, (request, reply) => suggestPeople(deps, request, reply));
  app.post(paths.open, { config }, (request, reply) => openDraft(deps, request, reply));
  app.get(paths.draft(":draftId"), { config }, (request, reply) => showDraft(deps, request, reply));
  app.post(paths.draft(":draftId"), { config }, (request, reply) => submitDraft(deps, request, reply));
  app.post(paths.keep(":draftId"), { config }, (request, reply) => keepDraft(deps, request, reply));
  app.post(paths.fees(":draftId"), { config }, (request, reply) => assessDraft(deps, request, reply));
  app.get(paths.done(":dossierId"), { config }, (request, reply) => showDone(deps, request, reply));
}

async function showStart(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const query = textOf(asPosted(request.query), "q").slice(0, 200).trim();
  const [page, hits, drafts] = await Promise.all([
    pageViewer(deps.db, viewer),
    findCases(deps.db, viewer, query),
    listIntakeDrafts(deps.db, viewer.officerId),
  ]);
  const shown = drafts.map(({ id, title, updatedAt }) => ({ id, title, at: formatTime(updatedAt) }));
  return html(reply, <StartPage viewer={page} query={query} hits={hits} drafts={shown} />);
}

async function suggestCases(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = textOf(asPosted(request.query), "q").slice(0, 200).trim();
  const viewer = requireViewer(request);
  const hits = await findCases(deps.db, viewer, query);
  return reply.header("cache-control", "no-store").send({ hits });
}

async function suggestPeople(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const people = await searchPeople(deps.db, textOf(asPosted(request.body), "q").slice(0, 100));
  return reply.header("cache-control", "no-store").send({ people: people.slice(0, 8).map(hitOf) });
}

async function openDraft(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const procedureCase = await caseOrNotFound(deps.db, textOf(asPosted(request.body), "case"));
  const id = deps.newId();
  await keepIntakeDraft(deps.db, {
    officerId: viewer.officerId,
    id,
    at: await deps.clock.now(),
    title: titleOf(procedureCase, ""),
    form: emptyForm(procedureCase),
  });
  return seeOther(reply, paths.draft(id));
}

async function showDraft(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const draft = await draftOrNotFound(deps, request, viewer);
  if (draft.kind === "done") return seeOther(reply, paths.done(draft.dossierId));
  return renderForm(deps, request, reply, { draftId: draft.id, form: draft.form, feedback: NO_FEEDBACK, status: 200 });
}

async function keepDraft(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const draft = await draftOrNotFound(deps, request, viewer);
  if (draft.kind === "done") return reply.code(409).send({ dossierId: draft.dossierId });
  const procedureCase = await caseOrNotFound(deps.db, draft.form.caseId);
  const form = readIntakeForm(asPosted(request.body), procedureCase);
  const at = await deps.clock.now();
  const title = titleOf(procedureCase, form.owner.name);
  const kept = await keepIntakeDraft(deps.db, { officerId: viewer.officerId, id: draft.id, at, title, form });
  return kept === "kept"
    ? reply.send({ savedAt: at.toString(), time: formatTime(at) })
    : reply.code(409).send({ dossierId: null });
}

/** The fees of the form as it stands, for the script that keeps the page up to date; nothing is saved. */
async function assessDraft(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const draft = await draftOrNotFound(deps, request, viewer);
  if (draft.kind === "done") return reply.code(409).send({ dossierId: draft.dossierId });
  const procedureCase = await caseOrNotFound(deps.db, draft.form.caseId);
  const form = readIntakeForm(asPosted(request.body), procedureCase);
  const { inForce, assessment } = await assessIntake(deps.db, { form, procedureCase, at: await deps.clock.now() });
  const fees = followAssessment(form.fees, assessment);
  return html(reply, <FeeOutcome rule={inForce.rule} assessment={assessment} fees={fees} errors={[]} />);
}

async function submitDraft(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const draft = await draftOrNotFound(deps, request, viewer);
  if (draft.kind === "done") return seeOther(reply, paths.done(draft.dossierId));
  const posted = asPosted(request.body);
  const act = textOf(posted, "act");
  if (act === "drop") {
    await dropDraft(deps.db, viewer.officerId, draft.id);
    return seeOther(reply, paths.start);
  }
  const procedureCase = await caseOrNotFound(deps.db, draft.form.caseId);
  // The pages of Mẫu 02 and 03 send only their own fields; the form stands in the draft.
  const typed = textOf(posted, "kept") === "" ? readIntakeForm(posted, procedureCase) : draft.form;
  const form = await applyAct(deps.db, typed, act);
  const at = await deps.clock.now();
  const title = titleOf(procedureCase, form.owner.name);
  const kept = await keepIntakeDraft(deps.db, { officerId: viewer.officerId, id: draft.id, at, title, form });
  if (kept === "already-received") return showDraft(deps, request, reply);

  if (act === "ask-supplement" || act === "ask-refuse") {
    return html(
      reply,
      await answerPage(deps.db, viewer, { draftId: draft.id, act, form, procedureCase, posted, errors: [] }),
    );
  }
  const answer = readAnswer(act, posted, procedureCase);
  if (answer === undefined) {
    const feedback = await lookUp(deps.db, form, act);
    return renderForm(deps, request, reply, { draftId: draft.id, form, feedback, status: 200 });
  }
  return finish(deps, request, reply, { draftId: draft.id, form, answer, procedureCase, posted });
}

type Finishing = {
  readonly draftId: string;
  readonly form: IntakeForm;
  readonly answer: Answer;
  readonly procedureCase: ProcedureCase;
  readonly posted: Posted;
};

async function finish(
  deps: FrontDeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { draftId, form, answer, procedureCase, posted }: Finishing,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const received = await receiveIntake(await deps.acting(viewer), { draftId, form, answer });
  if (received.ok) return seeOther(reply, paths.done(received.value));
  const feedback = feedbackOf(received.error, form, procedureCase);
  const answering = answer.kind !== "accept" && received.error.kind === "front-desk/dossier";
  if (answering) {
    const act = answer.kind === "refuse" ? "ask-refuse" : "ask-supplement";
    const page = await answerPage(deps.db, viewer, {
      draftId,
      act,
      form,
      procedureCase,
      posted,
      errors: feedback.errors,
    });
    return html(reply, page, 422);
  }
  return renderForm(deps, request, reply, { draftId, form, feedback, status: 422 });
}

type Rendering = {
  readonly draftId: string;
  readonly form: IntakeForm;
  readonly feedback: FormFeedback;
  readonly status: number;
};

async function renderForm(
  deps: FrontDeskDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { draftId, form, feedback, status }: Rendering,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const procedureCase = await caseOrNotFound(deps.db, form.caseId);
  const at = await deps.clock.now();
  const { inForce, assessment } = await assessIntake(deps.db, { form, procedureCase, at });
  const [page, acting, owner, submitter, attachments] = await Promise.all([
    pageViewer(deps.db, viewer),
    deps.acting(viewer),
    chosen(deps.db, form.owner),
    chosen(deps.db, form.submitter),
    listDocuments(deps.db, { kind: "draft", id: draftId }),
  ]);
  return html(
    reply,
    <IntakePage
      viewer={page}
      draftId={draftId}
      procedureCase={procedureCase}
      form={{ ...form, fees: followAssessment(form.fees, assessment) }}
      owner={{ ...feedback.owner, chosen: owner }}
      submitter={{ ...feedback.submitter, chosen: submitter }}
      errors={feedback.errors}
      sameDossiers={feedback.sameDossiers}
      due={duePreview(procedureCase, at, acting.calendar)}
      limit={limitWords(procedureCase)}
      fees={describeRule(inForce.rule, inForce.given).items.flatMap(({ name, prices }) =>
        prices.map((price) => `${name}: ${price}`),
      )}
      rule={inForce.rule}
      assessment={assessment}
      attachments={attachments}
      savedAt={at.toString()}
    />,
    status,
  );
}

async function showDone(deps: FrontDeskDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const dossierId = textOf(asPosted(request.params), "dossierId");
  if (!UUID.test(dossierId)) throw new HttpProblem(NOT_FOUND);
  const dossier = await getDossier(deps.db, dossierId).catch(() => undefined);
  if (dossier === undefined || !maySee(viewer, dossier)) throw new HttpProblem(NOT_FOUND);
  const due = dossier.dueAt === null ? undefined : dueWords(dossier.dueAt);
  return html(
    reply,
    <DonePage
      viewer={await pageViewer(deps.db, viewer)}
      dossierId={dossier.id}
      code={dossier.code ?? ""}
      outcome={OUTCOMES[dossier.state] ?? "accepted"}
      immediate={dossier.immediate}
      ownerName={dossier.ownerName}
      procedureName={dossier.procedureName}
      fee={dossier.feesDue === 0 ? "Không thu" : formatMoney(dossier.feesDue)}
      feeInWords={dossier.feesDue === 0 ? "" : moneyInWords(dossier.feesDue)}
      due={due && { ...due, lines: dossier.dueTrace.map(({ vi }) => vi) }}
      prints={deps.printLinks(dossier)}
    />,
  );
}

const OUTCOMES: Readonly<Partial<Record<Dossier["state"], "supplement" | "refused">>> = {
  "awaiting-intake-supplement": "supplement",
  refused: "refused",
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Choosing a known person fills the block; changing one's mind empties it. */
async function applyAct(db: Db, form: IntakeForm, act: string): Promise<IntakeForm> {
  const pick = /^pick-(owner|submitter)-([0-9a-f-]{36})$/.exec(act);
  if (pick !== null) {
    const [, who = "", id = ""] = pick;
    const person = UUID.test(id) ? await findPerson(db, id) : undefined;
    if (person === undefined) return form;
    const hit = hitOf(person);
    const fields = { ...hit, nationalId: "", confirmed: [], different: false };
    const { maskedNumber: _masked, ...known } = fields;
    return who === "owner" ? { ...form, owner: known } : { ...form, submitter: known };
  }
  if (act === "clear-owner") return { ...form, owner: nobody(form.owner) };
  if (act === "clear-submitter") return { ...form, submitter: nobody(form.submitter) };
  return form;
}

function nobody(fields: PersonFields): PersonFields {
  const empty = { id: "", nationalId: "", name: "", phone: "", email: "", address: "", dateOfBirth: "" };
  return { kind: fields.kind, ...empty, confirmed: [], different: false };
}

/** The search button, and Enter in a field: people by number, phone or name. */
async function lookUp(db: Db, form: IntakeForm, act: string): Promise<FormFeedback> {
  const who = act === "find-submitter" ? "submitter" : "owner";
  const fields = form[who];
  if (fields.id !== "" || (act !== "look" && !act.startsWith("find-"))) return NO_FEEDBACK;
  const query = [fields.nationalId, fields.phone, fields.name].find((text) => text.trim() !== "") ?? "";
  const people = query === "" ? [] : await searchPeople(db, query);
  const hitsTitle = people.length === 0 ? "" : "Chọn người đã có trong hệ thống:";
  return { ...NO_FEEDBACK, [who]: { ...NO_FEEDBACK[who], hits: people.slice(0, 8).map(hitOf), hitsTitle } };
}

async function chosen(db: Db, { id }: PersonFields) {
  const person = id === "" ? undefined : await findPerson(db, id);
  return person === undefined ? undefined : hitOf(person);
}

async function draftOrNotFound(deps: FrontDeskDeps, request: FastifyRequest, viewer: Viewer) {
  const id = textOf(asPosted(request.params), "draftId");
  const draft = UUID.test(id) ? await findIntakeDraft(deps.db, { officerId: viewer.officerId, id }) : undefined;
  if (draft === undefined) throw new HttpProblem(NOT_FOUND);
  return draft;
}

async function caseOrNotFound(db: Db, caseId: string): Promise<ProcedureCase> {
  const found = UUID.test(caseId) ? await findProcedureCase(db, caseId) : undefined;
  if (found === undefined) throw new HttpProblem(NOT_FOUND);
  return found;
}

function titleOf({ procedureName }: ProcedureCase, ownerName: string): string {
  return ownerName.trim() === "" ? procedureName : `${procedureName}, ${ownerName.trim()}`;
}

function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
