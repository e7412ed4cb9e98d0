import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ReportCard } from "../domain/report-template.ts";
import {
  DOSSIER_POINTS_PATH,
  EVALUATION_PATH,
  INDEX_SETTING_PATH,
  reportPath,
  SERVICE_LEVELS_PATH,
  versionPath,
} from "../http/paths.ts";

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
      <EvaluationLinks roles={viewer.roles} />
    </OfficerPage>
  );
}

/** The points of one dossier; and where what dossiers do not tell is entered, for those who may. */
function EvaluationLinks({ roles }: Pick<PageViewer, "roles">) {
  const isCentre = roles.includes("centre-manager");
  const isOfProvince = isCentre || roles.includes("provincial-leader");
  const isLeader = isCentre || roles.includes("department-leader");
  return (
    <Card title="Chấm điểm và dữ liệu đánh giá">
      <ul class="mc-report-list">
        <li>
          <a href={DOSSIER_POINTS_PATH}>Điểm của một hồ sơ</a>
          <span class="mc-second-line">Một hồ sơ được chấm thế nào theo chín chỉ số.</span>
        </li>
        {isLeader && (
          <li>
            <a href={EVALUATION_PATH}>Dữ liệu đánh giá nhập tay</a>
            <span class="mc-second-line">Khảo sát, phản ánh kiến nghị, công khai: nhập theo kỳ, kèm căn cứ.</span>
          </li>
        )}
        {isCentre && (
          <li>
            <a href={INDEX_SETTING_PATH}>Cấu hình bộ chỉ số 766</a>
            <span class="mc-second-line">Điểm, chỉ tiêu, mức xếp loại; xem thử trước khi ghi.</span>
          </li>
        )}
        {isOfProvince && (
          <li>
            <a href={SERVICE_LEVELS_PATH}>Mức độ trực tuyến của thủ tục</a>
            <span class="mc-second-line">Toàn trình, một phần: báo cáo chia hồ sơ trực tuyến theo đó.</span>
          </li>
        )}
      </ul>
    </Card>
  );
}
