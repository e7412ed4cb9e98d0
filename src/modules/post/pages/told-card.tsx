import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable, type Column } from "#ui/components/data-table/data-table.tsx";

/** A message of the post; every text is finished. */
export type ToldLine = {
  readonly eventId: string;
  readonly number: string;
  readonly at: string;
  readonly what: string;
  readonly note: string;
  readonly outcome: string;
  /** It contradicts what is known: somebody has to look. */
  readonly isOdd: boolean;
};

const PLAIN_TITLE = "Tin của bưu điện";
const NUMBER: Column<ToldLine> = { key: "number", head: "Mã bưu gửi", cell: ({ number }) => number };

/** What the post told, latest happening first; nothing where it has told nothing. */
export function ToldCard({
  title,
  lines,
}: {
  /** Of a list of messages about several items; the messages of one item need none. */
  readonly title?: string;
  readonly lines: readonly ToldLine[];
}) {
  if (lines.length === 0) return null;
  return (
    <Card title={title ?? PLAIN_TITLE}>
      <DataTable
        caption={title ?? PLAIN_TITLE}
        rows={lines}
        rowKey={({ eventId }) => eventId}
        columns={[
          { key: "at", head: "Lúc", cell: ({ at }) => at },
          ...(title === undefined ? [] : [NUMBER]),
          {
            key: "what",
            head: "Bưu điện báo",
            width: "wide",
            cell: ({ what, note }) => [what, note].filter((part) => part !== "").join(": "),
          },
          {
            key: "outcome",
            head: "Kết quả",
            cell: ({ outcome, isOdd }) => (isOdd ? <Chip tone="late">{outcome}</Chip> : outcome),
          },
        ]}
      />
    </Card>
  );
}
