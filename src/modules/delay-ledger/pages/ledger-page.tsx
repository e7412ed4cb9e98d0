import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { formatCount } from "#ui/text/numbers.ts";
import { PeriodForm, type PeriodFormProps } from "./period-form.tsx";
import { TimeBar } from "./time-bar.tsx";

export type LedgerRow = {
  readonly key: string;
  readonly name: string;
  readonly dossiers: number;
  readonly time: string;
  readonly lateDossiers: number;
  readonly lateHref: string | undefined;
  readonly lateMinutes: number;
  readonly lateTime: string;
};

export type LedgerPageProps = {
  readonly viewer: PageViewer;
  readonly about: string;
  readonly filters: readonly FilterGroup[];
  readonly period: PeriodFormProps;
  readonly ended: number;
  readonly late: number;
  readonly lateTime: string;
  readonly by: string;
  readonly rows: readonly LedgerRow[];
};

/** Why dossiers were late: who had how much, who went beyond it, each number with its dossiers. */
export function LedgerPage(props: LedgerPageProps) {
  const longest = Math.max(0, ...props.rows.map(({ lateMinutes }) => lateMinutes));
  return (
    <OfficerPage viewer={props.viewer} title="Vì sao hồ sơ quá hạn" over={props.about}>
      <ErrorSummary errors={props.period.errors} />
      <FilterChips groups={props.filters} />
      <PeriodForm {...props.period} />
      <FigureGrid label="Trong kỳ">
        <FigureCard label="Hồ sơ đã giải quyết xong hoặc kết thúc" value={props.ended} unit="hồ sơ" />
        <FigureCard label="Quá hạn" value={props.late} unit="hồ sơ" tone={props.late > 0 ? "wrong" : "plain"} />
        <FigureCard label="Thời gian vượt làm quá hạn" value={props.lateTime} />
      </FigureGrid>
      <Card title={`Quá hạn vì đâu, theo ${props.by.toLocaleLowerCase("vi")}`}>
        <p class="mc-help">
          Mỗi phút làm việc của một hồ sơ được tính cho đúng một nơi. Hồ sơ quá hạn vì nơi giữ lâu hơn phần thời gian
          của mình; một hồ sơ có thể quá hạn vì nhiều nơi.
        </p>
        <Rows {...props} rows={props.rows.slice(0, SHOWN)} longest={longest} />
        {props.rows.length > SHOWN && (
          <Details summary={`Xem thêm ${props.rows.length - SHOWN} dòng`}>
            <Rows {...props} rows={props.rows.slice(SHOWN)} longest={longest} />
          </Details>
        )}
      </Card>
    </OfficerPage>
  );
}

/** How many rows stand open, worst first. */
const SHOWN = 15;

function Rows({ rows, by, longest }: Pick<LedgerPageProps, "rows" | "by"> & { readonly longest: number }) {
  return (
    <DataTable
      caption={`Quá hạn vì đâu, theo ${by.toLocaleLowerCase("vi")}, nhiều nhất trước`}
      rows={rows}
      rowKey={(row) => row.key}
      empty={
        <EmptyState title="Không có hồ sơ nào kết thúc trong kỳ này.">
          <p>Chọn kỳ khác ở trên, hoặc ghi ngày đầu và ngày cuối rồi bấm Xem.</p>
        </EmptyState>
      }
      columns={[
        { key: "name", head: by, cell: (row) => row.name, width: "wide" },
        { key: "dossiers", head: "Hồ sơ có phần", cell: (row) => formatCount(row.dossiers), align: "end" },
        { key: "time", head: "Thời gian giữ", cell: (row) => <Unbroken>{row.time}</Unbroken>, align: "end" },
        { key: "late", head: "Hồ sơ quá hạn vì", cell: lateOf, align: "end" },
        { key: "lateTime", head: "Thời gian vượt", cell: (row) => <Unbroken>{row.lateTime}</Unbroken>, align: "end" },
        { key: "bar", head: "Mức vượt", cell: (row) => barOf(row, longest), wideOnly: "yes" },
      ]}
    />
  );
}

function Unbroken({ children }: { readonly children: string }) {
  return <span class="text-nowrap">{children === "" ? "–" : children}</span>;
}

function lateOf({ lateDossiers, lateHref, name }: LedgerRow) {
  if (lateHref === undefined) return formatCount(lateDossiers);
  return (
    <a href={lateHref} aria-label={`${lateDossiers} hồ sơ quá hạn vì ${name}`}>
      {formatCount(lateDossiers)}
    </a>
  );
}

function barOf({ key, lateMinutes }: LedgerRow, longest: number) {
  const id = `vuot-${key.replaceAll(/[^a-z0-9]/gi, "")}`;
  return lateMinutes === 0 ? "" : <TimeBar id={id} minutes={lateMinutes} beyond={lateMinutes} whole={longest} />;
}
