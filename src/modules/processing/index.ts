export * from "./domain.ts";
export { reactToDossier } from "./use-cases/react-to-dossier.ts";
export { completeTask, type CompleteTask, type Moved, type StepResult } from "./use-cases/complete-task.ts";
export { returnTask, type ReturnTask } from "./use-cases/return-task.ts";
export {
  assignTask,
  claimTask,
  reassignTask,
  releaseTask,
  type AssignTask,
  type ReassignTask,
} from "./use-cases/take-task.ts";
export type { TaskTarget } from "./use-cases/open-task.ts";
export { holderInWords, holderOf, type Holder } from "./use-cases/holder.ts";
export { findRun, findTask, listTasksOf, type StoredRun } from "./store/tasks.ts";
export { listHoldersAt, type HolderAt } from "./store/holders-at.ts";
export { listHoldingsOf, type HeldTask, type Holding } from "./store/holdings.ts";
export {
  mine,
  ofMyUnits,
  recentlyDone,
  workCounts,
  workLines,
  type WorkLine,
  type WorkLines,
} from "./use-cases/my-work.ts";
export type { DueFilter, WorkCounts, WorkCursor, WorkRequest, WorkScope } from "./store/work-lists.ts";
export { countFree, listDone, listLoads, type DayDone, type DayEnds, type Load } from "./store/work-load.ts";
export { watch } from "./use-cases/watch.ts";
export { processingRoutes, processPanelFor } from "./http/routes.tsx";
export type { ProcessingDeps } from "./http/deps.ts";
export { LOAD_PATH, MY_WORK_PATH, UNIT_WORK_PATH } from "./http/paths.ts";
