import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { SignInPage as SignInFrame } from "#ui/layout/sign-in-page.tsx";

export type ProofPageProps = {
  /** Where the form that was interrupted goes. */
  readonly action: string;
  /** Everything typed into it, sent again with the proof. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly hasTotp: "yes" | "no";
  readonly errors: readonly FieldError[];
  readonly passwordField: string;
  readonly codeField: string;
};

/** Between a form and an act that needs a fresh proof: asks for the password, loses nothing of what was typed. */
export function ProofPage({ action, kept, hasTotp, errors, passwordField, codeField }: ProofPageProps) {
  return (
    <SignInFrame
      title="Xác nhận trước khi thực hiện"
      under={<a href="/can-bo">Không thực hiện, về trang việc của tôi</a>}
    >
      <ErrorSummary errors={errors} title="Chưa xác nhận được" />
      <p>Việc này có giá trị pháp lý nên cần xác nhận đúng là ông/bà. Nội dung đã nhập được giữ nguyên.</p>
      <form method="post" action={action}>
        {kept.map(([name, value], index) => (
          <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
        ))}
        <Field
          name={passwordField}
          label="Mật khẩu"
          type="password"
          autocomplete="current-password"
          required
          autofocus
        />
        {hasTotp === "yes" && (
          <Field
            name={codeField}
            label="Mã 6 chữ số"
            inputMode="numeric"
            autocomplete="one-time-code"
            maxLength={7}
            width="short"
            required
          />
        )}
        <div class="mc-form-acts">
          <Button kind="primary">Xác nhận và thực hiện</Button>
        </div>
      </form>
    </SignInFrame>
  );
}
