import type { Instant } from "#kernel/time.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { StepAct } from "#modules/workflows/domain.ts";

/** Where a task stands: waiting for somebody of its position, being worked on, over, or standing still. */
export type TaskState = "ready" | "in-hand" | "done" | "returned" | "cancelled" | "suspended";

/**
 * One step of one dossier to be done by a position, a role in a unit; who holds the position may change,
 * the task stays. `ownerId` is the officer who took it or was given it.
 */
export type Task = {
  readonly id: string;
  readonly version: number;
  readonly dossierId: string;
  readonly stepCode: string;
  readonly act: StepAct;
  readonly agencyId: string;
  readonly unitId: string;
  readonly role: Role;
  readonly ownerId: string | null;
  readonly state: TaskState;
  readonly createdAt: Instant;
  /** Own limit of the step, never later than the dossier's due; null when it is not counted. */
  readonly dueAt: Instant | null;
  readonly suspendedAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly doneBy: string | null;
  /** The way chosen when there were several. */
  readonly way: string | null;
  readonly returnedTo: string | null;
  /** What the officer wrote when finishing or returning. */
  readonly note: string;
};

/** Whether the step is still open: exactly one open task for each active step. */
export function isOpen(task: Pick<Task, "state">): boolean {
  return task.state === "ready" || task.state === "in-hand" || task.state === "suspended";
}

/** Name of the state as officers read it. */
export const TASK_STATE_NAMES = {
  ready: { vi: "Chờ xử lý", en: "Waiting" },
  "in-hand": { vi: "Đang xử lý", en: "In hand" },
  done: { vi: "Đã xong", en: "Done" },
  returned: { vi: "Đã trả lại", en: "Returned" },
  cancelled: { vi: "Đã hủy", en: "Cancelled" },
  suspended: { vi: "Tạm dừng", en: "Suspended" },
} as const satisfies Record<TaskState, { vi: string; en: string }>;
