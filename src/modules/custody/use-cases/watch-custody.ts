import { formatInstant, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { listUnacknowledged } from "../store/lists.ts";
import { listBundles } from "../store/load.ts";

/** A giao that nobody has answered in time (handbook §15.15), as a sentence in both languages. */
export type CustodyAlarm = {
  readonly kind: "hand-over-unacknowledged";
  readonly dossierId: string;
  readonly code: string;
  readonly acknowledgeBy: Instant;
  readonly vi: string;
  readonly en: string;
};

/** Hand-overs whose acknowledgement is late. An empty list is good news. */
export async function watchCustody(db: Db, now: Instant): Promise<readonly CustodyAlarm[]> {
  const late = await listUnacknowledged(db, now);
  const bundles = await listBundles(
    db,
    late.map(({ dossierId }) => dossierId),
  );
  const codes = new Map(bundles.map(({ dossierId, code }) => [dossierId, code]));
  return late.map(({ dossierId, from, to, givenAt, acknowledgeBy }) => {
    const code = codes.get(dossierId) ?? "";
    return {
      kind: "hand-over-unacknowledged",
      dossierId,
      code,
      acknowledgeBy,
      vi: `Túi hồ sơ ${code}: ${from.label} giao ${to.label} lúc ${formatInstant(givenAt)} nhưng chưa được xác nhận, hạn ${formatInstant(acknowledgeBy)}.`,
      en: `Bundle ${code}: given by ${from.label} to ${to.label} at ${formatInstant(givenAt)}, not acknowledged by ${formatInstant(acknowledgeBy)}.`,
    };
  });
}
