import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable, type Column } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { slipPath } from "../http/paths.ts";

/** A row of any list of items; every text is finished. */
export type SlipLine = {
  readonly id: string;
  readonly number: string;
  readonly person: string;
  readonly place: string;
  readonly procedure: string;
  readonly dossier: string;
  readonly state: string;
  readonly promised: string;
  readonly late: boolean;
  readonly money: string;
  readonly attention: string;
};

export type SlipTableProps = {
  readonly caption: string;
  readonly lines: readonly SlipLine[];
  readonly select?: "slip";
  readonly empty: { readonly title: string; readonly text: string };
};

const COLUMNS: readonly Column<SlipLine>[] = [
  { key: "number", head: "Mã bưu gửi", cell: ({ number }) => number || "Chưa có mã" },
  {
    key: "person",
    head: "Người dân",
    cell: ({ person, place }) => (
      <>
        {person}
        <br />
        <small>{place}</small>
      </>
    ),
  },
  {
    key: "procedure",
    head: "Thủ tục",
    width: "wide",
    cell: ({ procedure, dossier }) => (
      <>
        {procedure}
        {dossier !== "" && (
          <>
            <br />
            <small>{dossier}</small>
          </>
        )}
      </>
    ),
  },
  {
    key: "state",
    head: "Trạng thái",
    cell: ({ state, attention }) => (
      <>
        {state}
        {attention !== "" && (
          <>
            <br />
            <Chip tone="late">{attention}</Chip>
          </>
        )}
      </>
    ),
  },
  {
    key: "promised",
    head: "Hẹn phát",
    cell: ({ promised, late }) => (late ? <Chip tone="late">quá hẹn {promised}</Chip> : promised),
  },
  { key: "money", head: "Thu hộ", align: "end", cell: ({ money }) => money },
];

/** A list of items; with `select` each has a box for a batch. */
export function SlipTable({ caption, lines, select, empty }: SlipTableProps) {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => slipPath(id)}
      {...(select ? { select: { name: select, label: ({ number }: SlipLine) => number } } : {})}
      empty={<EmptyState title={empty.title}>{empty.text}</EmptyState>}
    />
  );
}
