import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { batchPath } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";

export type BatchesRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly agency: string;
  readonly givenAt: string;
  readonly state: string;
  readonly items: number;
};

/** Minutes of hand-overs, newest first; the open ones wait for a count. */
export function BatchesPage({ viewer, rows }: { readonly viewer: PageViewer; readonly rows: readonly BatchesRow[] }) {
  return (
    <PostFrame viewer={viewer} tab="batches" title="Biên bản giao nhận">
      <DataTable
        caption="Biên bản giao nhận với bưu điện"
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => batchPath(id)}
        columns={[
          { key: "number", head: "Số", cell: ({ number }) => number || "Chưa ký" },
          { key: "kind", head: "Loại", cell: ({ kind }) => kind },
          { key: "agency", head: "Cơ quan", cell: ({ agency }) => agency },
          { key: "at", head: "Lập lúc", cell: ({ givenAt }) => givenAt },
          { key: "items", head: "Số bưu gửi", align: "end", cell: ({ items }) => items },
          { key: "state", head: "Trạng thái", cell: ({ state }) => state },
        ]}
        empty={
          <EmptyState title="Chưa có biên bản nào.">
            Bưu điện lập biên bản ở “Nhận từ dân”; Trung tâm lập bảng kê ở “Chờ gửi”.
          </EmptyState>
        }
      />
    </PostFrame>
  );
}
