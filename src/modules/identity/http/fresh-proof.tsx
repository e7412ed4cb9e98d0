import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "#platform/http/app.ts";
import { html } from "#platform/http/html.ts";
import { ProofPage } from "../pages/proof-page.tsx";
import { findAccount } from "../store/officers.ts";
import { renewProof } from "../use-cases/renew-proof.ts";
import { SIGN_IN_REFUSALS, type SignInRefusal } from "../use-cases/sign-in.ts";
import { hasFreshProof, requireFreshProof, requireViewer } from "./authorise.ts";
import { readSessionToken, setSessionToken } from "./session-cookie.ts";
import type { IdentityDeps } from "./sign-in-routes.tsx";

/** Fields that the page of proof adds to whatever was posted. */
export const PROOF_PASSWORD = "xac-nhan-mat-khau";
export const PROOF_CODE = "xac-nhan-ma";
const PROOF_FIELDS: readonly string[] = [PROOF_PASSWORD, PROOF_CODE];

/**
 * Guards the routes that declare `freshProof`: a form posted with an old proof comes back as a page that asks for the
 * password and keeps everything typed; posted again with it, the act is carried out. Programs get 403 E_STEP_UP.
 */
export function guardFreshProof(app: App, deps: IdentityDeps): void {
  app.addHook("preHandler", async (request, reply) => {
    const { freshProof } = request.routeOptions.config;
    if (freshProof === undefined || (freshProof !== "always" && !freshProof(request))) return;
    if (hasFreshProof(request)) return;
    const fields = formFields(request);
    const token = readSessionToken(request, deps);
    if (fields === undefined || token === undefined || wantsJson(request)) return requireFreshProof(request);
    const password = valueOf(fields, PROOF_PASSWORD);
    if (password === undefined) return askForProof(request, reply, deps);
    const proof = { token, password, code: valueOf(fields, PROOF_CODE) ?? "", address: request.ip };
    const renewed = await renewProof(deps, requireViewer(request), proof);
    if (!renewed.ok) return askForProof(request, reply, deps, renewed.error);
    setSessionToken(reply, deps, renewed.value);
    forgetProof(request);
  });
}

/** The act below never sees the password. */
function forgetProof(request: FastifyRequest): void {
  if (typeof request.body !== "object" || request.body === null) return;
  request.body = Object.fromEntries(Object.entries(request.body).filter(([name]) => !PROOF_FIELDS.includes(name)));
}

async function askForProof(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: IdentityDeps,
  refusal?: SignInRefusal,
): Promise<FastifyReply> {
  const account = await findAccount(deps.db, requireViewer(request).officerId);
  const kept = (formFields(request) ?? []).filter(([name]) => !PROOF_FIELDS.includes(name));
  const fault = refusal === undefined ? undefined : SIGN_IN_REFUSALS[refusal.kind];
  const page = (
    <ProofPage
      action={request.url}
      kept={kept}
      hasTotp={account?.hasTotp ? "yes" : "no"}
      errors={fault === undefined ? [] : [{ field: PROOF_PASSWORD, message: fault.vi }]}
      passwordField={PROOF_PASSWORD}
      codeField={PROOF_CODE}
    />
  );
  return html(reply, page, fault?.status ?? 403);
}

/** The posted fields when the body is a form of plain fields; undefined for JSON, files and nothing. */
function formFields(request: FastifyRequest): readonly Field[] | undefined {
  const { body } = request;
  const isForm = (request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  if (!isForm || typeof body !== "object" || body === null) return undefined;
  return Object.entries(body).flatMap(([name, value]): Field[] => [value].flat().map((one) => [name, String(one)]));
}

/** A name may come more than once (checkboxes). */
type Field = readonly [name: string, value: string];

function valueOf(fields: readonly Field[], wanted: string): string | undefined {
  return fields.find(([name]) => name === wanted)?.[1];
}

function wantsJson(request: FastifyRequest): boolean {
  return request.url.startsWith("/api/") || (request.headers.accept ?? "").startsWith("application/json");
}
