import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { LateDossiers, type LateDossiersProps } from "./late-dossiers.tsx";
import { PeriodForm, type PeriodFormProps } from "./period-form.tsx";

export type MyTimePageProps = {
  readonly viewer: PageViewer;
  readonly filters: readonly FilterGroup[];
  readonly period: PeriodFormProps;
  readonly dossiers: number;
  readonly time: string;
  readonly late: number;
  readonly lateTime: string;
  readonly list: LateDossiersProps;
};

/** What an officer had in hand, and nothing else. */
export function MyTimePage(props: MyTimePageProps) {
  return (
    <OfficerPage viewer={props.viewer} title="Thời gian của tôi" active="viec-cua-toi">
      <ErrorSummary errors={props.period.errors} />
      <FilterChips groups={props.filters} />
      <PeriodForm {...props.period} />
      <p class="mc-help">
        Chỉ tính giờ làm việc khi việc ở trong tay ông/bà, trong các hồ sơ đã có kết quả hoặc kết thúc trong kỳ. Thời
        gian chờ người nộp, chờ nghĩa vụ tài chính, chờ ý kiến, sự cố hệ thống và khi chưa ai nhận việc không tính cho
        ông/bà.
      </p>
      <FigureGrid label="Trong kỳ">
        <FigureCard label="Hồ sơ đã qua tay" value={props.dossiers} unit="hồ sơ" />
        <FigureCard label="Thời gian trong tay" value={props.time} />
        <FigureCard
          label="Hồ sơ quá hạn có phần của tôi"
          value={props.late}
          unit="hồ sơ"
          tone={props.late > 0 ? "wrong" : "plain"}
        />
        <FigureCard label="Thời gian vượt" value={props.lateTime} />
      </FigureGrid>
      <LateDossiers {...props.list} />
    </OfficerPage>
  );
}
