export { assess } from "./domain/assess.ts";
export { sumOfKind, type Assessment, type FeeLine } from "./domain/assessment.ts";
export { checkCharge, type Charge } from "./domain/check-charge.ts";
export { describeRule } from "./domain/describe-rule.ts";
export type { FeeChannel, FeeFacts, Subject } from "./domain/fee-facts.ts";
export type { FeeKind, FeeRule } from "./domain/fee-rule.ts";
export { NO_ANSWERS, readAnswers, type FeeAnswers } from "./domain/read-answers.ts";
