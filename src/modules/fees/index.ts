export * from "./domain.ts";
export { seedFeeRules } from "./use-cases/seed-fee-rules.ts";
