import { err, ok, type Result } from "#kernel/result.ts";
import { sqlInstant } from "#platform/db/db.ts";
import { saveConfirmation, storeYear } from "../store/save-days.ts";
import { asNewVersion, type Changing, type Stale } from "./changing.ts";

export type ConfirmRefusal =
  | { readonly kind: "calendar/already-confirmed"; readonly year: number }
  | { readonly kind: "calendar/no-such-year"; readonly year: number };

const FIRST = 2018;
const LAST = 2199;

/** An administrator says that a year is as the State announced it; dates that fall into it are no longer provisional. */
export async function confirmYear<Viewer extends { readonly officerId: string }>(
  changing: Changing<Viewer>,
  { year, version }: { readonly year: number; readonly version: number },
): Promise<Result<{ readonly version: number }, ConfirmRefusal | Stale>> {
  if (!Number.isInteger(year) || year < FIRST || year > LAST) return err({ kind: "calendar/no-such-year", year });
  return asNewVersion(changing, { version, reason: `Xác nhận lịch năm ${year}` }, async (tx, now) => {
    await storeYear(tx, year, changing.newId);
    const by = { officerId: changing.viewer.officerId, at: sqlInstant(now) };
    const confirmed = await saveConfirmation(tx, year, by);
    return confirmed ? ok([{ kind: "year-confirmed", year }]) : err({ kind: "calendar/already-confirmed", year });
  });
}

/** Stores a year as the law generates it, so that it may be seen and changed; a stored year stays as it is. */
export async function generateStoredYear<Viewer extends { readonly officerId: string }>(
  changing: Changing<Viewer>,
  { year, version }: { readonly year: number; readonly version: number },
): Promise<Result<{ readonly version: number }, ConfirmRefusal | Stale>> {
  if (!Number.isInteger(year) || year < FIRST || year > LAST) return err({ kind: "calendar/no-such-year", year });
  return asNewVersion(changing, { version, reason: `Tạo lịch năm ${year} theo luật` }, async (tx) => {
    const stored = await storeYear(tx, year, changing.newId);
    return stored === "known" ? err({ kind: "calendar/already-confirmed", year }) : ok([{ kind: "year-stored", year }]);
  });
}
