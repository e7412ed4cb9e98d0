import { Field } from "#ui/components/field/field.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { FeeRule } from "../domain/fee-rule.ts";
import type { FeeAnswers } from "../domain/read-answers.ts";

export type FeeQuestionsProps = {
  readonly rule: FeeRule;
  readonly typed: FeeAnswers;
  readonly errors: readonly FieldError[];
};

/** Names of the fields begin so; the rest is the field of the missing fact. */
export const FEE_FIELD = "fee.";

/** What a rule has to know, as fields: numbers, choices, who is exempt with which paper. */
export function FeeQuestions({ rule, typed, errors }: FeeQuestionsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === `${FEE_FIELD}${field}`)?.message;
  const answer = (field: string, usual: string) => typed.answers[field] ?? usual;
  if (rule.quantities.length + rule.attributes.length + rule.exemptions.length === 0) return null;
  return (
    <div class="mc-columns" data-fee-questions>
      {rule.quantities.map(({ key, question, preset }) => (
        <Field
          key={key}
          name={`${FEE_FIELD}quantity.${key}`}
          label={question}
          value={answer(`quantity.${key}`, preset === null ? "" : String(preset))}
          error={errorOf(`quantity.${key}`)}
          inputMode="numeric"
          maxLength={9}
          width="short"
        />
      ))}
      {rule.attributes.map(({ key, question, choices, preset }) => (
        <Select
          key={key}
          name={`${FEE_FIELD}choice.${key}`}
          label={question}
          value={answer(`choice.${key}`, preset ?? "")}
          error={errorOf(`choice.${key}`)}
          empty="Chọn"
          options={choices.map(({ value, label }) => ({ value, label: capitalised(label) }))}
        />
      ))}
      {rule.exemptions.length > 0 && (
        <>
          <Select
            name={`${FEE_FIELD}claim`}
            label="Đối tượng miễn, giảm"
            value={typed.claim}
            empty="Không thuộc đối tượng nào"
            options={rule.exemptions.map(({ code, name }) => ({ value: code, label: capitalised(name) }))}
          />
          <Field
            name={`${FEE_FIELD}proof`}
            label="Giấy tờ chứng minh"
            help={proofHelp(rule, typed.claim)}
            value={typed.proof}
            error={errorOf("proof")}
            maxLength={200}
          />
        </>
      )}
    </div>
  );
}

function proofHelp({ exemptions }: FeeRule, claim: string): string {
  const proof = exemptions.find(({ code }) => code === claim)?.proof;
  return proof === undefined ? "Số, ngày của giấy tờ; chỉ khi được miễn, giảm" : `Số, ngày của ${proof}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}
