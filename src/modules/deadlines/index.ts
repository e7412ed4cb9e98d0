export * from "./domain.ts";
export { lawAnswers, presentDue } from "./wire/answer.ts";
export {
  questionProblem,
  readQuestion,
  YEARS,
  type DueQuestion,
  type QuestionCode,
  type QuestionProblem,
} from "./wire/question.ts";
