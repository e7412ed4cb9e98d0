import { nowWithin } from "#platform/clock.ts";
import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import type { PaymentRequest } from "../../domain/payment.ts";
import { findRequest, lockRequest } from "../../store/requests.ts";
import {
  endLinks,
  findRequestIdByToken,
  insertLink,
  listLiveLinks,
  newToken,
  type PayLink,
} from "../store/pay-links.ts";
import type { OnlineDeps } from "./online-deps.ts";

/** How long a link opens; ours, not the law's. */
export const LINK_DAYS = 30;

export type LinkRefusal = { readonly kind: "payments/request-not-open" };

/** The link of a request that still opens, or a new one; two at once get the same. */
export async function openLink(
  { db, clock, newId }: Pick<OnlineDeps, "db" | "clock" | "newId">,
  { requestId, madeBy }: { readonly requestId: string; readonly madeBy: string | null },
): Promise<Result<PayLink, LinkRefusal>> {
  return transact<Result<PayLink, LinkRefusal>>(db, async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (request?.state !== "open") return err({ kind: "payments/request-not-open" });
    const now = await nowWithin(clock, tx);
    const [known] = await listLiveLinks(tx, requestId, now);
    if (known !== undefined) return ok(known);
    const link: PayLink = {
      id: newId(),
      requestId,
      token: newToken(),
      madeAt: now,
      madeBy,
      expiresAt: now.add({ hours: 24 * LINK_DAYS }),
    };
    await insertLink(tx, link);
    return ok(link);
  });
}

/** Ends the links of a request: whoever was given one can open it no more. */
export async function revokeLinks(
  { db, clock }: Pick<OnlineDeps, "db" | "clock">,
  { requestId, by }: { readonly requestId: string; readonly by: string | null },
): Promise<number> {
  return endLinks(db, requestId, { at: await clock.now(), by });
}

/** The request that a link opens, or undefined: for an expired, a revoked and a made-up one alike. */
export async function requestOfToken(db: Db, token: string, now: Instant): Promise<PaymentRequest | undefined> {
  const id = await findRequestIdByToken(db, token, now);
  return id === undefined ? undefined : findRequest(db, id);
}
