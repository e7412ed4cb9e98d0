import { dossierPath, type Dossier } from "#modules/dossiers/index.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { indicator } from "../../domain/indicators/nine-indicators.ts";
import type { DossierPoints } from "../../domain/indicators/points-of-dossier.ts";
import { DOSSIER_POINTS_PATH, REPORTS_PATH } from "../../http/paths.ts";

export type DossierPointsPageProps = {
  readonly viewer: PageViewer;
  readonly code: string;
  readonly dossier: Pick<Dossier, "id" | "code" | "procedureName"> | undefined;
  /** Empty before the dossier is resolved. */
  readonly points: readonly DossierPoints[];
  readonly agencies: ReadonlyMap<string, string>;
};

/** One dossier by the nine indicators: what it got, what for, and what it cannot tell. */
export function DossierPointsPage({ viewer, code, dossier, points, agencies }: DossierPointsPageProps) {
  const missing = code !== "" && dossier === undefined;
  return (
    <OfficerPage
      viewer={viewer}
      title="Điểm của một hồ sơ"
      active="thong-ke"
      over={<a href={REPORTS_PATH}>Thống kê - báo cáo</a>}
    >
      <div class="mc-report-ask">
        <form method="get" action={DOSSIER_POINTS_PATH} class="mc-report-form">
          <Field
            name="ma"
            label="Mã hồ sơ"
            value={code}
            width="medium"
            error={missing ? "Không có hồ sơ nào mang mã này ở cơ quan của ông/bà. Hãy kiểm tra lại mã." : undefined}
          />
          <Button kind="primary">Xem điểm</Button>
        </form>
      </div>
      {dossier !== undefined && (
        <Card title={`${dossier.code ?? ""}: ${dossier.procedureName}`}>
          <DataTable
            caption="Điểm theo từng chỉ số của TT 01/2018/TT-VPCP"
            columns={[
              {
                key: "name",
                head: "Chỉ số",
                width: "wide",
                cell: ({ number, agencyId }: DossierPoints) => (
                  <>
                    {number}. {indicator(number).name}
                    {agencyId !== null && (
                      <span class="mc-second-line">{agencies.get(agencyId) ?? "Cơ quan phối hợp"}</span>
                    )}
                  </>
                ),
              },
              {
                key: "points",
                head: "Điểm",
                cell: ({ points: given }) => (given === null ? "chưa có dữ liệu" : given),
              },
              { key: "why", head: "Vì", cell: whyOf },
            ]}
            rows={points}
            rowKey={({ number, agencyId }) => `${number} ${agencyId ?? ""}`}
            empty={
              <EmptyState title="Hồ sơ chưa có kết quả giải quyết">
                <p>
                  Điểm chỉ chấm cho hồ sơ đã giải quyết. <a href={dossierPath(dossier.id)}>Mở hồ sơ</a>
                </p>
              </EmptyState>
            }
          />
          <p class="mc-help">
            Chỉ số 4, 6, 7 lấy từ phiếu đánh giá, phản ánh kiến nghị; chỉ số 5, 8, 9 chấm cho cả cơ quan.{" "}
            <a href={dossierPath(dossier.id)}>Mở hồ sơ</a>
          </p>
        </Card>
      )}
    </OfficerPage>
  );
}

function whyOf({ number, points }: DossierPoints): string {
  if (points === null) return "–";
  return indicator(number).scale[2 - points] ?? "";
}
