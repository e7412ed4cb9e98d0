import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { DueChip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import { Pager } from "#ui/components/pager/pager.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { DIRECTIVES_PATH, directivePath, NEW_PATH, SESSION_PATH } from "../http/paths.ts";
import type { DirectiveView } from "../http/present.ts";

export type ListPageProps = {
  readonly viewer: PageViewer;
  readonly mayWrite: "yes" | "no";
  readonly filters: readonly FilterGroup[];
  /** Filters that a search keeps. */
  readonly kept: Readonly<Record<string, string>>;
  readonly text: string;
  readonly rows: readonly DirectiveView[];
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  readonly isFiltered: "yes" | "no";
};

/** Directives and recommendations that the viewer may see: what was asked for, of whom, until when, what became of it. */
export function ListPage(props: ListPageProps) {
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Chỉ đạo, kiến nghị"
      active="dieu-hanh"
      acts={
        <>
          <ButtonLink href={SESSION_PATH}>Cho phiên làm việc tới</ButtonLink>
          {props.mayWrite === "yes" && (
            <ButtonLink href={NEW_PATH} kind="primary">
              Viết chỉ đạo, kiến nghị
            </ButtonLink>
          )}
        </>
      }
    >
      <FilterChips groups={props.filters} />
      <Search {...props} />
      <DataTable
        caption="Chỉ đạo, kiến nghị"
        columns={[
          { key: "title", head: "Việc", width: "wide", cell: TitleCell },
          {
            key: "due",
            head: "Hạn trả lời",
            width: "narrow",
            cell: (row) => (
              <>
                {row.due && <DueChip {...row.due} />}
                <span class="mc-second-line">{row.dueOn}</span>
              </>
            ),
          },
          { key: "state", head: "Trạng thái", width: "narrow", cell: (row) => row.stateName },
          { key: "to", head: "Thực hiện", cell: (row) => row.to },
          {
            key: "from",
            head: "Bên giao",
            width: "narrow",
            cell: (row) => (
              <>
                {row.from}
                <span class="mc-second-line">{row.issuedAt}</span>
              </>
            ),
          },
        ]}
        rows={props.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => directivePath(row.id)}
        empty={<Empty {...props} />}
      />
      <Pager shown={props.rows.length} nextHref={props.nextHref} firstHref={props.firstHref} />
    </OfficerPage>
  );
}

function TitleCell(row: DirectiveView) {
  return (
    <>
      {row.title}
      <span class="mc-second-line">
        {row.kindName}
        {row.urgencyName !== "" && (
          <>
            {" "}
            <Badge strong="yes">{row.urgencyName}</Badge>
          </>
        )}
      </span>
    </>
  );
}

function Search({ text, kept }: Pick<ListPageProps, "text" | "kept">) {
  return (
    <form
      method="get"
      action={DIRECTIVES_PATH}
      role="search"
      aria-label="Chỉ đạo, kiến nghị"
      class="mc-list-search mc-no-print"
    >
      {Object.entries(kept)
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
      <div class="mc-search-line">
        <input
          class="form-control"
          type="search"
          name="tim"
          value={text}
          aria-label="Tìm trong chỉ đạo, kiến nghị"
          placeholder="Tìm theo tên việc, nội dung, căn cứ, nguồn số liệu"
          autocomplete="off"
        />
        <Button>Tìm</Button>
      </div>
    </form>
  );
}

function Empty({ isFiltered, mayWrite }: Pick<ListPageProps, "isFiltered" | "mayWrite">) {
  if (isFiltered === "yes") {
    return (
      <EmptyState title="Không có văn bản nào ở mục này">
        Bỏ bớt điều kiện lọc hoặc từ khóa để xem các văn bản khác. <a href={DIRECTIVES_PATH}>Xem tất cả</a>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Chưa có chỉ đạo, kiến nghị nào">
      {mayWrite === "yes"
        ? "Mở một con số ở trang điều hành hoặc một hồ sơ rồi chọn viết chỉ đạo, hoặc bấm nút “Viết chỉ đạo, kiến nghị” ở trên."
        : "Khi lãnh đạo giao việc cho cơ quan, đơn vị hoặc cho ông/bà, việc đó sẽ hiện ở đây."}
    </EmptyState>
  );
}
