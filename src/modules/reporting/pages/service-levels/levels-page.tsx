import { formatDate, formatInstant, type PlainDate } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { LevelFault, TypedLevels } from "../../domain/service-levels/read-levels.ts";
import { SERVICE_LEVEL_NAMES } from "../../domain/service-levels/service-level.ts";
import { REPORTS_PATH, SERVICE_LEVELS_PATH } from "../../http/paths.ts";
import { LEVEL_FILTERS, listQuery, type ListAsked } from "../../http/service-levels/level-form.ts";
import type { StoredLevel } from "../../store/service-levels/service-levels.ts";
import { LevelForm, type LevelRow } from "./level-form.tsx";

export type LevelsPageProps = {
  readonly viewer: PageViewer;
  readonly asked: ListAsked;
  readonly rows: readonly LevelRow[];
  /** Behind which code the next page begins. */
  readonly next: string | undefined;
  readonly newest: readonly StoredLevel[];
  readonly faults: readonly LevelFault[];
  readonly typed: TypedLevels;
  readonly today: PlainDate;
  readonly mayEnter: boolean;
  readonly maySeeReports: boolean;
  /** How many procedures each filter shows. */
  readonly counts: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<string, string>;
  readonly authors: ReadonlyMap<string, string>;
  /** How many procedures were just entered; empty otherwise. */
  readonly saved: string;
};

/** Which procedures can be done online and how far; what reports and the index 766 count by. */
export function LevelsPage(props: LevelsPageProps) {
  const { viewer, faults, saved, asked, counts, maySeeReports } = props;
  const choices = LEVEL_FILTERS.map(({ filter, label }) => ({
    label,
    href: addressOf({ ...asked, filter, after: "" }),
    chosen: filter === asked.filter,
    count: counts.get(filter) ?? 0,
  }));
  return (
    <OfficerPage
      viewer={viewer}
      title="Mức độ trực tuyến của thủ tục"
      active={maySeeReports ? "thong-ke" : "quan-tri"}
      over={maySeeReports ? <a href={REPORTS_PATH}>Thống kê - báo cáo</a> : <a href="/can-bo/quan-tri">Quản trị</a>}
      flash={
        /^\d{1,3}$/.test(saved)
          ? { tone: "done", title: `Đã ghi mức độ trực tuyến của ${saved} thủ tục. Báo cáo cũ giữ nguyên.` }
          : undefined
      }
    >
      <ErrorSummary errors={faults.map(({ field, vi }) => ({ field, message: vi }))} />
      <p>
        Báo cáo tổng hợp theo đơn vị chia hồ sơ trực tuyến theo mức độ có hiệu lực vào ngày tiếp nhận; bộ chỉ số 766
        tính tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ. Chỉ tính những gì đã ghi trước thời điểm tính đến của báo
        cáo.
      </p>
      <FilterChips groups={[{ label: "Mức độ hôm nay", choices }]} />
      <div class="mc-report-ask">
        <form method="get" action={SERVICE_LEVELS_PATH} class="mc-report-form" role="search">
          {asked.filter !== "all" && <input type="hidden" name="loc" value={listQuery(asked)["loc"]} />}
          <Field name="q" type="search" label="Tìm theo tên hoặc mã thủ tục" value={asked.text} width="medium" />
          <Button>Tìm</Button>
          {asked.text !== "" && <a href={addressOf({ ...asked, text: "", after: "" })}>Bỏ tìm kiếm</a>}
        </form>
      </div>
      <LevelForm
        {...props}
        hidden={listQuery(asked)}
        firstHref={asked.after === "" ? undefined : addressOf({ ...asked, after: "" })}
        nextHref={props.next === undefined ? undefined : addressOf({ ...asked, after: props.next })}
      />
      <Card title="Đã ghi gần đây">
        <History {...props} />
      </Card>
    </OfficerPage>
  );
}

function History({ newest, names, authors }: LevelsPageProps) {
  return (
    <DataTable
      caption="Các mức độ đã ghi, mới nhất trước"
      columns={[
        {
          key: "procedure",
          head: "Thủ tục",
          width: "wide",
          cell: ({ procedureCode }: StoredLevel) => (
            <>
              {names.get(procedureCode) ?? procedureCode}
              <span class="mc-second-line">{procedureCode}</span>
            </>
          ),
        },
        { key: "level", head: "Mức độ", cell: ({ level }) => SERVICE_LEVEL_NAMES[level] },
        { key: "from", head: "Từ ngày", cell: ({ validFrom }) => formatDate(validFrom) },
        {
          key: "basis",
          head: "Căn cứ, người ghi",
          width: "wide",
          cell: ({ legalBasis, enteredBy, enteredAt }) => (
            <>
              {legalBasis}
              <span class="mc-second-line">
                {authors.get(enteredBy) ?? "cán bộ đã thôi việc"}, {formatInstant(enteredAt)}
              </span>
            </>
          ),
        },
      ]}
      rows={newest}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Chưa ghi mức độ nào">
          <p>
            Cho đến khi có dòng đầu tiên, hai cột “Trực tuyến toàn trình” và “Trực tuyến một phần” của báo cáo để “–”.
          </p>
        </EmptyState>
      }
    />
  );
}

function addressOf(asked: ListAsked): string {
  const query = new URLSearchParams(listQuery(asked)).toString();
  return query === "" ? SERVICE_LEVELS_PATH : `${SERVICE_LEVELS_PATH}?${query}`;
}
