import type { FastifyReply, FastifyRequest } from "fastify";
import { compareByGivenName } from "#kernel/vietnamese.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { listOfficers, pageViewer, requireViewer, type Viewer } from "#modules/identity/index.ts";
import { listAgencies, listUnits } from "#modules/organizations/index.ts";
import { authorityToWrite, LEADERS } from "../domain/policy.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { SourceInput } from "../domain/source.ts";
import { NewPage, type Whom } from "../pages/new-page.tsx";
import { issueDirective } from "../use-cases/issue-directive.ts";
import { isUuid, knownSource } from "../use-cases/known-parties.ts";
import { actingFor, asLeader, type DirectiveDeps } from "./deps.ts";
import { directivePath, NEW_PATH } from "./paths.ts";
import { asPosted, textOf } from "./posted.ts";
import { fieldErrors, problemOf } from "./present-refusal.ts";
import { commandOf, hiddenSource, readSource, readTyped, type TypedDraft } from "./read-draft.ts";

/** Choosing an agency only shows its units: nothing is written, no proof is asked for. */
function isWriting(request: FastifyRequest): boolean {
  return asLeader(request) && textOf(asPosted(request.body), "choose") === "";
}

/** The form of a new directive or recommendation; opened from any figure or dossier with the source kept. */
export function newDirectiveRoutes(app: App, deps: DirectiveDeps): void {
  app.get(NEW_PATH, { config: { audience: LEADERS } }, async (request, reply) => {
    const query = asPosted(request.query);
    const typed = readTyped({ agencyId: query["co-quan"] }, deps.newId());
    return showForm(deps, request, reply, { typed, source: readSource(query), errors: [], status: 200 });
  });
  app.post(NEW_PATH, { config: { audience: LEADERS, freshProof: isWriting } }, (request, reply) =>
    write(deps, request, reply),
  );
}

async function write(deps: DirectiveDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = asPosted(request.body);
  const typed = readTyped(posted, deps.newId());
  const source = readSource(posted);
  if (textOf(posted, "choose") !== "") {
    return showForm(deps, request, reply, { typed, source, errors: [], status: 200 });
  }
  const issued = await issueDirective(await actingFor(deps, requireViewer(request)), commandOf(typed, source));
  if (issued.ok) return seeOther(reply, `${directivePath(issued.value.id)}?xong=gui`);
  const { status } = problemOf(issued.error);
  const errors = errorsOf(issued.error);
  const isSpent = issued.error.kind === "directives/already-issued";
  const again = isSpent ? { ...typed, formId: deps.newId() } : typed;
  return showForm(deps, request, reply, { typed: again, source, errors, status });
}

function errorsOf(refusal: Refusal): readonly FieldError[] {
  // A source that was refused is told by the form itself, which drops it.
  if (refusal.kind === "directives/invalid") {
    return fieldErrors(refusal.faults.filter(({ field }) => field !== "source"));
  }
  return [{ field: "", message: problemOf(refusal).title }];
}

type Shown = {
  readonly typed: TypedDraft;
  readonly source: SourceInput | null;
  readonly errors: readonly FieldError[];
  readonly status: number;
};

async function showForm(
  deps: DirectiveDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { typed, source: input, errors, status }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const { db } = deps;
  const now = await deps.clock.now();
  const [page, source, whom] = await Promise.all([
    pageViewer(db, viewer),
    knownSource(db, viewer, { input, now }),
    whomToWrite(deps, viewer, typed),
  ]);
  const dropped = source.ok ? [] : fieldErrors([{ field: "source", what: source.error }]);
  return html(
    reply,
    <NewPage
      viewer={page}
      typed={typed}
      errors={[...errors, ...dropped]}
      whom={whom}
      source={source.ok ? source.value : null}
      hidden={source.ok ? hiddenSource(input) : []}
    />,
    dropped.length > 0 && status === 200 ? 422 : status,
  );
}

/** The choices of the addressee; units and people appear once an agency is chosen. */
async function whomToWrite({ db }: DirectiveDeps, viewer: Viewer, typed: TypedDraft): Promise<Whom> {
  const { agencyId, unitId } = typed;
  const agencies = await listAgencies(db);
  if (!isUuid(agencyId) || !agencies.some(({ id }) => id === agencyId)) {
    return { agencies, units: [], officers: [], kind: undefined };
  }
  const [units, officers] = await Promise.all([listUnits(db, agencyId), listOfficers(db, { agencyId })]);
  const unitKind = units.find(({ id }) => id === unitId)?.kind ?? null;
  return {
    agencies,
    units,
    officers: officers
      .filter(({ id }) => id !== viewer.officerId)
      .toSorted((one, other) => compareByGivenName(one.name, other.name)),
    kind: authorityToWrite(viewer, { agencyId, unitKind })?.kind,
  };
}
