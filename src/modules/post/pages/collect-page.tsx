import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Checkbox, RadioGroup } from "#ui/components/choices/choices.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { FeeQuestions, FeeResult } from "#modules/fees/index.ts";
import type { Assessment, FeeRule } from "#modules/fees/domain.ts";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { SERVICE_NAMES } from "../domain/texts.ts";
import { collectPath, COLLECT_PATH } from "../http/paths.ts";
import type { TypedCollect } from "../http/read-collect.ts";
import { PaperRows, type AskedPaper } from "./paper-rows.tsx";
import { PartyFields } from "./party-fields.tsx";
import { ServiceFields } from "./service-fields.tsx";
import { PostFrame } from "./post-frame.tsx";

export type CollectPageProps = {
  readonly viewer: PageViewer;
  readonly caseId: string;
  readonly procedure: string;
  readonly papers: readonly AskedPaper[];
  readonly rule: FeeRule;
  readonly assessment: Assessment;
  readonly form: TypedCollect;
  readonly guidance: string;
  readonly errors: readonly FieldError[];
};

/** The form at the door, made for a phone: count, compare, seal, two signatures. */
export function CollectPage(props: CollectPageProps) {
  const { viewer, caseId, form, errors, guidance } = props;
  const { typed } = form;
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <PostFrame
      viewer={viewer}
      tab="form"
      title="Nhận hồ sơ từ người dân"
      over={<a href={COLLECT_PATH}>Chọn thủ tục khác</a>}
    >
      <ErrorSummary errors={errors} />
      <p class="mc-post-procedure">{props.procedure}</p>
      <form method="post" action={collectPath(caseId)} class="mc-form">
        <input type="hidden" name="formId" value={form.formId} />
        <Card title="1. Kiểm đếm giấy tờ">
          <PaperRows papers={props.papers} counted={typed.papers} errors={errors} />
          {guidance !== "" && <Flash tone="warning" title="Còn thiếu giấy tờ" text={guidance} />}
          {guidance !== "" && (
            <Checkbox
              name="told"
              label="Đã hướng dẫn người gửi; người gửi vẫn đề nghị gửi"
              checked={typed.told}
              error={errorAt("told")}
            />
          )}
          <Field name="summary" label="Nội dung đề nghị" value={typed.summary} rows={2} error={errorAt("summary")} />
          <Field
            name="copies"
            label="Số bộ hồ sơ"
            value={typed.copies}
            inputMode="numeric"
            width="short"
            error={errorAt("copies")}
          />
        </Card>
        <Card title="2. Người gửi (chủ hồ sơ)">
          <RadioGroup
            name="kind"
            legend="Người gửi là"
            value={form.kind}
            choices={[
              { value: "citizen", label: "Cá nhân" },
              { value: "organisation", label: "Tổ chức" },
            ]}
          />
          <Field
            name="nationalId"
            label="Số định danh cá nhân hoặc mã số thuế"
            value={form.nationalId}
            inputMode="numeric"
            width="medium"
            error={errorAt("sender.nationalId")}
          />
          <PartyFields who="sender" party={typed.sender} errors={errors} />
          <Checkbox
            name="compared"
            label="Đã đối chiếu giấy tờ tùy thân"
            checked={form.compared}
            error={errorAt("compared")}
          />
        </Card>
        <Card title="3. Trả kết quả và dịch vụ">
          <RadioGroup
            name="service"
            legend="Hình thức"
            value={typed.service}
            choices={[
              { value: "both", label: SERVICE_NAMES.both },
              { value: "send", label: SERVICE_NAMES.send, help: "Người dân tự đến Trung tâm nhận kết quả." },
            ]}
          />
          <Details summary="Trả kết quả tới địa chỉ khác" open={typed.receiver !== typed.sender}>
            <Checkbox name="elsewhere" label="Dùng địa chỉ dưới đây" checked={typed.receiver !== typed.sender} />
            <PartyFields who="receiver" party={typed.receiver} errors={errors} folded="yes" />
          </Details>
          <ServiceFields typed={typed} errors={errors} />
        </Card>
        <FeesAtDoor rule={props.rule} assessment={props.assessment} form={form} errors={errors} />
        <Card title="5. Niêm phong và ký Phiếu gửi">
          {SIGNING.map(({ name, label }) => (
            <Checkbox key={name} name={name} label={label} checked={Boolean(typed[name])} error={errorAt(name)} />
          ))}
          <div class="mc-form-acts">
            <Button kind="plain" name="act" value="count">
              Kiểm tra giấy tờ, tính phí
            </Button>
            <Button kind="primary" name="act" value="collect" keyShown="Ctrl+Enter">
              Nhận hồ sơ, cấp mã bưu gửi
            </Button>
          </div>
        </Card>
      </form>
    </PostFrame>
  );
}

const SIGNING = [
  { name: "sealed", label: "Đã đóng gói, niêm phong trước mặt người gửi" },
  { name: "customerSigned", label: "Người gửi đã ký Phiếu gửi" },
  { name: "officerSigned", label: "Tôi đã ký Phiếu gửi" },
] as const;

function FeesAtDoor({
  rule,
  assessment,
  form,
  errors,
}: Pick<CollectPageProps, "rule" | "assessment" | "form" | "errors">) {
  const { fees, feesTaken } = form.typed;
  return (
    <Card title="4. Phí, lệ phí thu hộ">
      <FeeQuestions rule={rule} typed={fees} errors={errors} />
      <FeeResult assessment={assessment} doubts={[]} />
      {(assessment.total > 0 || assessment.openKinds.length > 0) && (
        <RadioGroup
          name="feesTaken"
          legend="Người gửi nộp"
          value={feesTaken}
          error={errors.find(({ field }) => field === "feesTaken")?.message}
          choices={[
            { value: "now", label: "Nộp đủ ngay cho bưu điện" },
            { value: "later", label: "Nộp khi nhận kết quả hoặc tại Trung tâm" },
          ]}
        />
      )}
    </Card>
  );
}
