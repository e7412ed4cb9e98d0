import type { FastifyReply, FastifyRequest } from "fastify";
import type { VNode } from "preact";
import { formatInstant } from "#kernel/time.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { availableActs, type Command } from "../domain/decide.ts";
import type { Directive } from "../domain/directive.ts";
import { maySee } from "../domain/policy.ts";
import { ACT_NAMES } from "../domain/texts.ts";
import type { Act } from "../domain/transitions.ts";
import { ActPage } from "../pages/act-page.tsx";
import { DetailPage } from "../pages/detail-page.tsx";
import { findDirective, historyOf } from "../store/load.ts";
import { actOnDirective } from "../use-cases/act-on-directive.ts";
import { isUuid } from "../use-cases/known-parties.ts";
import { actingFor, asLeader, type DirectiveDeps } from "./deps.ts";
import { readNames } from "./names.ts";
import { actOfSlug, directivePath, DIRECTIVES_PATH } from "./paths.ts";
import { asPosted, readDay, textOf, type Posted } from "./posted.ts";
import { peopleIn, presentDirective, presentHistory } from "./present.ts";
import { fieldErrors, problemOf } from "./present-refusal.ts";

const config = { audience: "officer" } as const;
const ACT_ROUTE = `${DIRECTIVES_PATH}/:id/:act`;

/** The page of one directive, and the form and the doing of every act on it. */
export function directiveDetailRoutes(app: App, deps: DirectiveDeps): void {
  app.get(`${DIRECTIVES_PATH}/:id`, { config }, async (request, reply) => {
    const viewer = requireViewer(request);
    const directive = await directiveFor(deps, request, viewer);
    return html(reply, await detailPage(deps, viewer, directive, flashOf(request)));
  });
  app.get(ACT_ROUTE, { config }, async (request, reply) => {
    const viewer = requireViewer(request);
    const directive = await directiveFor(deps, request, viewer);
    const act = actIn(request);
    if (!hasForm(act) || !availableActs(directive, viewer).includes(act)) {
      return seeOther(reply, directivePath(directive.id));
    }
    return html(reply, await actPage(deps, viewer, directive, { act, posted: {}, errors: [] }));
  });
  app.post(ACT_ROUTE, { config: { ...config, freshProof: asLeader } }, (request, reply) => doAct(deps, request, reply));
}

async function doAct(deps: DirectiveDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const directive = await directiveFor(deps, request, viewer);
  const act = actIn(request);
  const posted = asPosted(request.body);
  const version = Number(/^\d{1,9}$/.exec(textOf(posted, "version"))?.[0] ?? Number.NaN);
  if (Number.isNaN(version)) throw new HttpProblem(VERSION_REQUIRED);

  const acting = await actingFor(deps, viewer);
  const done = await actOnDirective(acting, { id: directive.id, version }, commandOf(act, posted));
  if (done.ok) return seeOther(reply, `${directivePath(directive.id)}?xong=${textOf(asPosted(request.params), "act")}`);
  const refusal = done.error;
  const problem = problemOf(refusal);
  if (refusal.kind === "directives/not-found" || refusal.kind === "directives/not-allowed") {
    throw new HttpProblem(problem);
  }
  const now = (await findDirective(deps.db, directive.id)) ?? directive;
  const errors = refusal.kind === "directives/invalid" ? fieldErrors(refusal.faults) : [];
  const told = refusal.kind === "directives/invalid" ? undefined : problem.title;
  const page = await actPage(deps, viewer, now, { act, posted, errors, told, seenVersion: version });
  return html(reply, page, problem.status);
}

function commandOf(act: Act, posted: Posted): Command {
  switch (act) {
    case "acknowledge":
    case "accept":
      return { act };
    case "answer":
      return { act, text: textOf(posted, "text") };
    case "send-back":
    case "withdraw":
      return { act, reason: textOf(posted, "reason") };
    case "extend":
      return { act, dueOn: readDay(textOf(posted, "dueOn")), reason: textOf(posted, "reason") };
  }
}

