import type { Instant } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import { dueChip, type DueChip, type TraceLine } from "#modules/deadlines/domain.ts";
import type { Dossier } from "./dossier.ts";

type Clocked = Pick<Dossier, "state" | "acceptedAt" | "dueAt" | "resolvedAt">;

/** The chip next to a dossier's date; undefined where no clock ever ran or it ended without a result. */
export function dossierDueChip(dossier: Clocked, calendar: WorkingCalendar, now: Instant): DueChip | undefined {
  const { state, acceptedAt, dueAt, resolvedAt } = dossier;
  if (acceptedAt === null || state === "withdrawn" || state === "stopped") return undefined;
  if (state === "closed" && resolvedAt === null) return undefined;
  const pausedFor = PAUSED_FOR[state];
  return dueChip({ calendar, now, due: dueAt, finishedAt: resolvedAt, ...(pausedFor ? { pausedFor } : {}) });
}

const PAUSED_FOR: Readonly<Partial<Record<Dossier["state"], TraceLine>>> = {
  "awaiting-supplement": { vi: "chờ bổ sung", en: "waiting for papers" },
  "awaiting-obligation": { vi: "chờ nghĩa vụ tài chính", en: "waiting for the financial obligation" },
  "in-progress": { vi: "quy trình không tính thời gian", en: "the process counts no time" },
};
