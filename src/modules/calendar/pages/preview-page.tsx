import { formatInstant } from "#kernel/time.ts";
import { Confirm } from "#ui/components/confirm-page/confirm-page.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Moves } from "../http/deps.ts";
import { CALENDAR_PATH } from "../http/paths.ts";

export type PreviewPageProps = {
  readonly viewer: PageViewer;
  readonly question: string;
  /** What changes, a sentence each. */
  readonly changes: readonly string[];
  readonly action: string;
  /** undefined when no due date depends on the change. */
  readonly moves: Moves | undefined;
  readonly hidden: readonly (readonly [string, string])[];
  readonly backHref: string;
};

const SHOWN = 20;

/** What a change would do, before it is saved: the days, and the open dossiers whose date moves. */
export function PreviewPage({ viewer, question, changes, action, moves, hidden, backHref }: PreviewPageProps) {
  const moved = moves?.moved ?? [];
  return (
    <OfficerPage
      viewer={viewer}
      title="Xem trước thay đổi lịch"
      active="quan-tri"
      over={<a href={CALENDAR_PATH}>Lịch làm việc</a>}
    >
      <Confirm
        question={question}
        consequences={[
          ...changes,
          ...(moves === undefined ? [] : [movesSentence(moves), "Hồ sơ đã có kết quả hoặc đã kết thúc giữ nguyên."]),
        ]}
        action={action}
        hidden={hidden}
        confirmLabel="Lưu thay đổi"
        backHref={backHref}
      >
        {moved.length > 0 && (
          <DataTable
            caption={moved.length > SHOWN ? `${SHOWN} hồ sơ đầu tiên đổi hạn` : "Hồ sơ đổi hạn"}
            captionShown="yes"
            rows={moved.slice(0, SHOWN)}
            rowKey={(row) => row.code}
            columns={[
              { key: "code", head: "Mã hồ sơ", cell: (row) => row.code },
              { key: "from", head: "Hạn cũ", cell: (row) => formatInstant(row.from) },
              { key: "to", head: "Hạn mới", cell: (row) => (row.to === null ? "" : formatInstant(row.to)) },
            ]}
          />
        )}
      </Confirm>
    </OfficerPage>
  );
}

function movesSentence({ open, moved }: Moves): string {
  if (moved.length === 0) return `Không hồ sơ nào đổi hạn trả (${open} hồ sơ đang tính hạn).`;
  return `${moved.length} trong ${open} hồ sơ đang tính hạn đổi ngày hẹn trả; ngày cũ và lý do được ghi vào nhật ký từng hồ sơ.`;
}
