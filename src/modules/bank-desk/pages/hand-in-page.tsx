import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { shiftPath } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";

export type HandInTyped = Readonly<Record<"amount" | "goesTo" | "slip" | "receiver", string>>;

/** Cash leaves the drawer: how much, where to, under which slip, and who took it over. */
export function HandInPage({
  shiftId,
  typed,
  errors,
  flash,
  ...frame
}: DeskFrame & {
  readonly shiftId: string;
  readonly typed: HandInTyped;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
}) {
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <DeskPage
      {...frame}
      title="Nộp quỹ"
      tab="shifts"
      flash={flash}
      over={
        <a href={shiftPath(shiftId)} data-key-back>
          Ca thu
        </a>
      }
    >
      <form method="post" action={`${shiftPath(shiftId)}/nop-quy`} novalidate>
        <ErrorSummary errors={errors} />
        <Card title="Giao tiền cho ngân hàng">
          <RadioGroup
            name="goesTo"
            legend="Nộp đi đâu"
            value={typed.goesTo}
            choices={[
              { value: "account", label: "Nộp tiền đã thu vào tài khoản", help: "Chờ sao kê ngân hàng xác nhận." },
              { value: "vault", label: "Trả tiền lẻ đã ứng về quỹ ngân hàng" },
            ]}
          />
          <div class="mc-columns">
            <Field
              name="amount"
              label="Số tiền (đồng)"
              value={typed.amount}
              error={error("amount")}
              inputMode="numeric"
              maxLength={12}
              required
              autofocus={errors.length === 0}
            />
            <Field
              name="slip"
              label="Số chứng từ nộp tiền"
              value={typed.slip}
              error={error("slip")}
              maxLength={60}
              required
            />
            <Field
              name="receiver"
              label="Người nhận tiền"
              value={typed.receiver}
              error={error("receiver")}
              maxLength={120}
              required
            />
          </div>
          <Button kind="primary" keyShown="Ctrl+Enter">
            Ghi nhận đã nộp
          </Button>
        </Card>
      </form>
    </DeskPage>
  );
}
