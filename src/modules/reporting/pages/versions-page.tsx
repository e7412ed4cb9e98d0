import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { REPORTS_PATH, versionPath } from "../http/paths.ts";

export type VersionRow = {
  readonly id: string;
  readonly reportName: string;
  readonly agencyName: string;
  readonly period: string;
  readonly number: number;
  readonly asOf: string;
  readonly madeBy: string;
  readonly madeAt: string;
};

export type VersionsPageProps = {
  readonly viewer: PageViewer;
  readonly rows: readonly VersionRow[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
};

/** The reports that were closed, the newest first. */
export function VersionsPage({ viewer, rows, nextHref, firstHref }: VersionsPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Báo cáo đã chốt"
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
    >
      <DataTable
        caption="Báo cáo đã chốt, mới nhất trước"
        columns={[
          {
            key: "report",
            head: "Báo cáo",
            width: "wide",
            cell: (row) => `${row.reportName}, phiên bản ${row.number}`,
          },
          { key: "agency", head: "Đơn vị", cell: (row) => row.agencyName },
          { key: "period", head: "Kỳ", width: "narrow", cell: (row) => row.period },
          { key: "asOf", head: "Tính đến", width: "narrow", cell: (row) => row.asOf },
          {
            key: "made",
            head: "Người chốt",
            width: "narrow",
            cell: (row) => (
              <>
                {row.madeBy}
                <span class="mc-second-line">{row.madeAt}</span>
              </>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => versionPath(row.id)}
        empty={
          <EmptyState title="Chưa có báo cáo nào được chốt">
            Mở một báo cáo và bấm “Chốt báo cáo” để giữ lại số liệu đúng như lúc đó.
          </EmptyState>
        }
      />
      <Pager shown={rows.length} nextHref={nextHref} firstHref={firstHref} />
    </OfficerPage>
  );
}
