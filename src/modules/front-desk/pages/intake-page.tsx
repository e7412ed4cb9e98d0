import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Document } from "#modules/documents/index.ts";
import type { Assessment, FeeRule } from "#modules/fees/domain.ts";
import type { ProcedureCase } from "#modules/procedures/domain.ts";
import type { FormError } from "../domain/check-form.ts";
import type { IntakeForm } from "../domain/intake-form.ts";
import { paths } from "../http/paths.ts";
import { Attachments } from "./attachments.tsx";
import { DuePreviewCards, type DuePreview } from "./due-preview.tsx";
import { FeePart } from "./fee-part.tsx";
import { PaperTable } from "./paper-table.tsx";
import { PersonBlock, type PersonBlockProps } from "./person-block.tsx";

/** What a person block shows besides the typed fields. */
export type PersonView = Pick<PersonBlockProps, "chosen" | "hits" | "hitsTitle" | "warnings" | "isDuplicate">;

export type IntakePageProps = {
  readonly viewer: PageViewer;
  readonly draftId: string;
  readonly procedureCase: ProcedureCase;
  readonly form: IntakeForm;
  readonly owner: PersonView;
  readonly submitter: PersonView;
  readonly errors: readonly FormError[];
  readonly sameDossiers: readonly { readonly id: string; readonly text: string }[];
  readonly due: DuePreview | undefined;
  readonly limit: string;
  readonly fees: readonly string[];
  readonly rule: FeeRule;
  readonly assessment: Assessment;
  readonly attachments: readonly Document[];
  /** When the server last kept the draft, ISO, so that the browser knows which copy is newer. */
  readonly savedAt: string;
};

/** The counter's form: who, which papers, what for, and the promise beside it before anything is saved. */
export function IntakePage(props: IntakePageProps) {
  const { procedureCase, form, draftId, errors } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={procedureCase.procedureName}
      active="tiep-nhan"
      islands={["counter"]}
      over={
        <a href={paths.start} data-key-back>
          Tiếp nhận hồ sơ
        </a>
      }
      acts={
        <>
          <span class="mc-kept" data-kept aria-live="polite" />
          <Button kind="primary" name="act" value="accept" form="intake" keyShown="Ctrl+Enter">
            {procedureCase.immediate ? "Tiếp nhận, giải quyết ngay" : "Tiếp nhận, in giấy hẹn"}
          </Button>
        </>
      }
      aside={<DuePreviewCards {...props} />}
    >
      <div class="mc-flash mc-flash-error" role="alert" data-not-kept hidden>
        <strong>Chưa lưu được bản nháp lên máy chủ.</strong>
        <div>Nội dung vẫn được giữ trên máy này. Đừng đóng trang; hệ thống đang thử lại.</div>
      </div>
      <ErrorSummary errors={errors} />
      <form
        id="intake"
        method="post"
        action={paths.draft(draftId)}
        novalidate
        data-island="counter"
        data-keep={paths.keep(draftId)}
        data-find-person={paths.findPerson}
        data-fees={paths.fees(draftId)}
        data-draft={draftId}
        data-saved-at={props.savedAt}
      >
        {/* Enter in a field looks things up; it never receives a dossier by accident. */}
        <button type="submit" name="act" value="look" class="visually-hidden" tabIndex={-1}>
          Lưu nháp
        </button>
        <Card title="Chủ hồ sơ">
          <PersonBlock who="owner" fields={form.owner} errors={errors} {...props.owner} />
          <SubmitterPart {...props} />
        </Card>
        <PapersPart {...props} />
        <RequestPart {...props} />
        <FeePart {...{ draftId, errors }} rule={props.rule} assessment={props.assessment} fees={form.fees} />
        {procedureCase.rule === null && <LimitPart form={form} errors={errors} />}
        <SameDossierPart {...props} />
        <div class="mc-form-acts">
          <Button name="act" value="ask-supplement">
            Chưa đủ: yêu cầu bổ sung (Mẫu 02)
          </Button>
          <Button name="act" value="ask-refuse">
            Từ chối tiếp nhận (Mẫu 03)
          </Button>
          <Button kind="link" name="act" value="drop">
            Bỏ bản nháp
          </Button>
        </div>
      </form>
      <Attachments draftId={draftId} procedureCase={procedureCase} files={props.attachments} />
    </OfficerPage>
  );
}

function SubmitterPart({ form, errors, submitter }: IntakePageProps) {
  return (
    <>
      <label class="form-check">
        <input
          type="checkbox"
          class="form-check-input"
          name="hasSubmitter"
          value="yes"
          checked={form.hasSubmitter}
          data-submitter-switch
        />
        <span class="form-check-label">Người nộp không phải chủ hồ sơ (nộp thay, được ủy quyền)</span>
      </label>
      <details class="mc-details mc-submitter" open={form.hasSubmitter} data-submitter>
        <summary tabIndex={-1}>Người nộp hồ sơ</summary>
        <div class="mc-details-body">
          <PersonBlock who="submitter" fields={form.submitter} errors={errors} {...submitter} />
          <Field
            name="authorisation"
            label="Giấy ủy quyền hoặc quan hệ với chủ hồ sơ"
            help="Số, ngày của giấy ủy quyền; hoặc ví dụ: cha của chủ hồ sơ"
            value={form.authorisation}
            error={errorOf(errors, "authorisation")}
            maxLength={300}
          />
        </div>
      </details>
    </>
  );
}

