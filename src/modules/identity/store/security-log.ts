import type { Db } from "#platform/db/db.ts";
import { tablesOf } from "./tables.ts";

export type SecurityEvent =
  | "signed-in"
  | "sign-in-refused"
  | "sign-in-throttled"
  | "code-refused"
  | "signed-out"
  | "proof-renewed"
  | "password-changed"
  | "password-reset"
  | "totp-switched-on"
  | "totp-switched-off"
  | "officer-added"
  | "officer-disabled"
  | "officer-enabled"
  | "officer-appointed"
  | "appointment-ended";

export type SecurityEntry = {
  readonly id: string;
  readonly kind: SecurityEvent;
  /** Whose account. */
  readonly officerId: string | null;
  /** Who did it; null for the officer without a session and for the command line. */
  readonly actorId: string | null;
  readonly detail?: string;
};

/** Appends one line to the security log. The application cannot change it afterwards. */
export async function logSecurity(db: Db, entry: SecurityEntry): Promise<void> {
  await tablesOf(db)
    .insertInto("security_log")
    .values({
      id: entry.id,
      kind: entry.kind,
      officer_id: entry.officerId,
      actor_id: entry.actorId,
      detail: entry.detail ?? "",
    })
    .execute();
}
