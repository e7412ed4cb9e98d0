import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList, type Definition } from "#ui/components/definition-list/definition-list.tsx";

export type MoneyAndPaperView = {
  readonly lines: readonly Definition[];
  /** `yes`: something does not add up or is not explained. */
  readonly isWrong: "yes" | "no";
  readonly outstanding: readonly {
    readonly key: string;
    readonly code: string;
    readonly outAt: string;
    readonly to: string;
    readonly holder: string;
    readonly since: string;
  }[];
};

/** Paper that the post carried and money that the bank took, with every dossier that is not back yet. */
export function MoneyAndPaperCard({ lines, isWrong, outstanding }: MoneyAndPaperView) {
  return (
    <Card title="Hồ sơ giấy luân chuyển và thu qua ngân hàng" id="giay-va-tien">
      <DefinitionList items={lines} />
      {isWrong === "yes" && (
        <p class="mc-wrong">
          <span aria-hidden="true">! </span>Còn khoản chưa đối chiếu được: xem ở Đối soát và Giao nhận hồ sơ giấy.
        </p>
      )}
      {outstanding.length > 0 && (
        <DataTable
          caption="Hồ sơ đã chuyển đi, chưa về"
          captionShown="yes"
          columns={[
            { key: "code", head: "Mã hồ sơ", width: "narrow", cell: ({ code }) => code },
            { key: "out", head: "Chuyển đi", width: "narrow", cell: ({ outAt }) => outAt },
            { key: "to", head: "Đến", cell: ({ to }) => to },
            { key: "holder", head: "Hiện ở", cell: ({ holder }) => holder },
            { key: "since", head: "Từ lúc", width: "narrow", cell: ({ since }) => since },
          ]}
          rows={outstanding}
          rowKey={({ key }) => key}
          rowHref={({ code }) => `/can-bo/tra-cuu?q=${encodeURIComponent(code)}`}
        />
      )}
    </Card>
  );
}
