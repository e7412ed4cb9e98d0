import { ButtonLink } from "#ui/components/button/button.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ReportCard } from "../domain/report-template.ts";
import type { Report } from "../domain/report.ts";
import { REPORTS_PATH, reportFilePath, reportPath } from "../http/paths.ts";
import { ReportForm, type ReportFormProps } from "./report-form.tsx";
import { ReportView } from "./report-view.tsx";

export type ReportPageProps = {
  readonly viewer: PageViewer;
  readonly card: ReportCard;
  readonly form: ReportFormProps;
  readonly report: Report | undefined;
  /** The question with its instant fixed, for files and for the version. */
  readonly query: Readonly<Record<string, string>>;
  readonly flash?: FlashMessage | undefined;
};

/** One report: what is asked, the answer, and what can be done with it. */
export function ReportPage({ viewer, card, form, report, query, flash }: ReportPageProps) {
  const { fault } = form;
  return (
    <OfficerPage
      viewer={viewer}
      title={card.formNumber === "" ? card.title : card.formNumber}
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
      flash={flash}
      acts={
        report && (
          <>
            <ButtonLink href={reportFilePath(card.id, { ...query, dang: "xlsx" })}>Excel</ButtonLink>
            <ButtonLink href={reportFilePath(card.id, { ...query, dang: "csv" })}>CSV</ButtonLink>
            <ButtonLink href={reportFilePath(card.id, { ...query, dang: "pdf" })}>PDF</ButtonLink>
            <form method="post" action={reportPath(card.id)}>
              {Object.entries(query).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <button type="submit" class="btn btn-outline-secondary">
                Chốt báo cáo
              </button>
            </form>
          </>
        )
      }
    >
      {fault && <ErrorSummary errors={[{ field: fault.field, message: fault.vi }]} />}
      <ReportForm {...form} />
      {report && <ReportView report={report} />}
    </OfficerPage>
  );
}
