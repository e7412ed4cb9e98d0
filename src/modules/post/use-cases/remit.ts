import { err, ok, type Result } from "#kernel/result.ts";
import { dateInVietnam } from "#kernel/time.ts";
import type { Acting } from "#modules/dossiers/index.ts";
import { dutyOf } from "../domain/policy.ts";
import type { PostRefusal } from "../domain/refusal.ts";
import { compareRemittance, readRemittance, remittanceTotals } from "../domain/remittance.ts";
import { insertRemittance, lockCollections, type PostRemittance } from "../store/money.ts";
import { performing } from "./acting.ts";

export type RemitMoney = { readonly reference: string; readonly list: string };

/**
 * Takes the post's list of money handed in (bảng kê nộp tiền thu hộ) and compares it item by item with what it took. Right items
 * are done; the money itself leaves the account in transit when the bank's statement shows it, which is reconciliation.
 */
export function remitMoney(acting: Acting, command: RemitMoney): Promise<Result<PostRemittance, PostRefusal>> {
  return performing(acting, async ({ tx, now }) => {
    if (dutyOf(acting.viewer, "remit") === undefined) return err({ kind: "post/not-allowed", duty: "remit" });
    const reference = command.reference.normalize("NFC").trim();
    if (reference === "" || reference.length > 60) {
      const fault = { field: "reference", vi: "Hãy ghi số bảng kê nộp tiền của bưu điện, tối đa 60 ký tự." };
      return err({ kind: "post/invalid", faults: [fault] });
    }
    const read = readRemittance(command.list);
    if (!read.ok) return err({ kind: "post/remittance", lines: read.bad });
    const numbers = read.lines.map(({ number }) => number);
    const lines = compareRemittance(read.lines, await lockCollections(tx, numbers));
    const { told, exact } = remittanceTotals(lines);
    const remittance: PostRemittance = {
      ...{ id: acting.newId(), reference, lines, told, exact },
      handedInOn: dateInVietnam(now),
      recordedAt: now,
      recordedBy: acting.viewer.officerId,
    };
    const written = await insertRemittance(tx, remittance);
    return written ? ok(remittance) : err({ kind: "post/remittance-used", reference });
  });
}
