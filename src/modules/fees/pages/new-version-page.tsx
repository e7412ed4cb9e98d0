import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { isComplete, type Assessment } from "../domain/assessment.ts";
import { UNITS } from "../domain/edit-rule.ts";
import type { FeeRule } from "../domain/fee-rule.ts";
import type { FeeFinding } from "../domain/lint-rule.ts";
import type { EditError } from "../domain/read-field.ts";
import type { TypedRule } from "../domain/typed-rows.ts";
import { feeRulePath, newVersionPath } from "../http/paths.ts";
import { FeeResult } from "./fee-result.tsx";
import { Text } from "./form-fields.tsx";
import { ItemCards } from "./item-cards.tsx";
import { Lines, shortTitle } from "./rule-page.tsx";
import { ExemptionsCard, QuestionCards, ReductionsCard } from "./share-cards.tsx";
import { TrialFields, type TrialFacts } from "./trial-fields.tsx";

/** What would change, and what the linter says of it. */
export type VersionPreview = {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly periods: readonly string[];
  readonly findings: readonly FeeFinding[];
  /** What the facts of the trial come to on the first day, under the new version and under the one before. */
  readonly trial: Assessment;
  readonly trialBefore: Assessment | undefined;
};

export type NewVersionPageProps = {
  readonly viewer: PageViewer;
  /** The version as far as it is typed. */
  readonly draft: FeeRule;
  readonly basedOn: number;
  readonly typed: TypedRule;
  readonly errors: readonly EditError[];
  readonly preview: VersionPreview | undefined;
  readonly trial: TrialFacts;
  readonly mayApply: boolean;
  readonly flash?: FlashMessage | undefined;
};

/** A new version over the one in force: change, look at what changes, apply from a day. */
export function NewVersionPage(props: NewVersionPageProps) {
  const { draft, basedOn, typed, errors, preview } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Soạn phiên bản mới của quy tắc thu"
      active="quan-tri"
      flash={props.flash}
      over={<a href={feeRulePath(draft)}>{shortTitle(draft.title)}</a>}
    >
      <ErrorSummary errors={errors} />
      {/* The first button of a form is the one that the Enter key presses: it only shows. */}
      <div class="visually-hidden" aria-hidden="true">
        <button type="submit" form="phien-ban" name="viec" value="xem" tabIndex={-1}>
          Xem thay đổi
        </button>
      </div>
      {preview && <PreviewCard preview={preview} mayApply={props.mayApply} />}
      <form id="phien-ban" method="post" action={newVersionPath(draft)} novalidate>
        <input type="hidden" name="dua" value={basedOn} />
        <Card title="Thời gian và căn cứ">
          <div class="mc-columns">
            <Text {...props} name="tu" label="Áp dụng từ ngày" width="short" />
            <Text {...props} name="den" label="Đến hết ngày (nếu có)" width="short" />
          </div>
          <Text {...props} name="canCu" label="Văn bản quy định mức thu" />
          <Text {...props} name="lyDo" label="Lý do ban hành phiên bản này" />
        </Card>
        <ItemCards {...props} />
        <QuestionCards {...props} />
        <ReductionsCard {...props} />
        <ExemptionsCard {...props} />
        <Card title="Làm tròn, điều cần xác nhận">
          <div class="mc-columns">
            <Select
              name="lamTron"
              label="Làm tròn đến"
              value={typed["lamTron"]}
              options={UNITS.map((unit) => ({ value: String(unit), label: `${unit} đồng` }))}
            />
            <Select
              name="huong"
              label="Cách làm tròn"
              value={typed["huong"]}
              options={[
                { value: "nearest", label: "Đến gần nhất" },
                { value: "down", label: "Xuống" },
                { value: "up", label: "Lên" },
              ]}
            />
          </div>
          <Field
            name="dieuChua"
            label="Điều còn cần xác nhận"
            help="Mỗi điều một dòng; xóa dòng đã được xác nhận"
            rows={3}
            value={typed["dieuChua"]}
            maxLength={2000}
          />
        </Card>
        <TrialCard draft={draft} preview={preview} facts={props.trial} />
        <div class="mc-form-acts">
          <Button kind={preview && props.mayApply ? "plain" : "primary"} name="viec" value="xem">
            Xem thay đổi
          </Button>
        </div>
      </form>
    </OfficerPage>
  );
}

function PreviewCard({ preview, mayApply }: { readonly preview: VersionPreview; readonly mayApply: boolean }) {
  const { gone, added, periods, findings } = preview;
  const errors = findings.filter(({ level }) => level === "error").map(({ text }) => text);
  const warnings = findings.filter(({ level }) => level === "warning").map(({ text }) => text);
  return (
    <Card title="Phiên bản mới thay đổi gì" id="thay-doi">
      {gone.length + added.length === 0 && <p>Nội dung thu không đổi so với phiên bản trước.</p>}
      {gone.length > 0 && <Changed title="Không còn" lines={gone} />}
      {added.length > 0 && <Changed title="Thay bằng" lines={added} />}
      <Changed title="Thời gian áp dụng sau khi ban hành" lines={periods} />
      {errors.length > 0 && <Changed title="Phải sửa trước khi ban hành" lines={errors} />}
      {warnings.length > 0 && <Changed title="Cần xem lại" lines={warnings} />}
      {mayApply && (
        <div class="mc-form-acts">
          <Button kind="primary" name="viec" value="ap-dung" form="phien-ban">
            Ban hành phiên bản này
          </Button>
        </div>
      )}
    </Card>
  );
}

type TrialCardProps = Pick<NewVersionPageProps, "draft" | "preview"> & { readonly facts: TrialFacts };

function TrialCard({ draft, preview, facts }: TrialCardProps) {
  return (
    <Card title="Thử tính trước khi ban hành" id="thu-tinh">
      <p class="mc-help">Tính cho ngày đầu áp dụng, theo nội dung đang soạn; chưa ghi gì.</p>
      <TrialFields rule={askable(draft)} facts={facts} />
      <Button name="viec" value="thu" formAction={`${newVersionPath(draft)}#thu-tinh`}>
        Thử tính
      </Button>
      {preview && <FeeResult assessment={preview.trial} doubts={[]} open="yes" />}
      {preview && <p>{beforeWords(preview.trialBefore)}</p>}
    </Card>
  );
}

/** The draft with only those questions that have words already. */
function askable(draft: FeeRule): FeeRule {
  const hasWords = ({ question }: { readonly question: string }) => question !== "";
  return { ...draft, quantities: draft.quantities.filter(hasWords), attributes: draft.attributes.filter(hasWords) };
}

function beforeWords(before: Assessment | undefined): string {
  if (before === undefined) return "Chưa có phiên bản trước để so sánh.";
  if (!isComplete(before)) return "Theo phiên bản trước: chưa tính được với dữ kiện này.";
  return `Theo phiên bản trước, cùng dữ kiện: ${formatMoney(before.total)}.`;
}

function Changed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <>
      <h3 class="mc-small-heading">{title}</h3>
      <Lines lines={lines} />
    </>
  );
}
