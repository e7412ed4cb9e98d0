import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "#platform/db/db.ts";
import type { Audience } from "#platform/http/app.ts";
import { FORBIDDEN, HttpProblem, UNAUTHENTICATED, type Problem } from "#platform/http/problem.ts";
import { partAskedFor } from "#ui/layout/live.ts";
import { hasRole, type Viewer } from "../domain/viewer.ts";
import { findLiveSession, type LiveSession } from "../store/sessions.ts";
import { ACCOUNT_PATH, SIGN_OUT_PATH } from "./paths.ts";
import { readSessionToken, type CookieDeps } from "./session-cookie.ts";

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions
  interface FastifyRequest {
    viewer?: Viewer;
    session?: LiveSession;
  }
}

export type AuthoriseDeps = CookieDeps & { readonly db: Db };

/**
 * Finds the viewer of a request and keeps out whom the route is not for: 401 without a live session, 403 without one
 * of the route's roles. A session that still owes its code or a new password opens nothing else.
 */
export function authoriseWith(deps: AuthoriseDeps) {
  return async (request: FastifyRequest, _reply: FastifyReply, audience: Audience): Promise<void> => {
    if (audience === "public" && !request.url.startsWith("/can-bo")) return;
    const token = readSessionToken(request, deps);
    const asks = partAskedFor(request.headers) === "figures" ? "page" : "person";
    const session = token === undefined ? undefined : await findLiveSession(deps.db, token, asks);
    if (session !== undefined && !session.awaitsTotp) {
      request.session = session;
      request.viewer = session.viewer;
    }
    if (audience === "public") return;
    if (request.session === undefined) throw new HttpProblem(UNAUTHENTICATED);
    if (request.session.mustChangePassword && !isOpenBeforePasswordChange(request)) {
      throw new HttpProblem(PASSWORD_CHANGE_REQUIRED);
    }
    if (!mayEnter(request.session.viewer, audience)) throw new HttpProblem(FORBIDDEN);
  };
}

/** Whether the audience of a route includes the viewer. */
export function mayEnter(viewer: Viewer, audience: Exclude<Audience, "public">): boolean {
  return audience === "officer" || viewer.appointments.some((held) => audience.includes(held.role));
}

/** The signed-in officer of a request. Throws 401 where the route forgot to ask for one. */
export function requireViewer(request: FastifyRequest): Viewer {
  if (request.viewer === undefined) throw new HttpProblem(UNAUTHENTICATED);
  return request.viewer;
}

const FRESH_SECONDS = 5 * 60;

/** Throws 403 E_STEP_UP when the password was last given more than five minutes ago: sign, reveal, change roles. */
export function requireFreshProof(request: FastifyRequest): void {
  if (!hasFreshProof(request)) throw new HttpProblem(STEP_UP_REQUIRED);
}

/** Whether a department's or the province's leader asks: their acts are signatures and decisions (for `freshProof`). */
export function actsAsLeader(request: FastifyRequest): boolean {
  return request.viewer !== undefined && hasRole(request.viewer, "department-leader", "provincial-leader");
}

/** Whether the password (and code) was given in the last five minutes. */
export function hasFreshProof(request: FastifyRequest): boolean {
  return request.session !== undefined && request.session.confirmedSecondsAgo <= FRESH_SECONDS;
}

function isOpenBeforePasswordChange(request: FastifyRequest): boolean {
  const path = request.routeOptions.url ?? "";
  return path === SIGN_OUT_PATH || path.startsWith(ACCOUNT_PATH);
}

const STEP_UP_REQUIRED: Problem = {
  status: 403,
  type: "/problems/identity/step-up",
  code: "E_STEP_UP",
  title: "Việc này cần xác nhận lại mật khẩu. Hãy mở trang Xác nhận (/can-bo/xac-nhan), nhập mật khẩu rồi làm lại.",
  titleEn: "This act needs the password once more. Open the confirmation page (/can-bo/xac-nhan) and try again.",
};

const PASSWORD_CHANGE_REQUIRED: Problem = {
  status: 403,
  type: "/problems/identity/password-change",
  code: "E_PASSWORD_CHANGE",
  title: "Mật khẩu này do quản trị cấp. Hãy đổi mật khẩu tại trang Tài khoản (/can-bo/tai-khoan) trước khi làm việc.",
  titleEn: "This password was given by the administrator. Change it on the account page (/can-bo/tai-khoan) first.",
};
