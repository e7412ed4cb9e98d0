import { err, ok, type Result } from "#kernel/result.ts";
import { parseMoney } from "#kernel/vnd.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { moneyFault } from "../domain/check-consignment.ts";
import { decideClaim, type ClaimInput, type PostalClaim } from "../domain/claim.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { answerOpenClaim, insertClaim, lockClaim } from "../store/claims.ts";
import { findSlip } from "../store/slips.ts";
import { performing, type Moment } from "./acting.ts";

export type OpenClaim = ClaimInput & { readonly slipId: string };

/** Takes a complaint about an item that the post has accepted, with the day of its answer. */
export function openClaim(acting: Acting, command: OpenClaim): Promise<Result<PostalClaim, PostRefusal>> {
  return performing(acting, async (moment) => {
    const { tx, now } = moment;
    if (dutyOf(acting.viewer, "claim") === undefined) return err({ kind: "post/not-allowed", duty: "claim" });
    const slip = await findSlip(tx, command.slipId);
    if (slip === undefined || slip.acceptedAt === null) return err({ kind: "post/not-found" });
    const item = { scope: slip.scope, acceptedAt: slip.acceptedAt };
    const decided = decideClaim(command, item, { now, calendar: acting.calendar });
    if (!decided.ok) return decided;
    const claim = claimFrom(decided.value, { id: acting.newId(), slipId: slip.id });
    const written = await insertClaim(tx, claim, acting.viewer.officerId);
    return written ? ok(claim) : err({ kind: "post/claim-open" });
  });
}

export type AnswerClaim = { readonly claimId: string; readonly answer: string; readonly compensation: string };

/** Answers a complaint, with the compensation the post pays for it, which is no money of the centre. */
export function answerClaim(acting: Acting, command: AnswerClaim): Promise<Result<PostalClaim, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "claim") === undefined) return err({ kind: "post/not-allowed", duty: "claim" });
    const claim = await lockClaim(tx, command.claimId);
    if (claim === undefined) return err({ kind: "post/not-found" });
    if (claim.answeredAt !== null) return err({ kind: "post/stale" });
    const compensation = parseMoney(command.compensation === "" ? "0" : command.compensation);
    if (compensation === undefined) {
      return err({ kind: "post/invalid", faults: [moneyFault("compensation", "Tiền bồi thường")] });
    }
    const answer = command.answer.normalize("NFC").trim();
    if (answer === "" || answer.length > 2000) return err({ kind: "post/claim-text" });
    await answerOpenClaim(tx, claim.id, { answer, compensation, at: now, by: acting.viewer.officerId });
    return ok({ ...claim, answer, compensation, answeredAt: now });
  });
}

/** The complaint that a loss opens by itself; one that is open already stays. */
export async function openLossClaim({ tx, now, acting }: Moment, slip: PostalSlip, text: string): Promise<void> {
  if (slip.acceptedAt === null) return;
  const side = slip.direction === "to-centre" ? slip.sender : slip.receiver;
  const input: ClaimInput = { kind: "lost", claimant: side.name, text };
  const decided = decideClaim(input, { scope: slip.scope, acceptedAt: now }, { now, calendar: acting.calendar });
  if (!decided.ok) return;
  await insertClaim(tx, claimFrom(decided.value, { id: acting.newId(), slipId: slip.id }), acting.viewer.officerId);
}

type Opened = ClaimInput & Pick<PostalClaim, "openedAt" | "answerDueOn">;

function claimFrom(
  { kind, claimant, text, openedAt, answerDueOn }: Opened,
  ids: Pick<PostalClaim, "id" | "slipId">,
): PostalClaim {
  return { ...ids, kind, claimant, text, openedAt, answerDueOn, answer: "", compensation: 0, answeredAt: null };
}
