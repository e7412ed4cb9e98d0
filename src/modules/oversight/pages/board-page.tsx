import { Card } from "#ui/components/card/card.tsx";
import { FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { LeaderPage } from "#ui/layout/leader-page.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { BoardCharts, type BoardChartsProps } from "./board-charts.tsx";
import { BoardFigureCard, type BoardFigure } from "./board-figure-card.tsx";
import { LeaderTabs, type LeaderTab } from "./leader-tabs.tsx";

export type AskedRow = {
  readonly href: string;
  readonly title: string;
  readonly to: string;
  readonly due: string;
  readonly isLate: "yes" | "no";
};

export type BoardPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly issuer: string;
  readonly asOf: string;
  readonly part: "page" | "figures";
  readonly tabs: readonly LeaderTab[];
  readonly filters: readonly FilterGroup[];
  readonly verdict: readonly string[];
  readonly figures: readonly BoardFigure[];
  readonly asked: {
    readonly rows: readonly AskedRow[];
    readonly total: number;
    readonly allHref: string;
    readonly newHref: string;
  };
  readonly charts: BoardChartsProps;
};

const LIVE_SECONDS = 30;

/** One page for a leader: are we on time, where not, why, since when, what was asked and what became of it. */
export function BoardPage(props: BoardPageProps) {
  return (
    <LeaderPage
      viewer={props.viewer}
      title={props.title}
      asOf={props.asOf}
      active="dieu-hanh"
      issuer={props.issuer}
      part={props.part}
      liveEverySeconds={LIVE_SECONDS}
      filters={
        <>
          <LeaderTabs tabs={props.tabs} />
          <FilterChips groups={props.filters} />
        </>
      }
    >
      <section class="mc-verdict" aria-label="Nhận định">
        {props.verdict.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <FigureGrid label="Số liệu chính">
        {props.figures.map((figure) => (
          <BoardFigureCard {...figure} key={figure.key} />
        ))}
      </FigureGrid>
      <Asked {...props.asked} />
      <BoardCharts {...props.charts} />
    </LeaderPage>
  );
}

function Asked({ rows, total, allHref, newHref }: BoardPageProps["asked"]) {
  return (
    <Card
      title="Đã chỉ đạo, kiến nghị và đang chờ trả lời"
      acts={
        <>
          <a href={newHref}>Viết mới</a> · <a href={allHref}>Xem tất cả ({total})</a>
        </>
      }
    >
      {rows.length === 0 ? (
        <p class="mc-help">
          Không có việc nào đang chờ trả lời. Bấm “Chỉ đạo” dưới một số liệu để giao việc từ chính số liệu đó.
        </p>
      ) : (
        <ul class="mc-lines">
          {rows.map((row) => (
            <li key={row.href}>
              <a href={row.href}>{row.title}</a>
              <div class="mc-help">
                {row.to}; hạn trả lời{" "}
                {row.isLate === "yes" ? <strong class="mc-wrong">{row.due}, đã quá hạn</strong> : row.due}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
