import { Button } from "#ui/components/button/button.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { ADMIN_PROCEDURES_PATH, adminProcedurePath, withQuery } from "../../http/paths.ts";
import type { ProcedureRow } from "../../store/search-rows.ts";

export const LISTS = {
  "": "Tất cả",
  "cua-tinh": "Của tỉnh",
  "can-xac-nhan": "Cần xác nhận",
  "cho-duyet": "Bản quốc gia chờ duyệt",
} as const;
export type ListName = keyof typeof LISTS;

export type AdminProceduresPageProps = {
  readonly viewer: PageViewer;
  readonly list: ListName;
  readonly query: string;
  readonly rows: readonly ProcedureRow[];
  readonly counts: Readonly<Record<ListName, number>>;
  readonly next: string | undefined;
};

/** The catalogue for administrators: what is in force, what must be confirmed, what the nation proposes. */
export function AdminProceduresPage({ viewer, list, query, rows, counts, next }: AdminProceduresPageProps) {
  const names: readonly ListName[] = ["", "cua-tinh", "can-xac-nhan", "cho-duyet"];
  const choices = names.map((name) => ({
    label: LISTS[name],
    href: withQuery(ADMIN_PROCEDURES_PATH, { loc: name, q: query }),
    chosen: name === list,
    count: counts[name],
  }));
  return (
    <OfficerPage
      viewer={viewer}
      title="Danh mục thủ tục"
      active="quan-tri"
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
    >
      <form method="get" action={ADMIN_PROCEDURES_PATH} role="search" class="mc-field">
        {list !== "" && <input type="hidden" name="loc" value={list} />}
        <label class="form-label" for="q">
          Tìm theo tên, mã, lĩnh vực, cơ quan
        </label>
        <div class="mc-search-line">
          <input id="q" name="q" type="search" class="form-control" value={query} maxLength={200} autocomplete="off" />
          <Button>Tìm</Button>
        </div>
      </form>
      <FilterChips groups={[{ label: "Danh sách", choices }]} />
      <DataTable
        caption={`Thủ tục: ${LISTS[list]}`}
        rows={rows}
        rowKey={(row) => row.code}
        rowHref={(row) => adminProcedurePath(row.code)}
        empty={<EmptyState title="Không có thủ tục nào ở đây." />}
        columns={[
          { key: "code", head: "Mã", cell: (row) => row.code, width: "narrow" },
          { key: "name", head: "Tên thủ tục", cell: (row) => row.name, width: "wide" },
          { key: "field", head: "Lĩnh vực", cell: (row) => row.fieldName, wideOnly: "yes" },
          { key: "agency", head: "Cơ quan", cell: (row) => row.agencyName || "chưa rõ", wideOnly: "yes" },
          { key: "cases", head: "Trường hợp", cell: (row) => row.cases.length, align: "end" },
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
    </OfficerPage>
  );
}

function States({ row }: { readonly row: ProcedureRow }) {
  return (
    <>
      {row.doubtful && <Chip tone="soon">cần xác nhận</Chip>}
      {row.proposed && <Chip tone="paused">bản quốc gia chờ duyệt</Chip>}
      {row.agencyId !== null && !row.cases.some((one) => one.receivable) && (
        <Chip tone="late">chưa tiếp nhận được</Chip>
      )}
    </>
  );
}
