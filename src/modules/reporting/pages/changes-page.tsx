import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { dossierPath } from "#modules/dossiers/index.ts";
import { periodLine } from "../domain/report-lines.ts";
import type { RowsBehind } from "../domain/report.ts";
import { sayUntil } from "../domain/say-until.ts";
import { rowsPath, versionPath } from "../http/paths.ts";
import type { Version } from "../store/versions.ts";
import { NAMED, type ExplainedChange, type MovedDossier } from "../use-cases/versions-of.ts";

export type ChangesPageProps = {
  readonly viewer: PageViewer;
  readonly before: Version;
  readonly after: Version;
  readonly changes: readonly ExplainedChange[];
  /** Dossiers that the viewer may open. */
  readonly open: ReadonlySet<string>;
};

/** What changed between two versions: each cell from old to new, with the dossiers that came in and went out. */
export function ChangesPage({ viewer, before, after, changes, open }: ChangesPageProps) {
  const hrefOf = ({ report, asOf }: Version, behind: RowsBehind) =>
    rowsPath({ behind, from: report.period.from, until: asOf });
  return (
    <OfficerPage
      viewer={viewer}
      title={`Thay đổi giữa phiên bản ${before.number} và ${after.number}`}
      active="thong-ke"
      over={<a href={versionPath(after.id)}>Phiên bản {after.number}</a>}
    >
      <p class="mc-rows-about">
        {after.report.formNumber || after.report.title}, {after.report.reporter}. {periodLine(after.report)}.
      </p>
      <p class="mc-rows-about">
        Phiên bản {before.number} tính đến {sayUntil(before.asOf)}; phiên bản {after.number} tính đến{" "}
        {sayUntil(after.asOf)}.
      </p>
      <DataTable
        caption="Các ô thay đổi"
        columns={[
          {
            key: "cell",
            head: "Dòng, cột",
            width: "wide",
            cell: (change) => (
              <>
                {change.row}
                <span class="mc-second-line">{change.column}</span>
              </>
            ),
          },
          {
            key: "before",
            head: `Phiên bản ${before.number}`,
            align: "end",
            cell: ({ before: old, behind }) => <Value text={old} href={behind && hrefOf(before, behind)} />,
          },
          {
            key: "after",
            head: `Phiên bản ${after.number}`,
            align: "end",
            cell: ({ after: now, behind }) => <Value text={now} href={behind && hrefOf(after, behind)} />,
          },
          { key: "difference", head: "Chênh", align: "end", cell: ({ difference }) => signed(difference) },
          {
            key: "moved",
            head: "Hồ sơ thêm vào, ra khỏi",
            width: "wide",
            cell: ({ cameIn, wentOut }) => (
              <>
                <Moved label="Thêm" dossiers={cameIn} open={open} />
                <Moved label="Ra" dossiers={wentOut} open={open} />
              </>
            ),
          },
        ]}
        rows={changes}
        rowKey={({ row, column }) => `${row} ${column}`}
        empty={<EmptyState title="Hai phiên bản giống hệt nhau">Không ô nào thay đổi giữa hai lần chốt.</EmptyState>}
      />
    </OfficerPage>
  );
}

function Value({ text, href }: { readonly text: string | undefined; readonly href: string | undefined }) {
  if (text === undefined) return <>không có</>;
  return href === undefined ? <>{text}</> : <a href={href}>{text}</a>;
}

type MovedProps = {
  readonly label: string;
  readonly dossiers: readonly MovedDossier[];
  readonly open: ReadonlySet<string>;
};

/** The dossiers of one side, folded: a cell of the whole province has many. */
function Moved({ label, dossiers, open }: MovedProps) {
  if (dossiers.length === 0) return null;
  const count = dossiers.length < NAMED ? `${dossiers.length} hồ sơ` : `${NAMED} hồ sơ đầu`;
  return (
    <Details summary={`${label} ${count}`} open={dossiers.length <= 3}>
      <ul class="mc-moved">
        {dossiers.map(({ dossierId, code }) => (
          <li key={dossierId}>
            {open.has(dossierId) ? <a href={dossierPath(dossierId)}>{code ?? "chưa có mã"}</a> : (code ?? "chưa có mã")}
          </li>
        ))}
      </ul>
    </Details>
  );
}

function signed(difference: number | undefined): string {
  if (difference === undefined) return "";
  const size = Math.abs(difference).toLocaleString("vi-VN");
  return difference > 0 ? `+${size}` : `−${size}`;
}
