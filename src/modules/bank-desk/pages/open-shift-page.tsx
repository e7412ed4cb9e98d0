import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { Denomination } from "../domain/denominations.ts";
import { OPEN_PATH } from "../http/paths.ts";
import { CountFields } from "./count-fields.tsx";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";

export type OpenShiftPageProps = DeskFrame & {
  readonly shiftId: string;
  readonly tills: readonly { readonly id: string; readonly name: string; readonly carried: number }[];
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Denomination | undefined;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** Opens a shift: what lies in the drawer is counted note by note before the first payment. */
export function OpenShiftPage(props: OpenShiftPageProps) {
  const { tills, typed, errors } = props;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const [only] = tills;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title="Mở ca thu"
      tab="collect"
      flash={props.flash}
      islands={["teller"]}
    >
      <form method="post" action={OPEN_PATH} novalidate>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="shiftId" value={props.shiftId} />
        <Card title="Kiểm quỹ đầu ca">
          {tills.length === 1 && only !== undefined ? (
            <>
              <input type="hidden" name="tillId" value={only.id} />
              <p>
                {only.name}. Theo sổ trong quỹ còn <strong>{formatMoney(only.carried)}</strong>.
              </p>
            </>
          ) : (
            <Select
              name="tillId"
              label="Quầy thu"
              required
              value={typed["tillId"]}
              error={error("tillId")}
              options={tills.map(({ id, name, carried }) => ({
                value: id,
                label: `${name} (theo sổ còn ${formatMoney(carried)})`,
              }))}
            />
          )}
          <CountFields typed={typed} wrong={props.wrong} />
          <div class="mc-columns">
            <Field
              name="floated"
              label="Trong đó nhận từ quỹ ngân hàng để trả lại (đồng)"
              value={typed["floated"]}
              error={error("floated")}
              help="Tiền lẻ ngân hàng ứng cho quầy hôm nay. Để trống nếu không nhận."
              inputMode="numeric"
              maxLength={12}
              width="medium"
            />
            <Field
              name="reason"
              label="Lý do nếu đếm khác sổ"
              value={typed["reason"]}
              error={error("reason")}
              maxLength={500}
              help="Số đếm phải bằng số theo sổ cộng tiền ứng; nếu khác, ghi rõ lý do, chênh lệch được ghi sổ."
            />
          </div>
          <Button kind="primary" keyShown="Ctrl+Enter">
            Mở ca
          </Button>
        </Card>
      </form>
    </DeskPage>
  );
}
