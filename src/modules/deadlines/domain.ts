export type { Addition, ClockEvent, Due, DueRule, Limit, Mode, TraceLine } from "./domain/rule.ts";
