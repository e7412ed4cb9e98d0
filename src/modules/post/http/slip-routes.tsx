import type { FastifyReply, FastifyRequest } from "fastify";
import type { Result } from "#kernel/result.ts";
import { pageViewer, requireViewer } from "#modules/identity/index.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { POST_ROOM, rolesOf, type PostDuty } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import type { DoorReceiver } from "../domain/tracking-message.ts";
import { findSlip } from "../store/slips.ts";
import { clearUp } from "../use-cases/clear-up.ts";
import { openClaim } from "../use-cases/claims.ts";
import { cancelConsignment, recallNumber, reportLoss, takeBackResult } from "../use-cases/end-way.ts";
import { prepareResult } from "../use-cases/prepare-result.ts";
import { retryOrder } from "../use-cases/retry-order.ts";
import type { PostDeps } from "./deps.ts";
import { CLAIMS_PATH, slipActPath, slipPath } from "./paths.ts";
import { asPosted, isUuid, oneOf, textOf, type Posted } from "./posted.ts";
import { errorsOf, problemOf } from "./present-refusal.ts";
import { slipPage } from "./present-slip-page.tsx";
import { readLabel } from "./read-label.ts";

const config = { audience: POST_ROOM };

/** One item and everything that is done with it. */
export function slipRoutes(app: App, deps: PostDeps): void {
  app.get(slipPath(":slipId"), { config }, (request, reply) =>
    showSlip(deps, request, reply, { errors: [], status: 200, posted: {} }),
  );
  for (const [act, { duty }] of Object.entries(ACTS)) {
    app.post(slipActPath(":slipId", act), { config: { audience: rolesOf(duty) } }, (request, reply) =>
      perform(deps, request, reply, act),
    );
  }
}

type Act = {
  readonly duty: PostDuty;
  readonly run: (
    acting: Parameters<typeof recallNumber>[0],
    slipId: string,
    posted: Posted,
  ) => Promise<Result<unknown, PostRefusal>>;
  readonly next: (slipId: string) => string;
};

const targetOf = (slipId: string, posted: Posted) => {
  const version = textOf(posted, "version");
  return { slipId, version: /^\d{1,6}$/.test(version) ? Number(version) : 0, reason: textOf(posted, "reason") };
};
const toSlip = (word: string) => (slipId: string) => `${slipPath(slipId)}?xong=${word}`;

/** What may be done with an item, by the last part of its address. */
const ACTS: Readonly<Record<string, Act>> = {
  lap: {
    duty: "prepare",
    run: (acting, slipId, posted) => prepareResult(acting, { ...targetOf(slipId, posted), ...readLabel(posted) }),
    next: toSlip("lap"),
  },
  "thu-hoi": {
    duty: "prepare",
    run: (acting, slipId, posted) => recallNumber(acting, targetOf(slipId, posted)),
    next: toSlip("thu-hoi"),
  },
  "nhan-lai": {
    duty: "take-back",
    run: (acting, slipId, posted) => takeBackResult(acting, { ...targetOf(slipId, posted), next: "keep" }),
    next: toSlip("nhan-lai"),
  },
  "gui-lai": {
    duty: "take-back",
    run: (acting, slipId, posted) => takeBackResult(acting, { ...targetOf(slipId, posted), next: "send-again" }),
    next: toSlip("gui-lai"),
  },
  "lam-ro": {
    duty: "clear-up",
    run: (acting, slipId, posted) => clearUp(acting, { ...targetOf(slipId, posted), receiver: receiverOf(posted) }),
    next: toSlip("lam-ro"),
  },
  huy: {
    duty: "collect",
    run: (acting, slipId, posted) => cancelConsignment(acting, targetOf(slipId, posted)),
    next: toSlip("huy"),
  },
  mat: {
    duty: "report-loss",
    run: (acting, slipId, posted) => reportLoss(acting, targetOf(slipId, posted)),
    next: toSlip("mat"),
  },
  "gui-lai-don": { duty: "prepare", run: (acting, slipId) => retryOrder(acting, slipId), next: toSlip("don") },
  "khieu-nai": {
    duty: "claim",
    run: (acting, slipId, posted) =>
      openClaim(acting, {
        slipId,
        kind: oneOf(textOf(posted, "kind"), ["late", "lost", "damaged", "wrong-delivery", "money", "other"]),
        claimant: textOf(posted, "claimant"),
        text: textOf(posted, "text"),
      }),
    next: () => CLAIMS_PATH,
  },
};

function receiverOf(posted: Posted): DoorReceiver | null {
  const name = textOf(posted, "receiverName").normalize("NFC").trim();
  if (name === "") return null;
  return {
    kind: oneOf(textOf(posted, "receiverKind"), ["owner", "authorised"]),
    name: name.slice(0, 200),
    nationalId: textOf(posted, "receiverId").trim().slice(0, 20),
    authorisation: textOf(posted, "authorisation").normalize("NFC").trim().slice(0, 200),
  };
}

async function perform(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  act: string,
): Promise<FastifyReply> {
  const slip = await slipOf(deps, request);
  const posted = asPosted(request.body);
  const known = ACTS[act];
  if (known === undefined) throw new HttpProblem(NOT_FOUND);
  const done = await known.run(await deps.acting(requireViewer(request)), slip.id, posted);
  if (done.ok) return seeOther(reply, known.next(slip.id));
  const problem = problemOf(done.error);
  if (problem.status === 403) throw new HttpProblem(problem);
  return showSlip(deps, request, reply, { errors: errorsOf(done.error), status: problem.status, posted });
}

type Shown = { readonly errors: readonly FieldError[]; readonly status: number; readonly posted: Posted };

/** The page of an item, also after a refusal, with what was typed. */
export async function showSlip(
  deps: PostDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { errors, status, posted }: Shown,
): Promise<FastifyReply> {
  const viewer = requireViewer(request);
  const [slip, page, now, { calendar }] = await Promise.all([
    slipOf(deps, request),
    pageViewer(deps.db, viewer),
    deps.clock.now(),
    deps.acting(viewer),
  ]);
  const done = textOf(asPosted(request.query), "xong");
  return html(reply, await slipPage(deps.db, slip, { viewer, page, now, calendar, errors, posted, done }), status);
}

async function slipOf(deps: PostDeps, request: FastifyRequest): Promise<PostalSlip> {
  const id = textOf(asPosted(request.params), "slipId");
  const slip = isUuid(id) ? await findSlip(deps.db, id) : undefined;
  if (slip === undefined) throw new HttpProblem(NOT_FOUND);
  return slip;
}
