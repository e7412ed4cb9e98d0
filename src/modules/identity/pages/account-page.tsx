import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { ACCOUNT_PATH } from "../http/paths.ts";
import { CodeField } from "./sign-in-page.tsx";

export type AccountPageProps = {
  readonly viewer: PageViewer;
  readonly username: string;
  readonly totp:
    { readonly state: "off" | "on" } | { readonly state: "pending"; readonly secret: string; readonly qr: string };
  readonly mustChangePassword: "yes" | "no";
  readonly errors: readonly FieldError[];
  readonly flash?: FlashMessage | undefined;
};

/** The own account: password and authenticator app. */
export function AccountPage(props: AccountPageProps) {
  const at = (field: string) => props.errors.find((error) => error.field === field)?.message;
  const mustChange: FlashMessage = {
    tone: "warning",
    title: "Hãy đổi mật khẩu do quản trị cấp trước khi làm việc.",
  };
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Tài khoản"
      flash={props.flash ?? (props.mustChangePassword === "yes" ? mustChange : undefined)}
    >
      <ErrorSummary errors={props.errors} />
      <Card title="Đổi mật khẩu">
        <form method="post" action={`${ACCOUNT_PATH}/mat-khau`}>
          <input type="hidden" name="username" value={props.username} autocomplete="username" />
          <Field
            name="current"
            label="Mật khẩu hiện tại"
            type="password"
            autocomplete="current-password"
            error={at("current")}
            required
          />
          <Field
            name="next"
            label="Mật khẩu mới"
            type="password"
            autocomplete="new-password"
            help="Ít nhất 12 ký tự. Vài từ không liên quan với nhau dễ nhớ và khó đoán."
            error={at("next")}
            required
          />
          <Field
            name="again"
            label="Nhập lại mật khẩu mới"
            type="password"
            autocomplete="new-password"
            error={at("again")}
            required
          />
          <div class="mc-form-acts">
            <Button kind="primary">Đổi mật khẩu</Button>
          </div>
          <p>Sau khi đổi, các máy khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại.</p>
        </form>
      </Card>
      <Card title="Ứng dụng xác thực" id="totp">
        <Totp totp={props.totp} />
      </Card>
    </OfficerPage>
  );
}

function Totp({ totp }: { readonly totp: AccountPageProps["totp"] }) {
  switch (totp.state) {
    case "off":
      return (
        <form method="post" action={`${ACCOUNT_PATH}/totp`}>
          <p>
            Khi bật, mỗi lần đăng nhập cần thêm mã 6 chữ số trên điện thoại. Người biết mật khẩu cũng không vào được.
          </p>
          <Button>Bắt đầu bật</Button>
        </form>
      );
    case "pending":
      return (
        <form method="post" action={`${ACCOUNT_PATH}/totp/bat`}>
          <p>1. Mở ứng dụng xác thực trên điện thoại và quét mã này.</p>
          <img src={totp.qr} width="220" height="220" alt="Mã QR để thêm tài khoản vào ứng dụng xác thực" />
          <p>
            Không quét được: nhập khóa <code>{totp.secret.match(/.{1,4}/g)?.join(" ")}</code>
          </p>
          <CodeField label="2. Nhập mã mà ứng dụng đang hiện" />
          <Button>Bật ứng dụng xác thực</Button>
        </form>
      );
    case "on":
      return (
        <form method="post" action={`${ACCOUNT_PATH}/totp/tat`}>
          <p>Đang bật. Để tắt, hãy nhập mã mà ứng dụng đang hiện.</p>
          <CodeField />
          <Button kind="danger">Tắt ứng dụng xác thực</Button>
        </form>
      );
  }
}
