import { formatMoney } from "#kernel/vnd.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";

export type FeeLineRow = { readonly kind: string; readonly name: string; readonly amount: number };

/** The lines of a demand, phí and lệ phí apart. */
export function FeeLinesTable({ lines }: { readonly lines: readonly FeeLineRow[] }) {
  return (
    <DataTable
      caption="Các khoản phải nộp"
      columns={[
        { key: "name", head: "Khoản", cell: (line) => line.name, width: "wide" },
        { key: "kind", head: "Loại", cell: (line) => line.kind, width: "narrow" },
        { key: "amount", head: "Số tiền", cell: (line) => formatMoney(line.amount), align: "end", width: "narrow" },
      ]}
      rows={lines}
      rowKey={(line) => `${line.kind} ${line.name} ${line.amount}`}
    />
  );
}
