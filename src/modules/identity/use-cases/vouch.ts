import { err, ok, type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import { normalizeUsername } from "../domain/account.ts";
import type { Viewer } from "../domain/viewer.ts";
import { lockAccount } from "../store/officers.ts";
import { logSecurity } from "../store/security-log.ts";
import { forgetAttempts, noteAttempt } from "../store/sign-in-attempts.ts";
import { tablesOf } from "../store/tables.ts";
import { findViewer } from "../store/viewers.ts";
import { verifyPassword } from "./password-hash.ts";
import type { SignInDeps, SignInRefusal } from "./sign-in.ts";
import { useTotpCode } from "./totp.ts";

export type Voucher = {
  readonly username: string;
  readonly password: string;
  /** Empty when TOTP is not switched on. */
  readonly code: string;
  readonly address: string;
};

/**
 * Takes name and password (and code) of a second person at somebody else's screen and answers who it is: two people stand
 * for one act, and no session is opened. Counted and logged like a sign-in.
 */
export async function vouch(deps: SignInDeps, voucher: Voucher): Promise<Result<Viewer, SignInRefusal>> {
  const { db, clock, newId } = deps;
  const username = normalizeUsername(voucher.username);
  const attempt = { id: newId(), username, address: voucher.address };
  if (!(await noteAttempt(db, attempt))) return err({ kind: "identity/too-many-attempts" });
  const account = await tablesOf(db)
    .selectFrom("officer")
    .select(["id", "active", "must_change_password", "password_hash"])
    .where("username", "=", username)
    .executeTakeFirst();
  const counts = account?.active === true && !account.must_change_password;
  const isRight = await verifyPassword(voucher.password, counts ? account.password_hash : null);
  if (account === undefined || !isRight) {
    await logSecurity(db, { id: newId(), kind: "sign-in-refused", officerId: account?.id ?? null, actorId: null });
    return err({ kind: "identity/wrong-credentials" });
  }
  const officerId = account.id;
  const at = await clock.now();
  return transact(db, async (tx) => {
    const sealedSecret = (await lockAccount(tx, { id: officerId }))?.totp_secret ?? null;
    if (
      sealedSecret !== null &&
      !(await useTotpCode(tx, { id: officerId, sealedSecret }, { code: voucher.code, at }))
    ) {
      await logSecurity(tx, { id: newId(), kind: "code-refused", officerId, actorId: null });
      return err({ kind: "identity/wrong-code" as const });
    }
    const viewer = await findViewer(tx, officerId);
    if (viewer === undefined) return err({ kind: "identity/wrong-credentials" as const });
    await forgetAttempts(tx, attempt);
    await logSecurity(tx, {
      id: newId(),
      kind: "proof-renewed",
      officerId,
      actorId: officerId,
      detail: "second person",
    });
    return ok(viewer);
  });
}
