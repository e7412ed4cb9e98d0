import type { FastifyReply, FastifyRequest } from "fastify";
import QRCode from "qrcode";
import type { App } from "#platform/http/app.ts";
import { html, seeOther } from "#platform/http/html.ts";
import { parseInput } from "#platform/http/input.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { PASSWORD_FAULTS } from "../domain/password.ts";
import { AccountPage, type AccountPageProps } from "../pages/account-page.tsx";
import { findAccount } from "../store/officers.ts";
import { changePassword, findPendingTotp, startTotp, switchTotpOff, switchTotpOn } from "../use-cases/own-account.ts";
import { SIGN_IN_REFUSALS } from "../use-cases/sign-in.ts";
import { totpAddress } from "../use-cases/totp.ts";
import { requireViewer } from "./authorise.ts";
import { codeForm, passwordForm } from "./forms.ts";
import { pageViewer } from "./page-viewer.ts";
import { ACCOUNT_PATH } from "./paths.ts";
import { setSessionToken } from "./session-cookie.ts";
import type { IdentityDeps } from "./sign-in-routes.tsx";

const DONE: Readonly<Record<string, FlashMessage>> = {
  "mat-khau": { tone: "done", title: "Đã đổi mật khẩu. Các phiên khác của tài khoản này đã kết thúc." },
  "totp-bat": { tone: "done", title: "Đã bật ứng dụng xác thực. Lần đăng nhập sau sẽ cần mã." },
  "totp-tat": { tone: "done", title: "Đã tắt ứng dụng xác thực." },
};

/** The own account: password and authenticator app. */
export function accountRoutes(app: App, deps: IdentityDeps): void {
  const officer = { config: { audience: "officer" } } as const;

  app.get<{ Querystring: { xong?: string } }>(ACCOUNT_PATH, officer, (request, reply) => {
    const done = Object.hasOwn(DONE, request.query.xong ?? "") ? DONE[request.query.xong ?? ""] : undefined;
    return show(request, reply, { flash: done });
  });

  app.post(`${ACCOUNT_PATH}/mat-khau`, officer, async (request, reply) => {
    const form = parseInput(passwordForm, request.body ?? {});
    if (form.next !== form.again) {
      return show(request, reply, {
        status: 422,
        errors: [{ field: "again", message: "Hai lần nhập mật khẩu mới chưa giống nhau." }],
      });
    }
    const change = { current: form.current, next: form.next, address: request.ip };
    const result = await changePassword(deps, requireViewer(request), change);
    if (!result.ok) return show(request, reply, passwordMistake(result.error.kind));
    setSessionToken(reply, deps, result.value);
    return seeOther(reply, `${ACCOUNT_PATH}?xong=mat-khau`);
  });

  app.post(`${ACCOUNT_PATH}/totp`, officer, async (request, reply) => {
    await startTotp(deps, requireViewer(request));
    return seeOther(reply, `${ACCOUNT_PATH}#totp`);
  });

  app.post(`${ACCOUNT_PATH}/totp/bat`, officer, async (request, reply) => {
    const { code } = parseInput(codeForm, request.body ?? {});
    const result = await switchTotpOn(deps, requireViewer(request), code);
    if (result.ok) return seeOther(reply, `${ACCOUNT_PATH}?xong=totp-bat`);
    const { vi, status } = SIGN_IN_REFUSALS[result.error.kind];
    return show(request, reply, { status, errors: [{ field: "code", message: vi }] });
  });

  app.post(`${ACCOUNT_PATH}/totp/tat`, officer, async (request, reply) => {
    const { code } = parseInput(codeForm, request.body ?? {});
    const result = await switchTotpOff(deps, requireViewer(request), { code, address: request.ip });
    if (result.ok) return seeOther(reply, `${ACCOUNT_PATH}?xong=totp-tat`);
    const { vi, status } = SIGN_IN_REFUSALS[result.error.kind];
    return show(request, reply, { status, errors: [{ field: "code", message: vi }] });
  });

  type Shown = {
    readonly status?: number;
    readonly errors?: readonly FieldError[];
    readonly flash?: FlashMessage | undefined;
  };

  async function show(request: FastifyRequest, reply: FastifyReply, shown: Shown) {
    const viewer = requireViewer(request);
    const account = await findAccount(deps.db, viewer.officerId);
    const username = account?.username ?? "";
    const pending = account?.hasTotp ? undefined : await findPendingTotp(deps, viewer);
    const totp: AccountPageProps["totp"] =
      pending === undefined
        ? { state: account?.hasTotp ? "on" : "off" }
        : {
            state: "pending",
            secret: pending,
            qr: await QRCode.toDataURL(totpAddress(pending, username), { margin: 1 }),
          };
    const page = (
      <AccountPage
        viewer={await pageViewer(deps.db, viewer)}
        username={username}
        totp={totp}
        mustChangePassword={request.session?.mustChangePassword ? "yes" : "no"}
        errors={shown.errors ?? []}
        flash={shown.flash}
      />
    );
    return html(reply, page, shown.status ?? 200);
  }
}

type PasswordRefusal = keyof typeof PASSWORD_FAULTS | keyof typeof SIGN_IN_REFUSALS;

function passwordMistake(kind: PasswordRefusal): { readonly status: number; readonly errors: readonly FieldError[] } {
  switch (kind) {
    case "identity/wrong-credentials":
      return { status: 422, errors: [{ field: "current", message: "Mật khẩu hiện tại chưa đúng." }] };
    case "identity/wrong-code":
    case "identity/too-many-attempts":
      return {
        status: SIGN_IN_REFUSALS[kind].status,
        errors: [{ field: "current", message: SIGN_IN_REFUSALS[kind].vi }],
      };
    case "too-short":
    case "too-long":
    case "common":
    case "about-account":
    case "unreadable":
      return { status: 422, errors: [{ field: "next", message: PASSWORD_FAULTS[kind].vi }] };
  }
}
