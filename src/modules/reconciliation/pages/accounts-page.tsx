import { ButtonLink } from "#ui/components/button/button.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { accountPath, NEW_ACCOUNT_PATH } from "../http/paths.ts";
import type { BankAccount } from "../store/accounts.ts";
import { Frame } from "./frame.tsx";

/** The bank accounts whose statements are read here. */
export function AccountsPage({
  viewer,
  keeps,
  accounts,
  flash,
}: {
  readonly viewer: PageViewer;
  readonly keeps: "yes" | "no";
  readonly accounts: readonly BankAccount[];
  readonly flash: FlashMessage | undefined;
}) {
  return (
    <Frame
      viewer={viewer}
      title="Tài khoản và cách đọc tệp"
      flash={flash}
      acts={
        keeps === "yes" && (
          <ButtonLink href={NEW_ACCOUNT_PATH} kind="primary">
            Khai báo tài khoản
          </ButtonLink>
        )
      }
    >
      <DataTable
        caption="Tài khoản ngân hàng"
        rows={accounts}
        rowKey={({ accountNo }) => accountNo}
        rowHref={({ accountNo }) => accountPath(accountNo)}
        empty={
          <EmptyState title="Chưa khai báo tài khoản nào.">
            <p>Mỗi tài khoản nhận phí, lệ phí cần một cách đọc tệp sao kê.</p>
          </EmptyState>
        }
        columns={[
          { key: "no", head: "Số tài khoản", cell: ({ accountNo }) => accountNo },
          { key: "bank", head: "Ngân hàng", cell: ({ bankName }) => bankName },
          { key: "holder", head: "Chủ tài khoản", cell: ({ holder }) => holder, wideOnly: "yes" },
          { key: "format", head: "Loại tệp", cell: ({ profile }) => profile.format },
        ]}
      />
    </Frame>
  );
}
