import { err, ok, type Result } from "#kernel/result.ts";
import type { Clock } from "#platform/clock.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { normalizeUsername } from "../domain/account.ts";
import { lockAccount } from "../store/officers.ts";
import { logSecurity } from "../store/security-log.ts";
import { endSession, findLiveSession, openSession } from "../store/sessions.ts";
import { forgetAttempts, noteAttempt } from "../store/sign-in-attempts.ts";
import { tablesOf } from "../store/tables.ts";
import { verifyPassword } from "./password-hash.ts";
import { useTotpCode } from "./totp.ts";

export type SignInDeps = { readonly db: Db; readonly clock: Clock; readonly newId: () => string };

export type SignInRefusal = {
  readonly kind: "identity/wrong-credentials" | "identity/wrong-code" | "identity/too-many-attempts";
};

/** One sentence for every kind of wrong name or password: nobody learns which accounts exist. */
export const SIGN_IN_REFUSALS = {
  "identity/wrong-credentials": {
    status: 401,
    vi: "Tên đăng nhập hoặc mật khẩu chưa đúng. Vui lòng kiểm tra bộ gõ, phím Caps Lock và nhập lại.",
    en: "The user name or the password is wrong. Check the keyboard and Caps Lock and try again.",
  },
  "identity/wrong-code": {
    status: 401,
    vi: "Mã xác thực chưa đúng hoặc đã dùng. Hãy đợi mã mới trên điện thoại rồi nhập lại.",
    en: "The code is wrong or was used. Wait for the next one on the phone and enter it.",
  },
  "identity/too-many-attempts": {
    status: 429,
    vi: "Đã nhập sai nhiều lần. Vui lòng đợi 15 phút rồi thử lại, hoặc nhờ quản trị hệ thống đặt lại mật khẩu.",
    en: "Too many wrong attempts. Wait 15 minutes, or ask the administrator to reset the password.",
  },
} as const satisfies Record<
  SignInRefusal["kind"],
  { readonly status: number; readonly vi: string; readonly en: string }
>;

export type SignedIn = { readonly token: string; readonly next: "done" | "totp" };

export type Credentials = { readonly username: string; readonly password: string; readonly address: string };

/**
 * Opens a session for a right name and password; `oldToken`, if any, is ended, so a planted cookie is worth nothing.
 * With TOTP switched on the session opens nothing until the code is given.
 */
export async function signIn(
  { db, newId }: SignInDeps,
  credentials: Credentials,
  oldToken: string | undefined,
): Promise<Result<SignedIn, SignInRefusal>> {
  const username = normalizeUsername(credentials.username);
  const attempt = { id: newId(), username, address: credentials.address };
  if (!(await noteAttempt(db, attempt))) {
    await logSecurity(db, { id: newId(), kind: "sign-in-throttled", officerId: null, actorId: null });
    return err({ kind: "identity/too-many-attempts" });
  }
  const account = await tablesOf(db)
    .selectFrom("officer")
    .selectAll()
    .where("username", "=", username)
    .executeTakeFirst();
  const hash = account?.active === true ? account.password_hash : null;
  if (!(await verifyPassword(credentials.password, hash)) || account === undefined) {
    await logSecurity(db, { id: newId(), kind: "sign-in-refused", officerId: account?.id ?? null, actorId: null });
    return err({ kind: "identity/wrong-credentials" });
  }
  const awaitsTotp = account.totp_secret !== null;
  const token = await transact(db, async (tx) => {
    await forgetAttempts(tx, attempt);
    if (oldToken !== undefined) await endSession(tx, oldToken);
    if (!awaitsTotp)
      await logSecurity(tx, { id: newId(), kind: "signed-in", officerId: account.id, actorId: account.id });
    return openSession(tx, { id: newId(), officerId: account.id, awaitsTotp });
  });
  return ok({ token, next: awaitsTotp ? "totp" : "done" });
}

/** Exchanges a session that awaits its code for a full one under a new token. */
export async function giveTotpCode(
  { db, clock, newId }: SignInDeps,
  given: { readonly token: string; readonly code: string; readonly address: string },
): Promise<Result<SignedIn, SignInRefusal>> {
  const session = await findLiveSession(db, given.token);
  if (session === undefined || !session.awaitsTotp) return err({ kind: "identity/wrong-code" });
  const officerId = session.viewer.officerId;
  const attempt = { id: newId(), username: `totp ${officerId}`, address: given.address };
  if (!(await noteAttempt(db, attempt))) return err({ kind: "identity/too-many-attempts" });
  const at = await clock.now();
  return transact(db, async (tx) => {
    const account = await lockAccount(tx, { id: officerId });
    const sealedSecret = account?.totp_secret ?? null;
    if (sealedSecret === null || !(await useTotpCode(tx, { id: officerId, sealedSecret }, { code: given.code, at }))) {
      await logSecurity(tx, { id: newId(), kind: "code-refused", officerId, actorId: null });
      return err({ kind: "identity/wrong-code" as const });
    }
    await forgetAttempts(tx, attempt);
    await endSession(tx, given.token);
    await logSecurity(tx, { id: newId(), kind: "signed-in", officerId, actorId: officerId, detail: "totp" });
    return ok({ token: await openSession(tx, { id: newId(), officerId, awaitsTotp: false }), next: "done" as const });
  });
}

/** Ends the session of a token. */
export async function signOut({ db, newId }: SignInDeps, token: string): Promise<void> {
  const session = await findLiveSession(db, token);
  await endSession(db, token);
  if (session === undefined) return;
  const { officerId } = session.viewer;
  await logSecurity(db, { id: newId(), kind: "signed-out", officerId, actorId: officerId });
}
