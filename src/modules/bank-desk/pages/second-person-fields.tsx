import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";

/** The names of the fields in which a second person proves who it is at somebody else's screen. */
export const SECOND = { username: "nguoi-thu-hai", password: "mat-khau-thu-hai", code: "ma-thu-hai" } as const;

/** A second person proves who it is at this screen: nothing is remembered, no session is opened. */
export function SecondPersonFields({
  who,
  username,
  errors,
}: {
  /** Who it may be, as the help says it. */
  readonly who: string;
  readonly username: string;
  readonly errors: readonly FieldError[];
}) {
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <fieldset class="mc-second-person">
      <legend class="form-label">Người thứ hai xác nhận ngay tại đây</legend>
      <p class="mc-help">{who}</p>
      <div class="mc-columns">
        <Field
          name={SECOND.username}
          label="Tên đăng nhập của người thứ hai"
          value={username}
          error={error(SECOND.username)}
          autocomplete="off"
        />
        <Field
          name={SECOND.password}
          label="Mật khẩu của người thứ hai"
          type="password"
          error={error(SECOND.password)}
          autocomplete="new-password"
        />
        <Field
          name={SECOND.code}
          label="Mã xác thực (nếu có bật)"
          inputMode="numeric"
          maxLength={8}
          error={error(SECOND.code)}
        />
      </div>
    </fieldset>
  );
}
