import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";

export type OfficerRow = {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly overdue: number;
  readonly today: number;
  readonly next: number;
  readonly later: number;
  readonly awaiting: number;
  readonly pace: string;
  readonly verdict: string;
  readonly isTooMuch: "yes" | "no";
  /** The most pressing tasks of somebody who has too much: where they are given to others. */
  readonly pressing: readonly { readonly href: string; readonly text: string }[];
};

export type DivisionLoadProps = {
  readonly id: string;
  readonly name: string;
  /** Who has too much, who has room, what lies free. */
  readonly sentence: string;
  readonly officers: readonly OfficerRow[];
  readonly listHref: string;
};

/** Each officer of a unit with load and capacity, who has room, and what could be given to whom. */
export function DivisionLoad({ id, name, sentence, officers, listHref }: DivisionLoadProps) {
  return (
    <Card title={`Việc của ${name}`} id={`don-vi-${id}`} acts={<a href={listHref}>Giao lại việc</a>}>
      <p>{sentence}</p>
      <DataTable
        caption={`Việc của từng người, ${name}`}
        rows={officers}
        rowKey={(row) => row.key}
        empty={<p class="mc-help">Đơn vị chưa có người giữ vị trí nào.</p>}
        columns={[
          {
            key: "name",
            head: "Người xử lý",
            cell: (row) => (
              <>
                {row.name}
                <div class="mc-help">{row.title}</div>
              </>
            ),
          },
          {
            key: "overdue",
            head: "Quá hạn",
            align: "end",
            cell: (row) => (row.overdue > 0 ? <strong class="mc-wrong">{row.overdue}</strong> : row.overdue),
          },
          { key: "today", head: "Hôm nay", align: "end", cell: (row) => row.today },
          { key: "next", head: "Ngày tới", align: "end", cell: (row) => row.next },
          { key: "later", head: "Sau đó", align: "end", cell: (row) => row.later },
          { key: "awaiting", head: "Chờ người nộp", align: "end", cell: (row) => row.awaiting },
          { key: "pace", head: "Nhịp, việc/ngày", align: "end", cell: (row) => row.pace },
          { key: "verdict", head: "Sức làm", width: "wide", cell: verdictOf },
        ]}
      />
    </Card>
  );
}

function verdictOf({ verdict, isTooMuch, pressing }: OfficerRow) {
  return (
    <>
      {isTooMuch === "yes" ? <strong class="mc-wrong">{verdict}</strong> : verdict}
      {pressing.length > 0 && (
        <div class="mc-help">
          Giao lại:{" "}
          {pressing.map(({ href, text }, index) => (
            <>
              {index > 0 && ", "}
              <a href={href} key={href}>
                {text}
              </a>
            </>
          ))}
        </div>
      )}
    </>
  );
}
