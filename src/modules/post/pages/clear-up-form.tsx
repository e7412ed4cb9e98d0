import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { slipActPath } from "../http/paths.ts";

export type ClearUpFormProps = {
  readonly slipId: string;
  readonly version: number;
  /** The result was delivered and is not handed over in law: this form does it. */
  readonly handsOver: boolean;
  readonly receiver: Readonly<Record<"kind" | "name" | "nationalId" | "authorisation", string>>;
  readonly reason: string;
};

/** Ends what somebody had to look at; where the result was delivered, says who has it. */
export function ClearUpForm({ slipId, version, handsOver, receiver, reason }: ClearUpFormProps) {
  return (
    <Card title="Làm rõ">
      <form method="post" action={slipActPath(slipId, "lam-ro")} class="mc-form">
        <input type="hidden" name="version" value={version} />
        {handsOver && (
          <>
            <p>
              Kết quả được ghi là đã trả khi phí, lệ phí đã nộp đủ và người nhận là chủ hồ sơ, người nộp, hoặc người có
              giấy ủy quyền.
            </p>
            <RadioGroup
              name="receiverKind"
              legend="Người đã nhận kết quả"
              value={receiver.kind}
              choices={[
                { value: "owner", label: "Chủ hồ sơ hoặc người nộp" },
                { value: "authorised", label: "Người được ủy quyền" },
              ]}
            />
            <Field name="receiverName" label="Họ và tên người nhận" value={receiver.name} maxLength={200} required />
            <Field
              name="receiverId"
              label="Số định danh cá nhân"
              value={receiver.nationalId}
              inputMode="numeric"
              width="medium"
              maxLength={20}
            />
            <Field name="authorisation" label="Số, ngày giấy ủy quyền" value={receiver.authorisation} maxLength={200} />
          </>
        )}
        <Field
          name="reason"
          id="reason-lam-ro"
          label="Đã làm rõ với bưu điện thế nào"
          value={reason}
          maxLength={300}
          required
        />
        <Button kind="primary">{handsOver ? "Ghi đã trả kết quả" : "Ghi đã làm rõ"}</Button>
      </form>
    </Card>
  );
}
