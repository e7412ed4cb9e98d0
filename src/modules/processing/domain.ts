export { isOpen, TASK_STATE_NAMES, type Task, type TaskState } from "./domain/task.ts";
export * from "./domain/run.ts";
