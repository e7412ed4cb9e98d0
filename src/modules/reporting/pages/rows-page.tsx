import { ButtonLink } from "#ui/components/button/button.tsx";
import { DueChip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { dossierPath } from "#modules/dossiers/index.ts";
import type { PresentRow } from "../use-cases/present-rows.ts";
import { REPORTS_PATH } from "../http/paths.ts";

export type RowsPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  /** Of whom, of which days, as of when: the lines above the list. */
  readonly about: readonly string[];
  readonly count: number;
  readonly rows: readonly PresentRow[];
  readonly orders: FilterGroup;
  readonly files: { readonly xlsx: string; readonly csv: string };
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
};

/** The dossiers behind a figure, as they were at its instant. */
export function RowsPage(props: RowsPageProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title={props.title}
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
      acts={
        props.count > 0 && (
          <>
            <ButtonLink href={props.files.xlsx}>Excel</ButtonLink>
            <ButtonLink href={props.files.csv}>CSV</ButtonLink>
          </>
        )
      }
    >
      <p class="mc-rows-count">
        <strong>{props.count.toLocaleString("vi-VN")}</strong> hồ sơ
      </p>
      {props.about.map((line) => (
        <p key={line} class="mc-rows-about">
          {line}
        </p>
      ))}
      {props.count > 1 && <FilterChips groups={[props.orders]} />}
      <DataTable
        caption={props.title}
        columns={[
          { key: "code", head: "Mã hồ sơ", width: "narrow", cell: (row) => <Code row={row} /> },
          {
            key: "owner",
            head: "Chủ hồ sơ, thủ tục",
            width: "wide",
            cell: (row) => (
              <>
                {row.ownerName}
                <span class="mc-second-line">{row.procedureName}</span>
              </>
            ),
          },
          {
            key: "due",
            head: "Hẹn trả",
            width: "narrow",
            cell: (row) => (
              <>
                {row.due && <DueChip tone={row.due.tone} text={row.due.text} />}
                {row.dueOn !== "" && <span class="mc-second-line">hẹn {row.dueOn}</span>}
              </>
            ),
          },
          {
            key: "accepted",
            head: "Nộp, tiếp nhận",
            width: "narrow",
            cell: (row) => (
              <>
                {row.acceptedAt === "" ? row.submittedAt : row.acceptedAt}
                <span class="mc-second-line">{row.channelName}</span>
              </>
            ),
          },
          {
            key: "settled",
            head: "Kết thúc, cơ quan",
            width: "narrow",
            wideOnly: "yes",
            cell: (row) => (
              <>
                {row.settledAt === "" ? "Chưa kết thúc" : row.settledAt}
                <span class="mc-second-line">{row.agencyName}</span>
              </>
            ),
          },
        ]}
        rows={props.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Không có hồ sơ nào">
            Con số này bằng 0 tại thời điểm đã chọn. Quay lại báo cáo để chọn kỳ hoặc đơn vị khác.
          </EmptyState>
        }
      />
      <Pager shown={props.rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </OfficerPage>
  );
}

function Code({ row }: { readonly row: PresentRow }) {
  if (row.access === "closed") return <>{row.code}</>;
  return (
    <a class="mc-row-link" href={dossierPath(row.id)}>
      {row.code}
    </a>
  );
}
