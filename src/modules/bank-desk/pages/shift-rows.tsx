import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { shiftPath } from "../http/paths.ts";

export type ShiftRow = {
  readonly id: string;
  readonly opened: string;
  readonly closed: string;
  readonly till: string;
  readonly teller: string;
  readonly state: string;
  readonly tone: ChipTone;
  readonly difference: string;
};

/** Shifts as a list. */
export function ShiftRows({ rows, empty }: { readonly rows: readonly ShiftRow[]; readonly empty: string }) {
  return (
    <DataTable
      caption="Ca thu"
      columns={[
        { key: "opened", head: "Mở lúc", cell: (row) => row.opened, width: "narrow" },
        { key: "till", head: "Quầy thu", cell: (row) => row.till },
        { key: "teller", head: "Thu ngân", cell: (row) => row.teller },
        { key: "state", head: "Trạng thái", cell: (row) => <Chip tone={row.tone}>{row.state}</Chip>, width: "narrow" },
        { key: "closed", head: "Đóng lúc", cell: (row) => row.closed, width: "narrow" },
        { key: "difference", head: "Chênh lệch", cell: (row) => row.difference, align: "end", width: "narrow" },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => shiftPath(row.id)}
      empty={<EmptyState title={empty} />}
    />
  );
}
