import { dateInVietnam, Temporal, type Instant } from "#kernel/time.ts";
import { counting, type WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueMinutes } from "#modules/deadlines/domain.ts";
import type { Dossier } from "./dossier.ts";

export type Timeliness = "early" | "on-time" | "late";

/** Whether an open dossier is past its due date; derived whenever asked, stored nowhere (handbook §2.1). */
export function isOverdue({ dueAt, resolvedAt, endedAt }: Dossier, now: Instant): boolean {
  if (dueAt === null || resolvedAt !== null || endedAt !== null) return false;
  return Temporal.Instant.compare(now, dueAt) > 0;
}

/** How a resolved dossier kept its promise, by date and not by clock (handbook §3.3); undefined while it is open. */
export function timeliness({ dueAt, resolvedAt }: Dossier): Timeliness | undefined {
  if (dueAt === null || resolvedAt === null) return undefined;
  const order = Temporal.PlainDate.compare(dateInVietnam(resolvedAt), dateInVietnam(dueAt));
  return order < 0 ? "early" : order === 0 ? "on-time" : "late";
}

/** 08 giờ làm việc kể từ khi hệ thống tiếp nhận. */
const ANSWER_LIMIT = { value: 8, unit: "hour", mode: "clock" } as const;

/** Until when the centre must answer an unanswered submission: eight working hours (handbook §3.1, §15.10). */
export function answerDueAt(
  dossier: Pick<Dossier, "state" | "submittedAt">,
  calendar: WorkingCalendar,
): Instant | null {
  if (dossier.state !== "submitted") return null;
  return counting.instantAt(dueMinutes(calendar, counting.minuteOf(dossier.submittedAt), ANSWER_LIMIT));
}
