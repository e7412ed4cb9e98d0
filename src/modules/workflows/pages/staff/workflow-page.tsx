import { formatDate } from "#kernel/time.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Finding } from "../../domain/finding.ts";
import { WORKFLOW_STATE_NAMES, type WorkflowVersion } from "../../domain/workflow-version.ts";
import { WORKFLOWS_PATH, workflowPath } from "../../http/paths.ts";
import { WorkflowDiagram } from "./workflow-diagram.tsx";
import { WorkflowTable } from "./workflow-table.tsx";

export type Publishing = {
  readonly approvalNumber: string;
  readonly approvalDate: string;
  readonly effectiveFrom: string;
};

export type WorkflowPageProps = {
  readonly viewer: PageViewer;
  readonly version: WorkflowVersion;
  readonly versions: readonly WorkflowVersion[];
  readonly findings: readonly Finding[];
  readonly publishing: Publishing;
  readonly errors: readonly FieldError[];
};

/** One process: what the linter says, the table, the picture, its versions, and how it is put in force. */
export function WorkflowPage(props: WorkflowPageProps) {
  const { version, findings, errors } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={version.name}
      active="quan-tri"
      over={<a href={WORKFLOWS_PATH}>Quy trình nội bộ</a>}
      acts={<ButtonLink href={`${workflowPath(version.code)}/sua`}>Sửa thành phiên bản mới</ButtonLink>}
    >
      <ErrorSummary errors={errors} />
      <p>
        <Badge strong="yes">{WORKFLOW_STATE_NAMES[version.state].vi}</Badge> Phiên bản {version.version},{" "}
        {version.definition.legalBasis}
      </p>
      <Findings findings={findings} />
      {version.state === "draft" && findings.length === 0 && <PublishForm {...props} />}
      <WorkflowTable definition={version.definition} />
      <Card title="Sơ đồ">
        <div class="mc-table-wrap" tabIndex={0} role="region" aria-label="Sơ đồ quy trình">
          <WorkflowDiagram definition={version.definition} />
        </div>
      </Card>
      <Versions {...props} />
    </OfficerPage>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p role="status">Đã kiểm tra: quy trình không có lỗi.</p>;
  return (
    <Card title={`${findings.length} điểm phải sửa trước khi áp dụng`}>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code} ${finding.step ?? ""} ${finding.vi}`}>{finding.vi}</li>
        ))}
      </ul>
    </Card>
  );
}

function PublishForm({ version, publishing, errors }: WorkflowPageProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Card title="Áp dụng quy trình này">
      <form method="post" action={`${workflowPath(version.code)}/ap-dung`} novalidate>
        <input type="hidden" name="id" value={version.id} />
        <Field
          name="approvalNumber"
          label="Số quyết định phê duyệt"
          value={publishing.approvalNumber}
          error={errorOf("approvalNumber")}
          maxLength={100}
          width="medium"
          required
        />
        <Field
          name="approvalDate"
          label="Ngày quyết định"
          help="Ngày/tháng/năm"
          value={publishing.approvalDate}
          error={errorOf("approvalDate")}
          width="short"
          required
        />
        <Field
          name="effectiveFrom"
          label="Áp dụng từ ngày"
          help="Hồ sơ đã tiếp nhận vẫn chạy theo phiên bản cũ."
          value={publishing.effectiveFrom}
          error={errorOf("effectiveFrom")}
          width="short"
          required
        />
        <Button kind="primary" keyShown="Ctrl+Enter">
          Áp dụng
        </Button>
      </form>
    </Card>
  );
}

function Versions({ version, versions }: WorkflowPageProps) {
  return (
    <Card title="Các phiên bản">
      <DefinitionList
        items={versions.map((each) => ({
          term: `Phiên bản ${each.version}`,
          value: (
            <a href={workflowPath(each.code, each.version)} aria-current={each.id === version.id ? "page" : undefined}>
              {WORKFLOW_STATE_NAMES[each.state].vi}
              {each.effectiveFrom !== null && ` từ ${formatDate(each.effectiveFrom)}`}
              {each.effectiveTo !== null && ` đến ${formatDate(each.effectiveTo)}`}
            </a>
          ),
        }))}
      />
    </Card>
  );
}

/** The process that a dossier runs by, for every officer. */
export function WorkflowVersionPage({
  viewer,
  version,
}: {
  readonly viewer: PageViewer;
  readonly version: WorkflowVersion;
}) {
  return (
    <OfficerPage viewer={viewer} title={version.name}>
      <p>
        Phiên bản {version.version}, {version.definition.legalBasis}
      </p>
      <WorkflowTable definition={version.definition} />
      <Card title="Sơ đồ">
        <div class="mc-table-wrap" tabIndex={0} role="region" aria-label="Sơ đồ quy trình">
          <WorkflowDiagram definition={version.definition} />
        </div>
      </Card>
    </OfficerPage>
  );
}
