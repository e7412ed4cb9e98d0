import { dateInVietnam, type Instant, Temporal } from "#kernel/time.ts";
import type { HandOverRow } from "./control-slip.ts";

/** One stay of the dossier in a unit, as the tasks tell it. */
export type Stay = {
  readonly unitId: string;
  readonly officerId: string | null;
  readonly from: Instant;
  readonly doneAt: Instant | null;
  readonly dueAt: Instant | null;
};

export type Naming = { readonly unit: (id: string) => string; readonly officer: (id: string | null) => string };

/**
 * Rows of the Phiếu kiểm soát: one for each time the dossier went from one unit to another, oldest first. A row tells
 * how the giving unit kept its own limit (handbook §15.15: rows = hand-overs, every giao has a nhận).
 */
export function handOverRows(stays: readonly Stay[], naming: Naming): readonly HandOverRow[] {
  const ordered = [...stays].sort((a, b) => Temporal.Instant.compare(a.from, b.from));
  return ordered.flatMap((stay, index): readonly HandOverRow[] => {
    const giver = lastDoneBefore(ordered.slice(0, index), stay.from);
    if (giver === undefined || giver.unitId === stay.unitId) return [];
    return [
      {
        from: naming.unit(giver.unitId),
        to: naming.unit(stay.unitId),
        at: stay.from,
        giver: naming.officer(giver.officerId),
        receiver: naming.officer(stay.officerId),
        outcome: outcomeOf(giver),
        note: "",
      },
    ];
  });
}

/** Trước hạn, đúng hạn or quá hạn by the day; empty without a limit or an end. */
export function outcomeOf({ doneAt, dueAt }: Pick<Stay, "doneAt" | "dueAt">): string {
  if (doneAt === null || dueAt === null) return "";
  const order = Temporal.PlainDate.compare(dateInVietnam(doneAt), dateInVietnam(dueAt));
  if (order < 0) return "Trước hạn";
  return order === 0 ? "Đúng hạn" : "Quá hạn";
}

function lastDoneBefore(stays: readonly Stay[], at: Instant): Stay | undefined {
  return stays
    .filter(({ doneAt }) => doneAt !== null && Temporal.Instant.compare(doneAt, at) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.doneAt ?? a.from, b.doneAt ?? b.from))
    .at(-1);
}
