import { Button } from "#ui/components/button/button.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { Choice } from "./choice.ts";

/** What was typed, kept when the form comes back. */
export type TypedStep = {
  readonly way?: string | undefined;
  readonly assigneeId?: string | undefined;
  readonly note?: string | undefined;
  readonly resultKind?: string | undefined;
  readonly resultNumber?: string | undefined;
  readonly signedOn?: string | undefined;
  readonly resultSummary?: string | undefined;
};

export type CompleteFormProps = {
  readonly action: string;
  readonly version: number;
  /** `Hoàn thành thẩm định` */
  readonly label: string;
  /** Where the dossier goes then; empty when the officer chooses. */
  readonly nextStep: string;
  readonly ways: readonly Choice[];
  readonly officers: readonly Choice[];
  readonly asksResult: boolean;
  readonly paper: string;
  readonly typed: TypedStep;
  readonly errors?: readonly FieldError[];
};

/** Finishing a step: only the questions that this step needs. */
export function CompleteForm({ typed, errors = [], ...props }: CompleteFormProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form method="post" action={props.action} novalidate>
      <input type="hidden" name="version" value={props.version} />
      {props.ways.length > 1 && (
        <RadioGroup
          name="way"
          legend="Hướng xử lý tiếp theo"
          choices={props.ways}
          value={typed.way}
          error={errorOf("way")}
        />
      )}
      {props.officers.length > 0 && (
        <Select
          name="assigneeId"
          label="Giao cho"
          options={props.officers}
          value={typed.assigneeId}
          {...(props.officers.length > 1 ? { empty: "Chọn người xử lý" } : {})}
          error={errorOf("assigneeId")}
          required
        />
      )}
      {props.asksResult && (
        <>
          <RadioGroup
            name="resultKind"
            legend="Kết quả giải quyết"
            choices={[
              { value: "granted", label: "Đủ điều kiện, cấp kết quả" },
              { value: "refused", label: "Không đủ điều kiện, trả lời bằng văn bản" },
            ]}
            value={typed.resultKind ?? "granted"}
          />
          <Field
            name="resultNumber"
            label="Số, ký hiệu văn bản kết quả"
            value={typed.resultNumber}
            error={errorOf("resultNumber")}
            maxLength={100}
            width="medium"
            required
          />
          <Field
            name="signedOn"
            label="Ngày ký"
            help="Ngày/tháng/năm, ví dụ 27/11/2026"
            value={typed.signedOn}
            error={errorOf("signedOn")}
            inputMode="numeric"
            width="short"
            required
          />
          <Field
            name="resultSummary"
            label="Nội dung kết quả"
            help="Nếu không đủ điều kiện: nêu lý do và căn cứ."
            value={typed.resultSummary}
            error={errorOf("resultSummary")}
            rows={2}
            maxLength={1000}
          />
        </>
      )}
      <Field
        name="note"
        label="Ý kiến xử lý"
        help={`Giấy tờ của bước này: ${props.paper}`}
        value={typed.note}
        error={errorOf("note")}
        rows={2}
        maxLength={2000}
      />
      {props.nextStep !== "" && <p class="mc-help">Bước sau: {props.nextStep}</p>}
      <div class="mc-form-acts">
        <Button kind="primary" keyShown="Ctrl+Enter">
          {props.label}
        </Button>
      </div>
    </form>
  );
}
