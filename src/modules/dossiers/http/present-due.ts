import { formatInstant, type Instant } from "#kernel/time.ts";
import type { ChipTone, DueChipProps } from "#ui/components/chip/chip.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueChip, type ChipKind, type TraceLine } from "#modules/deadlines/domain.ts";
import type { DossierState } from "../domain/dossier.ts";
import { answerDueAt } from "../domain/timeliness.ts";

const TONES = {
  neutral: "neutral",
  amber: "soon",
  red: "late",
  blue: "paused",
  green: "early",
} as const satisfies Record<ChipKind, ChipTone>;

/** What a list line or a dossier says of its due date. */
export type Dueable = {
  readonly state: DossierState;
  readonly submittedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly dueTrace?: readonly TraceLine[];
};

const PAUSED_FOR: Readonly<Partial<Record<DossierState, TraceLine>>> = {
  "awaiting-supplement": { vi: "chờ bổ sung", en: "waiting for papers" },
  "awaiting-obligation": { vi: "chờ nghĩa vụ tài chính", en: "waiting for the financial obligation" },
};

const ENDED: readonly DossierState[] = ["refused", "withdrawn", "stopped"];

/** Until when the centre must answer a dossier handed in online or by post: eight working hours. */
function presentAnswerDue(dossier: Dueable, now: Instant, calendar: WorkingCalendar): DueChipProps | undefined {
  const due = answerDueAt(dossier, calendar);
  if (due === null) return undefined;
  const chip = dueChip({ calendar, now, due, finishedAt: null });
  return { tone: TONES[chip.kind], text: `tiếp nhận: ${chip.text.vi}`, at: formatInstant(due) };
}

/** The due-date chip in words, with the reasons behind it; undefined before acceptance and after an early end. */
export function presentDue(dossier: Dueable, now: Instant, calendar: WorkingCalendar): DueChipProps | undefined {
  if (dossier.state === "submitted") return presentAnswerDue(dossier, now, calendar);
  if (dossier.acceptedAt === null || ENDED.includes(dossier.state)) return undefined;
  const pausedFor = PAUSED_FOR[dossier.state];
  const chip = dueChip({
    calendar,
    now,
    due: dossier.dueAt,
    finishedAt: dossier.resolvedAt,
    ...(pausedFor === undefined ? {} : { pausedFor }),
  });
  return {
    tone: TONES[chip.kind],
    text: chip.text.vi,
    at: dossier.dueAt === null ? undefined : formatInstant(dossier.dueAt),
    why: dossier.dueTrace?.map(({ vi }) => vi),
  };
}
