import { formatMoney } from "#kernel/vnd.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { EditError } from "../domain/read-field.ts";
import type { ProvincialAmount } from "../domain/fee-rule.ts";
import { FEES_PATH, PROVINCIAL_PATH } from "../http/paths.ts";
import { periodWords } from "./day-words.ts";

/** A table of the province: what it is for, and what holds of it today. */
export type ProvincialTable = {
  readonly name: string;
  readonly label: string;
  readonly usedBy: string;
  readonly today: ProvincialAmount | undefined;
};

export type ProvincialPageProps = {
  readonly viewer: PageViewer;
  readonly tables: readonly ProvincialTable[];
  readonly rows: readonly ProvincialAmount[];
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly EditError[];
  readonly mayEnter: boolean;
  readonly flash: FlashMessage | undefined;
};

/** The amounts that the people's council sets: which the rules need, which are there, and a form for the next one. */
export function ProvincialPage(props: ProvincialPageProps) {
  const { viewer, tables, rows, typed, errors } = props;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <OfficerPage
      viewer={viewer}
      title="Mức thu do HĐND tỉnh quy định"
      active="quan-tri"
      flash={props.flash}
      over={<a href={FEES_PATH}>Quy tắc phí, lệ phí</a>}
    >
      <ErrorSummary errors={errors} />
      <Card title="Các mức mà quy tắc cần">
        <DataTable
          caption="Các mức mà quy tắc cần"
          rows={tables}
          rowKey={(row) => row.name}
          empty={<EmptyState title="Chưa có quy tắc nào lấy mức của tỉnh." />}
          columns={[
            {
              key: "name",
              head: "Mức",
              cell: ({ name, label }) => (
                <>
                  {label}
                  <span class="mc-second-line">{name}</span>
                </>
              ),
              width: "wide",
            },
            { key: "used", head: "Dùng cho", cell: (row) => row.usedBy },
            {
              key: "today",
              head: "Hôm nay",
              align: "end",
              cell: ({ today }) => (today ? formatMoney(today.amount) : <Badge strong="yes">cần xác nhận</Badge>),
            },
            { key: "resolution", head: "Nghị quyết", cell: ({ today }) => today?.resolution ?? "" },
          ]}
        />
      </Card>
      {props.mayEnter && tables.length > 0 && (
        <Card title="Nhập mức theo nghị quyết" id="nhap">
          <form method="post" action={PROVINCIAL_PATH} novalidate>
            <Select
              name="muc"
              label="Mức"
              value={typed["muc"]}
              error={errorOf("muc")}
              empty="Chọn mức"
              options={tables.map(({ name, label }) => ({ value: name, label: `${label} (${name})` }))}
            />
            <div class="mc-columns">
              <Field
                name="soTien"
                label="Số tiền (đồng)"
                value={typed["soTien"]}
                error={errorOf("soTien")}
                inputMode="numeric"
                maxLength={12}
                width="short"
              />
              <Field
                name="tu"
                label="Từ ngày"
                value={typed["tu"]}
                error={errorOf("tu")}
                placeholder="01/01/2027"
                maxLength={10}
                width="short"
              />
              <Field
                name="den"
                label="Đến hết ngày (nếu có)"
                value={typed["den"]}
                error={errorOf("den")}
                maxLength={10}
                width="short"
              />
            </div>
            <Field
              name="nghiQuyet"
              label="Số, ngày nghị quyết"
              value={typed["nghiQuyet"]}
              error={errorOf("nghiQuyet")}
              maxLength={200}
            />
            <Button kind="primary">Ghi mức thu</Button>
          </form>
        </Card>
      )}
      <Card title="Các lần đã nhập">
        <DataTable
          caption="Các lần đã nhập, mới nhất ở trên"
          rows={rows.map((row, index) => ({ ...row, key: String(index) }))}
          rowKey={(row) => row.key}
          empty={
            <EmptyState title="Chưa nhập mức nào.">Nhập mức đầu tiên theo nghị quyết đang có hiệu lực.</EmptyState>
          }
          columns={[
            { key: "table", head: "Mức", cell: (row) => row.table },
            { key: "amount", head: "Số tiền", cell: (row) => formatMoney(row.amount), align: "end" },
            { key: "period", head: "Thời gian", cell: (row) => periodWords(row) },
            { key: "resolution", head: "Nghị quyết", cell: (row) => row.resolution, width: "wide" },
          ]}
        />
      </Card>
    </OfficerPage>
  );
}
