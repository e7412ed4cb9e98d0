import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { NewOfficer } from "../domain/account.ts";
import { officerPath, OFFICERS_PATH } from "../http/paths.ts";

export type NewOfficerPageProps = {
  readonly viewer: PageViewer;
  readonly values: NewOfficer;
  readonly errors: readonly FieldError[];
};

/** The form for a new account; the password is made by the system. */
export function NewOfficerPage({ viewer, values, errors }: NewOfficerPageProps) {
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <OfficerPage viewer={viewer} title="Thêm cán bộ" active="quan-tri" over={<a href={OFFICERS_PATH}>Cán bộ</a>}>
      <ErrorSummary errors={errors} />
      <form method="post" action={OFFICERS_PATH}>
        <Field name="name" label="Họ và tên" value={values.name} error={at("name")} required autofocus />
        <Field
          name="username"
          label="Tên đăng nhập"
          help="Để trống thì hệ thống đề xuất từ họ tên, ví dụ hoa.nong."
          value={values.username}
          error={at("username")}
          width="medium"
        />
        <Field name="title" label="Chức danh" value={values.title} error={at("title")} required width="medium" />
        <Field
          name="phone"
          label="Điện thoại công vụ"
          help="Công khai tại quầy cùng họ tên, chức danh."
          value={values.phone}
          error={at("phone")}
          width="medium"
        />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Thêm và cấp mật khẩu
          </Button>
        </div>
      </form>
    </OfficerPage>
  );
}

export type PasswordGivenPageProps = {
  readonly viewer: PageViewer;
  readonly officerId: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
};

/** The only time the given password is seen; it must be changed at the first sign-in. */
export function PasswordGivenPage({ viewer, officerId, name, username, password }: PasswordGivenPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Mật khẩu cấp lần này"
      active="quan-tri"
      over={<a href={OFFICERS_PATH}>Cán bộ</a>}
    >
      <Card title={name}>
        <p>
          Tên đăng nhập <code>{username}</code>, mật khẩu <code>{password}</code>
        </p>
        <p>Hãy đọc trực tiếp cho cán bộ. Mật khẩu chỉ hiện một lần ở đây và phải đổi ngay khi đăng nhập.</p>
      </Card>
      <ButtonLink kind="primary" href={officerPath(officerId)}>
        Tiếp: giao vị trí công việc
      </ButtonLink>
    </OfficerPage>
  );
}
