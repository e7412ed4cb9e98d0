import { err, ok, type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import { checkNewPassword, type PasswordFault } from "../domain/password.ts";
import type { Viewer } from "../domain/viewer.ts";
import { lockAccount } from "../store/officers.ts";
import { logSecurity } from "../store/security-log.ts";
import { endSessionsOf, openSession } from "../store/sessions.ts";
import { forgetAttempts, noteAttempt } from "../store/sign-in-attempts.ts";
import { tablesOf } from "../store/tables.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import type { SignInDeps, SignInRefusal } from "./sign-in.ts";
import { newTotpSecret, openTotpSecret, sealTotpSecret, totpStep, useTotpCode } from "./totp.ts";

export type PasswordChange = { readonly current: string; readonly next: string; readonly address: string };

/** Changes the own password, ends every session of the account and answers the token of a new one. */
export async function changePassword(
  deps: SignInDeps,
  viewer: Viewer,
  change: PasswordChange,
): Promise<Result<string, PasswordFault | SignInRefusal>> {
  const { db, newId } = deps;
  const id = viewer.officerId;
  const account = await tablesOf(db).selectFrom("officer").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const checked = checkNewPassword(change.next, account.username);
  if (!checked.ok) return checked;
  const attempt = { id: newId(), username: `proof ${id}`, address: change.address };
  if (!(await noteAttempt(db, attempt))) return err({ kind: "identity/too-many-attempts" });
  if (!(await verifyPassword(change.current, account.password_hash)))
    return err({ kind: "identity/wrong-credentials" });
  const hash = await hashPassword(checked.value);
  return transact(db, async (tx) => {
    await forgetAttempts(tx, attempt);
    const changed = { password_hash: hash, must_change_password: false };
    await tablesOf(tx).updateTable("officer").set(changed).where("id", "=", id).execute();
    await endSessionsOf(tx, id);
    await logSecurity(tx, { id: newId(), kind: "password-changed", officerId: id, actorId: id });
    return ok(await openSession(tx, { id: newId(), officerId: id, awaitsTotp: false }));
  });
}

/** Starts the enrolment of an authenticator app: answers the secret, which counts only once a code has come back. */
export async function startTotp({ db }: SignInDeps, viewer: Viewer): Promise<string> {
  const secret = newTotpSecret();
  await tablesOf(db)
    .updateTable("officer")
    .set({ totp_pending: sealTotpSecret(secret, viewer.officerId) })
    .where("id", "=", viewer.officerId)
    .execute();
  return secret;
}

/** The secret that awaits its first code, or undefined. */
export async function findPendingTotp({ db }: SignInDeps, viewer: Viewer): Promise<string | undefined> {
  const row = await tablesOf(db)
    .selectFrom("officer")
    .select("totp_pending")
    .where("id", "=", viewer.officerId)
    .executeTakeFirst();
  return row?.totp_pending == null ? undefined : openTotpSecret(row.totp_pending, viewer.officerId);
}

/** Switches TOTP on when the app shows the right code; that code is used up. */
export async function switchTotpOn(
  { db, clock, newId }: SignInDeps,
  viewer: Viewer,
  code: string,
): Promise<Result<undefined, SignInRefusal>> {
  const id = viewer.officerId;
  const at = await clock.now();
  return transact(db, async (tx) => {
    const account = await lockAccount(tx, { id });
    // An app that is on is first switched off with its own code: a stolen session cannot replace it.
    const sealed = account?.totp_secret === null ? account.totp_pending : null;
    const step = sealed === null ? undefined : totpStep(openTotpSecret(sealed, id), code, at);
    if (step === undefined) return err({ kind: "identity/wrong-code" as const });
    const changed = { totp_secret: sealed, totp_pending: null, totp_last_step: step };
    await tablesOf(tx).updateTable("officer").set(changed).where("id", "=", id).execute();
    await logSecurity(tx, { id: newId(), kind: "totp-switched-on", officerId: id, actorId: id });
    return ok(undefined);
  });
}

/** Switches TOTP off against a code of the app. */
export async function switchTotpOff(
  { db, clock, newId }: SignInDeps,
  viewer: Viewer,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<Result<undefined, SignInRefusal>> {
  const id = viewer.officerId;
  const attempt = { id: newId(), username: `totp ${id}`, address };
  if (!(await noteAttempt(db, attempt))) return err({ kind: "identity/too-many-attempts" });
  const at = await clock.now();
  return transact(db, async (tx) => {
    const sealedSecret = (await lockAccount(tx, { id }))?.totp_secret ?? null;
    if (sealedSecret === null || !(await useTotpCode(tx, { id, sealedSecret }, { code, at }))) {
      return err({ kind: "identity/wrong-code" as const });
    }
    await forgetAttempts(tx, attempt);
    const changed = { totp_secret: null, totp_pending: null };
    await tablesOf(tx).updateTable("officer").set(changed).where("id", "=", id).execute();
    await logSecurity(tx, { id: newId(), kind: "totp-switched-off", officerId: id, actorId: id });
    return ok(undefined);
  });
}
