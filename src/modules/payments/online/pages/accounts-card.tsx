import { dateInVietnam, formatDate, formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { AccountInput, BeneficiaryAccount } from "../domain/beneficiary-account.ts";
import { ONLINE_SETTINGS_PATH } from "../http/paths.ts";
import type { EndedAccount } from "../store/beneficiary-accounts.ts";

export type AgencyName = { readonly id: string; readonly name: string };

/** An account as it was typed; no procedure is an empty code. */
export type TypedAccount = AccountInput & { readonly agencyId: string; readonly procedureCode: string };

export type AccountsCardProps = {
  readonly agencies: readonly AgencyName[];
  /** Names of the procedures that have an account of their own, by their codes. */
  readonly procedures: ReadonlyMap<string, string>;
  readonly accounts: readonly BeneficiaryAccount[];
  readonly ended: readonly EndedAccount[];
  readonly account: TypedAccount;
  readonly errors: readonly FieldError[];
};

const HELPS = [
  { name: "accountNumber", label: "Số tài khoản", width: "medium", maxLength: 40 },
  {
    name: "bankBin",
    label: "Mã ngân hàng (BIN)",
    help: "6 chữ số, ví dụ VietinBank là 970415.",
    width: "short",
    inputMode: "numeric",
    maxLength: 20,
  },
  { name: "bankName", label: "Tên ngân hàng", width: "medium", maxLength: 200 },
  { name: "accountName", label: "Chủ tài khoản", help: "Viết hoa không dấu như ngân hàng ghi.", maxLength: 200 },
] as const;

/** Which account agencies and single procedures are paid into now, and before. */
export function AccountsCard({ agencies, procedures, accounts, ended, account, errors }: AccountsCardProps) {
  const agencyNames = new Map(agencies.map(({ id, name }) => [id, name]));
  const at = (field: string) => errors.find((error) => error.field === field)?.message;
  const ownerOf = ({ agencyId, procedureCode }: BeneficiaryAccount) =>
    `${agencyNames.get(agencyId) ?? ""}${procedureCode === null ? "" : `, thủ tục ${procedureCode}`}`;
  return (
    <Card title="Tài khoản thụ hưởng" id="tai-khoan">
      <p>
        Tiền chuyển khoản và mã VietQR vào tài khoản riêng của thủ tục nếu có; không thì vào tài khoản của cơ quan; cơ
        quan chưa có thì vào tài khoản của Trung tâm.
      </p>
      <DataTable
        caption="Tài khoản đang dùng"
        columns={[
          { key: "agency", head: "Cơ quan", cell: (row) => agencyNames.get(row.agencyId) ?? "" },
          {
            key: "procedure",
            head: "Thủ tục",
            cell: ({ procedureCode: code }) =>
              code === null ? "Mọi thủ tục khác" : `${code} ${procedures.get(code) ?? ""}`,
          },
          { key: "number", head: "Số tài khoản", cell: (row) => <code>{row.accountNumber}</code> },
          { key: "bank", head: "Ngân hàng", cell: (row) => `${row.bankName} (${row.bankBin})` },
          { key: "name", head: "Chủ tài khoản", cell: (row) => row.accountName, wideOnly: "yes" },
          { key: "end", head: "Thôi dùng", cell: (row) => <End account={row} owner={ownerOf(row)} /> },
        ]}
        rows={accounts}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Chưa có tài khoản nào.">
            Nhập tài khoản đầu tiên ở dưới; khi đó trang nộp phí có mã VietQR.
          </EmptyState>
        }
      />
      <form method="post" action={`${ONLINE_SETTINGS_PATH}/tai-khoan`}>
        <h3>Đặt tài khoản</h3>
        <Select
          name="agencyId"
          label="Cơ quan"
          empty="Chọn cơ quan"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={account.agencyId}
          error={at("agencyId")}
          required
        />
        <Field
          name="procedureCode"
          label="Mã thủ tục"
          help="Chỉ nhập khi thủ tục này có tài khoản riêng. Để trống: mọi thủ tục còn lại của cơ quan."
          value={account.procedureCode}
          error={at("procedureCode")}
          width="medium"
          maxLength={60}
        />
        {HELPS.map((field) => (
          <Field key={field.name} {...field} value={account[field.name]} error={at(field.name)} required />
        ))}
        <p class="mc-help">
          Mã VietQR đã in hoặc gửi đi vẫn dẫn tới tài khoản cũ. Tài khoản cũ được giữ trong danh sách dưới đây.
        </p>
        <div class="mc-form-acts">
          <Button>Dùng tài khoản này từ bây giờ</Button>
        </div>
      </form>
      {ended.length > 0 && (
        <details>
          <summary>Tài khoản đã dùng trước đây ({ended.length})</summary>
          <ul class="mc-lines">
            {ended.map((one) => (
              <li key={one.id}>
                {ownerOf(one)}: {one.accountNumber}, {one.bankName}, từ {formatDate(dateInVietnam(one.openedAt))} đến{" "}
                {formatInstant(one.endedAt)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function End({ account, owner }: { readonly account: BeneficiaryAccount; readonly owner: string }) {
  return (
    <form method="post" action={`${ONLINE_SETTINGS_PATH}/tai-khoan/${account.id}/thoi`}>
      <Button kind="link">
        {"Thôi\u00A0dùng"}
        <span class="visually-hidden">
          {" "}
          tài khoản {account.accountNumber} của {owner}
        </span>
      </Button>
    </form>
  );
}
