import { formatInstant } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { findingSentence } from "../domain/three-way.ts";
import type { GatewayCheck } from "../store/lists.ts";
import { Frame } from "./frame.tsx";

/** The looks at the payment gateway: what it says, what our payments say, what the ledger says. */
export function GatewayPage({
  viewer,
  checks,
}: {
  readonly viewer: PageViewer;
  readonly checks: readonly GatewayCheck[];
}) {
  return (
    <Frame viewer={viewer} title="Đối chiếu cổng thanh toán">
      <p class="mc-help">
        Mỗi 15 phút hệ thống so ba bên của 24 giờ gần nhất: giao dịch mà cổng báo, khoản thu của Trung tâm và sổ cái.
      </p>
      <DataTable
        caption="Các lần đối chiếu, mới nhất trước"
        rows={checks}
        rowKey={({ at }) => at.toString()}
        empty={
          <EmptyState title="Chưa có lần đối chiếu nào.">
            <p>Lần đầu chạy trong vòng 15 phút sau khi hệ thống khởi động.</p>
          </EmptyState>
        }
        columns={[
          { key: "at", head: "Lúc", cell: ({ at }) => <span class="text-nowrap">{formatInstant(at)}</span> },
          {
            key: "gateway",
            head: "Cổng báo",
            align: "end",
            cell: (row) => money(row.gateway_total, row.gateway_count),
          },
          { key: "ours", head: "Khoản thu", align: "end", cell: (row) => money(row.ours_total, row.ours_count) },
          { key: "ledger", head: "Sổ cái", align: "end", cell: (row) => money(row.ledger_total) },
          {
            key: "findings",
            head: "Kết quả",
            width: "wide",
            cell: ({ findings }) =>
              findings.length === 0 ? (
                <Chip tone="early">Khớp cả ba bên</Chip>
              ) : (
                <>
                  <Chip tone="late">{findings.length} chỗ lệch</Chip>
                  <ul>
                    {findings.slice(0, 20).map((finding) => (
                      <li key={`${finding.what} ${finding.ref}`}>{findingSentence(finding)}</li>
                    ))}
                  </ul>
                </>
              ),
          },
        ]}
      />
    </Frame>
  );
}

function money(amount: number, count?: number) {
  return (
    <span class="text-nowrap">
      {formatMoney(amount)}
      {count !== undefined && ` (${formatInteger(count)})`}
    </span>
  );
}
