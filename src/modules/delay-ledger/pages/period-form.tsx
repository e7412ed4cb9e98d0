import { Button } from "#ui/components/button/button.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";

export type PeriodFormProps = {
  readonly action: string;
  /** What the address holds besides the days. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly typed: { readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
};

/** Two days of one's own choice. */
export function PeriodForm({ action, hidden, typed, errors }: PeriodFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form method="get" action={action} class="mc-ledger-period" novalidate>
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field
        name="tu"
        label="Từ ngày"
        placeholder="dd/mm/yyyy"
        inputMode="numeric"
        value={typed.from}
        width="medium"
        error={errorOf("tu")}
      />
      <Field
        name="den"
        label="Đến ngày"
        placeholder="dd/mm/yyyy"
        inputMode="numeric"
        value={typed.to}
        width="medium"
        error={errorOf("den")}
      />
      <Button>Xem</Button>
    </form>
  );
}
