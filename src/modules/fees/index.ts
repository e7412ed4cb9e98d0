export * from "./domain.ts";
export { seedFeeRules } from "./use-cases/seed-fee-rules.ts";
export { importFees, type FeesImport } from "./use-cases/import-fees.ts";
