import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { PAYER_NAMES, QUALITY_NAMES, SCOPE_NAMES } from "../domain/texts.ts";

export type ServiceFieldsProps = {
  readonly typed: Readonly<Record<"scope" | "days" | "postage" | "postagePaidBy" | "quality", string>>;
  readonly errors: readonly FieldError[];
};

/** What the post is asked for and what it costs: scope, days, quality, cước and who pays it. */
export function ServiceFields({ typed, errors }: ServiceFieldsProps) {
  return (
    <>
      <Select name="scope" label="Phạm vi" options={optionsOf(SCOPE_NAMES)} value={typed.scope} />
      <Field
        name="days"
        label="Số ngày làm việc (chỉ liên tỉnh, từ 3 đến 8)"
        value={typed.days}
        inputMode="numeric"
        width="short"
      />
      <Select name="quality" label="Chất lượng dịch vụ" options={optionsOf(QUALITY_NAMES)} value={typed.quality} />
      <Field
        name="postage"
        label="Cước (đồng)"
        help="Tiền của bưu điện, không tính vào phí, lệ phí của Trung tâm."
        value={typed.postage}
        inputMode="numeric"
        width="medium"
        error={errors.find(({ field }) => field === "postage")?.message}
        required
      />
      <Select
        name="postagePaidBy"
        label="Thanh toán cước"
        options={optionsOf(PAYER_NAMES)}
        value={typed.postagePaidBy}
      />
    </>
  );
}

function optionsOf<T extends string>(names: Readonly<Record<T, string>>): readonly SelectOption[] {
  return (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
}
