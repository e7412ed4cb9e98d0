import { Field } from "#ui/components/field/field.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { Typed } from "./result-part.tsx";

const FIELDS = [
  { name: "person.name", label: "Họ tên người được ủy quyền", help: "Để trống nếu đã quét thẻ." },
  { name: "person.phone", label: "Điện thoại", help: undefined },
  { name: "person.address", label: "Địa chỉ", help: "Để trống nếu đã quét thẻ." },
  { name: "auth.number", label: "Số giấy ủy quyền", help: undefined },
  { name: "auth.date", label: "Ngày lập", help: "Ví dụ 24/11/2026." },
  { name: "auth.certifiedBy", label: "Nơi công chứng, chứng thực", help: undefined },
  { name: "auth.validUntil", label: "Có hiệu lực đến ngày", help: "Để trống nếu giấy không ghi thời hạn." },
  { name: "auth.scope", label: "Phạm vi ủy quyền", help: "Ví dụ: nhận kết quả, nhận lại bản chính." },
] as const;

/** The giấy ủy quyền and who brings it; opened when it is chosen or has mistakes. */
export function AuthorisedPart({ typed, errors }: { readonly typed: Typed; readonly errors: readonly FieldError[] }) {
  const isNeeded = typed.text("receiver") === "authorised";
  return (
    <details class="mc-details" open={isNeeded} data-authorised>
      <summary>Giấy ủy quyền</summary>
      <div class="mc-details-body mc-desk-columns">
        {FIELDS.map(({ name, label, help }) => (
          <Field
            key={name}
            name={name}
            label={label}
            help={help}
            value={typed.text(name)}
            error={errors.find(({ field }) => field === name)?.message}
            maxLength={300}
          />
        ))}
      </div>
    </details>
  );
}
