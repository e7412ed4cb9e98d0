import { Button } from "#ui/components/button/button.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { PERIOD_FIELDS, type PeriodFault, type TypedPeriod } from "../domain/period-choice.ts";
import type { PeriodKind, ReportCard } from "../domain/report-template.ts";
import { reportPath } from "../http/paths.ts";
import { WORDS_OF_KINDS } from "../http/period-words.ts";

export type ReportFormProps = {
  readonly card: ReportCard;
  readonly choices: readonly SelectOption[];
  readonly kind: PeriodKind;
  readonly fields: TypedPeriod;
  readonly scope: string;
  readonly asOf: string;
  readonly fault: PeriodFault | undefined;
};

/** Asks for the period, the unit and the instant; the kind of period is chosen by a link, so that it needs no script. */
export function ReportForm({ card, choices, kind, fields, scope, asOf, fault }: ReportFormProps) {
  const errorAt = (name: PeriodFault["field"]) => (fault?.field === name ? fault.vi : undefined);
  const kinds = card.periods.map((other) => ({
    label: WORDS_OF_KINDS[other].label,
    href: reportPath(card.id, {
      ky: WORDS_OF_KINDS[other].word,
      "don-vi": scope,
      ...(asOf === "" ? {} : { "tinh-den": asOf }),
    }),
    chosen: other === kind,
  }));
  return (
    <div class="mc-report-ask mc-no-print">
      {kinds.length > 1 && <FilterChips groups={[{ label: "Kỳ báo cáo", choices: kinds }]} />}
      <form method="get" action={reportPath(card.id)} class="mc-report-form">
        <input type="hidden" name="ky" value={WORDS_OF_KINDS[kind].word} />
        {PERIOD_FIELDS[kind].map((name) => (
          <PeriodField key={name} name={name} value={fields[name]} error={errorAt(name)} />
        ))}
        <Select name="don-vi" label="Đơn vị báo cáo" value={scope} options={choices} />
        <Field
          name="tinh-den"
          label="Tính đến"
          value={asOf}
          width="medium"
          placeholder="16:30 30/11/2026"
          error={errorAt("tinh-den")}
          help="Để trống: số liệu mới nhất."
        />
        <Button kind="primary">Xem báo cáo</Button>
      </form>
    </div>
  );
}

type PeriodFieldProps = {
  readonly name: keyof TypedPeriod;
  readonly value: string;
  readonly error: string | undefined;
};

function PeriodField({ name, value, error }: PeriodFieldProps) {
  switch (name) {
    case "quy":
      return <Select name={name} label="Quý" value={value} options={QUARTERS} error={error} />;
    case "thang":
      return <Select name={name} label="Tháng" value={value} options={MONTHS} error={error} />;
    case "nam":
      return (
        <Field name={name} label="Năm" value={value} width="short" inputMode="numeric" maxLength={4} error={error} />
      );
    case "ngay":
      return <Field name={name} label="Ngày" value={value} width="medium" error={error} />;
    case "tu":
      return <Field name={name} label="Từ ngày" value={value} width="medium" error={error} />;
    case "den":
      return <Field name={name} label="Đến ngày" value={value} width="medium" error={error} />;
  }
}

const QUARTERS = ["I", "II", "III", "IV"].map((label, index) => ({ value: String(index + 1), label }));
const MONTHS = Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: String(index + 1) }));
