import { Badge } from "#ui/components/badge/badge.tsx";
import { Button } from "#ui/components/button/button.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { paths } from "../http/paths.ts";

export type WaitingRow = {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly ownerName: string;
  readonly procedureName: string;
  readonly stateName: string;
  /** "đã chờ 3 ngày"; empty where nothing waits. */
  readonly waiting: string;
  readonly due: DueChipProps | undefined;
  readonly fees: string;
  readonly reminded: string;
  readonly mayRemind: "yes" | "no";
};

export type WaitingProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly query: string;
  readonly filters: readonly FilterGroup[];
  readonly rows: readonly WaitingRow[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly empty: { readonly title: string; readonly text: string };
  readonly telephoneHref: string | undefined;
};

/** Who waits for a result, the longest first; the box on top takes a scan, a phone or a name. */
export function WaitingPage(props: WaitingProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Trả kết quả"
      active="tra-ket-qua"
      flash={props.flash}
      acts={
        props.telephoneHref !== undefined && (
          <a class="btn btn-link" href={props.telephoneHref}>
            Tin nhắn demo
          </a>
        )
      }
    >
      <form method="get" action={paths.list} class="mc-desk-scan" role="search">
        <Field
          name="q"
          label="Quét giấy hẹn, hoặc nhập mã hồ sơ, số điện thoại, họ tên"
          value={props.query}
          type="search"
          autofocus={true}
          maxLength={200}
        />
        <Button kind="primary">Tìm</Button>
      </form>
      <FilterChips groups={props.filters} />
      <DataTable
        caption="Kết quả chờ trả"
        columns={[
          { key: "code", head: "Mã hồ sơ", width: "narrow", cell: (row) => row.code },
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
            key: "waiting",
            head: "Chờ trả",
            width: "narrow",
            cell: (row) => (
              <>
                {row.waiting || row.stateName}
                {row.fees !== "" && (
                  <span class="mc-second-line">
                    <Badge>{row.fees}</Badge>
                  </span>
                )}
              </>
            ),
          },
          {
            key: "due",
            head: "So với hẹn",
            width: "narrow",
            cell: (row) => row.due && <DueChip tone={row.due.tone} text={row.due.text} />,
          },
          { key: "remind", head: "Nhắc người dân", width: "narrow", cell: (row) => <Remind row={row} /> },
        ]}
        rows={props.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => row.href}
        empty={<EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>}
      />
      <Pager shown={props.rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </OfficerPage>
  );
}

function Remind({ row }: { readonly row: WaitingRow }) {
  if (row.mayRemind === "no") return <>{row.reminded}</>;
  return (
    <form method="post" action={paths.remind(row.id)}>
      <Button>Nhắc</Button>
      {row.reminded !== "" && <span class="mc-second-line">{row.reminded}</span>}
    </form>
  );
}
