import { formatInteger } from "#kernel/vnd.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { problemSentence, type FileProblem } from "../domain/file-problem.ts";

/** What is wrong with a file, row by row. */
export function Problems({ count, problems }: { readonly count: number; readonly problems: readonly FileProblem[] }) {
  return (
    <DataTable
      caption={`${formatInteger(count)} chỗ sai trong tệp${count > problems.length ? `, ${problems.length} chỗ đầu` : ""}`}
      captionShown="yes"
      rows={problems}
      rowKey={(problem) => `${problem.row ?? 0} ${problem.what} ${problem.seen}`}
      columns={[
        {
          key: "row",
          head: "Dòng",
          width: "narrow",
          cell: ({ row }) => (row === null ? "cả tệp" : formatInteger(row)),
        },
        { key: "what", head: "Lý do", cell: problemSentence },
      ]}
    />
  );
}
