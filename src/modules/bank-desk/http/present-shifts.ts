import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { Db } from "#platform/db/db.ts";
import { listOfficersById } from "#modules/identity/index.ts";
import { closingDifference, type Shift } from "../domain/shift.ts";
import type { ShiftRow } from "../pages/shift-rows.tsx";
import { getTill } from "../store/tills.ts";

/** Names of people by id, with their titles; empty for nobody. */
export async function namesOf(
  db: Db,
  ids: readonly (string | null | undefined)[],
): Promise<(id: string | null) => string> {
  const known = [...new Set(ids)].filter((id) => typeof id === "string");
  const officers = await listOfficersById(db, known);
  const names = new Map(officers.map(({ id, name, title }) => [id, `${name}, ${title}`]));
  return (id) => (id === null ? "" : (names.get(id) ?? ""));
}

/** Shifts as rows of a list. */
export async function presentShiftRows(db: Db, shifts: readonly Shift[]): Promise<readonly ShiftRow[]> {
  const name = await namesOf(
    db,
    shifts.map(({ cashierId }) => cashierId),
  );
  const tillIds = [...new Set(shifts.map(({ tillId }) => tillId))];
  const tills = new Map(await Promise.all(tillIds.map(async (id) => [id, (await getTill(db, id)).name] as const)));
  return shifts.map((shift) => ({
    id: shift.id,
    opened: formatInstant(shift.openedAt),
    closed: shift.closedAt === null ? "" : formatInstant(shift.closedAt),
    till: tills.get(shift.tillId) ?? "",
    teller: name(shift.cashierId),
    state: SHIFT_STATES[shift.state],
    tone: shift.state === "closed" ? "early" : shift.state === "counted" ? "soon" : "neutral",
    difference: differenceWords(closingDifference(shift)),
  }));
}

export const SHIFT_STATES = { open: "Đang mở", counted: "Chờ xác nhận", closed: "Đã đóng" } as const;

/** A counted difference in words: `thừa 10.000 đ`, `thiếu …`, `khớp`; empty before the count. */
export function differenceWords(difference: number | undefined): string {
  if (difference === undefined) return "";
  if (difference === 0) return "khớp";
  return `${difference > 0 ? "thừa" : "thiếu"} ${formatMoney(Math.abs(difference))}`;
}
