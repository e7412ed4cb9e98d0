import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";

/** To the agency: Biên bản giao nhận hồ sơ; to the post: bảng kê giao bưu điện. */
export type BatchKind = "to-agency" | "to-post";
export type BatchState = "open" | "signed" | "cancelled";

/** What both sides found for one item: all as on its slip, something else, or not there. */
export type CountOutcome = "full" | "differs" | "absent";

export type BatchSide = { readonly officerId: string; readonly unitId: string };

/** Items that change hands together, counted by both sides; signed by the receiving side, it is the minutes (TT 17/2017 Điều 7). */
export type PostBatch = {
  readonly id: string;
  readonly number: string | null;
  readonly kind: BatchKind;
  readonly agencyId: string;
  readonly state: BatchState;
  readonly giver: BatchSide;
  readonly givenAt: Instant;
  readonly receiver: BatchSide | null;
  readonly signedAt: Instant | null;
  readonly note: string;
};

export type CountedLine = { readonly slipId: string; readonly outcome: CountOutcome; readonly note: string };

export type CountFault =
  { readonly kind: "post/count-incomplete"; readonly uncounted: number } | { readonly kind: "post/reason-missing" };

const NOTE_MAX = 300;

/** The joint count is complete when every item of the batch was found or not, and what differs says how. */
export function checkCount(
  slipIds: readonly string[],
  counted: readonly CountedLine[],
): Result<readonly CountedLine[], CountFault> {
  const byId = new Map(counted.map((line) => [line.slipId, line]));
  const lines = slipIds.flatMap((id) => byId.get(id) ?? []);
  if (lines.length < slipIds.length)
    return err({ kind: "post/count-incomplete", uncounted: slipIds.length - lines.length });
  const unexplained = lines.some(({ outcome, note }) => outcome === "differs" && note.trim() === "");
  if (unexplained) return err({ kind: "post/reason-missing" });
  return ok(lines.map((line) => ({ ...line, note: line.note.normalize("NFC").trim().slice(0, NOTE_MAX) })));
}
