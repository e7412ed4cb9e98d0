import { formatInstant } from "#kernel/time.ts";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { wherePath } from "#modules/custody/index.ts";
import { ITEM_NAMES } from "../domain/texts.ts";
import { RUNS_PATH } from "../http/paths.ts";
import type { Outstanding } from "../use-cases/outstanding.ts";

export type JourneysPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly period: string;
  readonly journeys: readonly Outstanding[];
};

/** The dossiers behind a figure of the courier, each with who has it now and since when. */
export function JourneysPage({ viewer, title, period, journeys }: JourneysPageProps) {
  return (
    <OfficerPage viewer={viewer} title={title} active="giao-nhan" over={<a href={RUNS_PATH}>Chuyến thư</a>}>
      <p>
        {journeys.length} hồ sơ. {period}
      </p>
      <DataTable
        caption={title}
        rows={journeys}
        rowKey={({ itemId }) => itemId}
        rowHref={({ code }) => wherePath(code)}
        empty={<EmptyState title="Không có hồ sơ nào." />}
        columns={[
          { key: "code", head: "Mã hồ sơ", cell: ({ code }) => code },
          { key: "out", head: "Chuyển đi", cell: ({ outAt, runNumber }) => `${formatInstant(outAt)} · ${runNumber}` },
          { key: "to", head: "Nơi nhận", cell: ({ to }) => to, width: "wide" },
          { key: "state", head: "Lượt đi", cell: ({ state }) => ITEM_NAMES[state], wideOnly: "yes" },
          { key: "back", head: "Về lúc", cell: ({ backAt }) => (backAt ? formatInstant(backAt) : "Chưa về") },
          {
            key: "holder",
            head: "Đang ở đâu",
            width: "wide",
            cell: ({ holder, since, shelf }) =>
              holder === null
                ? ""
                : `${holder.label}${shelf ? `, ${shelf}` : ""}${since ? `, từ ${formatInstant(since)}` : ""}`,
          },
        ]}
      />
    </OfficerPage>
  );
}
