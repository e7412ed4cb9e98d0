export * from "./domain/limit.ts";
export * from "./domain/procedure.ts";
export {
  componentText,
  differenceBetween,
  differenceSentence,
  feeText,
  type DifferenceLine,
} from "./domain/difference.ts";
export { lintProcedure, mayPublish, type LintContext, type LintFinding } from "./domain/lint.ts";
