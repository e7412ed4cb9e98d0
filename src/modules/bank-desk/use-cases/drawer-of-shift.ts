import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import type { Db } from "#platform/db/db.ts";
import { cashAccount, listPostings } from "#modules/ledger/index.ts";
import { drawerOf, type Drawer } from "../domain/drawer.ts";
import type { Shift } from "../domain/shift.ts";
import type { Till } from "../domain/till.ts";

/** What moved in the drawer of a shift, from the ledger's own lines: what was carried, and everything after its opening. */
export async function drawerOfShift(db: Db, shift: Shift, till: Till): Promise<Drawer> {
  const from = dateInVietnam(shift.openedAt);
  const to = shift.closedAt === null ? from.add({ days: LONGEST_SHIFT_DAYS }) : dateInVietnam(shift.closedAt);
  const lines = await listPostings(db, { account: cashAccount(till.code), from, to });
  return drawerOf(
    shift.carried,
    lines.filter(({ at, reference }) => isWithin(shift, at) && !isOfAnotherCount(shift, reference)),
  );
}

/** Under which the ledger keeps what was lent and what was counted otherwise when a shift was opened. */
export function openingReference({ id }: Pick<Shift, "id">): string {
  return `mo-ca-${id}`;
}

/** Under which the ledger keeps the difference of the closing count: it ends the shift and is not part of its drawer. */
export function closingReference({ id }: Pick<Shift, "id">): string {
  return `kiem-quy-${id}`;
}

/** The opening of the next shift, and the closing counts: they are on the edges of time and not in this drawer. */
function isOfAnotherCount(shift: Shift, reference: string): boolean {
  return reference.startsWith("kiem-quy-") || (reference.startsWith("mo-ca-") && reference !== openingReference(shift));
}

const LONGEST_SHIFT_DAYS = 31;

function isWithin({ openedAt, closedAt }: Shift, at: Instant): boolean {
  return (
    Temporal.Instant.compare(at, openedAt) >= 0 && (closedAt === null || Temporal.Instant.compare(at, closedAt) <= 0)
  );
}
