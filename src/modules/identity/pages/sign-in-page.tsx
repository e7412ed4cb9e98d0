import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { SignInPage as SignInFrame } from "#ui/layout/sign-in-page.tsx";
import { CODE_PATH, CONFIRM_PATH, SIGN_IN_PATH } from "../http/paths.ts";

export type SignInPageProps = {
  readonly target: string;
  readonly username: string;
  readonly errors: readonly FieldError[];
  /** Demo accounts with the shared password; empty outside the demo. */
  readonly demo: readonly { readonly username: string; readonly role: string }[];
  readonly demoPassword: string;
};

/** Sign-in of officers: one name, one password, one sentence for every kind of mistake. */
export function SignInPage({ target, username, errors, demo, demoPassword }: SignInPageProps) {
  return (
    <SignInFrame
      title="Đăng nhập cán bộ"
      under={demo.length > 0 && <DemoAccounts demo={demo} password={demoPassword} />}
    >
      <ErrorSummary errors={errors} title="Chưa đăng nhập được" />
      <form method="post" action={SIGN_IN_PATH}>
        <input type="hidden" name="tiep" value={target} />
        <Field
          name="username"
          label="Tên đăng nhập"
          value={username}
          autocomplete="username"
          required
          autofocus={username === ""}
        />
        <Field
          name="password"
          label="Mật khẩu"
          type="password"
          autocomplete="current-password"
          required
          autofocus={username !== ""}
        />
        <div class="mc-form-acts">
          <Button kind="primary">Đăng nhập</Button>
        </div>
      </form>
      <p class="mc-help">Quên mật khẩu: liên hệ quản trị hệ thống của Trung tâm để được đặt lại.</p>
    </SignInFrame>
  );
}

function DemoAccounts({ demo, password }: { readonly demo: SignInPageProps["demo"]; readonly password: string }) {
  return (
    <section aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">Tài khoản của bản mẫu</h2>
      <p>
        Dữ liệu ở đây là giả định. Mật khẩu chung: <code>{password}</code>
      </p>
      <ul>
        {demo.map((account) => (
          <li key={account.username}>
            <code>{account.username}</code>: {account.role}
          </li>
        ))}
      </ul>
    </section>
  );
}

export type CodePageProps = { readonly target: string; readonly errors: readonly FieldError[] };

/** The second step for officers who use an authenticator app. */
export function CodePage({ target, errors }: CodePageProps) {
  return (
    <SignInFrame title="Nhập mã xác thực" under={<a href={SIGN_IN_PATH}>Đăng nhập bằng tài khoản khác</a>}>
      <ErrorSummary errors={errors} title="Chưa đăng nhập được" />
      <form method="post" action={CODE_PATH}>
        <input type="hidden" name="tiep" value={target} />
        <CodeField />
        <div class="mc-form-acts">
          <Button kind="primary">Tiếp tục</Button>
        </div>
      </form>
    </SignInFrame>
  );
}

export type ConfirmPageProps = {
  readonly target: string;
  readonly hasTotp: "yes" | "no";
  readonly errors: readonly FieldError[];
};

/** Asks for the password once more before an act that must not be done on a borrowed screen. */
export function ConfirmProofPage({ target, hasTotp, errors }: ConfirmPageProps) {
  return (
    <SignInFrame title="Xác nhận đúng là ông/bà" under={<a href="/can-bo">Về trang việc của tôi</a>}>
      <p>Việc sắp làm cần xác nhận lại mật khẩu. Xác nhận có giá trị trong 5 phút.</p>
      <ErrorSummary errors={errors} title="Chưa xác nhận được" />
      <form method="post" action={CONFIRM_PATH}>
        <input type="hidden" name="tiep" value={target} />
        <Field name="password" label="Mật khẩu" type="password" autocomplete="current-password" required autofocus />
        {hasTotp === "yes" && <CodeField />}
        <div class="mc-form-acts">
          <Button kind="primary">Xác nhận</Button>
        </div>
      </form>
    </SignInFrame>
  );
}

export function CodeField({ label = "Mã 6 chữ số" }: { readonly label?: string }) {
  return (
    <Field
      name="code"
      label={label}
      help="Mở ứng dụng xác thực trên điện thoại. Mỗi mã chỉ dùng được một lần."
      inputMode="numeric"
      autocomplete="one-time-code"
      maxLength={7}
      width="short"
      required
    />
  );
}
