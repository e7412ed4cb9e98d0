import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Icon } from "#ui/components/icon/icon.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { versionPath } from "../http/paths.ts";
import type { Version } from "../store/versions.ts";
import type { Recheck } from "../use-cases/versions-of.ts";
import { ReportView } from "./report-view.tsx";
import type { VersionRow } from "./versions-page.tsx";

export type VersionPageProps = {
  readonly viewer: PageViewer;
  readonly version: Version;
  readonly row: VersionRow | undefined;
  readonly recheck: Recheck;
  readonly siblings: readonly { readonly label: string; readonly href: string }[];
};

/** A closed report word for word, and whether the same question still has the same answer. */
export function VersionPage({ viewer, version, row, recheck, siblings }: VersionPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title={`${row?.reportName ?? version.template}, phiên bản ${version.number}`}
      active="thong-ke"
      over={<a href={versionPath()}>Báo cáo đã chốt</a>}
    >
      <Card title="Kiểm tra lại phiên bản">
        <RecheckLine recheck={recheck} />
        <p class={version.isIntact ? "mc-version-whole" : "mc-version-broken"}>
          <Icon name={version.isIntact ? "check" : "warning"} />{" "}
          {version.isIntact
            ? "Bản lưu còn nguyên vẹn: mã băm SHA-256 khớp với nội dung."
            : "Bản lưu không còn khớp mã băm SHA-256: nội dung đã bị can thiệp ngoài hệ thống. Hãy báo quản trị hệ thống."}
        </p>
        <DefinitionList
          items={[
            { term: "Người chốt", value: row?.madeBy },
            { term: "Chốt lúc", value: row?.madeAt },
            { term: "Tính đến", value: row?.asOf },
            { term: "Mã băm", value: <code class="mc-hash">{version.sha256}</code> },
            {
              term: "So với",
              value:
                siblings.length === 0 ? undefined : (
                  <ul class="mc-moved">
                    {siblings.map(({ label, href }) => (
                      <li key={href}>
                        <a href={href}>{label}</a>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </Card>
      <ReportView report={version.report} />
    </OfficerPage>
  );
}

function RecheckLine({ recheck }: { readonly recheck: Recheck }) {
  switch (recheck.kind) {
    case "same":
      return (
        <p class="mc-version-whole">
          <Icon name="check" /> Hỏi lại hôm nay với cùng thời điểm “tính đến”: mọi con số vẫn như khi chốt.
        </p>
      );
    case "cannot-ask":
      return <p>Mẫu báo cáo hoặc đơn vị này không còn, nên không hỏi lại được; bản đã chốt vẫn được giữ nguyên.</p>;
    case "different":
      return (
        <>
          <p class="mc-version-broken">
            <Icon name="warning" /> Hỏi lại hôm nay với cùng thời điểm “tính đến”: {recheck.changes.length} ô khác với
            khi chốt.
          </p>
          <ul>
            {recheck.changes.map(({ row, column, before, after }) => (
              <li key={`${row} ${column}`}>
                {row}, {column}: khi chốt {before ?? "không có"}, hỏi lại {after ?? "không có"}
              </li>
            ))}
          </ul>
        </>
      );
  }
}
