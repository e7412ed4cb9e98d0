import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { Denomination } from "../domain/denominations.ts";
import { shiftPath } from "../http/paths.ts";
import { CountFields } from "./count-fields.tsx";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";

export type CloseShiftPageProps = DeskFrame & {
  readonly shiftId: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly wrong: Denomination | undefined;
  readonly errors: readonly FieldError[];
  /** Whether somebody counts in the place of an absent teller. */
  readonly inPlace: "yes" | "no";
  /** A count that does not fit was tried: now a reason may be given. */
  readonly asksReason: "yes" | "no";
};

/** The closing count: the teller counts before the books say what should be there. */
export function CloseShiftPage(props: CloseShiftPageProps) {
  const { shiftId, typed, errors, asksReason, inPlace } = props;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={inPlace === "yes" ? "Đếm quỹ thay thu ngân" : "Kiểm quỹ, đóng ca"}
      tab="shifts"
      islands={["teller"]}
      over={
        <a href={shiftPath(shiftId)} data-key-back>
          Ca thu
        </a>
      }
    >
      <form method="post" action={`${shiftPath(shiftId)}/dong`} novalidate>
        <ErrorSummary errors={errors} />
        <Card title="Đếm tiền trong quỹ">
          <p class="mc-help">
            Đếm tiền mặt còn trong ngăn kéo sau khi nộp quỹ. Số theo sổ chỉ hiện ra sau khi đã đếm; mỗi lần đếm đều được
            lưu.{" "}
            {inPlace === "yes"
              ? "Chỉ khi thu ngân của ca vắng mặt. Dù khớp hay lệch, một người thứ ba phải xác nhận thì ca mới đóng."
              : "Khớp thì ca đóng ngay; lệch thì ghi lý do và cần người thứ hai xác nhận."}
          </p>
          <CountFields typed={typed} wrong={props.wrong} />
          {(asksReason === "yes" || inPlace === "yes") && (
            <Field
              name="reason"
              label={inPlace === "yes" ? "Vì sao đếm thay; lý do chênh lệch nếu có" : "Lý do chênh lệch"}
              value={typed["reason"]}
              error={errors.find(({ field }) => field === "reason")?.message}
              maxLength={500}
              help={inPlace === "yes" ? undefined : "Nếu đếm lại đúng thì để trống."}
              required={inPlace === "yes"}
            />
          )}
          <Button kind="primary" keyShown="Ctrl+Enter">
            {inPlace === "yes" ? "Chốt số đếm, chờ xác nhận" : "Chốt số đếm, đóng ca"}
          </Button>
        </Card>
      </form>
    </DeskPage>
  );
}
