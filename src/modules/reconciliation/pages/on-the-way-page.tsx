import type { PlainDate } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import type { BankAccount } from "../store/accounts.ts";
import type { Awaited } from "../store/awaited.ts";
import type { Age } from "../store/lists.ts";
import { awaitedColumns } from "./day-page.tsx";
import { Frame } from "./frame.tsx";

export type OnTheWay = {
  readonly account: BankAccount;
  readonly ages: readonly Age[];
  readonly rows: readonly Awaited[];
};

const AGES = { "0": "Trong ngày", "1-3": "1 đến 3 ngày", "4-7": "4 đến 7 ngày", "8+": "Trên 7 ngày" } as const;

/** Everything that we took and no bank has shown yet, by age. */
export function OnTheWayPage({
  viewer,
  today,
  accounts,
}: {
  readonly viewer: PageViewer;
  readonly today: PlainDate;
  readonly accounts: readonly OnTheWay[];
}) {
  return (
    <Frame viewer={viewer} title="Tiền đang chuyển">
      {accounts.length === 0 && (
        <EmptyState title="Chưa khai báo tài khoản ngân hàng nào.">
          <p>Khai báo tài khoản ở trang Đối soát; sau đó mọi khoản đã thu mà ngân hàng chưa báo sẽ hiện ở đây.</p>
        </EmptyState>
      )}
      {accounts.map(({ account, ages, rows }) => (
        <section key={account.accountNo} aria-label={account.accountNo}>
          <h2>
            {account.accountNo}, {account.bankName}
          </h2>
          <FigureGrid label="Theo tuổi">
            {ages.map(({ days, count, amount }) => (
              <FigureCard
                key={days}
                label={AGES[days]}
                value={formatMoney(amount)}
                note={`${formatInteger(count)} khoản`}
                tone={days === "8+" ? "wrong" : "plain"}
              />
            ))}
          </FigureGrid>
          <DataTable
            caption="Chờ ngân hàng, cũ nhất trước"
            rows={rows}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Không có khoản nào đang chuyển.">
                <p>Mọi khoản đã thu đều đã có trên sao kê.</p>
              </EmptyState>
            }
            columns={awaitedColumns(today)}
          />
        </section>
      ))}
    </Frame>
  );
}
