import type { ComponentChildren } from "preact";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";

type Props = {
  readonly viewer: PageViewer;
  readonly draftId: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly reason: string;
  readonly errors: readonly FieldError[];
};

export type AskedLine = { readonly name: string; readonly asked: boolean };

/** Mẫu 02 at the counter: everything that is missing, once; nothing is received yet. */
export function SupplementPage(props: Props & { readonly papers: readonly AskedLine[]; readonly other: string }) {
  return (
    <AnswerFrame {...props} title="Yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)">
      <p>
        Nêu đầy đủ một lần những gì {props.ownerName === "" ? "người nộp" : `Ông/Bà ${props.ownerName}`} cần bổ sung. Hồ
        sơ chưa được tiếp nhận, thời hạn chưa tính.
      </p>
      <fieldset class="mc-field" id="asked">
        <legend class="form-label">Giấy tờ cần bổ sung</legend>
        {props.papers.map((paper, index) => (
          <label class="form-check" key={paper.name}>
            <input
              type="checkbox"
              class="form-check-input"
              name="asked"
              value={String(index)}
              checked={paper.asked}
              autofocus={index === 0}
            />
            <span class="form-check-label">{paper.name}</span>
          </label>
        ))}
      </fieldset>
      <Field
        name="askedOther"
        label="Giấy tờ khác, mỗi dòng một loại"
        rows={2}
        value={props.other}
        error={errorOf(props.errors, "askedOther")}
        maxLength={1000}
      />
      <Field
        name="reason"
        label="Lý do"
        rows={3}
        value={props.reason}
        error={errorOf(props.errors, "reason")}
        maxLength={2000}
        required
      />
      <div class="mc-form-acts">
        <Button kind="primary" name="act" value="supplement" keyShown="Ctrl+Enter">
          Lập phiếu yêu cầu bổ sung
        </Button>
        <a class="btn btn-link" href={paths.draft(props.draftId)}>
          Quay lại biểu mẫu
        </a>
      </div>
    </AnswerFrame>
  );
}

/** Structured reasons of Mẫu 03, in the words of the page. */
export const GROUNDS = [
  { value: "not-competent", label: "Không thuộc thẩm quyền giải quyết" },
  { value: "not-eligible", label: "Không đủ điều kiện theo quy định" },
  { value: "papers-not-completed", label: "Không bổ sung, hoàn thiện hồ sơ theo yêu cầu" },
  { value: "papers-invalid", label: "Giấy tờ không hợp lệ" },
  { value: "already-resolved", label: "Đã được giải quyết" },
] as const;

/** Mẫu 03 at the counter: the reason in words the applicant understands; the dossier ends here. */
export function RefusePage(props: Props & { readonly ground: string }) {
  return (
    <AnswerFrame {...props} title="Từ chối tiếp nhận hồ sơ (Mẫu 03)">
      <p>
        Hồ sơ được cấp mã và kết thúc tại đây. Người nộp nhận phiếu từ chối ghi rõ lý do và có thể nộp lại khi đủ điều
        kiện.
      </p>
      <Select name="ground" label="Căn cứ từ chối" options={GROUNDS} value={props.ground} />
      <Field
        name="reason"
        label="Lý do cụ thể"
        help="Viết cho người dân đọc: thiếu điều kiện gì, theo điều nào, nên làm gì tiếp"
        rows={4}
        value={props.reason}
        error={errorOf(props.errors, "reason")}
        maxLength={2000}
        required
        autofocus
      />
      <div class="mc-form-acts">
        <Button kind="primary" name="act" value="refuse" keyShown="Ctrl+Enter">
          Từ chối, in phiếu
        </Button>
        <a class="btn btn-link" href={paths.draft(props.draftId)}>
          Quay lại biểu mẫu
        </a>
      </div>
    </AnswerFrame>
  );
}

function AnswerFrame({
  title,
  children,
  ...props
}: Props & { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title={title}
      active="tiep-nhan"
      over={
        <a href={paths.draft(props.draftId)} data-key-back>
          {props.procedureName}
        </a>
      }
    >
      <ErrorSummary errors={props.errors} />
      <Card>
        <form method="post" action={paths.draft(props.draftId)} novalidate>
          <input type="hidden" name="kept" value="yes" />
          {children}
        </form>
      </Card>
    </OfficerPage>
  );
}

function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}
