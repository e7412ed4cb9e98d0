import { MY_TIME_PATH } from "#modules/delay-ledger/index.ts";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { TrendChart, type TrendPoint } from "#ui/components/chart/trend-chart.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FigureCard, FigureGrid, type FigureCardProps } from "#ui/components/figure-card/figure-card.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { DivisionLoad, type DivisionLoadProps } from "./division-load.tsx";

export type UrgentRow = {
  readonly key: string;
  readonly href: string;
  readonly code: string;
  readonly owner: string;
  readonly procedure: string;
  readonly step: string;
  readonly due: string;
  readonly isLate: "yes" | "no";
};

export type LoadPageProps = {
  readonly viewer: PageViewer;
  readonly myWorkHref: string;
  readonly sentence: string;
  readonly figures: readonly FigureCardProps[];
  readonly done: {
    readonly points: readonly TrendPoint[];
    readonly counts: readonly number[];
    readonly pace: number | undefined;
  };
  readonly urgent: readonly UrgentRow[];
  readonly divisions: readonly DivisionLoadProps[];
};

/** What I have to do against what I can, and for heads the same of everybody in their units. */
export function LoadPage(props: LoadPageProps) {
  const { viewer, sentence, figures, done, urgent, divisions } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Bảng việc"
      active="viec-cua-toi"
      over={<a href={props.myWorkHref}>Việc của tôi</a>}
      acts={<ButtonLink href={MY_TIME_PATH}>Thời gian của tôi</ButtonLink>}
    >
      {divisions.map((division) => (
        <DivisionLoad key={division.id} {...division} />
      ))}
      <p class="mc-verdict">{sentence}</p>
      <FigureGrid label="Việc của tôi">
        {figures.map((figure) => (
          <FigureCard key={figure.label} {...figure} />
        ))}
      </FigureGrid>
      <Card title="Cần làm trước" id="can-lam-truoc">
        <DataTable
          caption="Việc của tôi, hạn gần nhất đứng trước"
          rows={urgent}
          rowKey={(row) => row.key}
          rowHref={(row) => row.href}
          empty={
            <EmptyState title="Ông/Bà không giữ việc nào cần xử lý.">
              <p>Hãy nhận một việc ở danh sách Chờ xử lý trong “Việc của tôi”.</p>
            </EmptyState>
          }
          columns={[
            { key: "code", head: "Mã hồ sơ", cell: (row) => row.code },
            {
              key: "dossier",
              head: "Chủ hồ sơ, thủ tục",
              width: "wide",
              cell: (row) => (
                <>
                  {row.owner}
                  <div class="mc-help">{row.procedure}</div>
                </>
              ),
            },
            { key: "step", head: "Bước", cell: (row) => row.step },
            {
              key: "due",
              head: "Hạn của bước",
              cell: (row) => (row.isLate === "yes" ? <strong class="mc-wrong">{row.due}, đã quá hạn</strong> : row.due),
            },
          ]}
        />
      </Card>
      <TrendChart
        id="nhip-lam-viec"
        title="Việc tôi đã xong mỗi ngày làm việc"
        note="Nhịp làm việc là trung vị của những ngày có xong việc trong mười ngày làm việc gần nhất"
        axis="Ngày"
        points={done.points}
        series={[{ name: "Việc đã xong", as: "column", figures: done.counts.map((value) => ({ value })) }]}
        target={done.pace === undefined ? undefined : { value: done.pace, name: "Nhịp" }}
      />
    </OfficerPage>
  );
}
