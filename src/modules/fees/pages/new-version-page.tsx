import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Checkbox } from "#ui/components/choices/choices.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { isComplete, type Assessment } from "../domain/assessment.ts";
import { amountSlots, UNITS, type EditError, type TypedRule } from "../domain/edit-rule.ts";
import { KIND_NAMES, type FeeItem, type FeeRule } from "../domain/fee-rule.ts";
import type { FeeFinding } from "../domain/lint-rule.ts";
import { feeRulePath, newVersionPath } from "../http/paths.ts";
import { FeeResult } from "./fee-result.tsx";
import { Lines, shortTitle } from "./rule-page.tsx";
import { TrialFields, type TrialFacts } from "./trial-fields.tsx";

/** What would change, and what the linter says of it. */
export type VersionPreview = {
  /** The version as drafted. */
  readonly rule: FeeRule;
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
  /** The version that the form starts from. */
  readonly base: FeeRule;
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
  const { base, basedOn, typed, errors, preview } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Soạn phiên bản mới của quy tắc thu"
      active="quan-tri"
      flash={props.flash}
      over={<a href={feeRulePath(base)}>{shortTitle(base.title)}</a>}
    >
      <ErrorSummary errors={errors} />
      {preview && <PreviewCard preview={preview} mayApply={props.mayApply} />}
      <form id="phien-ban" method="post" action={newVersionPath(base)} novalidate>
        <input type="hidden" name="dua" value={basedOn} />
        <Card title="Thời gian và căn cứ">
          <div class="mc-columns">
            <Text {...props} name="tu" label="Áp dụng từ ngày" width="short" />
            <Text {...props} name="den" label="Đến hết ngày (nếu có)" width="short" />
          </div>
          <Text {...props} name="canCu" label="Văn bản quy định mức thu" />
          <Text {...props} name="lyDo" label="Lý do ban hành phiên bản này" />
        </Card>
        {base.items.map((item, at) => (
          <ItemCard key={item.code} {...props} item={item} at={at} />
        ))}
        <Card title="Thêm một khoản thu">
          <div class="mc-columns">
            <Select
              name="them.loai"
              label="Loại"
              value={typed["them.loai"]}
              options={[
                { value: "phi", label: "Phí" },
                { value: "le-phi", label: "Lệ phí" },
              ]}
            />
            <Text {...props} name="them.ten" label="Tên khoản thu" />
            <Text {...props} name="them.muc" label="Mức thu (đồng)" width="short" numeric="yes" />
            <Text {...props} name="them.moi" label="Tính cho mỗi" width="short" />
          </div>
        </Card>
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
        <TrialCard base={base} preview={preview} facts={props.trial} />
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

type TrialCardProps = Pick<NewVersionPageProps, "base" | "preview"> & { readonly facts: TrialFacts };

function TrialCard({ base, preview, facts }: TrialCardProps) {
  return (
    <Card title="Thử tính trước khi ban hành" id="thu-tinh">
      <p class="mc-help">Tính cho ngày đầu áp dụng, theo nội dung đang soạn; chưa ghi gì.</p>
      <TrialFields rule={preview?.rule ?? base} facts={facts} />
      <Button name="viec" value="thu" formAction={`${newVersionPath(base)}#thu-tinh`}>
        Thử tính
      </Button>
      {preview && <FeeResult assessment={preview.trial} doubts={[]} open="yes" />}
      {preview && <p>{beforeWords(preview.trialBefore)}</p>}
    </Card>
  );
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

type Shared = Pick<NewVersionPageProps, "base" | "typed" | "errors">;

type TextProps = Shared & {
  readonly name: string;
  readonly label: string;
  readonly width?: "short" | "medium";
  readonly help?: string;
  readonly numeric?: "yes";
};

function Text({ typed, errors, name, label, width, help, numeric }: TextProps) {
  return (
    <Field
      name={name}
      label={label}
      value={typed[name]}
      error={errors.find((error) => error.field === name)?.message}
      width={width ?? "full"}
      help={help}
      maxLength={numeric ? 12 : 500}
      {...(numeric ? { inputMode: "numeric" } : {})}
    />
  );
}

function ItemCard(props: Shared & { readonly item: FeeItem; readonly at: number }) {
  const { item, at, base, typed } = props;
  return (
    <Card title={item.name.startsWith(KIND_NAMES[item.kind]) ? item.name : `${KIND_NAMES[item.kind]}: ${item.name}`}>
      <Text {...props} name={`ten.${at}`} label="Tên khoản thu" />
      <div class="mc-columns">
        {amountSlots(item, at, base).map(({ field, label, money }) => (
          <Text
            key={field}
            {...props}
            name={field}
            label={`${label.charAt(0).toLocaleUpperCase("vi")}${label.slice(1)} (đồng)`}
            help={
              typeof money === "number"
                ? ""
                : "table" in money
                  ? "Để trống: lấy từ bảng của tỉnh"
                  : "Để trống: vẫn cần xác nhận"
            }
            width="short"
            numeric="yes"
          />
        ))}
      </div>
      <Details summary="Khi nào thu, căn cứ riêng, bỏ khoản này" open={(typed[`bo.${at}`] ?? "") !== ""}>
        <Select
          name={`thu.${at}`}
          label="Thu khi nào"
          value={typed[`thu.${at}`]}
          options={[
            { value: "before", label: "Thu trước, khi tiếp nhận" },
            { value: "after", label: "Thu sau, trước khi trả kết quả" },
          ]}
        />
        <Text {...props} name={`canCu.${at}`} label="Căn cứ riêng (nếu khác căn cứ chung)" />
        <Checkbox name={`bo.${at}`} label="Không thu khoản này nữa" checked={(typed[`bo.${at}`] ?? "") !== ""} />
      </Details>
    </Card>
  );
}

function ReductionsCard(props: Shared) {
  return (
    <Card title="Giảm theo thời gian">
      <p class="mc-help">Xóa tỷ lệ để bỏ một dòng. Cả ngày đầu và ngày cuối đều được giảm.</p>
      {Array.from({ length: props.base.reductions.length + 1 }, (_, at) => (
        <div class="mc-columns" key={at}>
          <Text {...props} name={`giam.${at}.tyLe`} label="Giảm (%)" width="short" numeric="yes" />
          <Text {...props} name={`giam.${at}.tu`} label="Từ ngày" width="short" />
          <Text {...props} name={`giam.${at}.den`} label="Đến hết ngày" width="short" />
          <Text {...props} name={`giam.${at}.canCu`} label="Căn cứ" />
        </div>
      ))}
    </Card>
  );
}

function ExemptionsCard(props: Shared) {
  return (
    <Card title="Đối tượng miễn, giảm">
      <p class="mc-help">Xóa tỷ lệ để bỏ một dòng. 100 % là miễn.</p>
      {Array.from({ length: props.base.exemptions.length + 1 }, (_, at) => (
        <div class="mc-columns" key={at}>
          <Text {...props} name={`mien.${at}.ten`} label="Đối tượng" />
          <Text {...props} name={`mien.${at}.tyLe`} label="Giảm (%)" width="short" numeric="yes" />
          <Text {...props} name={`mien.${at}.giayTo`} label="Giấy tờ chứng minh" />
          <Text {...props} name={`mien.${at}.canCu`} label="Căn cứ" />
        </div>
      ))}
    </Card>
  );
}
