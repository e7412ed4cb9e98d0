import { err, ok, type Result } from "#kernel/result.ts";
import { transact } from "#platform/db/db.ts";
import type { Viewer } from "../domain/viewer.ts";
import { lockAccount } from "../store/officers.ts";
import { logSecurity } from "../store/security-log.ts";
import { endSession, openSession } from "../store/sessions.ts";
import { forgetAttempts, noteAttempt } from "../store/sign-in-attempts.ts";
import { tablesOf } from "../store/tables.ts";
import { verifyPassword } from "./password-hash.ts";
import type { SignInDeps, SignInRefusal } from "./sign-in.ts";
import { useTotpCode } from "./totp.ts";

export type Proof = {
  readonly token: string;
  readonly password: string;
  /** Empty when TOTP is not switched on. */
  readonly code: string;
  readonly address: string;
};

/**
 * Takes the password (and code) of a signed-in officer once more and answers a new token: acts that need a proof not
 * older than five minutes are open again (step-up).
 */
export async function renewProof(
  deps: SignInDeps,
  viewer: Viewer,
  proof: Proof,
): Promise<Result<string, SignInRefusal>> {
  const { db, clock, newId } = deps;
  const { officerId } = viewer;
  const attempt = { id: newId(), username: `proof ${officerId}`, address: proof.address };
  if (!(await noteAttempt(db, attempt))) return err({ kind: "identity/too-many-attempts" });
  const account = await tablesOf(db).selectFrom("officer").selectAll().where("id", "=", officerId).executeTakeFirst();
  if (!(await verifyPassword(proof.password, account?.password_hash ?? null))) {
    return err({ kind: "identity/wrong-credentials" });
  }
  const at = await clock.now();
  return transact(db, async (tx) => {
    const sealedSecret = (await lockAccount(tx, { id: officerId }))?.totp_secret ?? null;
    if (sealedSecret !== null && !(await useTotpCode(tx, { id: officerId, sealedSecret }, { code: proof.code, at }))) {
      return err({ kind: "identity/wrong-code" as const });
    }
    await forgetAttempts(tx, attempt);
    await endSession(tx, proof.token);
    await logSecurity(tx, { id: newId(), kind: "proof-renewed", officerId, actorId: officerId });
    return ok(await openSession(tx, { id: newId(), officerId, awaitsTotp: false }));
  });
}
