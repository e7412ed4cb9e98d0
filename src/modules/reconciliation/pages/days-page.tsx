import { formatDate, formatInstant } from "#kernel/time.ts";
import { formatInteger, formatMoney } from "#kernel/vnd.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { FileProblem } from "../domain/file-problem.ts";
import {
  ACCOUNTS_PATH,
  dayPath,
  GATEWAY_PATH,
  NEW_ACCOUNT_PATH,
  ON_THE_WAY_PATH,
  RECONCILIATION_PATH,
  statementPath,
  TREASURY_PATH,
  UPLOAD_PATH,
} from "../http/paths.ts";
import { DAY_STATES, spanOf } from "../http/present.ts";
import type { BankAccount } from "../store/accounts.ts";
import type { DayRow } from "../store/lists.ts";
import type { Statement } from "../store/statements.ts";
import { Problems } from "./problems.tsx";
import { StatementStateChip } from "./statement-page.tsx";

export type Upload = {
  readonly typed: { readonly account: string; readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
  readonly broken: { readonly count: number; readonly problems: readonly FileProblem[] } | undefined;
};

export type DaysPageProps = {
  readonly viewer: PageViewer;
  readonly keeps: "yes" | "no";
  readonly accounts: readonly BankAccount[];
  readonly days: readonly DayRow[];
  readonly statements: readonly Statement[];
  readonly upload: Upload;
  readonly nextHref: string | undefined;
  readonly flash: FlashMessage | undefined;
};

/** The room: load a statement, see how far each day is. */
export function DaysPage(props: DaysPageProps) {
  const { viewer, keeps, accounts, days, statements, upload, nextHref, flash } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Đối soát ngân hàng"
      active="doi-soat"
      flash={flash}
      acts={
        <>
          <ButtonLink href={ON_THE_WAY_PATH}>Tiền đang chuyển</ButtonLink>
          <ButtonLink href={GATEWAY_PATH}>Cổng thanh toán</ButtonLink>
          <ButtonLink href={TREASURY_PATH}>Nộp Kho bạc</ButtonLink>
          <ButtonLink href={ACCOUNTS_PATH}>Tài khoản và cách đọc tệp</ButtonLink>
        </>
      }
    >
      {accounts.length === 0 ? (
        <EmptyState title="Chưa khai báo tài khoản ngân hàng nào.">
          <p>Khai báo số tài khoản và cách đọc tệp sao kê, rồi nạp sao kê của ngày đầu tiên.</p>
          {keeps === "yes" && (
            <ButtonLink href={NEW_ACCOUNT_PATH} kind="primary">
              Khai báo tài khoản
            </ButtonLink>
          )}
        </EmptyState>
      ) : (
        keeps === "yes" && <UploadCard accounts={accounts} {...upload} />
      )}
      <Files statements={statements} />
      {accounts.length > 0 && <Days days={days} accounts={accounts} />}
      <Pager
        shown={days.length}
        nextHref={nextHref}
        firstHref={nextHref === undefined ? undefined : RECONCILIATION_PATH}
      />
    </OfficerPage>
  );
}

function UploadCard({ accounts, typed, errors, broken }: Upload & { readonly accounts: readonly BankAccount[] }) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Card title="Nạp sao kê" id="nap">
      <ErrorSummary errors={errors} />
      {broken && (
        <div class="mb-3">
          <Problems {...broken} />
        </div>
      )}
      <form method="post" action={UPLOAD_PATH} enctype="multipart/form-data">
        <div class="mc-columns">
          <Select
            name="account"
            label="Tài khoản"
            value={typed.account}
            error={errorOf("account")}
            options={accounts.map(({ accountNo, bankName }) => ({
              value: accountNo,
              label: `${accountNo} – ${bankName}`,
            }))}
          />
          <Field
            name="from"
            label="Từ ngày"
            value={typed.from}
            error={errorOf("from")}
            placeholder="dd/mm/yyyy"
            required
          />
          <Field name="to" label="Đến ngày" value={typed.to} error={errorOf("to")} placeholder="dd/mm/yyyy" required />
        </div>
        <Field
          name="file"
          type="file"
          label="Tệp của ngân hàng"
          help="Kéo tệp thả vào ô này hoặc bấm để chọn: csv (UTF-8), xlsx hoặc MT940. Tệp có một chỗ sai thì không nạp dòng nào."
          error={errorOf("file")}
          required
        />
        <Button kind="primary" keyShown="Ctrl+Enter">
          Nạp và đối soát
        </Button>
      </form>
    </Card>
  );
}

function Files({ statements }: { readonly statements: readonly Statement[] }) {
  const shown = statements.filter(({ state }) => state !== "loaded");
  if (shown.length === 0) return null;
  return (
    <DataTable
      caption="Tệp đang đọc, bị từ chối hoặc đã dừng"
      captionShown="yes"
      rows={shown}
      rowKey={({ id }) => id}
      rowHref={({ id }) => statementPath(id)}
      columns={[
        { key: "name", head: "Tệp", cell: (row) => row.file_name },
        { key: "account", head: "Tài khoản", cell: (row) => row.account_no, wideOnly: "yes" },
        { key: "span", head: "Kỳ", cell: (row) => spanOf(row.from_day, row.to_day) },
        { key: "state", head: "Trạng thái", cell: (row) => <StatementStateChip statement={row} /> },
        { key: "at", head: "Nạp lúc", cell: (row) => formatInstant(row.loaded_at), wideOnly: "yes" },
      ]}
    />
  );
}

function Days({ days, accounts }: { readonly days: readonly DayRow[]; readonly accounts: readonly BankAccount[] }) {
  return (
    <DataTable
      caption="Các ngày có sao kê, mới nhất trước"
      rows={days}
      rowKey={(row) => `${row.account_no} ${row.day.toString()}`}
      rowHref={(row) => dayPath(row.account_no, row.day.toString())}
      empty={
        <EmptyState title="Chưa có sao kê nào.">
          <p>Xuất sao kê của ngày hôm trước từ ngân hàng và nạp ở trên; hệ thống tự khớp và liệt kê chỗ phải xử lý.</p>
        </EmptyState>
      }
      columns={[
        { key: "day", head: "Ngày", cell: (row) => <span class="text-nowrap">{formatDate(row.day)}</span> },
        {
          key: "account",
          head: "Tài khoản",
          cell: (row) =>
            `${row.account_no} ${accounts.find(({ accountNo }) => accountNo === row.account_no)?.bankName ?? ""}`,
          wideOnly: "yes",
        },
        { key: "lines", head: "Số dòng", align: "end", cell: (row) => formatInteger(row.lines) },
        {
          key: "total",
          head: "Ngân hàng",
          align: "end",
          cell: (row) => <span class="text-nowrap">{formatMoney(row.total)}</span>,
        },
        { key: "matched", head: "Khớp", align: "end", cell: (row) => formatInteger(row.matched), wideOnly: "yes" },
        {
          key: "open",
          head: "Chờ xử lý",
          align: "end",
          cell: (row) => (row.open === 0 ? "0" : <Chip tone="late">{formatInteger(row.open)}</Chip>),
        },
        { key: "signatures", head: "Chữ ký", cell: (row) => `${row.signatures}/3` },
        {
          key: "state",
          head: "Trạng thái",
          cell: (row) => <Chip tone={DAY_STATES[row.state].tone}>{DAY_STATES[row.state].label}</Chip>,
        },
      ]}
    />
  );
}
