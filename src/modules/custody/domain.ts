export type { Bundle, Conclusion, Count, HandOver } from "./domain/bundle.ts";
export { isSameCustodian, type Custodian } from "./domain/custodian.ts";
export type { PaperAlarm } from "./domain/alarm.ts";
export type { Refusal } from "./domain/refusal.ts";
