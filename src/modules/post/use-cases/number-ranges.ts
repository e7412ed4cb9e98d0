import { err, ok, type Result } from "#kernel/result.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { checkRange } from "../domain/item-number.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { insertRange, recallRange, type KnownRange } from "../store/numbers.ts";
import { performing } from "./acting.ts";

export type AddRange = {
  readonly prefix: string;
  readonly first: string;
  readonly last: string;
  /** The letter with which the post assigned it. */
  readonly basis: string;
};

/** Enters numbers that the post assigned beforehand (dải mã vận đơn); none of them is in another range. */
export function addRange(acting: Acting, command: AddRange): Promise<Result<KnownRange, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "number-ranges") === undefined) {
      return err({ kind: "post/not-allowed", duty: "number-ranges" });
    }
    const prefix = command.prefix.trim().toUpperCase();
    const [first, last] = [serialOf(command.first), serialOf(command.last)];
    const checked = checkRange(prefix, first, last);
    if (!checked.ok) return err({ kind: "post/range", fault: checked.error });
    const basis = command.basis.normalize("NFC").trim();
    if (basis === "" || basis.length > 200) return err({ kind: "post/range", fault: "basis" });
    const range: KnownRange = {
      ...{ id: acting.newId(), prefix, first, last, next: first, state: "open", basis },
      createdAt: now,
    };
    const written = await insertRange(tx, { ...range, createdBy: acting.viewer.officerId });
    return written ? ok(range) : err({ kind: "post/range", fault: "overlap" });
  });
}

/** Takes a range out of use; numbers already given stay as they are. */
export function closeRange(acting: Acting, rangeId: string): Promise<Result<string, PostRefusal>> {
  return performing(acting, async ({ tx }) => {
    if (dutyOf(acting.viewer, "number-ranges") === undefined) {
      return err({ kind: "post/not-allowed", duty: "number-ranges" });
    }
    return (await recallRange(tx, rangeId)) ? ok(rangeId) : err({ kind: "post/not-found" });
  });
}

function serialOf(text: string): number {
  return /^\d{1,8}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
