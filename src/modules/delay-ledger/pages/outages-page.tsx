import { Button } from "#ui/components/button/button.tsx";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

export type OutageRow = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly time: string;
  readonly reason: string;
  readonly notice: string;
  readonly entered: string;
  /** How it was cancelled, in a sentence. */
  readonly cancelled: string | undefined;
  readonly cancelHref: string;
};

export type OutageTyped = Readonly<
  Record<"fromDay" | "fromTime" | "toDay" | "toTime" | "reason" | "announcedOn", string>
>;

export type OutagesPageProps = {
  readonly viewer: PageViewer;
  readonly action: string;
  readonly rows: readonly OutageRow[];
  readonly typed: OutageTyped;
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** The register of outages, and the form of a new entry. */
export function OutagesPage({ viewer, action, rows, typed, errors, flash }: OutagesPageProps) {
  const field = (name: keyof OutageTyped) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <OfficerPage
      viewer={viewer}
      title="Sự cố hệ thống"
      active="quan-tri"
      flash={flash}
      over={
        <a href="/can-bo/quan-tri" data-key-back>
          Quản trị
        </a>
      }
    >
      <ErrorSummary errors={errors} />
      <Card title="Ghi một lần gián đoạn">
        <p class="mc-help">
          Thời gian hệ thống không dùng được không tính cho cán bộ hay cơ quan nào. Bảo trì có kế hoạch phải thông báo
          trước ít nhất 7 ngày làm việc (Nghị định 224/2026/NĐ-CP Điều 13).
        </p>
        <form method="post" action={action} novalidate>
          <div class="mc-columns">
            <Field {...field("fromDay")} label="Ngày bắt đầu" {...DAY} required />
            <Field {...field("fromTime")} label="Giờ bắt đầu" {...TIME} required />
            <Field {...field("toDay")} label="Ngày kết thúc" {...DAY} required />
            <Field {...field("toTime")} label="Giờ kết thúc" {...TIME} required />
          </div>
          <Field {...field("reason")} label="Lý do" rows={2} required maxLength={500} />
          <Field
            {...field("announcedOn")}
            label="Ngày thông báo trước"
            {...DAY}
            width="medium"
            help="Để trống nếu không thông báo trước."
          />
          <Button kind="primary" keyShown="Ctrl+Enter">
            Xem lại trước khi ghi
          </Button>
        </form>
      </Card>
      <DataTable
        caption="Các lần gián đoạn, mới nhất trước"
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title="Chưa ghi lần gián đoạn nào.">
            <p>Khi hệ thống không dùng được, hãy ghi lại ở trên để thời gian đó không tính cho cán bộ.</p>
          </EmptyState>
        }
        columns={[
          { key: "from", head: "Từ", cell: (row) => row.from },
          { key: "to", head: "Đến", cell: (row) => row.to },
          { key: "time", head: "Giờ làm việc", cell: (row) => <span class="text-nowrap">{row.time}</span> },
          { key: "reason", head: "Lý do", cell: (row) => row.reason, width: "wide" },
          { key: "notice", head: "Thông báo", cell: (row) => <Badge>{row.notice}</Badge> },
          { key: "entered", head: "Người ghi", cell: (row) => row.entered, wideOnly: "yes" },
          { key: "state", head: "Hủy", cell: cancelOf },
        ]}
      />
    </OfficerPage>
  );
}

/** Typed day first, always; a browser's own field would follow the language of the machine. */
const DAY = { placeholder: "dd/mm/yyyy", inputMode: "numeric" } as const;
const TIME = { placeholder: "07:30" } as const;

function cancelOf({ cancelled, cancelHref, from }: OutageRow) {
  if (cancelled !== undefined) return cancelled;
  return (
    <a href={cancelHref} aria-label={`Hủy lần ghi từ ${from}`}>
      Ghi nhầm, hủy
    </a>
  );
}
