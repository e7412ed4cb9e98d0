import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { tallyMeasure, type EnteredMeasure } from "../../domain/indicators/measures.ts";
import { NINE_INDICATORS } from "../../domain/indicators/nine-indicators.ts";
import type { EvaluationFault, EvaluationField, TypedEvaluation } from "../../domain/indicators/read-evaluation.ts";
import type { ReportingPeriod } from "../../domain/reporting-period.ts";
import { EVALUATION_PATH } from "../../http/paths.ts";

export type EvaluationFormProps = {
  readonly measure: EnteredMeasure;
  readonly period: ReportingPeriod;
  readonly query: Readonly<Record<string, string>>;
  readonly typed: TypedEvaluation | undefined;
  readonly faults: readonly EvaluationFault[];
};

/** A new line for one measure: its numbers and what they rest on. */
export function EvaluationForm({ measure, period, query, typed, faults }: EvaluationFormProps) {
  const field = (name: EvaluationField) => ({
    name,
    value: typed?.[name] ?? "",
    error: faults.find((fault) => fault.field === name)?.vi,
  });
  return (
    <Card title={`Nhập ${measure.name}`} id="nhap">
      <form method="post" action={EVALUATION_PATH}>
        {Object.entries({ ...query, "chi-tieu": measure.id }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {isOfUnit(measure) ? (
          <RadioGroup
            name="muc"
            legend="Mức điểm của cơ quan"
            value={LEVELS.find((level) => typed?.[level] === "1")}
            choices={scaleOf(measure).map(({ name, label }) => ({ value: name, label }))}
            error={faults.find(({ field: wrong }) => wrong === "two")?.vi}
          />
        ) : measure.kind === "tally" ? (
          scaleOf(measure).map(({ name, label }) => (
            <Field key={name} {...field(name)} label={label} width="short" inputMode="numeric" />
          ))
        ) : (
          <>
            <Field {...field("numerator")} label="Tử số: số đạt" width="short" inputMode="numeric" required />
            <Field {...field("denominator")} label="Mẫu số: tổng số" width="short" inputMode="numeric" required />
          </>
        )}
        <Field
          {...field("basis")}
          label="Căn cứ"
          rows={2}
          maxLength={500}
          help={`Văn bản, đợt khảo sát hoặc báo cáo có số liệu này, của ${period.name}.`}
          required
        />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Ghi dòng này
          </Button>
          <a class="btn btn-link" href={`${EVALUATION_PATH}?${new URLSearchParams(query).toString()}`}>
            Không nhập nữa
          </a>
        </div>
        <p class="mc-help">Dòng đã ghi không sửa, không xóa được; muốn đính chính thì nhập dòng mới.</p>
      </form>
    </Card>
  );
}

/** What an agency is scored on as a whole: one level of points, not a count of dossiers. */
function isOfUnit({ id }: EnteredMeasure): boolean {
  return NINE_INDICATORS.some(({ number, of }) => of === "unit" && id === tallyMeasure(number));
}

const LEVELS = ["two", "one", "zero"] as const;

/** What each level of points is given for, as the circular says it. */
function scaleOf({ id }: EnteredMeasure): readonly { readonly name: EvaluationField; readonly label: string }[] {
  const found = NINE_INDICATORS.find(({ number }) => id === tallyMeasure(number));
  const counted = found?.of === "unit" ? "" : "Số hồ sơ được ";
  const [two = "", one = "", zero = ""] = found?.scale ?? [];
  return [
    { name: "two", label: `${counted}2 điểm: ${two}` },
    { name: "one", label: `${counted}1 điểm: ${one}` },
    { name: "zero", label: `${counted}0 điểm: ${zero}` },
  ];
}
