import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { COLLECT_PATH, DESK_PATH } from "../http/paths.ts";

export type CollectTyped = Readonly<Record<"means" | "given" | "bankRef" | "payerName", string>>;

export type CollectFormProps = {
  readonly token: string;
  readonly reference: string;
  readonly missing: number;
  readonly typed: CollectTyped;
  readonly errors: readonly FieldError[];
  /** What the teller must have read before it is taken; nothing for the usual case. */
  readonly warnings: readonly string[];
  readonly usualSums: readonly number[];
};

/** Takes the money: empty is the exact sum, one key takes it and prints the receipt. */
export function CollectForm(props: CollectFormProps) {
  const { token, reference, missing, typed, errors, warnings, usualSums } = props;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  const isWarned = warnings.length > 0;
  return (
    <form method="post" action={COLLECT_PATH} data-island="teller" data-missing={String(missing)} novalidate>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="reference" value={reference} />
      <input type="hidden" name="missing" value={String(missing)} />
      {isWarned && (
        <div class="mc-flash mc-flash-warning" role="alert">
          <strong>Đọc cho người nộp nghe trước khi thu</strong>
          <ul>
            {warnings.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <input type="hidden" name="confirmed" value="yes" />
        </div>
      )}
      <div class="mc-columns">
        <Field
          name="given"
          label="Số tiền nhận (đồng)"
          value={typed.given}
          error={error("given")}
          help={`Để trống là đúng ${formatMoney(missing)}. Tiền mặt đưa dư thì trả lại ngay.`}
          inputMode="numeric"
          maxLength={12}
          width="medium"
          autofocus={!isWarned && errors.length === 0}
        />
        <div class="mc-tender" aria-live="polite" data-tender hidden />
      </div>
      {usualSums.length > 0 && (
        <div class="mc-toolbar mc-usual-sums" data-usual-sums hidden>
          <span class="mc-help">Khách đưa:</span>
          {usualSums.map((sum) => (
            <button
              key={sum}
              type="button"
              class="btn btn-outline-secondary btn-sm"
              data-sum={String(sum)}
              tabIndex={-1}
            >
              {formatMoney(sum)}
            </button>
          ))}
        </div>
      )}
      <div class="mc-columns">
        <RadioGroup
          name="means"
          legend="Hình thức"
          value={typed.means}
          choices={[
            { value: "cash", label: "Tiền mặt" },
            { value: "transfer", label: "Chuyển khoản" },
          ]}
        />
        <Field
          name="bankRef"
          label="Số tham chiếu ngân hàng"
          value={typed.bankRef}
          error={error("bankRef")}
          help="Chỉ khi chuyển khoản: ghi số trên chứng từ của ngân hàng."
          maxLength={60}
        />
        <Field
          name="payerName"
          label="Người nộp tiền ghi trên biên lai"
          value={typed.payerName}
          error={error("payerName")}
          maxLength={200}
        />
      </div>
      <div class="mc-form-acts">
        <Button kind="primary" keyShown="Ctrl+Enter">
          {isWarned ? "Người nộp đã rõ, thu tiền" : "Thu tiền và in biên lai"}
        </Button>
        <a class="btn btn-link" href={DESK_PATH} data-key-back>
          Bỏ qua, quét hồ sơ khác
        </a>
      </div>
    </form>
  );
}
