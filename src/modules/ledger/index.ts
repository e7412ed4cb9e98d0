export * from "./domain.ts";
export { postEntry, reverseEntry } from "./use-cases/post-entry.ts";
export { closeDay, type ClosedDay, type DayToClose } from "./use-cases/close-day.ts";
export {
  balanceOf,
  findClosedDay,
  listPostings,
  postingsOf,
  trialBalance,
  type AccountLine,
  type TrialBalance,
} from "./store/read.ts";
