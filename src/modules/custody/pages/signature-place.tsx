import { formatInstant, type Instant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Field } from "#ui/components/field/field.tsx";

export type SignaturePlaceProps = {
  /** Where the signature is posted. */
  readonly action: string;
  readonly side: string;
  /** What the side is called. */
  readonly name: string;
  readonly signature: { readonly officerName: string; readonly at: Instant } | undefined;
  /** What was typed before a refusal, by the name of the field. */
  readonly typed: (name: string) => string | undefined;
};

/** A side's signature, or the place to sign: with the signer's own name and password, at whoever's screen. */
export function SignaturePlace({ action, side, name, signature, typed }: SignaturePlaceProps) {
  if (signature !== undefined) {
    return (
      <p>
        <strong>{name}:</strong> {signature.officerName} ký lúc {formatInstant(signature.at)}
      </p>
    );
  }
  return (
    <form method="post" action={action} class="mc-row-form">
      <input type="hidden" name="ben" value={side} />
      <Field
        id={`tai-khoan-${side}`}
        name="taiKhoan"
        label={`${name}: tên đăng nhập`}
        value={typed("ben") === side ? typed("taiKhoan") : undefined}
        width="medium"
      />
      <Field id={`mat-khau-${side}`} name="matKhau" label="Mật khẩu" type="password" width="medium" />
      <Field id={`ma-${side}`} name="maXacThuc" label="Mã xác thực (nếu dùng)" inputMode="numeric" width="short" />
      <Button>Ký</Button>
    </form>
  );
}
