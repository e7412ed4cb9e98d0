import { formatInstant, type Instant } from "#kernel/time.ts";
import type { ChipTone, DueChipProps } from "#ui/components/chip/chip.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueChip, type ChipKind, type TraceLine } from "#modules/deadlines/domain.ts";
import type { Dossier } from "../domain/dossier.ts";
import { dossierDueChip } from "../domain/due-chip.ts";
import { answerDueAt } from "../domain/timeliness.ts";

/** How the kinds of a due-date chip look. */
export const CHIP_TONES = {
  neutral: "neutral",
  amber: "soon",
  red: "late",
  blue: "paused",
  green: "early",
} as const satisfies Record<ChipKind, ChipTone>;

/** What a list line or a dossier says of its due date. */
export type Dueable = Pick<Dossier, "state" | "submittedAt" | "acceptedAt" | "dueAt" | "resolvedAt"> & {
  readonly dueTrace?: readonly TraceLine[];
};

/** The due-date chip in words, with the reasons behind it; undefined where no clock runs or ever ran. */
export function presentDue(dossier: Dueable, now: Instant, calendar: WorkingCalendar): DueChipProps | undefined {
  if (dossier.state === "submitted") return presentAnswerDue(dossier, now, calendar);
  const chip = dossierDueChip(dossier, calendar, now);
  if (chip === undefined) return undefined;
  return {
    tone: CHIP_TONES[chip.kind],
    text: chip.text.vi,
    at: dossier.dueAt === null ? undefined : formatInstant(dossier.dueAt),
    why: dossier.dueTrace?.map(({ vi }) => vi),
  };
}

/** Until when the centre must answer a dossier handed in online or by post: eight working hours. */
function presentAnswerDue(dossier: Dueable, now: Instant, calendar: WorkingCalendar): DueChipProps | undefined {
  const due = answerDueAt(dossier, calendar);
  if (due === null) return undefined;
  const chip = dueChip({ calendar, now, due, finishedAt: null });
  return { tone: CHIP_TONES[chip.kind], text: `tiếp nhận: ${chip.text.vi}`, at: formatInstant(due) };
}
