import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import { ReportTable, type ReportRow } from "#ui/components/report-table/report-table.tsx";
import { LeaderPage } from "#ui/layout/leader-page.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { AnnouncedView } from "../http/present-announced.ts";
import { AnnouncedList } from "./announced-list.tsx";
import { BoardFigureCard, type BoardFigure } from "./board-figure-card.tsx";
import { MoneyAndPaperCard, type MoneyAndPaperView } from "./money-and-paper-card.tsx";
import { LeaderTabs, type LeaderTab } from "./leader-tabs.tsx";

export type BriefingPageProps = {
  readonly viewer: PageViewer;
  readonly issuer: string;
  readonly asOf: string;
  readonly tabs: readonly LeaderTab[];
  readonly typed: { readonly from: string; readonly to: string; readonly until: string };
  readonly errors: readonly FieldError[];
  readonly sentence: string;
  readonly balance: { readonly sentence: string; readonly difference: number };
  readonly figures: readonly BoardFigure[];
  readonly heads: readonly ReportHead[];
  readonly rows: readonly ReportRow[];
  readonly announced: readonly AnnouncedView[];
  /** What the courier carried and the bank took; for leaders of the province and the centre. */
  readonly moneyAndPaper: MoneyAndPaperView | undefined;
  readonly announceHref: string | undefined;
  /** The address of these very figures, with their instant. */
  readonly keptHref: string;
};

/** What happened in any period as of any instant: figures, their balance, each agency, and what was announced. */
export function BriefingPage(props: BriefingPageProps) {
  return (
    <LeaderPage
      viewer={props.viewer}
      title="Báo cáo nhanh"
      asOf={props.asOf}
      active="dieu-hanh"
      issuer={props.issuer}
      filters={
        <>
          <LeaderTabs tabs={props.tabs} />
          <ErrorSummary errors={props.errors} />
          <PeriodForm {...props} />
        </>
      }
    >
      <section class="mc-verdict" aria-label="Tóm tắt">
        <p>{props.sentence}</p>
        <Balance {...props.balance} />
      </section>
      <FigureGrid label="Số liệu chính">
        {props.figures.map((figure) => (
          <BoardFigureCard {...figure} key={figure.key} />
        ))}
      </FigureGrid>
      {props.moneyAndPaper !== undefined && <MoneyAndPaperCard {...props.moneyAndPaper} />}
      <Card
        title="Số liệu công bố"
        acts={props.announceHref !== undefined && <a href={props.announceHref}>Nhập số liệu công bố</a>}
      >
        <AnnouncedList
          figures={props.announced}
          empty="Trong kỳ này chưa nhập số liệu công bố nào. Nhập số liệu đã công bố để hệ thống cộng lại các phần và đối chiếu."
        />
      </Card>
      <Card title="Theo cơ quan" acts={<a href={props.keptHref}>Địa chỉ của đúng số liệu này</a>}>
        <ReportTable caption="Tiếp nhận, giải quyết hồ sơ theo cơ quan" heads={props.heads} rows={props.rows} />
      </Card>
    </LeaderPage>
  );
}

function Balance({ sentence, difference }: BriefingPageProps["balance"]) {
  if (difference === 0) return <p class="mc-help">Đối chiếu: {sentence}. Khớp.</p>;
  return (
    <p class="mc-wrong">
      <span aria-hidden="true">! </span>Đối chiếu: {sentence}. Lệch {Math.abs(difference)} hồ sơ: hãy báo quản trị hệ
      thống kiểm tra nhật ký.
    </p>
  );
}

function PeriodForm({ typed, errors }: Pick<BriefingPageProps, "typed" | "errors">) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <form method="get" class="mc-period">
      <Field name="tu" label="Từ ngày" value={typed.from} width="short" error={errorAt("tu")} />
      <Field name="den" label="Đến ngày" value={typed.to} width="short" error={errorAt("den")} />
      <Field
        name="tinh-den"
        label="Tính đến"
        value={typed.until}
        placeholder="bây giờ"
        width="medium"
        error={errorAt("tinh-den")}
      />
      <Button kind="primary">Xem</Button> <ButtonLink href="?">Tháng này</ButtonLink>
    </form>
  );
}
