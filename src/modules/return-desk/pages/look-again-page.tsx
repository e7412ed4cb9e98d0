import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";
import { PAD } from "../domain/signature.ts";

export type LookAgainProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly dossierId: string;
  readonly code: string;
  readonly receiver: string;
  readonly identity: string;
  readonly authorisation: string;
  readonly results: readonly { readonly code: string; readonly lines: readonly string[] }[];
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly actId: string;
  readonly proof: string;
  /** What was drawn already; empty for a fresh pad. */
  readonly signature: string;
  /** Where a code would be sent to; empty where none can be sent. */
  readonly phone: string;
  readonly isCodeSent: "yes" | "no";
  /** Why no code can be sent; empty where one can. */
  readonly noCode: string;
  readonly errors: readonly FieldError[];
};

/** The second look: what leaves the centre and cannot be taken back, and the receiver's own confirmation of it. */
export function LookAgainPage(props: LookAgainProps) {
  const errorAt = (field: string) => props.errors.find((error) => error.field === field)?.message;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={`Xác nhận trả kết quả ${props.code}`}
      active="tra-ket-qua"
      flash={props.flash}
      islands={["signature-pad"]}
    >
      <ErrorSummary errors={props.errors} />
      <Card title="Người nhận xem lại">
        <DefinitionList
          items={[
            { term: "Người nhận", value: props.receiver },
            { term: "Đối chiếu", value: props.identity },
            { term: "Giấy ủy quyền", value: props.authorisation },
          ]}
        />
        {props.results.map(({ code, lines }) => (
          <div key={code}>
            <h3>{code}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
        <p class="mc-help">
          Trả rồi không hoàn lại được. Kết quả, bản chính và xác nhận được ghi vào hồ sơ cùng một lúc.
        </p>
      </Card>
      <form method="post" action={paths.desk(props.dossierId)}>
        {props.hidden.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="actId" value={props.actId} />
        <Card title="Xác nhận của người nhận">
          <RadioGroup
            name="proof"
            legend="Người nhận xác nhận bằng"
            choices={choices(props)}
            value={props.proof}
            error={errorAt("proof")}
            help={props.noCode === "" ? undefined : props.noCode}
          />
          <div class="mc-pad" data-signature-pad hidden>
            <p class="form-label" id="pad-label">
              Ký vào khung dưới đây
            </p>
            <canvas width={PAD.width} height={PAD.height} aria-labelledby="pad-label" tabIndex={0} />
            <input type="hidden" name="signature" value={props.signature} />
            <Button type="button">Ký lại</Button>
          </div>
          <noscript>
            <p class="mc-help">
              Máy này không chạy được bảng ký: chọn chữ ký trên giấy biên nhận{props.phone !== "" && ", hoặc gửi mã"}.
            </p>
          </noscript>
          {props.phone !== "" && (
            <div class="mc-desk-code">
              {props.isCodeSent === "yes" && (
                <Field
                  name="digits"
                  label={`Mã 6 số đã gửi đến ${props.phone}`}
                  error={errorAt("digits")}
                  inputMode="numeric"
                  maxLength={10}
                  width="short"
                  autofocus={true}
                />
              )}
              <Button name="step" value="send-code">
                {props.isCodeSent === "yes" ? "Gửi mã mới" : `Gửi mã đến ${props.phone}`}
              </Button>
            </div>
          )}
        </Card>
        <div class="mc-form-acts">
          <Button kind="primary" name="step" value="hand-over" keyShown="Ctrl+Enter">
            Trả kết quả
          </Button>
          <Button kind="link" name="step" value="back">
            Quay lại sửa
          </Button>
        </div>
      </form>
    </OfficerPage>
  );
}

function choices({ phone }: LookAgainProps) {
  return [
    {
      value: "signature",
      label: "Chữ ký trên bảng ký",
      help: "Ký bằng bút, ngón tay hoặc chuột trong khung bên dưới.",
    },
    ...(phone === "" ? [] : [{ value: "code", label: `Mã gửi đến số điện thoại ${phone}` }]),
    {
      value: "paper",
      label: "Chữ ký trên giấy biên nhận",
      help: "In giấy biên nhận trả kết quả, người nhận ký, lưu vào hồ sơ.",
    },
  ];
}
