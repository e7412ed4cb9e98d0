import type { FeeChannel, FeeFacts, Subject } from "./fee-facts.ts";
import type { FeeRule } from "./fee-rule.ts";

/** Answers to a rule's questions exactly as typed: by field (`quantity.pages`, `choice.object`), claim and its proof. */
export type FeeAnswers = {
  readonly answers: Readonly<Record<string, string>>;
  readonly claim: string;
  readonly proof: string;
};

export const NO_ANSWERS: FeeAnswers = { answers: {}, claim: "", proof: "" };

/** What is known from the dossier itself. */
export type FeeBasis = { readonly subject: Subject; readonly channel: FeeChannel };

/**
 * Facts out of typed answers. A field that was never shown keeps the rule's usual value; one that holds no whole number
 * is not known, so that the question is asked again.
 */
export function readAnswers(rule: FeeRule, { answers, claim, proof }: FeeAnswers, basis: FeeBasis): FeeFacts {
  const quantities = rule.quantities.flatMap(({ key }): [string, number][] => {
    const text = answers[`quantity.${key}`];
    return text === undefined ? [] : [[key, /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN]];
  });
  const choices = rule.attributes.flatMap(({ key }): [string, string][] => {
    const text = answers[`choice.${key}`];
    return text === undefined ? [] : [[key, text]];
  });
  return {
    ...basis,
    quantities: Object.fromEntries(quantities),
    choices: Object.fromEntries(choices),
    claim: claim === "" ? null : { code: claim, proof },
  };
}
