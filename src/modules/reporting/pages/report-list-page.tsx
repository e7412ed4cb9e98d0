import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ReportCard } from "../domain/report-template.ts";
import { reportPath, versionPath } from "../http/paths.ts";

export type ReportListPageProps = {
  readonly viewer: PageViewer;
  readonly groups: readonly { readonly name: string; readonly cards: readonly ReportCard[] }[];
};

/** Every report that the viewer may ask for, under its heading. */
export function ReportListPage({ viewer, groups }: ReportListPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Thống kê - báo cáo"
      active="thong-ke"
      acts={<ButtonLink href={versionPath()}>Báo cáo đã chốt</ButtonLink>}
    >
      {groups.map(({ name, cards }) => (
        <Card key={name} title={name}>
          <ul class="mc-report-list">
            {cards.map(({ id, formNumber, title, purpose }) => (
              <li key={id}>
                <a href={reportPath(id)}>{formNumber === "" ? title : formNumber}</a>
                <span class="mc-second-line">{purpose}</span>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </OfficerPage>
  );
}
