import { formatInstant } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { TREASURY_PATH, transferPath, transferPrintPath } from "../http/paths.ts";
import { monthOf } from "../http/present.ts";
import type { BankAccount } from "../store/accounts.ts";
import type { Transfer } from "../store/treasury.ts";
import { Frame } from "./frame.tsx";

const STATES = {
  proposed: { label: "Chờ người thứ hai xác nhận", tone: "soon" },
  confirmed: { label: "Đã xác nhận", tone: "early" },
  dropped: { label: "Đã bỏ", tone: "paused" },
} as const satisfies Record<Transfer["state"], { readonly label: string; readonly tone: ChipTone }>;

export type TreasuryPageProps = {
  readonly viewer: PageViewer;
  readonly officerId: string;
  readonly proposes: "yes" | "no";
  readonly confirms: "yes" | "no";
  readonly accounts: readonly BankAccount[];
  readonly rows: readonly Transfer[];
  readonly names: ReadonlyMap<string, string>;
  readonly typed: { readonly month: string; readonly account: string };
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** What goes to the treasury account of each agency: proposed by the accountant, confirmed by a second person. */
export function TreasuryPage(props: TreasuryPageProps) {
  const { viewer, proposes, accounts, rows, names, typed, errors, flash } = props;
  const months = [...new Map(rows.map(({ month }) => [month.toString(), month])).values()];
  return (
    <Frame
      viewer={viewer}
      title="Chuyển nộp Kho bạc"
      flash={flash}
      acts={months.slice(0, 1).map((month) => (
        <ButtonLink key={month.toString()} href={transferPrintPath(month.toString().slice(0, 7))} newWindow="yes">
          In bảng tháng {monthOf(month)}
        </ButtonLink>
      ))}
    >
      <ErrorSummary errors={errors} />
      {proposes === "yes" && accounts.length > 0 && (
        <Card title="Lập đề nghị cho một tháng">
          <p class="mc-help">
            Số phải nộp tính từ sổ cái: phí và lệ phí đã thu cho từng cơ quan đến hết tháng, trừ số đã nộp. Tháng phải
            kết thúc rồi.
          </p>
          <form method="post" action={TREASURY_PATH}>
            <div class="mc-columns">
              <Field
                name="month"
                label="Tháng"
                value={typed.month}
                placeholder="mm/yyyy"
                error={errors.find(({ field }) => field === "month")?.message}
                required
              />
              <Select
                name="account"
                label="Từ tài khoản"
                value={typed.account}
                options={accounts.map(({ accountNo, bankName }) => ({
                  value: accountNo,
                  label: `${accountNo} – ${bankName}`,
                }))}
              />
            </div>
            <Button kind="primary" keyShown="Ctrl+Enter">
              Lập đề nghị
            </Button>
          </form>
        </Card>
      )}
      <DataTable
        caption="Các khoản nộp, tháng mới nhất trước"
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="Chưa có khoản nộp nào.">
            <p>Sau ngày cuối tháng, kế toán lập đề nghị; người thứ hai xác nhận thì sổ cái ghi nộp.</p>
          </EmptyState>
        }
        columns={[
          { key: "month", head: "Tháng", cell: ({ month }) => monthOf(month) },
          { key: "agency", head: "Cơ quan", cell: ({ agency_id: id }) => names.get(id) ?? "", width: "wide" },
          { key: "phi", head: "Phí", align: "end", cell: ({ phi }) => <Money amount={phi} /> },
          { key: "lePhi", head: "Lệ phí", align: "end", cell: ({ le_phi: amount }) => <Money amount={amount} /> },
          { key: "sum", head: "Cộng", align: "end", cell: (row) => <Money amount={row.phi + row.le_phi} /> },
          { key: "code", head: "Mã chuyển tiền", cell: ({ code }) => code, wideOnly: "yes" },
          {
            key: "state",
            head: "Trạng thái",
            cell: (row) => (
              <>
                <Chip tone={STATES[row.state].tone}>{STATES[row.state].label}</Chip>
                {row.decided_at !== null && (
                  <div class="mc-help">
                    {formatInstant(row.decided_at)} {row.reason}
                  </div>
                )}
              </>
            ),
          },
          { key: "acts", head: "Việc", cell: (row) => <Acts row={row} {...props} /> },
        ]}
      />
    </Frame>
  );
}

function Money({ amount }: { readonly amount: number }) {
  return <span class="text-nowrap">{formatMoney(amount)}</span>;
}

function Acts({ row, confirms, officerId }: TreasuryPageProps & { readonly row: Transfer }) {
  if (row.state !== "proposed" || confirms === "no") return null;
  return (
    <>
      {row.proposed_by !== officerId && (
        <form method="post" action={transferPath(row.id, "xac-nhan")}>
          <Button kind="primary">Xác nhận đã chuyển</Button>
        </form>
      )}
      <details class="mc-details">
        <summary>Bỏ đề nghị</summary>
        <form method="post" action={transferPath(row.id, "bo")}>
          <Field name="reason" id={`reason-${row.id}`} label="Lý do" required maxLength={500} />
          <Button kind="danger">Bỏ</Button>
        </form>
      </details>
    </>
  );
}
