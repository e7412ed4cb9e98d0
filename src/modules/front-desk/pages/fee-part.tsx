import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FeeQuestions, FeeResult } from "#modules/fees/index.ts";
import type { Assessment, FeeRule } from "#modules/fees/domain.ts";
import type { FormError } from "../domain/check-form.ts";
import type { FeeFields } from "../domain/intake-form.ts";
import { paths } from "../http/paths.ts";

export type FeePartProps = {
  readonly draftId: string;
  readonly rule: FeeRule;
  readonly assessment: Assessment;
  readonly fees: FeeFields;
  readonly errors: readonly FormError[];
};

/** Fees at the counter: what has to be asked, what it comes to and why, and the way to another amount with a reason. */
export function FeePart(props: FeePartProps) {
  const { rule, fees, errors } = props;
  const asks = rule.quantities.length + rule.attributes.length + rule.exemptions.length > 0;
  return (
    <Card
      title="Phí, lệ phí"
      id="phi-le-phi"
      acts={
        asks && (
          <Button name="act" value="assess" formAction={`${paths.draft(props.draftId)}#phi-le-phi`}>
            Tính lại
          </Button>
        )
      }
    >
      <FeeQuestions rule={rule} typed={fees} errors={errors} />
      <FeeOutcome {...props} />
    </Card>
  );
}

/** The part that follows the answers; a script puts it anew whenever one of them changes. */
export function FeeOutcome({ rule, assessment, fees, errors }: Omit<FeePartProps, "draftId">) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const isOpen = assessment.openKinds.length > 0 || isTouched(fees) || ["fee", "levy", "feeReason"].some(errorOf);
  return (
    <div data-fee-result aria-live="polite">
      <FeeResult assessment={assessment} doubts={rule.doubts} />
      <input type="hidden" name="feeShown" value={fees.shownPhi} />
      <input type="hidden" name="levyShown" value={fees.shownLePhi} />
      <details class="mc-details" open={isOpen}>
        <summary>
          {assessment.openKinds.length > 0 ? "Ghi số tiền theo văn bản" : "Ghi số tiền khác"} (phải có lý do)
        </summary>
        <div class="mc-details-body">
          <div class="mc-columns">
            <MoneyField name="fee" label="Phí phải thu (đồng)" value={fees.phi} error={errorOf("fee")} />
            <MoneyField name="levy" label="Lệ phí phải thu (đồng)" value={fees.lePhi} error={errorOf("levy")} />
          </div>
          <Field
            name="feeReason"
            label="Lý do, căn cứ"
            help="Chỉ khi số tiền khác với mức tính ở trên; được lưu cùng hồ sơ"
            value={fees.reason}
            error={errorOf("feeReason")}
            maxLength={300}
          />
        </div>
      </details>
    </div>
  );
}

type Money = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
};

function MoneyField(props: Money) {
  return <Field {...props} inputMode="numeric" maxLength={12} width="short" />;
}

function isTouched({ phi, shownPhi, lePhi, shownLePhi, reason }: FeeFields): boolean {
  return phi !== shownPhi || lePhi !== shownLePhi || reason !== "";
}
