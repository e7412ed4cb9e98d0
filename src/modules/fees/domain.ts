export { assess } from "./domain/assess.ts";
export type { AssessedLine, Assessment, FeeLine, MissingFact } from "./domain/assessment.ts";
