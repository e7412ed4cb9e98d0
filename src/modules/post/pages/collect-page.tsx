import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Checkbox, RadioGroup } from "#ui/components/choices/choices.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { PAYER_NAMES, QUALITY_NAMES, SCOPE_NAMES, SERVICE_NAMES } from "../domain/texts.ts";
import { collectPath, COLLECT_PATH } from "../http/paths.ts";
import type { TypedCollect } from "../http/read-collect.ts";
import { PartyFields } from "./party-fields.tsx";
import { PostFrame } from "./post-frame.tsx";

export type CollectPageProps = {
  readonly viewer: PageViewer;
  readonly caseId: string;
  readonly procedure: string;
  readonly papers: readonly { readonly code: string; readonly name: string; readonly asked: string }[];
  readonly fees: readonly string[];
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
          <PaperRows papers={props.papers} form={form} errors={errors} />
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
          <ServiceFields form={form} postageError={errorAt("postage")} />
        </Card>
        <Card title="4. Phí, lệ phí thu hộ">
          {props.fees.length === 0 ? (
            <p>Thủ tục không thu phí, lệ phí.</p>
          ) : (
            <>
              <ul>
                {props.fees.map((fee) => (
                  <li key={fee}>{fee}</li>
                ))}
              </ul>
              <RadioGroup
                name="feesTaken"
                legend="Người gửi nộp"
                value={typed.feesTaken}
                error={errorAt("feesTaken")}
                choices={[
                  { value: "now", label: "Nộp đủ ngay cho bưu điện" },
                  { value: "later", label: "Nộp khi nhận kết quả hoặc tại Trung tâm" },
                ]}
              />
            </>
          )}
        </Card>
        <Card title="5. Niêm phong và ký Phiếu gửi">
          <Checkbox
            name="sealed"
            label="Đã đóng gói, niêm phong trước mặt người gửi"
            checked={typed.sealed}
            error={errorAt("sealed")}
          />
          <Checkbox
            name="customerSigned"
            label="Người gửi đã ký Phiếu gửi"
            checked={typed.customerSigned !== null}
            error={errorAt("customerSigned")}
          />
          <Checkbox
            name="officerSigned"
            label="Tôi đã ký Phiếu gửi"
            checked={typed.officerSigned !== null}
            error={errorAt("officerSigned")}
          />
          <div class="mc-form-acts">
            <Button kind="plain" name="act" value="count">
              Kiểm tra giấy tờ còn thiếu
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

function PaperRows({ papers, form, errors }: Pick<CollectPageProps, "papers" | "form" | "errors">) {
  return (
    <>
      {papers.map(({ code, name, asked }, index) => {
        const counted = form.typed.papers[index];
        const error = errors.find(({ field }) => field === `paper.${code}`)?.message;
        const count = (kind: "originals" | "certified" | "copies", label: string) => (
          <label class="mc-post-count">
            <span>{label}</span>
            <input
              class="form-control"
              name={`paper.${index}.${kind}`}
              id={kind === "originals" ? `paper.${code}` : undefined}
              inputMode="numeric"
              maxLength={2}
              value={counted?.[kind] ?? ""}
              autocomplete="off"
            />
          </label>
        );
        return (
          <fieldset key={code} class="mc-post-paper">
            <legend>
              {name} <small>({asked})</small>
            </legend>
            <div class="mc-post-counts">
              {count("originals", "Bản chính")}
              {count("certified", "Chứng thực")}
              {count("copies", "Bản sao")}
            </div>
            {error && <p class="mc-error">{error}</p>}
          </fieldset>
        );
      })}
    </>
  );
}

function ServiceFields({
  form: { typed },
  postageError,
}: {
  readonly form: TypedCollect;
  readonly postageError: string | undefined;
}) {
  const options = <T extends string>(names: Readonly<Record<T, string>>) =>
    (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));
  return (
    <>
      <Select name="scope" label="Phạm vi" options={options(SCOPE_NAMES)} value={typed.scope} />
      <Field
        name="days"
        label="Số ngày làm việc (chỉ liên tỉnh, từ 3 đến 8)"
        value={typed.days}
        inputMode="numeric"
        width="short"
      />
      <Select name="quality" label="Chất lượng dịch vụ" options={options(QUALITY_NAMES)} value={typed.quality} />
      <Field
        name="postage"
        label="Cước (đồng)"
        help="Tiền của bưu điện, không tính vào phí, lệ phí của Trung tâm."
        value={typed.postage}
        inputMode="numeric"
        width="medium"
        error={postageError}
        required
      />
      <Select name="postagePaidBy" label="Thanh toán cước" options={options(PAYER_NAMES)} value={typed.postagePaidBy} />
    </>
  );
}
