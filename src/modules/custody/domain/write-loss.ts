import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, Temporal, type PlainDate } from "#kernel/time.ts";
import { hasRole } from "#modules/identity/domain.ts";
import { checkedText } from "./check.ts";
import type { Given } from "./given.ts";
import { LOSS_SIDES, REMEDIES, type Loss, type LossSide, type LossSignature, type Remedy } from "./loss.ts";
import { actsFor } from "./policy.ts";
import type { Fault, Refusal } from "./refusal.ts";

export type Writing = {
  readonly contents: string;
  readonly remedy: string;
  readonly text: string;
  readonly responsible: string;
  readonly by: PlainDate | undefined;
};

/**
 * Writes what was in it and how it is made again, by one of the three sides, until the first has signed. The day may not
 * be over: it is a promise.
 */
export function decideWritingLoss(loss: Loss, writing: Writing, given: Given): Result<Loss, Refusal> {
  if (loss.endedAt !== null) return err({ kind: "custody/loss-ended", number: loss.number });
  if (loss.signatures.length > 0) return err({ kind: "custody/loss-signed", number: loss.number });
  if (!LOSS_SIDES.some((side) => standsForLoss(given, loss, side))) {
    return err({ kind: "custody/loss-not-allowed", number: loss.number });
  }
  const faults: Fault[] = [];
  const contents = checkedText("contents", writing.contents, faults);
  const text = checkedText("remedyText", writing.text, faults);
  const responsible = checkedText("responsible", writing.responsible, faults);
  const { by } = writing;
  if (!isRemedy(writing.remedy)) faults.push({ field: "remedy", what: "unknown" });
  if (by === undefined) faults.push({ field: "remakeBy", what: "not-a-day" });
  else if (Temporal.PlainDate.compare(by, dateInVietnam(given.now)) < 0)
    faults.push({ field: "remakeBy", what: "past" });
  if (faults.length > 0 || by === undefined || !isRemedy(writing.remedy)) {
    return err({ kind: "custody/invalid", faults });
  }
  return ok({ ...loss, contents, remaking: { remedy: writing.remedy, text, responsible, by } });
}

/** Signs for a side; the third signature completes the minutes. Nobody signs for two. */
export function decideSigningLoss(
  loss: Loss,
  { side, officerName }: { readonly side: LossSide; readonly officerName: string },
  given: Given,
): Result<Loss, Refusal> {
  const { number, signatures } = loss;
  const { officerId } = given.viewer;
  if (loss.endedAt !== null || loss.completedAt !== null) return err({ kind: "custody/loss-ended", number });
  if (loss.remaking === null) return err({ kind: "custody/loss-not-written", number });
  if (signatures.some((each) => each.side === side)) return err({ kind: "custody/loss-signed", number });
  if (signatures.some((each) => each.officerId === officerId)) {
    return err({ kind: "custody/loss-signed-twice", number });
  }
  if (!standsForLoss(given, loss, side)) return err({ kind: "custody/loss-wrong-side", side });
  const signature: LossSignature = { side, officerId, officerName, at: given.now };
  const signed = [...signatures, signature];
  return ok({ ...loss, signatures: signed, completedAt: signed.length === LOSS_SIDES.length ? given.now : null });
}

/** Whether the viewer may sign for a side: of giver and receiver their own people, of the third the post or the centre. */
export function standsForLoss({ viewer, agencyOfUnit }: Given, loss: Loss, side: LossSide): boolean {
  switch (side) {
    case "giver":
      return actsFor(viewer, loss.giver, agencyOfUnit);
    case "receiver":
      return actsFor(viewer, loss.receiver, agencyOfUnit);
    case "third":
      return hasRole(viewer, loss.carrier === null ? "centre-manager" : "postal-officer");
  }
}

function isRemedy(text: string): text is Remedy {
  return REMEDIES.some((remedy) => remedy === text);
}
