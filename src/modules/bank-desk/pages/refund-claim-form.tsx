import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";

export type RefundTyped = Readonly<Record<"amount" | "reason" | "basis" | "payeeName" | "payeeAccount", string>>;

/** A claim: why and on what basis the money goes back, and to whom. */
export function RefundClaimForm({
  action,
  left,
  partNote,
  typed,
  errors,
}: {
  readonly action: string;
  /** What may still go back, in đồng. */
  readonly left: number;
  /** What happens to the rest when only a part goes back. */
  readonly partNote: string;
  readonly typed: RefundTyped;
  readonly errors: readonly FieldError[];
}) {
  const field = (name: keyof RefundTyped) => ({
    ...{ name, value: typed[name], id: `hoan-${name}` },
    error: errors.find((one) => one.field === `hoan-${name}`)?.message,
  });
  return (
    <form method="post" action={action} novalidate>
      <ErrorSummary errors={errors} />
      <p>
        Hoàn trả được nhiều nhất <strong>{formatMoney(left)}</strong>. Kế toán hoặc lãnh đạo Trung tâm duyệt rồi mới
        chi.
      </p>
      <Field
        {...field("amount")}
        label="Số tiền hoàn trả (đồng)"
        help={`Để trống nếu hoàn trả tất cả. ${partNote}`}
        inputMode="numeric"
        maxLength={12}
        width="medium"
      />
      <Field {...field("reason")} label="Lý do hoàn trả" maxLength={500} required />
      <Field
        {...field("basis")}
        label="Căn cứ"
        maxLength={500}
        help="Văn bản, điều khoản hoặc thông báo làm căn cứ, nếu có."
      />
      <div class="mc-columns">
        <Field {...field("payeeName")} label="Người nhận tiền" maxLength={200} required />
        <Field
          {...field("payeeAccount")}
          label="Số tài khoản, ngân hàng"
          maxLength={120}
          help="Để trống nếu nhận tiền mặt tại quầy."
        />
      </div>
      <Button>Lập đề nghị hoàn trả</Button>
    </form>
  );
}
