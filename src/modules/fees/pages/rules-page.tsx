import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { FEES_PATH, FIND_RULE_PATH, PROVINCIAL_PATH } from "../http/paths.ts";

export const LISTS = {
  "": "Tất cả",
  "can-xac-nhan": "Cần xác nhận",
  "sap-ap-dung": "Có phiên bản sắp áp dụng",
} as const;
export type ListName = keyof typeof LISTS;

/** One rule set: what holds today in short, since when, what is coming. */
export type RuleRow = {
  readonly key: string;
  readonly code: string;
  readonly title: string;
  readonly href: string;
  readonly price: string;
  readonly period: string;
  readonly doubtful: boolean;
  readonly coming: string;
};

export type RulesPageProps = {
  readonly viewer: PageViewer;
  readonly query: string;
  readonly list: ListName;
  readonly counts: Readonly<Record<ListName, number>>;
  readonly rows: readonly RuleRow[];
  readonly next: string | undefined;
  /** A procedure was asked for that is not in the catalogue. */
  readonly missed: string;
  readonly mayPublish: boolean;
};

/** Every rule of phí and lệ phí with what holds today. */
export function RulesPage(props: RulesPageProps) {
  const { viewer, query, list, counts, rows, next } = props;
  const names: readonly ListName[] = ["", "can-xac-nhan", "sap-ap-dung"];
  const choices = names.map((name) => ({
    label: LISTS[name],
    href: `${FEES_PATH}?${new URLSearchParams({ q: query, loc: name })}`,
    chosen: name === list,
    count: counts[name],
  }));
  return (
    <OfficerPage
      viewer={viewer}
      title="Quy tắc phí, lệ phí"
      active="quan-tri"
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
      acts={<ButtonLink href={PROVINCIAL_PATH}>Mức do HĐND tỉnh quy định</ButtonLink>}
    >
      <form method="get" action={FEES_PATH} role="search" class="mc-field">
        {list !== "" && <input type="hidden" name="loc" value={list} />}
        <label class="form-label" for="q">
          Tìm theo mã, tên thủ tục
        </label>
        <div class="mc-search-line">
          <input id="q" name="q" type="search" class="form-control" value={query} maxLength={200} autocomplete="off" />
          <Button>Tìm</Button>
        </div>
      </form>
      <FilterChips groups={[{ label: "Danh sách", choices }]} />
      <DataTable
        caption={`Quy tắc phí, lệ phí: ${LISTS[list]}`}
        rows={rows}
        rowKey={(row) => row.key}
        rowHref={(row) => row.href}
        empty={
          <EmptyState title="Không có quy tắc nào ở đây.">
            Bỏ bớt chữ đang tìm, hoặc mở thủ tục theo mã ở mục bên dưới để soạn quy tắc đầu tiên.
          </EmptyState>
        }
        columns={[
          { key: "code", head: "Mã", cell: (row) => row.code, width: "narrow" },
          { key: "title", head: "Thủ tục", cell: (row) => row.title, width: "wide" },
          { key: "price", head: "Mức thu hôm nay", cell: (row) => row.price },
          { key: "period", head: "Áp dụng", cell: (row) => row.period, wideOnly: "yes" },
          { key: "state", head: "Tình trạng", cell: (row) => <States row={row} /> },
        ]}
      />
      {next && (
        <p>
          <a href={next} rel="next">
            Trang sau
          </a>
        </p>
      )}
      <Card title="Thủ tục chưa có quy tắc riêng">
        <p class="mc-help">
          Thủ tục không có trong danh sách trên thu theo mức ghi trong danh mục thủ tục. Nhập mã để xem và soạn quy tắc.
        </p>
        <form method="get" action={FIND_RULE_PATH}>
          <Field
            name="ma"
            label="Mã thủ tục hoặc mã trường hợp"
            value={props.missed}
            error={props.missed === "" ? undefined : "Không có thủ tục nào mang mã này trong danh mục đang dùng."}
            placeholder="2.000815 hoặc 2.000815.01"
            maxLength={80}
            width="medium"
          />
          <Button>Mở</Button>
        </form>
      </Card>
    </OfficerPage>
  );
}

function States({ row }: { readonly row: RuleRow }) {
  return (
    <>
      {row.doubtful && <Chip tone="soon">cần xác nhận</Chip>}
      {row.coming !== "" && <Chip tone="neutral">{row.coming}</Chip>}
    </>
  );
}
