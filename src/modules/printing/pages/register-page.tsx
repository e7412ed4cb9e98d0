import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { REGISTER_PATH } from "../http/paths.ts";

export type RegisterPageProps = {
  readonly viewer: PageViewer;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly typed: { readonly agencyId: string; readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
};

/** Asks for the agency and the days of the register to print. */
export function RegisterPage({ viewer, agencies, typed, errors }: RegisterPageProps) {
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <OfficerPage
      viewer={viewer}
      title="In sổ theo dõi hồ sơ"
      active="tra-cuu"
      over={<a href="/can-bo/tra-cuu">Tra cứu</a>}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Card>
        <form method="get" action={REGISTER_PATH}>
          <input type="hidden" name="in" value="1" />
          <Select
            name="co-quan"
            label="Cơ quan"
            value={typed.agencyId}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field name="tu" label="Từ ngày" value={typed.from} width="medium" error={errorAt("tu")} required />
          <Field
            name="den"
            label="Đến ngày"
            value={typed.to}
            width="medium"
            error={errorAt("den")}
            help="Sổ mở theo năm; số thứ tự chạy suốt năm."
            required
          />
          <Button>In sổ theo dõi</Button>
        </form>
      </Card>
    </OfficerPage>
  );
}
