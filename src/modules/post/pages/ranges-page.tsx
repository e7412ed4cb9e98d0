import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { rangePath, RANGES_PATH } from "../http/paths.ts";
import { PostFrame } from "./post-frame.tsx";
import { TextFields } from "./text-fields.tsx";

export type RangeLine = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly given: string;
  readonly left: string;
  readonly basis: string;
  readonly isOpen: boolean;
};

export type RangesPageProps = {
  readonly viewer: PageViewer;
  readonly ranges: readonly RangeLine[];
  readonly typed: Readonly<Record<"prefix" | "first" | "last" | "basis", string>>;
  readonly errors: readonly FieldError[];
  readonly mayChange: boolean;
};

const FIELDS = [
  { name: "prefix", label: "Hai chữ đầu", width: "short", maxLength: 2 },
  { name: "first", label: "Số đầu (8 chữ số)", width: "medium", inputMode: "numeric" },
  { name: "last", label: "Số cuối (8 chữ số)", width: "medium", inputMode: "numeric" },
  { name: "basis", label: "Văn bản cấp dải mã", maxLength: 200 },
] as const;

/** Numbers that the post assigned beforehand: used up from the oldest range on, never twice. */
export function RangesPage({ viewer, ranges, typed, errors, mayChange }: RangesPageProps) {
  return (
    <PostFrame viewer={viewer} tab="ranges" title="Dải mã bưu gửi">
      <ErrorSummary errors={errors} />
      <DataTable
        caption="Dải mã bưu gửi"
        rows={ranges}
        rowKey={({ id }) => id}
        columns={[
          { key: "from", head: "Từ mã", cell: ({ from }) => from },
          { key: "to", head: "Đến mã", cell: ({ to }) => to },
          { key: "given", head: "Đã cấp", align: "end", cell: ({ given }) => given },
          { key: "left", head: "Còn lại", align: "end", cell: ({ left }) => left },
          { key: "basis", head: "Văn bản cấp", cell: ({ basis }) => basis },
          {
            key: "state",
            head: "Trạng thái",
            cell: ({ id, isOpen }) =>
              isOpen && mayChange ? (
                <form method="post" action={rangePath(id)}>
                  <Button>Ngừng dùng</Button>
                </form>
              ) : isOpen ? (
                "Đang dùng"
              ) : (
                "Đã ngừng"
              ),
          },
        ]}
        empty={<EmptyState title="Chưa có dải mã nào.">Nhập dải mã do bưu điện cấp để lập được bưu gửi.</EmptyState>}
      />
      {mayChange && (
        <Card title="Nhập dải mã mới">
          <form method="post" action={RANGES_PATH}>
            <TextFields fields={FIELDS} typed={typed} errors={errors} />
            <Button kind="primary">Thêm dải mã</Button>
          </form>
        </Card>
      )}
    </PostFrame>
  );
}
