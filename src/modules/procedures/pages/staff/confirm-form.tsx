import { Button } from "#ui/components/button/button.tsx";
import { Checkbox, CheckboxGroup } from "#ui/components/choices/choices.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { feeText } from "../../domain/difference.ts";
import type { CaseContent, ProcedureContent } from "../../domain/procedure.ts";
import { first, LIMIT_UNITS, type TypedForm } from "../../http/confirm-form.ts";
import { adminProcedurePath } from "../../http/paths.ts";

export type ConfirmFormProps = {
  readonly content: ProcedureContent;
  readonly number: number;
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  /** Workflow offered for a case, by its place. */
  readonly workflows: readonly string[];
  readonly typed: TypedForm;
  readonly errors: readonly FieldError[];
};

/** The form in which an administrator confirms what the source leaves open. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { content, number, agencies, typed, errors } = props;
  const wrong = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form method="post" action={`${adminProcedurePath(content.code)}/xac-nhan`}>
      <ErrorSummary errors={errors} />
      <input type="hidden" name="phienBan" value={String(number)} />
      <Select
        name="coQuan"
        label="Cơ quan giải quyết"
        options={agencies.map((agency) => ({ value: agency.code, label: `${agency.name} (${agency.code})` }))}
        value={first(typed, "coQuan") || (content.agencyCode ?? "")}
        empty="Chọn cơ quan"
        error={wrong("coQuan")}
      />
      {content.cases.map((one, at) => (
        <CaseFields key={one.caseCode} {...props} one={one} at={at} wrong={wrong} />
      ))}
      {content.doubts.length > 0 && (
        <CheckboxGroup
          name="daXem"
          legend="Đã xem và chấp nhận như nguồn ghi"
          choices={content.doubts.map((doubt, index) => ({ value: String(index), label: doubt.vi }))}
          values={typed["daXem"] ?? []}
        />
      )}
      <Field
        name="canCu"
        label="Văn bản làm căn cứ"
        help="Số, ký hiệu quyết định công bố hoặc nghị quyết."
        value={first(typed, "canCu")}
        error={wrong("canCu")}
        required
        maxLength={300}
      />
      <Field name="lyDo" label="Lý do" value={first(typed, "lyDo")} error={wrong("lyDo")} required maxLength={500} />
      <Button kind="primary" keyShown="Ctrl+Enter">
        Ban hành phiên bản mới
      </Button>
    </form>
  );
}

type CaseFieldsProps = ConfirmFormProps & {
  readonly one: CaseContent;
  readonly at: number;
  readonly wrong: (field: string) => string | undefined;
};

function CaseFields({ content, workflows, typed, one, at, wrong }: CaseFieldsProps) {
  const limit = one.rule?.limit ?? one.proposedLimit;
  const kept = (field: string, value: string) => (Object.hasOwn(typed, field) ? first(typed, field) : value);
  return (
    <fieldset>
      <legend>{content.cases.length === 1 ? "Thời hạn, mức thu, quy trình" : `${one.caseCode} ${one.caseName}`}</legend>
      <Field
        name={`thoiHan-${at}`}
        label="Thời hạn"
        help={
          one.rule === null ? `Nguồn ghi: ${one.limitText || "không ghi"}. Số gợi ý cần được đối chiếu.` : undefined
        }
        value={kept(`thoiHan-${at}`, limit === null ? "" : String(limit.value).replace(".", ","))}
        inputMode="decimal"
        width="short"
        error={wrong(`thoiHan-${at}`)}
      />
      <Select
        name={`donVi-${at}`}
        label="Đơn vị"
        options={LIMIT_UNITS}
        value={kept(`donVi-${at}`, limit?.unit ?? "working-day")}
        error={wrong(`donVi-${at}`)}
      />
      <Checkbox
        name={`trongNgay-${at}`}
        label="Trả trong ngày làm việc; nhận sau 15 giờ thì ngày làm việc tiếp theo"
        checked={kept(`trongNgay-${at}`, one.rule?.sameDay === true ? "yes" : "") === "yes"}
      />
      {one.fees.map((fee, index) =>
        fee.amount === null ? (
          <Field
            key={index}
            name={`muc-${at}-${index}`}
            label={fee.kind === "phi" ? "Phí (đồng)" : "Lệ phí (đồng)"}
            help={fee.note === "" ? "Nguồn không ghi mức thu." : `Nguồn ghi: ${fee.note}`}
            value={kept(`muc-${at}-${index}`, "")}
            inputMode="numeric"
            width="short"
            error={wrong(`muc-${at}-${index}`)}
          />
        ) : (
          <p key={index}>{feeText(fee)}</p>
        ),
      )}
      <Field
        name={`quyTrinh-${at}`}
        label="Mã quy trình nội bộ"
        help="STANDARD-5WD là quy trình chuẩn 5 ngày làm việc; mã khác lấy ở trang Quy trình."
        value={kept(`quyTrinh-${at}`, one.workflowCode ?? workflows[at] ?? "")}
        width="medium"
        error={wrong(`quyTrinh-${at}`)}
      />
    </fieldset>
  );
}
