export * from "./domain/definition.ts";
export { branchSteps, followers, meetingPoint, reachableFrom, splitOf, type Parallel } from "./domain/graph.ts";
export { limitInWords } from "./domain/limit-shares.ts";
export { lintWorkflow } from "./domain/lint.ts";
export type { Staffing } from "./domain/staffing.ts";
export type { Finding, FindingCode } from "./domain/finding.ts";
export { IMMEDIATE, ON_THE_SPOT, limitOfStandardCode, standardCode, standardWorkflow } from "./domain/standard.ts";
export { DECISION_2487, LANG_SON_2487 } from "./domain/lang-son-2487.ts";
export { KITE_PERMIT } from "./domain/example.ts";
export {
  WORKFLOW_STATE_NAMES,
  type Approval,
  type WorkflowState,
  type WorkflowVersion,
} from "./domain/workflow-version.ts";
