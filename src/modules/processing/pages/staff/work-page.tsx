import type { ComponentChildren } from "preact";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { DataTable, type Column } from "#ui/components/data-table/data-table.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { BulkBar } from "#ui/components/toolbar/toolbar.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { LOAD_PATH } from "../../http/paths.ts";

export type WorkRow = {
  /** Task and version as one word: what the boxes of the rows send. */
  readonly key: string;
  readonly href: string;
  readonly code: string;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly stepTitle: string;
  readonly holder: string;
  readonly taskDue: DueChipProps;
  readonly dossierDue: string;
};

export type WorkPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly active: "viec-cua-toi" | "xu-ly";
  readonly listName: string;
  readonly filters: readonly FilterGroup[];
  readonly rows: readonly WorkRow[];
  readonly empty: { readonly title: string; readonly text: string };
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly flash?: FlashMessage | undefined;
  /** What can be done with several rows at once. */
  readonly bulk?: { readonly action: string; readonly label: string } | undefined;
  /** What waits for the officer elsewhere, above the list. */
  readonly beside?: ComponentChildren;
};

/** One list of work: what is due first stands first; moved through with j and k, opened with Enter. */
export function WorkPage(props: WorkPageProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title={props.title}
      active={props.active}
      flash={props.flash}
      acts={<ButtonLink href={LOAD_PATH}>Bảng việc</ButtonLink>}
    >
      {props.beside}
      <FilterChips groups={props.filters} />
      {props.bulk === undefined ? (
        <Rows {...props} />
      ) : (
        <form method="post" action={props.bulk.action}>
          <Rows {...props} />
          {props.rows.length > 0 && (
            <BulkBar>
              <Button>{props.bulk.label}</Button>
            </BulkBar>
          )}
        </form>
      )}
      <Pager shown={props.rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </OfficerPage>
  );
}

function Rows(props: WorkPageProps) {
  return (
    <DataTable
      caption={`${props.listName}, sắp theo hạn của bước`}
      rows={props.rows}
      rowKey={(row) => row.key}
      {...(props.bulk === undefined ? {} : { select: { name: "viec", label: (row: WorkRow) => `hồ sơ ${row.code}` } })}
      rowHref={(row) => row.href}
      empty={
        <EmptyState title={props.empty.title}>
          <p>{props.empty.text}</p>
        </EmptyState>
      }
      columns={[
        { key: "code", head: "Mã hồ sơ", cell: (row) => row.code },
        { key: "dossier", head: "Chủ hồ sơ, thủ tục", cell: dossierOf, width: "wide" },
        { key: "step", head: "Bước", cell: (row) => row.stepTitle, width: "wide" },
        ...(props.active === "xu-ly" ? [HOLDER] : []),
        { key: "due", head: "Hạn của bước", cell: (row) => <DueChip {...row.taskDue} /> },
        { key: "appointment", head: "Hẹn trả", cell: (row) => row.dossierDue },
      ]}
    />
  );
}

const HOLDER: Column<WorkRow> = { key: "holder", head: "Người xử lý", cell: (row) => row.holder, wideOnly: "yes" };

function dossierOf(row: WorkRow) {
  return (
    <>
      {row.ownerName}
      <div class="mc-help">{row.procedureName}</div>
    </>
  );
}
