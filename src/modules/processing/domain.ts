export { isOpen, TASK_STATE_NAMES, type Task, type TaskState } from "./domain/task.ts";
export { isWorkList, WORK_LIST_NAMES, WORK_LISTS, type WorkList } from "./domain/work-list.ts";
export { mayDistribute, mayTake, mayWorkOn } from "./domain/task-policy.ts";
export { positionOf, type Surroundings } from "./domain/task-place.ts";
export { refusalText } from "./domain/refusal-texts.ts";
export type { OwnRefusal, ProcessingRefusal } from "./domain/refusal.ts";
export * from "./domain/run.ts";
export { alarmText, type Alarm } from "./domain/alarm.ts";
export { readCursor, writeCursor } from "./domain/work-cursor.ts";