type FormState = {
  readonly act: Act;
  readonly posted: Posted;
  readonly errors: Parameters<typeof ActPage>[0]["errors"];
  /** Why it was not done, when nothing typed is to blame. */
  readonly told?: string | undefined;
  /** What happened after this version is shown. */
  readonly seenVersion?: number;
};

async function actPage(deps: DirectiveDeps, viewer: Viewer, directive: Directive, form: FormState): Promise<VNode> {
  const { act, posted, errors, told, seenVersion = directive.version } = form;
  const { view, names, history } = await seen(deps, directive);
  return (
    <ActPage
      viewer={await pageViewer(deps.db, viewer)}
      directive={directive}
      view={view}
      act={act}
      isPossible={availableActs(directive, viewer).includes(act) ? "yes" : "no"}
      typed={{ text: textOf(posted, "text"), reason: textOf(posted, "reason"), dueOn: textOf(posted, "dueOn") }}
      errors={errors}
      told={told}
      changes={presentHistory(
        history.filter(({ seq }) => seq > seenVersion),
        names,
      )}
    />
  );
}

async function detailPage(
  deps: DirectiveDeps,
  viewer: Viewer,
  directive: Directive,
  flash: FlashMessage | undefined,
): Promise<VNode> {
  const { view, names, history } = await seen(deps, directive);
  const { issuer, answer } = directive;
  return (
    <DetailPage
      viewer={await pageViewer(deps.db, viewer)}
      directive={directive}
      view={view}
      acts={availableActs(directive, viewer)}
      flash={flash}
      writer={[names.officer(issuer.officerId), names.agency(issuer.agencyId)]
        .filter((name) => name !== "")
        .join(" · ")}
      answerLine={answer === null ? "" : `${names.officer(answer.officerId)}, ${formatInstant(answer.at)}`}
      timeline={presentHistory(history, names)}
    />
  );
}

async function seen(deps: DirectiveDeps, directive: Directive) {
  const history = await historyOf(deps.db, directive.id);
  const people = [...peopleIn([directive]), ...history.map(({ actorId }) => actorId)];
  const [now, calendar, names] = await Promise.all([deps.clock.now(), deps.calendar(), readNames(deps.db, people)]);
  return { history, names, view: presentDirective(directive, { now, calendar, names }) };
}

async function directiveFor(deps: DirectiveDeps, request: FastifyRequest, viewer: Viewer): Promise<Directive> {
  const id = textOf(asPosted(request.params), "id");
  const directive = isUuid(id) ? await findDirective(deps.db, id) : undefined;
  if (directive === undefined || !maySee(viewer, directive)) throw new HttpProblem(NOT_FOUND);
  return directive;
}

function actIn(request: FastifyRequest): Act {
  const act = actOfSlug(textOf(asPosted(request.params), "act"));
  if (act === undefined) throw new HttpProblem(NOT_FOUND);
  return act;
}

function hasForm(act: Act): boolean {
  return act !== "acknowledge" && act !== "accept";
}

function flashOf(request: FastifyRequest): FlashMessage | undefined {
  const slug = textOf(asPosted(request.query), "xong");
  if (slug === "gui") return { tone: "done", title: "Đã gửi", text: "Bên thực hiện thấy văn bản này ngay bây giờ." };
  const act = actOfSlug(slug);
  return act && { tone: "done", title: `Đã xong: ${ACT_NAMES[act].vi.toLowerCase()}` };
}

const VERSION_REQUIRED = {
  status: 428,
  type: "/problems/directives/version-required",
  code: "E_VERSION_REQUIRED",
  title: "Yêu cầu thiếu phiên bản. Hãy tải lại trang rồi làm lại.",
  titleEn: "The request does not name the version. Reload the page and try again.",
} as const;
