import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import type { RegisterVolume } from "../domain/register-volumes.ts";
import { REGISTER_PATH } from "../http/paths.ts";

export type RegisterPageProps = {
  readonly viewer: PageViewer;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly typed: { readonly agencyId: string; readonly from: string; readonly to: string; readonly asOf: string };
  readonly errors: readonly FieldError[];
  /** The volumes of a period that does not fit into one; else empty. */
  readonly volumes: readonly RegisterVolume[];
};

/** Asks for the agency, the days and the day as of which the register is told; prints it or fills a sheet. */
export function RegisterPage({ viewer, agencies, typed, errors, volumes }: RegisterPageProps) {
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <OfficerPage
      viewer={viewer}
      title="In sổ theo dõi hồ sơ"
      active="tra-cuu"
      over={<a href="/can-bo/tra-cuu">Tra cứu</a>}
    >
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {volumes.length > 0 && <Volumes typed={typed} volumes={volumes} />}
      <Card>
        <form method="get" action={REGISTER_PATH}>
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
          <Field
            name="tinh-den"
            label="Tính đến hết ngày"
            value={typed.asOf}
            width="medium"
            error={errorAt("tinh-den")}
            help="Ngày hẹn, ngày trả và ghi chú được ghi đúng như đến hết ngày này. Để trống là hết ngày cuối của kỳ; muốn thấy kết quả trả sau kỳ thì ghi ngày muộn hơn."
            placeholder="31/12/2026"
          />
          <div class="mc-form-acts">
            <Button kind="primary" name="in" value="1">
              In sổ theo dõi
            </Button>
            <Button name="in" value="xlsx">
              Tải bảng tính (xlsx)
            </Button>
            <Button name="in" value="csv">
              Tải csv
            </Button>
          </div>
          <p class="mc-help">Tên, số điện thoại ghi khi nộp hồ sơ; địa chỉ lấy theo dữ liệu hiện nay.</p>
        </form>
      </Card>
    </OfficerPage>
  );
}

function Volumes({ typed, volumes }: Pick<RegisterPageProps, "typed" | "volumes">) {
  const address = (more: Record<string, string>) => {
    const query = { "co-quan": typed.agencyId, tu: typed.from, den: typed.to, "tinh-den": typed.asOf, ...more };
    return `${REGISTER_PATH}?${new URLSearchParams(query).toString()}`;
  };
  return (
    <Card title={`Sổ của kỳ này in thành ${volumes.length} tập`}>
      <ul>
        {volumes.map(({ number, firstOrdinal, lastOrdinal }) => (
          <li key={number}>
            <a href={address({ in: "1", tap: String(number) })}>In tập {number}</a>: số thứ tự{" "}
            {formatCount(firstOrdinal)} đến {formatCount(lastOrdinal)}
          </li>
        ))}
      </ul>
      <p>
        Cả kỳ trong một tệp: <a href={address({ in: "xlsx" })}>bảng tính (xlsx)</a>,{" "}
        <a href={address({ in: "csv" })}>csv</a>.
      </p>
    </Card>
  );
}
