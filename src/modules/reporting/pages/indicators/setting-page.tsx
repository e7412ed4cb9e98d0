import { formatDate, formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { SettingFault } from "../../domain/indicators/check-setting.ts";
import type { IndexGroup, IndexSource, SubIndicator } from "../../domain/indicators/index-766.ts";
import type { TypedSetting } from "../../http/indicators/setting-form.ts";
import { INDEX_SETTING_PATH, REPORTS_PATH } from "../../http/paths.ts";
import type { StoredSetting } from "../../store/indicators/settings.ts";

export type SettingPageProps = {
  readonly viewer: PageViewer;
  readonly current: StoredSetting;
  readonly versions: readonly StoredSetting[];
  readonly authors: ReadonlyMap<string, string>;
  readonly typed: TypedSetting;
  readonly faults: readonly SettingFault[];
  /** Number of the version that was just kept; empty otherwise. */
  readonly saved: string;
};

type Inputs = Pick<SettingPageProps, "typed" | "faults">;

/** Points, targets and bands of the index 766: the setting in force as a form, and every version there was. */
export function SettingPage({ viewer, current, versions, authors, typed, faults, saved }: SettingPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Cấu hình bộ chỉ số 766"
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
      flash={
        saved === "" ? undefined : { tone: "done", title: `Đã ghi cấu hình phiên bản ${saved}. Báo cáo cũ giữ nguyên.` }
      }
    >
      <ErrorSummary errors={faults.map(({ field, vi }) => ({ field, message: vi }))} />
      <p>
        Quyết định 766/QĐ-TTg định sáu nhóm và điểm của nhóm. Điểm từng chỉ số thành phần, chỉ tiêu và mức xếp loại là
        cấu hình của tỉnh; báo cáo ghi rõ như vậy. Đang dùng: {nameOf(current)}.
      </p>
      <form method="post" action={INDEX_SETTING_PATH}>
        {current.setting.groups.map((group) => (
          <Group key={group.code} group={group} typed={typed} faults={faults} />
        ))}
        <Card title="Mức xếp loại">
          <div class="mc-report-form">
            {current.setting.bands.map(({ name }, index) => (
              <Input key={name} name={`muc-${index}`} label={`${name}: từ`} typed={typed} faults={faults} />
            ))}
          </div>
        </Card>
        <Card title="Áp dụng">
          <Input name="tu-ngay" label="Áp dụng cho kỳ bắt đầu từ ngày" typed={typed} faults={faults} />
          <Input name="can-cu" label="Căn cứ" typed={typed} faults={faults} width="full" />
          <Input name="ly-do" label="Lý do thay đổi" typed={typed} faults={faults} width="full" />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Xem thử trên số liệu năm nay
            </Button>
          </div>
          <p class="mc-help">Chưa ghi gì ở bước này. Trang sau cho so sánh điểm cũ và điểm mới rồi mới hỏi ghi.</p>
        </Card>
      </form>
      <Card title="Các phiên bản">
        <DataTable
          caption="Các phiên bản cấu hình, áp dụng sau đứng trước"
          columns={[
            { key: "name", head: "Phiên bản", cell: (one: StoredSetting) => nameOf(one) },
            { key: "from", head: "Áp dụng từ", cell: ({ validFrom }) => formatDate(validFrom) },
            {
              key: "basis",
              head: "Căn cứ, lý do",
              cell: ({ legalBasis, reason }) => `${legalBasis}. ${reason}`,
              width: "wide",
            },
            {
              key: "by",
              head: "Người ghi",
              cell: ({ createdBy, createdAt }) =>
                createdBy === null || createdAt === null
                  ? "–"
                  : `${authors.get(createdBy) ?? "cán bộ đã thôi việc"}, ${formatInstant(createdAt)}`,
            },
          ]}
          rows={versions}
          rowKey={({ version }) => String(version)}
        />
      </Card>
    </OfficerPage>
  );
}

function Group({ group, typed, faults }: Inputs & { readonly group: IndexGroup }) {
  const { code: groupCode, name: groupName, indicators } = group;
  return (
    <Card title={`${groupCode}. ${groupName}`}>
      <Input name={`nhom-${groupCode}`} label="Điểm của nhóm" typed={typed} faults={faults} />
      <DataTable
        caption={`Chỉ số thành phần của nhóm ${groupName}`}
        columns={[
          {
            key: "name",
            head: "Chỉ số thành phần",
            width: "wide",
            cell: ({ code, name, source }: SubIndicator) => (
              <>
                {code}. {name}
                <span class="mc-second-line">{SOURCES[source]}</span>
              </>
            ),
          },
          {
            key: "points",
            head: "Điểm tối đa",
            cell: ({ code, name }) => (
              <CellInput name={`diem-${code}`} label={`${name}: điểm tối đa`} typed={typed} faults={faults} />
            ),
          },
          {
            key: "target",
            head: "Chỉ tiêu (%)",
            cell: ({ code, name }) => (
              <CellInput name={`chi-tieu-${code}`} label={`${name}: chỉ tiêu, %`} typed={typed} faults={faults} />
            ),
          },
          {
            key: "rule",
            head: "Cách tính điểm",
            cell: ({ code, name }) => (
              <select name={`cach-${code}`} class="form-select" aria-label={`${name}: cách tính điểm`}>
                {RULES.map(({ value, label }) => (
                  <option key={value} value={value} selected={value === typed[`cach-${code}`]}>
                    {label}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
        rows={indicators}
        rowKey={({ code }) => code}
      />
    </Card>
  );
}

function CellInput({ name, label, typed, faults }: Inputs & { readonly name: string; readonly label: string }) {
  const error = faults.find(({ field }) => field === name)?.vi;
  return (
    <>
      <input
        id={name}
        name={name}
        class={error === undefined ? "form-control mc-short" : "form-control mc-short is-invalid"}
        value={typed[name]}
        inputMode="decimal"
        autocomplete="off"
        aria-label={label}
        aria-invalid={error === undefined ? undefined : "true"}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
      />
      {error !== undefined && (
        <p class="mc-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

const SOURCES = {
  "in-time": "Lấy từ hồ sơ: đã giải quyết đúng hạn và đang giải quyết trong hạn",
  online: "Lấy từ hồ sơ: tiếp nhận trực tuyến trên tổng tiếp nhận",
  entered: "Lấy từ dữ liệu đánh giá nhập tay",
} as const satisfies Record<IndexSource, string>;

const RULES = [
  { value: "target", label: "Đủ điểm khi đạt" },
  { value: "rate", label: "Theo tỷ lệ" },
] as const;

function Input({
  name,
  label,
  typed,
  faults,
  width = "short",
}: Inputs & { readonly name: string; readonly label: string; readonly width?: "short" | "full" }) {
  const error = faults.find(({ field }) => field === name)?.vi;
  return (
    <Field name={name} label={label} value={typed[name]} width={name === "tu-ngay" ? "medium" : width} error={error} />
  );
}

function nameOf({ version }: StoredSetting): string {
  return version === 0 ? "cấu hình đi kèm phần mềm" : `phiên bản ${version}`;
}
