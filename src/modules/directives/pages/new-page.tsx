import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { DirectiveKind, Source } from "../domain/directive.ts";
import { URGENCIES, URGENCY_NAMES } from "../domain/texts.ts";
import { DIRECTIVES_PATH, NEW_PATH } from "../http/paths.ts";
import type { TypedDraft } from "../http/read-draft.ts";

type Named = { readonly id: string; readonly name: string };

/** The choices of the addressee. */
export type Whom = {
  readonly agencies: readonly Named[];
  /** Of the agency chosen; empty until one is. */
  readonly units: readonly Named[];
  readonly officers: readonly (Named & { readonly title: string })[];
  /** What it will be, once an agency is chosen. */
  readonly kind: DirectiveKind | undefined;
};

export type NewPageProps = {
  readonly viewer: PageViewer;
  readonly typed: TypedDraft;
  readonly errors: readonly FieldError[];
  readonly whom: Whom;
  readonly source: Source | null;
  readonly hidden: readonly (readonly [name: string, value: string])[];
};

/** Writes a directive or a recommendation: from what, what, to whom, until when. */
export function NewPage(props: NewPageProps) {
  const { typed, errors, source } = props;
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Viết chỉ đạo, kiến nghị"
      active="dieu-hanh"
      over={
        <a href={DIRECTIVES_PATH} data-key-back>
          Chỉ đạo, kiến nghị
        </a>
      }
    >
      <ErrorSummary errors={errors} />
      {source && <SourceCard source={source} />}
      <Card>
        <form method="post" action={NEW_PATH} novalidate class="mc-form-narrow">
          <input type="hidden" name="formId" value={typed.formId} />
          {props.hidden.map(([name, value]) => (
            <input type="hidden" key={name} name={name} value={value} />
          ))}
          <Field
            name="title"
            label="Tên việc"
            value={typed.title}
            help="Một câu ngắn, nêu việc phải làm."
            error={errorAt("title")}
            required
          />
          <Field name="text" label="Nội dung" rows={6} value={typed.text} error={errorAt("text")} required />
          <Addressee {...props} errorAt={errorAt} />
          <Field
            name="dueOn"
            label="Hạn trả lời (ngày/tháng/năm)"
            value={typed.dueOn}
            width="medium"
            help="Một ngày làm việc, tính đến hết giờ làm việc của ngày đó."
            error={errorAt("dueOn")}
            required
          />
          <Select
            name="urgency"
            label="Độ khẩn"
            value={typed.urgency}
            options={URGENCIES.map((value) => ({ value, label: URGENCY_NAMES[value].vi }))}
            error={errorAt("urgency")}
          />
          <Field
            name="basis"
            label="Căn cứ (nếu có)"
            value={typed.basis}
            help="Số văn bản, kết luận phiên họp."
            error={errorAt("basis")}
          />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              {props.whom.kind === undefined ? "Gửi" : SEND[props.whom.kind]}
            </Button>
            <a class="btn btn-link" href={DIRECTIVES_PATH}>
              Hủy, về danh sách
            </a>
          </div>
        </form>
      </Card>
    </OfficerPage>
  );
}

const SEND = { directive: "Gửi chỉ đạo", recommendation: "Gửi kiến nghị" } as const;

function Addressee({
  whom,
  typed,
  viewer,
  errorAt,
}: NewPageProps & { readonly errorAt: (name: string) => string | undefined }) {
  const isChosen = whom.units.length > 0 || whom.officers.length > 0;
  return (
    <>
      <Select
        name="agencyId"
        label="Cơ quan thực hiện"
        value={typed.agencyId}
        empty="Chọn cơ quan"
        options={whom.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        help={rule(viewer.roles)}
        error={errorAt("agencyId")}
        required
      />
      <div class="mc-form-acts mc-choose">
        <Button name="choose" value="yes">
          {isChosen ? "Đổi cơ quan, tải lại đơn vị và cán bộ" : "Chọn đơn vị, cán bộ của cơ quan này"}
        </Button>
      </div>
      {isChosen && (
        <>
          <Select
            name="unitId"
            label="Đơn vị (nếu giao cụ thể)"
            value={typed.unitId}
            empty="Cả cơ quan"
            options={whom.units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="officerId"
            label="Cán bộ (nếu giao đích danh)"
            value={typed.officerId}
            empty="Không giao đích danh"
            options={whom.officers.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }))}
          />
        </>
      )}
    </>
  );
}

/** What it will be follows from whom it is for: said before it is written. */
function rule(roles: readonly string[]): string {
  if (roles.includes("provincial-leader")) return "Gửi cơ quan nào cũng là chỉ đạo.";
  if (roles.includes("centre-manager")) {
    return "Giao bộ phận của Trung tâm và các quầy tại Trung tâm là chỉ đạo (chọn thêm đơn vị); gửi cơ quan khác là kiến nghị.";
  }
  return "Giao trong cơ quan của ông/bà là chỉ đạo (chọn thêm đơn vị hoặc cán bộ); gửi cơ quan khác là kiến nghị.";
}

/** What it is written from, as it was shown, with the way back. */
export function SourceCard({ source }: { readonly source: Source }) {
  return (
    <Card title={source.kind === "dossier" ? "Viết từ hồ sơ" : "Viết từ số liệu"}>
      <p class="mc-written-from">
        <a href={source.href}>{source.label}</a>: <strong>{source.value}</strong>
      </p>
      {source.asOf && <p class="mc-help">Như hiển thị lúc {formatInstant(source.asOf)}.</p>}
    </Card>
  );
}