function PapersPart({ procedureCase, form, errors }: IntakePageProps) {
  if (form.papers.length === 0) {
    return (
      <Card title="Giấy tờ">
        <p>Thủ tục này chưa có danh mục giấy tờ. Hãy ghi giấy tờ đã nhận vào trích yếu.</p>
      </Card>
    );
  }
  const table = <PaperTable components={procedureCase.components} papers={form.papers} errors={errors} />;
  if (!procedureCase.immediate) return <Card title="Giấy tờ đã nhận">{table}</Card>;
  return (
    <Card title="Giấy tờ đã nhận">
      <label class="form-check">
        <input
          type="checkbox"
          class="form-check-input"
          name="allPapers"
          value="yes"
          checked={form.papers.every(({ ticked }) => ticked)}
          data-paper-tick
        />
        <span class="form-check-label">
          Đã đối chiếu đủ: {procedureCase.components.map(({ name }) => name.toLowerCase()).join("; ")}
        </span>
      </label>
      <Details
        summary="Ghi số lượng từng loại"
        open={form.papers.some((_, index) => errors.some(({ field }) => field === `paper.${index}`))}
      >
        {table}
      </Details>
    </Card>
  );
}

function RequestPart({ form, errors, procedureCase }: IntakePageProps) {
  const ways = <WaysPart form={form} />;
  return (
    <Card title="Nội dung yêu cầu">
      <Field
        name="summary"
        label="Trích yếu"
        rows={2}
        value={form.summary}
        error={errorOf(errors, "summary")}
        maxLength={1000}
        required
      />
      <Field
        name="sets"
        label="Số bộ hồ sơ"
        value={form.sets}
        error={errorOf(errors, "sets")}
        inputMode="numeric"
        maxLength={2}
        width="short"
      />
      {procedureCase.immediate ? <Details summary="Cách nộp, cách nhận kết quả">{ways}</Details> : ways}
    </Card>
  );
}

function WaysPart({ form }: Pick<IntakePageProps, "form">) {
  return (
    <div class="mc-columns">
      <RadioGroup
        name="returnBy"
        legend="Nhận kết quả"
        value={form.returnBy}
        choices={[
          { value: "at-centre", label: "Tại Trung tâm" },
          { value: "by-post", label: "Qua bưu chính" },
          { value: "online", label: "Bản điện tử" },
        ]}
      />
      <RadioGroup
        name="channel"
        legend="Hồ sơ đến"
        value={form.channel}
        choices={[
          { value: "direct", label: "Nộp trực tiếp" },
          { value: "postal", label: "Qua bưu chính" },
        ]}
      />
    </div>
  );
}

function LimitPart({ form, errors }: Pick<IntakePageProps, "form" | "errors">) {
  return (
    <Card title="Thời hạn (cần xác nhận)">
      <div class="mc-columns">
        <Field
          name="limitValue"
          label="Thời hạn"
          value={form.limitValue}
          error={errorOf(errors, "limitValue")}
          inputMode="decimal"
          maxLength={7}
          width="short"
        />
        <Select
          name="limitUnit"
          label="Đơn vị"
          value={form.limitUnit}
          options={[
            { value: "working-day", label: "ngày làm việc" },
            { value: "calendar-day", label: "ngày" },
            { value: "hour", label: "giờ làm việc" },
            { value: "month", label: "tháng" },
            { value: "year", label: "năm" },
          ]}
        />
      </div>
      <Field
        name="limitReason"
        label="Căn cứ"
        help="Điều, khoản ghi thời hạn này"
        value={form.limitReason}
        error={errorOf(errors, "limitReason")}
        maxLength={300}
      />
    </Card>
  );
}

function SameDossierPart({ sameDossiers, form }: IntakePageProps) {
  if (sameDossiers.length === 0) return null;
  return (
    <Card title="Có thể trùng hồ sơ">
      <p>Chủ hồ sơ này đã nộp cùng thủ tục:</p>
      <ul>
        {sameDossiers.map(({ id, text }) => (
          <li key={id}>
            <a href={paths.dossier(id)}>{text}</a>
          </li>
        ))}
      </ul>
      <label class="form-check">
        <input type="checkbox" class="form-check-input" id="again" name="again" value="yes" checked={form.again} />
        <span class="form-check-label">Đã kiểm tra: đây là hồ sơ khác, vẫn tiếp nhận</span>
      </label>
    </Card>
  );
}

function errorOf(errors: readonly FormError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
