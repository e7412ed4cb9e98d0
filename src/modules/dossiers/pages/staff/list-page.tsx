import { Badge } from "#ui/components/badge/badge.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { RoomId } from "#ui/layout/rooms.ts";
import { dossierPath } from "../../http/paths.ts";

/** A dossier as a row shows it. */
export type ListRow = {
  readonly id: string;
  readonly code: string;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly agencyName: string;
  readonly stateName: string;
  readonly moneyName: string;
  readonly submittedAt: string;
  readonly due: DueChipProps | undefined;
};

export type ListPageProps = {
  readonly viewer: PageViewer;
  readonly room: RoomId;
  readonly title: string;
  readonly caption: string;
  readonly query?: string;
  readonly filters: readonly FilterGroup[];
  readonly rows: readonly ListRow[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly empty: { readonly title: string; readonly text: string };
};

/** A list of dossiers: filters in the address, fifty rows, what to do when it is empty. */
export function ListPage(props: ListPageProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title={props.title}
      active={props.room}
      {...(props.query === undefined ? {} : { query: props.query })}
      {...(props.room === "tra-cuu" && keepsTheBook(props.viewer)
        ? { acts: <ButtonLink href="/can-bo/so-theo-doi">In sổ theo dõi</ButtonLink> }
        : {})}
    >
      <FilterChips groups={props.filters} />
      <DataTable
        caption={props.caption}
        columns={[
          { key: "code", head: "Mã hồ sơ", cell: (row) => row.code, width: "narrow" },
          {
            key: "owner",
            head: "Chủ hồ sơ, thủ tục",
            width: "wide",
            cell: (row) => (
              <>
                {row.ownerName}
                <span class="mc-second-line">{row.procedureName}</span>
              </>
            ),
          },
          {
            key: "due",
            head: "Hạn trả",
            width: "narrow",
            cell: (row) =>
              row.due && (
                <>
                  <DueChip tone={row.due.tone} text={row.due.text} />
                  <span class="mc-second-line">{row.due.at}</span>
                </>
              ),
          },
          {
            key: "state",
            head: "Trạng thái",
            width: "narrow",
            cell: (row) => (
              <>
                {row.stateName}
                {row.moneyName !== "" && (
                  <span class="mc-second-line">
                    <Badge>{row.moneyName}</Badge>
                  </span>
                )}
              </>
            ),
          },
          {
            key: "received",
            head: "Nộp, cơ quan",
            wideOnly: "yes",
            width: "narrow",
            cell: (row) => (
              <>
                {row.submittedAt}
                <span class="mc-second-line">{row.agencyName}</span>
              </>
            ),
          },
        ]}
        rows={props.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => dossierPath(row.id)}
        empty={<EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>}
      />
      <Pager shown={props.rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </OfficerPage>
  );
}

/** The register is kept by everyone but specialists and administrators (TT 01/2018/TT-VPCP Điều 10). */
function keepsTheBook({ roles }: PageViewer): boolean {
  return roles.some((role) => role !== "specialist" && role !== "system-administrator");
}
