import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";

export type LateDossierRow = {
  readonly key: string;
  readonly href: string | undefined;
  readonly code: string;
  readonly procedureName: string;
  readonly ownerName: string;
  readonly endedOn: string;
  readonly time: string;
  readonly lateTime: string;
};

export type LateDossiersProps = {
  readonly caption: string;
  readonly rows: readonly LateDossierRow[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly empty: { readonly title: string; readonly text: string };
};

/** The dossiers behind a figure: how long it was held, and by how much that made it late. */
export function LateDossiers({ caption, rows, nextHref, firstHref, empty }: LateDossiersProps) {
  return (
    <>
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={(row) => row.key}
        empty={
          <EmptyState title={empty.title}>
            <p>{empty.text}</p>
          </EmptyState>
        }
        columns={[
          { key: "code", head: "Mã hồ sơ", cell: codeOf },
          { key: "what", head: "Chủ hồ sơ, thủ tục", cell: whatOf, width: "wide" },
          { key: "ended", head: "Kết thúc", cell: (row) => row.endedOn },
          {
            key: "time",
            head: "Thời gian giữ",
            cell: (row) => <span class="text-nowrap">{row.time}</span>,
            align: "end",
          },
          {
            key: "late",
            head: "Thời gian vượt",
            cell: (row) => <span class="text-nowrap">{row.lateTime}</span>,
            align: "end",
          },
        ]}
      />
      <Pager shown={rows.length} nextHref={nextHref} firstHref={firstHref} />
    </>
  );
}

function codeOf({ code, href }: LateDossierRow) {
  if (href === undefined) return code;
  return (
    <a class="mc-row-link" href={href}>
      {code}
    </a>
  );
}

function whatOf({ ownerName, procedureName }: LateDossierRow) {
  return (
    <>
      {ownerName}
      <div class="mc-help">{procedureName}</div>
    </>
  );
}
