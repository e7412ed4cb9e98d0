import { ButtonLink } from "#ui/components/button/button.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { agencyKindLabel, presentAgencyCode, type Agency } from "../domain/organization.ts";
import { AGENCIES_PATH, agencyPath } from "../http/paths.ts";

export type AgenciesPageProps = {
  readonly viewer: PageViewer;
  readonly agencies: readonly Agency[];
  readonly unitCounts: ReadonlyMap<string, number>;
};

/** Every agency whose dossiers are received here, and the partners, in the order of the boards. */
export function AgenciesPage({ viewer, agencies, unitCounts }: AgenciesPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Cơ quan, đơn vị"
      active="quan-tri"
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
      acts={
        <ButtonLink kind="primary" href={`${AGENCIES_PATH}/moi`}>
          Thêm cơ quan
        </ButtonLink>
      }
    >
      <DataTable
        caption={`${agencies.length} cơ quan`}
        captionShown="yes"
        rows={agencies}
        rowKey={(agency) => agency.id}
        rowHref={(agency) => agencyPath(agency.id)}
        columns={[
          { key: "name", head: "Tên", cell: (agency) => agency.name, width: "wide" },
          { key: "code", head: "Mã", cell: presentAgencyCode },
          { key: "kind", head: "Loại", cell: (agency) => agencyKindLabel(agency.kind), wideOnly: "yes" },
          { key: "superior", head: "Cấp trên", cell: (agency) => agency.superiorName, wideOnly: "yes" },
          { key: "units", head: "Số đơn vị", cell: (agency) => unitCounts.get(agency.id) ?? 0, align: "end" },
        ]}
      />
    </OfficerPage>
  );
}
