import type { FeeAnswers, FeeBasis } from "../domain/read-answers.ts";
import { FEE_FIELD } from "../pages/fee-questions.tsx";

type Asked = Readonly<Record<string, string>>;

/** Who asks and how, as a trial says it; a person at the counter unless something else was chosen. */
export function basisIn({ chu, kenh }: Asked): FeeBasis {
  const subject = chu === "organisation" ? "organisation" : "person";
  return { subject, channel: kenh === "online" || kenh === "postal" ? kenh : "direct" };
}

/** The answers to a rule's questions in a form or an address, by the fields of `FeeQuestions`. */
export function answersIn(asked: Asked): FeeAnswers {
  const answers = Object.entries(asked).flatMap(([name, value]): [string, string][] => {
    const field = /^fee\.((?:quantity|choice)\..+)$/.exec(name)?.[1];
    return field === undefined ? [] : [[field, value]];
  });
  return {
    answers: Object.fromEntries(answers),
    claim: asked[`${FEE_FIELD}claim`] ?? "",
    proof: asked[`${FEE_FIELD}proof`] ?? "",
  };
}
