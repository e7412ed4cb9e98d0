import { formatDate } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Confirm } from "#ui/components/confirm-page/confirm-page.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { bandInWords } from "../../domain/indicators/rating.ts";
import type { WorkedIndex } from "../../domain/indicators/index-766.ts";
import type { ReportingPeriod } from "../../domain/reporting-period.ts";
import type { ReadSetting, TypedSetting } from "../../http/indicators/setting-form.ts";
import { INDEX_SETTING_PATH } from "../../http/paths.ts";

export type SettingPreviewPageProps = {
  readonly viewer: PageViewer;
  readonly typed: TypedSetting;
  readonly read: ReadSetting;
  readonly before: WorkedIndex;
  readonly after: WorkedIndex;
  readonly period: ReportingPeriod;
};

type Line = { readonly key: string; readonly name: string; readonly before: string; readonly after: string };

/** The points of this year's figures by the setting in force and by the new one, before anything is kept. */
export function SettingPreviewPage({ viewer, typed, read, before, after, period }: SettingPreviewPageProps) {
  const hidden = Object.entries(typed);
  return (
    <OfficerPage
      viewer={viewer}
      title="Xem thử cấu hình bộ chỉ số 766"
      active="thong-ke"
      over={<a href={INDEX_SETTING_PATH}>Cấu hình bộ chỉ số 766</a>}
    >
      <Confirm
        question={`Ghi cấu hình này, áp dụng cho kỳ bắt đầu từ ${formatDate(read.validFrom)}?`}
        consequences={[
          "Báo cáo của kỳ bắt đầu trước ngày đó giữ cấu hình cũ; báo cáo đã chốt không đổi.",
          "Phiên bản đã ghi không sửa, không xóa được; muốn đổi thì ghi phiên bản mới.",
        ]}
        action={INDEX_SETTING_PATH}
        hidden={hidden}
        confirmLabel="Ghi cấu hình"
        backHref={INDEX_SETTING_PATH}
      >
        <DataTable
          caption={`Điểm toàn tỉnh, ${period.name.toLowerCase()}, theo cấu hình đang dùng và cấu hình mới`}
          captionShown="yes"
          columns={[
            { key: "name", head: "Nhóm chỉ số", cell: ({ name }: Line) => name },
            { key: "before", head: "Đang dùng", cell: (line) => line.before },
            { key: "after", head: "Mới", cell: (line) => line.after },
          ]}
          rows={linesOf(before, after)}
          rowKey={({ key }) => key}
        />
      </Confirm>
      <form method="post" action={INDEX_SETTING_PATH} class="mc-form-acts">
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="sua-lai" value="1" />
        <Button>Sửa tiếp những gì đã nhập</Button>
      </form>
    </OfficerPage>
  );
}

function linesOf(before: WorkedIndex, after: WorkedIndex): readonly Line[] {
  const groups = after.groups.map((now, index) => ({
    key: now.group.code,
    name: now.group.name,
    before: inWords(before.groups[index]),
    after: inWords(now),
  }));
  const bands = { key: "xep-loai", name: "Xếp loại", before: bandInWords(before), after: bandInWords(after) };
  return [...groups, { key: "tong", name: "Tổng số", before: inWords(before), after: inWords(after) }, bands];
}

function inWords(worked: Pick<WorkedIndex, "points" | "attainable" | "withoutData"> | undefined): string {
  if (worked === undefined) return "–";
  const { points, attainable, withoutData } = worked;
  const missing = withoutData === 0 ? "" : `; ${formatCount(withoutData)} điểm chưa có dữ liệu`;
  return `${formatCount(points)}/${formatCount(attainable)} điểm từ dữ liệu${missing}`;
}
