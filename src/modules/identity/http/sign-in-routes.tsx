import type { FastifyReply } from "fastify";
import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../data/demo-officers.ts";
import { roleLabel } from "../domain/viewer.ts";
import { CodePage, ConfirmProofPage, SignInPage } from "../pages/sign-in-page.tsx";
import { findAccount, hasDemoOfficers } from "../store/officers.ts";
import { renewProof } from "../use-cases/renew-proof.ts";
import {
  giveTotpCode,
  signIn,
  SIGN_IN_REFUSALS,
  signOut,
  type SignedIn,
  type SignInRefusal,
} from "../use-cases/sign-in.ts";
import { requireViewer } from "./authorise.ts";
import { codeForm, proofForm, signInForm } from "./forms.ts";
import { CODE_PATH, CONFIRM_PATH, SIGN_IN_PATH, SIGN_OUT_PATH } from "./paths.ts";
import { clearSessionToken, readSessionToken, safeTarget, setSessionToken, type CookieDeps } from "./session-cookie.ts";

export type IdentityDeps = CookieDeps & {
  readonly db: Db;
  readonly clock: Clock;
  readonly newId: () => string;
};

/** Sign-in, code, sign-out and the confirmation of who sits at the screen. */
export function signInRoutes(app: App, deps: IdentityDeps): void {
  const open = { config: { audience: "public" } } as const;
  const officer = { config: { audience: "officer" } } as const;

  app.get<{ Querystring: { tiep?: unknown } }>(SIGN_IN_PATH, open, async (request, reply) => {
    const target = safeTarget(request.query.tiep);
    if (request.viewer !== undefined) return seeOther(reply, target);
    return html(reply, <SignInPage {...await demoFacts(deps)} target={target} username="" errors={[]} />);
  });

  app.post(SIGN_IN_PATH, open, async (request, reply) => {
    const form = parseInput(signInForm, request.body ?? {});
    const target = safeTarget(form.tiep);
    const credentials = { username: form.username, password: form.password, address: request.ip };
    const result = await signIn(deps, credentials, readSessionToken(request, deps));
    if (result.ok) return letIn(reply, deps, { signedIn: result.value, target });
    const { vi, status } = SIGN_IN_REFUSALS[result.error.kind];
    const errors = [{ field: "username", message: vi }];
    const page = <SignInPage {...await demoFacts(deps)} target={target} username={form.username} errors={errors} />;
    return html(retryAfter(reply, result.error), page, status);
  });

  app.get<{ Querystring: { tiep?: unknown } }>(CODE_PATH, open, async (request, reply) =>
    html(reply, <CodePage target={safeTarget(request.query.tiep)} errors={[]} />),
  );

  app.post(CODE_PATH, open, async (request, reply) => {
    const form = parseInput(codeForm, request.body ?? {});
    const target = safeTarget(form.tiep);
    const token = readSessionToken(request, deps) ?? "";
    const result = await giveTotpCode(deps, { token, code: form.code, address: request.ip });
    if (result.ok) return letIn(reply, deps, { signedIn: result.value, target });
    const { vi, status } = SIGN_IN_REFUSALS[result.error.kind];
    const page = <CodePage target={target} errors={[{ field: "code", message: vi }]} />;
    return html(retryAfter(reply, result.error), page, status);
  });

  app.post(SIGN_OUT_PATH, open, async (request, reply) => {
    const token = readSessionToken(request, deps);
    if (token !== undefined) await signOut(deps, token);
    clearSessionToken(reply, deps);
    return seeOther(reply, SIGN_IN_PATH);
  });

  app.get<{ Querystring: { tiep?: unknown } }>(CONFIRM_PATH, officer, async (request, reply) => {
    const account = await findAccount(deps.db, requireViewer(request).officerId);
    const target = safeTarget(request.query.tiep);
    return html(reply, <ConfirmProofPage target={target} hasTotp={account?.hasTotp ? "yes" : "no"} errors={[]} />);
  });

  app.post(CONFIRM_PATH, officer, async (request, reply) => {
    const viewer = requireViewer(request);
    const { password, code, tiep } = parseInput(proofForm, request.body ?? {});
    const target = safeTarget(tiep);
    const token = readSessionToken(request, deps) ?? "";
    const result = await renewProof(deps, viewer, { token, password, code, address: request.ip });
    if (result.ok) return letIn(reply, deps, { signedIn: { token: result.value, next: "done" }, target });
    const { vi, status } = SIGN_IN_REFUSALS[result.error.kind];
    const account = await findAccount(deps.db, viewer.officerId);
    const errors = [{ field: result.error.kind === "identity/wrong-code" ? "code" : "password", message: vi }];
    const page = <ConfirmProofPage target={target} hasTotp={account?.hasTotp ? "yes" : "no"} errors={errors} />;
    return html(retryAfter(reply, result.error), page, status);
  });
}

type Entrance = { readonly signedIn: SignedIn; readonly target: string };

function letIn(reply: FastifyReply, deps: CookieDeps, { signedIn, target }: Entrance): FastifyReply {
  setSessionToken(reply, deps, signedIn.token);
  return seeOther(reply, signedIn.next === "done" ? target : `${CODE_PATH}?tiep=${encodeURIComponent(target)}`);
}

function retryAfter(reply: FastifyReply, refusal: SignInRefusal): FastifyReply {
  return refusal.kind === "identity/too-many-attempts" ? reply.header("retry-after", "900") : reply;
}

async function demoFacts({ db }: IdentityDeps) {
  const isDemo = await hasDemoOfficers(db);
  const demo = isDemo ? DEMO_ACCOUNTS.map(({ username, role }) => ({ username, role: roleLabel(role) })) : [];
  return { demo, demoPassword: isDemo ? DEMO_PASSWORD : "" };
}
