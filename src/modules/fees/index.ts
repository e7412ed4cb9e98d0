export * from "./domain.ts";
export { seedFeeRules } from "./use-cases/seed-fee-rules.ts";
export { importFees, type FeesImport } from "./use-cases/import-fees.ts";
export { ruleInForce, type RuleInForce } from "./use-cases/rule-in-force.ts";
export { feesInWords } from "./use-cases/fees-in-words.ts";
export { keepAssessment } from "./use-cases/keep-assessment.ts";
export { feeCardFor, feeReasonsFor } from "./http/fee-card.tsx";
export { FEE_FIELD, FeeQuestions } from "./pages/fee-questions.tsx";
export { FeeResult } from "./pages/fee-result.tsx";
