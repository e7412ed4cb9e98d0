import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Checkbox, RadioGroup } from "#ui/components/choices/choices.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { CHARGE_PATH } from "../http/paths.ts";

export type ChargePageProps = {
  readonly viewer: PageViewer;
  readonly dossierId: string;
  readonly dossierHref: string;
  readonly code: string;
  readonly version: number;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
};

export const CHARGE_LINES = [1, 2, 3] as const;

/** Asks for more fees: each line phí or lệ phí, why, when, and whether the clock stands still until it is paid. */
export function ChargePage({ viewer, dossierId, dossierHref, code, version, typed, errors }: ChargePageProps) {
  const field = (name: string) => ({
    ...{ name, value: typed[name] ?? "" },
    error: errors.find((one) => one.field === name)?.message,
  });
  return (
    <OfficerPage
      viewer={viewer}
      title="Yêu cầu nộp thêm phí, lệ phí"
      active="xu-ly"
      over={
        <a href={dossierHref} data-key-back>
          Hồ sơ {code}
        </a>
      }
    >
      <form method="post" action={`${CHARGE_PATH}/${dossierId}`} novalidate>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="version" value={String(version)} />
        <Card title="Các khoản">
          {CHARGE_LINES.map((n) => (
            <div class="mc-columns" key={n}>
              <Field {...field(`name${n}`)} label={`Tên khoản ${n}`} maxLength={200} required={n === 1} />
              <Select
                {...field(`kind${n}`)}
                label="Loại"
                options={[
                  { value: "phi", label: "Phí" },
                  { value: "le-phi", label: "Lệ phí" },
                ]}
              />
              <Field
                {...field(`amount${n}`)}
                label="Số tiền (đồng)"
                inputMode="numeric"
                maxLength={12}
                required={n === 1}
              />
            </div>
          ))}
          <Field {...field("reason")} label="Vì sao phải nộp thêm, căn cứ" rows={2} maxLength={500} required />
          <RadioGroup
            name="purpose"
            legend="Nộp khi nào"
            value={typed["purpose"] || "after"}
            choices={[
              { value: "during", label: "Trong khi giải quyết" },
              { value: "after", label: "Trước khi nhận kết quả" },
            ]}
          />
          <Checkbox
            name="stopsClock"
            label="Tạm dừng thời hạn cho đến khi nộp (yêu cầu thực hiện nghĩa vụ tài chính)"
            checked={typed["stopsClock"] === "yes"}
          />
          <Button kind="primary" keyShown="Ctrl+Enter">
            Yêu cầu nộp thêm
          </Button>
        </Card>
      </form>
    </OfficerPage>
  );
}
