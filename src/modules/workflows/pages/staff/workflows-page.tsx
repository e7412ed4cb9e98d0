import { formatDate } from "#kernel/time.ts";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { limitInWords } from "../../domain/limit-shares.ts";
import { WORKFLOW_STATE_NAMES, type WorkflowVersion } from "../../domain/workflow-version.ts";
import { WORKFLOWS_PATH, workflowPath } from "../../http/paths.ts";

export type WorkflowsPageProps = { readonly viewer: PageViewer; readonly versions: readonly WorkflowVersion[] };

/** Every internal process with its newest version. */
export function WorkflowsPage({ viewer, versions }: WorkflowsPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Quy trình nội bộ"
      active="quan-tri"
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
      acts={
        <ButtonLink kind="primary" href={`${WORKFLOWS_PATH}/moi`}>
          Soạn quy trình mới
        </ButtonLink>
      }
    >
      <DataTable
        caption={`${versions.length} quy trình`}
        captionShown="yes"
        rows={versions}
        rowKey={(version) => version.id}
        rowHref={(version) => workflowPath(version.code)}
        columns={[
          { key: "code", head: "Mã", cell: (version) => version.code },
          { key: "name", head: "Tên", cell: (version) => version.name, width: "wide" },
          { key: "steps", head: "Số bước", cell: (version) => version.definition.steps.length, align: "end" },
          { key: "total", head: "Tổng thời gian", cell: (version) => limitInWords(version.definition.total).vi },
          { key: "state", head: "Tình trạng", cell: (version) => WORKFLOW_STATE_NAMES[version.state].vi },
          {
            key: "approval",
            head: "Phê duyệt",
            wideOnly: "yes",
            cell: ({ approval }) => (approval === null ? "" : `${approval.number}, ${formatDate(approval.date)}`),
          },
        ]}
      />
    </OfficerPage>
  );
}
