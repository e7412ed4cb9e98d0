import { Select } from "#ui/components/select/select.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FeeRule } from "../domain/fee-rule.ts";
import type { FeeAnswers, FeeBasis } from "../domain/read-answers.ts";
import { FeeQuestions } from "./fee-questions.tsx";

/** Who asks, how, and what the rule has to know, as a trial asks it. */
export type TrialFacts = FeeBasis & { readonly typed: FeeAnswers; readonly errors: readonly FieldError[] };

/** The two fields that every trial has. */
export function TrialBasis({ subject, channel }: FeeBasis) {
  return (
    <>
      <Select
        name="chu"
        label="Chủ hồ sơ"
        value={subject}
        options={[
          { value: "person", label: "Hộ gia đình, cá nhân" },
          { value: "organisation", label: "Tổ chức" },
        ]}
      />
      <Select
        name="kenh"
        label="Cách nộp"
        value={channel}
        options={[
          { value: "direct", label: "Trực tiếp" },
          { value: "postal", label: "Qua bưu chính" },
          { value: "online", label: "Trực tuyến" },
        ]}
      />
    </>
  );
}

/** The facts of a trial inside the form of a version that is not published yet. */
export function TrialFields({ rule, facts }: { readonly rule: FeeRule; readonly facts: TrialFacts }) {
  return (
    <>
      <div class="mc-columns">
        <TrialBasis {...facts} />
      </div>
      <FeeQuestions rule={rule} typed={facts.typed} errors={facts.errors} />
    </>
  );
}
