import { formatDate, formatInstant } from "#kernel/time.ts";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { answersFor, type Loss } from "../domain/loss.ts";
import { countText, OUTCOME_NAMES } from "../domain/texts.ts";
import { CUSTODY_PATH, lossPath } from "../http/paths.ts";

export type LossLine = { readonly loss: Loss; readonly code: string; readonly late: "yes" | "no" };

export type LossesPageProps = {
  readonly viewer: PageViewer;
  readonly open: readonly LossLine[];
  readonly ended: readonly LossLine[];
};

/** What is lost and not there again, then what was. */
export function LossesPage({ viewer, open, ended }: LossesPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Biên bản thất lạc hồ sơ"
      active="giao-nhan"
      over={<a href={CUSTODY_PATH}>Giao nhận hồ sơ giấy</a>}
    >
      <LossTable
        caption="Chưa có lại giấy tờ"
        lines={open}
        empty={
          <EmptyState title="Không có giấy tờ nào đang thất lạc.">
            Khi ba bên kết luận một túi hồ sơ hoặc giấy tờ thất lạc, biên bản được lập và hiện ở đây cho đến khi lập lại
            xong.
          </EmptyState>
        }
      />
      {ended.length > 0 && <LossTable caption="Đã kết thúc, mới nhất trước" lines={ended} empty={null} />}
    </OfficerPage>
  );
}

type TableProps = {
  readonly caption: string;
  readonly lines: readonly LossLine[];
  readonly empty: Parameters<typeof DataTable>[0]["empty"];
};

function LossTable({ caption, lines, empty }: TableProps) {
  return (
    <DataTable
      caption={caption}
      captionShown="yes"
      rows={lines}
      rowKey={({ loss }) => loss.id}
      rowHref={({ loss }) => lossPath(loss.id)}
      empty={empty}
      columns={[
        { key: "number", head: "Số biên bản", cell: ({ loss }) => loss.number },
        { key: "code", head: "Hồ sơ", cell: ({ code }) => code },
        { key: "what", head: "Thất lạc", cell: ({ loss }) => `${EXTENTS[loss.extent]}, ${countText(loss)}` },
        { key: "found", head: "Phát hiện", cell: ({ loss }) => formatInstant(loss.foundAt), wideOnly: "yes" },
        { key: "answers", head: "Bên chịu trách nhiệm", cell: ({ loss }) => answersFor(loss).label, width: "wide" },
        {
          key: "state",
          head: "Tình trạng",
          cell: ({ loss, late }) => (late === "yes" ? <Chip tone="late">{stateText(loss)}</Chip> : stateText(loss)),
        },
      ]}
    />
  );
}

const EXTENTS = { bundle: "Cả túi", sheets: "Thiếu tờ" } as const;

function stateText({ outcome, remaking, signatures, completedAt }: Loss): string {
  if (outcome !== null) return OUTCOME_NAMES[outcome];
  if (remaking === null) return "Chưa ghi cách lập lại";
  if (completedAt === null) return `${signatures.length}/3 chữ ký`;
  return `Đang lập lại, hạn ${formatDate(remaking.by)}`;
}
