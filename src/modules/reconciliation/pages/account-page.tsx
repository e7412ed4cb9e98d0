import { formatDate, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { DAY_FORMATS } from "../domain/day-text.ts";
import type { ReadLine } from "../domain/table-reader.ts";
import type { AccountTyped } from "../http/account-form.ts";
import { ACCOUNTS_PATH, tryPath } from "../http/paths.ts";
import type { BrokenFile } from "../reading/read-file.ts";
import { Frame } from "./frame.tsx";
import { Problems } from "./problems.tsx";

/** What a try of a file gave: nothing of it is stored. */
export type Tried =
  | { readonly lines: readonly ReadLine[]; readonly count: number; readonly total: number }
  | { readonly broken: BrokenFile };

export type AccountPageProps = {
  readonly viewer: PageViewer;
  readonly keeps: "yes" | "no";
  readonly action: string;
  readonly isNew: "yes" | "no";
  readonly typed: AccountTyped;
  readonly errors: readonly FieldError[];
  readonly tried: Tried | undefined;
  readonly flash: FlashMessage | undefined;
};

/** How the statements of an account are read: format, columns, control rows; and a try on a file. */
export function AccountPage(props: AccountPageProps) {
  const { viewer, keeps, action, isNew, typed, errors, tried, flash } = props;
  const field = (name: keyof AccountTyped) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <Frame
      viewer={viewer}
      title={isNew === "yes" ? "Khai báo tài khoản ngân hàng" : `Tài khoản ${typed.accountNo}`}
      flash={flash}
      over={{ href: ACCOUNTS_PATH, label: "Tài khoản và cách đọc tệp" }}
    >
      <ErrorSummary errors={errors} />
      {tried && <TriedCard tried={tried} />}
      <form method="post" action={action} novalidate>
        <input type="hidden" name="version" value={typed.version} />
        <Card title="Tài khoản">
          <div class="mc-columns">
            {isNew === "yes" ? (
              <Field {...field("accountNo")} label="Số tài khoản" inputMode="numeric" required />
            ) : (
              <input type="hidden" name="accountNo" value={typed.accountNo} />
            )}
            <Field {...field("bankName")} label="Ngân hàng" required />
            <Field {...field("holder")} label="Chủ tài khoản" required />
          </div>
          <Field
            {...field("sources")}
            label="Chỉ nhận tiền từ các tài khoản sổ cái"
            help="Ví dụ 1131:gateway, cách nhau bằng dấu phẩy. Để trống: nhận mọi khoản mà tài khoản khác không nhận."
          />
          <RadioGroup
            name="cash"
            legend="Tiền mặt thu tại quầy hiện trên sao kê"
            value={typed.cash}
            choices={[
              { value: "receipts", label: "Từng biên lai một dòng" },
              { value: "slips", label: "Từng giấy nộp quỹ một dòng" },
            ]}
          />
        </Card>
        <Card title="Cách đọc tệp">
          <div class="mc-columns">
            <Select
              {...field("format")}
              label="Loại tệp"
              options={[
                { value: "csv", label: "csv (UTF-8)" },
                { value: "xlsx", label: "xlsx" },
                { value: "mt940", label: "MT940" },
              ]}
            />
            <Select
              {...field("delimiter")}
              label="Dấu ngăn cột (csv)"
              options={[
                { value: ",", label: "dấu phẩy ," },
                { value: ";", label: "dấu chấm phẩy ;" },
                { value: "\t", label: "phím Tab" },
                { value: "|", label: "dấu gạch đứng |" },
              ]}
            />
            <Select
              {...field("dayFormat")}
              label="Cách viết ngày"
              options={DAY_FORMATS.map((value) => ({ value, label: value }))}
            />
            <Select
              {...field("grouping")}
              label="Dấu phân nhóm của số tiền"
              options={[
                { value: ".", label: "1.005.021" },
                { value: ",", label: "1,005,021" },
                { value: "", label: "1005021 (không có)" },
              ]}
            />
          </div>
          <p class="mc-help">
            Ghi tên cột đúng như dòng tiêu đề của ngân hàng (không phân biệt hoa thường, dấu). Cột hoặc dòng không có
            thì để trống. MT940 không cần khai báo cột.
          </p>
          <div class="mc-columns">
            <Field {...field("day")} label="Cột ngày giao dịch" />
            <Field {...field("amount")} label="Cột số tiền (có dấu)" />
            <Field {...field("debit")} label="Cột ghi nợ (tiền ra)" />
            <Field {...field("credit")} label="Cột ghi có (tiền vào)" />
            <Field {...field("bankRef")} label="Cột số tham chiếu" />
            <Field {...field("content")} label="Cột nội dung" />
            <Field {...field("balance")} label="Cột số dư" />
          </div>
          <p class="mc-help">
            Các dòng kiểm tra của tệp: chữ đứng đầu dòng. Tệp sai với chính các dòng này thì bị từ chối.
          </p>
          <div class="mc-columns">
            <Field {...field("total")} label="Dòng tổng tiền" />
            <Field {...field("count")} label="Dòng đếm giao dịch" />
            <Field {...field("opening")} label="Dòng số dư đầu kỳ" />
            <Field {...field("closing")} label="Dòng số dư cuối kỳ" />
            <Field {...field("number")} label="Dòng số sao kê" />
            <Field {...field("account")} label="Dòng số tài khoản" />
          </div>
          {keeps === "yes" && (
            <Button kind="primary" keyShown="Ctrl+Enter">
              Lưu
            </Button>
          )}
        </Card>
      </form>
      {isNew === "no" && (
        <Card title="Thử trên một tệp">
          <p class="mc-help">Đọc thử theo cách đã lưu. Không lưu dòng nào, không ai bị tính tiền.</p>
          <form method="post" action={tryPath(typed.accountNo)} enctype="multipart/form-data">
            <Field name="file" type="file" label="Tệp của ngân hàng" required />
            <Button>Đọc thử</Button>
          </form>
        </Card>
      )}
    </Frame>
  );
}

function TriedCard({ tried }: { readonly tried: Tried }) {
  if ("broken" in tried) return <Problems {...tried.broken} />;
  return (
    <DataTable
      caption={`Đọc được ${tried.count} dòng, cộng ${formatMoney(tried.total)}; ${tried.lines.length} dòng đầu`}
      captionShown="yes"
      rows={tried.lines}
      rowKey={({ row }) => String(row)}
      columns={[
        { key: "row", head: "Dòng", cell: ({ row }) => String(row), width: "narrow" },
        { key: "day", head: "Ngày", cell: ({ day }) => formatDate(Temporal.PlainDate.from(day)) },
        { key: "amount", head: "Số tiền", align: "end", cell: ({ amount }) => formatMoney(amount) },
        { key: "ref", head: "Số tham chiếu", cell: ({ bankRef }) => bankRef },
        { key: "content", head: "Nội dung", cell: ({ content }) => content, width: "wide" },
      ]}
    />
  );
}
