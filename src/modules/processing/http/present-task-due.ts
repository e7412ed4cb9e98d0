import { formatInstant, type Instant } from "#kernel/time.ts";
import type { ChipTone, DueChipProps } from "#ui/components/chip/chip.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueChip, type ChipKind } from "#modules/deadlines/domain.ts";
import type { Task } from "../domain/task.ts";

const TONES = {
  neutral: "neutral",
  amber: "soon",
  red: "late",
  blue: "paused",
  green: "early",
} as const satisfies Record<ChipKind, ChipTone>;

/** The chip of one step: how long is left for it, or why it is not counted. */
export function presentTaskDue(task: Task, now: Instant, calendar: WorkingCalendar): DueChipProps {
  if (task.act === "return-result") return { tone: "plain", text: "chờ trả kết quả" };
  if (task.act === "await-applicant") return { tone: "paused", text: "tạm dừng: chờ người nộp" };
  if (task.state === "suspended") return { tone: "paused", text: "tạm dừng: chờ bổ sung" };
  if (task.dueAt === null) return { tone: "paused", text: "không tính thời gian" };
  const chip = dueChip({ calendar, now, due: task.dueAt });
  return { tone: TONES[chip.kind], text: chip.text.vi, at: formatInstant(task.dueAt) };
}
