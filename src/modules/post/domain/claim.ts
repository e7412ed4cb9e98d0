import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam, inVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { promisedDay, type TransitScope } from "./transit-time.ts";

export type ClaimKind = "lost" | "damaged" | "late" | "wrong-delivery" | "money" | "other";

/** A complaint about an item (khiếu nại, TT 17/2017; handbook §6): answered by a day, with or without compensation. */
export type PostalClaim = {
  readonly id: string;
  readonly slipId: string;
  readonly kind: ClaimKind;
  readonly claimant: string;
  readonly text: string;
  readonly openedAt: Instant;
  readonly answerDueOn: PlainDate;
  readonly answer: string;
  readonly compensation: number;
  readonly answeredAt: Instant | null;
};

export type ClaimFault =
  { readonly kind: "post/claim-too-late"; readonly lastDay: PlainDate } | { readonly kind: "post/claim-text" };

/** Months after acceptance within which a complaint is taken. */
export const CLAIM_MONTHS = 6;
/** Working days for the answer: inside the province, and beyond it. */
export const ANSWER_DAYS = {
  "same-district": 5,
  "between-districts": 5,
  "inter-province": 7,
} as const satisfies Record<TransitScope, number>;

export type ClaimInput = Pick<PostalClaim, "kind" | "claimant" | "text">;

/** Takes a complaint: within six months, in words, with the day of the answer. */
export function decideClaim(
  { claimant, text, kind }: ClaimInput,
  item: { readonly scope: TransitScope; readonly acceptedAt: Instant },
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): Result<ClaimInput & Pick<PostalClaim, "openedAt" | "answerDueOn">, ClaimFault> {
  const lastDay = lastDayToClaim(item.acceptedAt);
  if (Temporal.PlainDate.compare(dateInVietnam(now), lastDay) > 0) return err({ kind: "post/claim-too-late", lastDay });
  const words = { claimant: claimant.normalize("NFC").trim(), text: text.normalize("NFC").trim() };
  if (words.claimant === "" || words.text === "" || words.text.length > 2000 || words.claimant.length > 200) {
    return err({ kind: "post/claim-text" });
  }
  return ok({ ...words, kind, openedAt: now, answerDueOn: promisedDay(now, ANSWER_DAYS[item.scope], calendar) });
}

/** The last day on which a complaint about the item is taken. */
export function lastDayToClaim(acceptedAt: Instant): PlainDate {
  return dateInVietnam(instantOf(inVietnam(acceptedAt).add({ months: CLAIM_MONTHS })));
}
