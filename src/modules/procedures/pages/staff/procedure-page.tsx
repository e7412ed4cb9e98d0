import { formatInstant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { componentText, feeText, type DifferenceLine } from "../../domain/difference.ts";
import { formatRule } from "../../domain/limit.ts";
import type { LintFinding } from "../../domain/lint.ts";
import { legalBasisLine, type VersionSource, type VersionState } from "../../domain/procedure.ts";
import { ADMIN_PROCEDURES_PATH, adminProcedurePath, procedurePath } from "../../http/paths.ts";
import type { ProcedureInForce } from "../../store/procedures.ts";
import type { StoredVersion } from "../../store/versions.ts";
import { ConfirmForm, type ConfirmFormProps } from "./confirm-form.tsx";

export type AdminProcedurePageProps = {
  readonly viewer: PageViewer;
  readonly found: ProcedureInForce;
  readonly versions: readonly StoredVersion[];
  readonly findings: readonly LintFinding[];
  readonly form: ConfirmFormProps;
  /** Only a system administrator confirms and publishes. */
  readonly mayPublish: boolean;
  readonly flash: FlashMessage | undefined;
};

/** One procedure for administrators: what is in force, what is wrong, versions with their differences. */
export function AdminProcedurePage(props: AdminProcedurePageProps) {
  const { viewer, found, versions, findings, form, mayPublish, flash } = props;
  const { content } = found.version;
  return (
    <OfficerPage
      viewer={viewer}
      title={`${found.code} ${content.name}`}
      active="quan-tri"
      flash={flash}
      over={<a href={ADMIN_PROCEDURES_PATH}>Danh mục thủ tục</a>}
      acts={<ButtonLink href={procedurePath(found.code)}>Xem như người dân</ButtonLink>}
      aside={<Findings findings={findings} />}
    >
      {found.proposed && <Proposed found={found} proposed={found.proposed} mayPublish={mayPublish} />}
      <Card title={`Đang dùng: phiên bản ${found.version.number}`}>
        <InForce found={found} />
      </Card>
      {mayPublish && (
        <Card title="Xác nhận, sửa" id="xac-nhan">
          <ConfirmForm {...form} />
        </Card>
      )}
      <Card title="Các phiên bản">
        <Versions versions={versions} />
      </Card>
    </OfficerPage>
  );
}

function InForce({ found }: { readonly found: ProcedureInForce }) {
  const { content, source, validFrom } = found.version;
  return (
    <>
      <DefinitionList
        items={[
          { term: "Nguồn", value: SOURCES[source] },
          { term: "Từ ngày", value: day(validFrom) },
          { term: "Lĩnh vực", value: content.fieldName },
          { term: "Cơ quan", value: content.agencyText || <Chip tone="soon">cần xác nhận</Chip> },
          { term: "Căn cứ", value: legalBasisLine(content) },
        ]}
      />
      {content.cases.map((one) => (
        <Details key={one.caseCode} summary={`${one.caseCode} ${one.caseName}`} open={content.cases.length === 1}>
          <DefinitionList
            items={[
              {
                term: "Thời hạn",
                value:
                  one.rule === null ? (
                    <>
                      {one.limitText} <Chip tone="soon">cần xác nhận</Chip>
                    </>
                  ) : (
                    formatRule(one.rule)
                  ),
              },
              { term: "Phí, lệ phí", value: one.fees.map(feeText).join("; ") },
              {
                term: "Giấy tờ",
                value: (
                  <ul>
                    {one.components.map((component, index) => (
                      <li key={index}>{componentText(component)}</li>
                    ))}
                  </ul>
                ),
              },
              { term: "Không tính thời gian", value: one.excludedPeriods.join("; ") },
              { term: "Quy trình", value: one.workflowCode ?? "quy trình chuẩn theo thời hạn" },
            ]}
          />
        </Details>
      ))}
    </>
  );
}

function Proposed({
  found,
  proposed,
  mayPublish,
}: {
  readonly found: ProcedureInForce;
  readonly proposed: StoredVersion;
  readonly mayPublish: boolean;
}) {
  return (
    <Card title={`Bản quốc gia chờ duyệt (phiên bản ${proposed.number})`}>
      <p>Danh mục quốc gia khác với bản đang dùng ở các điểm sau. Hồ sơ đã tiếp nhận giữ nguyên phiên bản của mình.</p>
      <Difference lines={proposed.difference} />
      {mayPublish && (
        <form method="post" action={`${adminProcedurePath(found.code)}/ban-quoc-gia`}>
          <input type="hidden" name="phienBan" value={String(found.version.number)} />
          <Field name="lyDo" id="lyDo-quoc-gia" label="Lý do" required maxLength={500} />
          <Button name="viec" value="dung">
            Dùng bản quốc gia, giữ quy trình của Trung tâm
          </Button>{" "}
          <Button name="viec" value="bo-qua">
            Bỏ qua
          </Button>
        </form>
      )}
    </Card>
  );
}

function Findings({ findings }: { readonly findings: readonly LintFinding[] }) {
  return (
    <Card title="Kiểm tra trước khi ban hành">
      {findings.length === 0 ? (
        <p>Đủ điều kiện.</p>
      ) : (
        <ul>
          {findings.map((finding) => (
            <li key={`${finding.caseCode ?? ""} ${finding.vi}`}>
              <Chip tone={finding.level === "error" ? "late" : "soon"}>
                {finding.level === "error" ? "phải sửa" : "xem lại"}
              </Chip>{" "}
              {finding.caseCode !== null && `${finding.caseCode}: `}
              {finding.vi}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Versions({ versions }: { readonly versions: readonly StoredVersion[] }) {
  return (
    <>
      {versions.map((version) => (
        <Details
          key={version.id}
          summary={`Phiên bản ${version.number} · ${STATES[version.state]} · ${SOURCES[version.source]} · ${formatInstant(version.createdAt)}`}
        >
          <p>
            {version.reason}. Hiệu lực từ {day(version.validFrom)}
            {version.validTo !== null && ` đến ${day(version.validTo)}`}.
          </p>
          {version.difference.length === 0 ? <p>Phiên bản đầu tiên.</p> : <Difference lines={version.difference} />}
        </Details>
      ))}
    </>
  );
}

/** What one version says differently from the one before: subject, before, after. */
export function Difference({ lines }: { readonly lines: readonly DifferenceLine[] }) {
  return (
    <table class="table mc-table">
      <thead>
        <tr>
          <th scope="col">Nội dung</th>
          <th scope="col">Trước</th>
          <th scope="col">Sau</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{line.subject}</th>
            <td>{line.before === null ? "–" : <del>{line.before}</del>}</td>
            <td>{line.after === null ? "bỏ" : <ins>{line.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const SOURCES = {
  starter: "danh mục khởi đầu",
  national: "danh mục quốc gia",
  administrator: "quản trị xác nhận",
} as const satisfies Record<VersionSource, string>;

const STATES = {
  "in-force": "đang dùng",
  proposed: "chờ duyệt",
  superseded: "đã thay",
} as const satisfies Record<VersionState, string>;

function day(iso: string): string {
  return iso.split("-").reverse().join("/");
}
