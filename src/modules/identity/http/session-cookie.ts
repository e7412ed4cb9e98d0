import type { FastifyReply, FastifyRequest } from "fastify";

/** Whether pages are served over https; decides the name and flags of the cookie. */
export type CookieDeps = { readonly secure: boolean };

/** Over https the prefix `__Host-` keeps neighbouring hosts from planting a cookie. */
export function sessionCookieName({ secure }: CookieDeps): string {
  return secure ? "__Host-sid" : "sid";
}

export function readSessionToken(request: FastifyRequest, deps: CookieDeps): string | undefined {
  return request.cookies[sessionCookieName(deps)];
}

export function setSessionToken(reply: FastifyReply, deps: CookieDeps, token: string): void {
  reply.setCookie(sessionCookieName(deps), token, { path: "/", httpOnly: true, sameSite: "lax", secure: deps.secure });
}

export function clearSessionToken(reply: FastifyReply, deps: CookieDeps): void {
  reply.clearCookie(sessionCookieName(deps), { path: "/", httpOnly: true, sameSite: "lax", secure: deps.secure });
}

/** The page to go to after signing in: only a path of this site, else the officer's start page. */
export function safeTarget(target: unknown): string {
  if (typeof target !== "string" || target.length > 2000) return START_PAGE;
  // Browsers take a backslash for a slash and drop tabs and line ends: such addresses may leave the site.
  const isLocalPath = /^\/(?![/\\])[\x21-\x7e]*$/.test(target) && !target.includes("\\");
  return isLocalPath ? target : START_PAGE;
}

const START_PAGE = "/can-bo";
