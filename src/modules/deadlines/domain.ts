export { additionEvents, limitProblem, ruleProblem } from "./domain/check-rule.ts";
export { dueMinutes } from "./domain/due-minutes.ts";
export { due } from "./domain/due.ts";
export { reckon, type Reckoning } from "./domain/reckon.ts";
export type { Addition, ClockEvent, Due, DueRule, Limit, Mode, TraceLine } from "./domain/rule.ts";
export { stepDues } from "./domain/step-dues.ts";
export { AMBER_MINUTES, dueChip, timeLeft, type ChipKind, type DueChip, type TimeLeft } from "./domain/time-left.ts";
export { limitText } from "./domain/words.ts";
export {
  addWorkingMinutes,
  forwardingDue,
  nextWorkingInstant,
  workingDaysBetween,
  workingMinutesBetween,
} from "./domain/working-time.ts";
export { dueOfCase } from "./domain/due-of-case.ts";
