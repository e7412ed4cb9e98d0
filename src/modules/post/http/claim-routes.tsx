import type { FastifyReply, FastifyRequest } from "fastify";
import { dateInVietnam, formatDate, formatInstant, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { POST_ROOM, rolesOf } from "../domain/policy.ts";
import { CLAIM_NAMES } from "../domain/texts.ts";
import { ClaimsPage, type ClaimLine } from "../pages/claims-page.tsx";
import { listClaims } from "../store/claims.ts";
import { findSlip } from "../store/slips.ts";
import { answerClaim } from "../use-cases/claims.ts";
import type { PostDeps } from "./deps.ts";
import { CLAIMS_PATH, claimPath } from "./paths.ts";
import { asPosted, isUuid, textOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";

/** Complaints about items, with the day by which each is answered. */
export function claimRoutes(app: App, deps: PostDeps): void {
  app.get(CLAIMS_PATH, { config: { audience: POST_ROOM } }, (request, reply) =>
    show(deps, request, reply, { errors: [], status: 200, posted: {}, claimId: "" }),
  );
  app.post(claimPath(":claimId"), { config: { audience: rolesOf("claim") } }, async (request, reply) => {
    const claimId = textOf(asPosted(request.params), "claimId");
    const posted = asPosted(request.body);
    if (!isUuid(claimId)) throw new HttpProblem(NOT_FOUND);
    const command = { claimId, answer: textOf(posted, "answer"), compensation: textOf(posted, "compensation") };
    const done = await answerClaim(await deps.acting(requireViewer(request)), command);
    if (done.ok) return seeOther(reply, CLAIMS_PATH);
    const problem = problemOf(done.error);
    if (problem.status === 404 || problem.status === 403) throw new HttpProblem(problem);
    return show(deps, request, reply, { errors: errorsOf(done.error), status: problem.status, posted, claimId });
  });
}

type Shown = {
  readonly errors: readonly FieldError[];
  readonly status: number;
  readonly posted: Posted;
  readonly claimId: string;
};

async function show(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status, posted, claimId }: Shown,
): Promise<FastifyReply> {
  const [viewer, now, claims] = await Promise.all([
    pageViewer(deps.db, requireViewer(request)),
    deps.clock.now(),
    listClaims(deps.db),
  ]);
  const today = dateInVietnam(now);
  const lines = await Promise.all(
    claims.map(async (claim): Promise<ClaimLine> => {
      const typed = claim.id === claimId;
      return {
        id: claim.id,
        slipId: claim.slipId,
        number: (await findSlip(deps.db, claim.slipId))?.number ?? "",
        kind: CLAIM_NAMES[claim.kind],
        claimant: claim.claimant,
        text: claim.text,
        openedAt: formatInstant(claim.openedAt),
        due: formatDate(claim.answerDueOn),
        late: claim.answeredAt === null && Temporal.PlainDate.compare(today, claim.answerDueOn) > 0,
        answer: claim.answer,
        compensation: claim.compensation > 0 ? formatMoney(claim.compensation) : "",
        typed: {
          answer: typed ? textOf(posted, "answer") : "",
          compensation: typed ? textOf(posted, "compensation") : "",
        },
      };
    }),
  );
  const open = lines.filter(({ answer }) => answer === "");
  const answered = lines.filter(({ answer }) => answer !== "");
  return html(reply, <ClaimsPage {...{ viewer, open, answered, errors }} />, status);
}
