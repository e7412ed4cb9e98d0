import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FigureCard, FigureGrid } from "#ui/components/figure-card/figure-card.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Discrepancy } from "../domain/run.ts";
import { DISCREPANCY_NAMES } from "../domain/texts.ts";
import { discrepancyPath, FIGURES_PATH, RUNS_PATH, runPath } from "../http/paths.ts";
import type { CourierFigures, Which } from "../store/figures.ts";
import type { RunLine } from "../store/runs.ts";

export type RunsPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly figures: CourierFigures;
  /** The period as it stands in the form and in the links. */
  readonly from: string;
  readonly to: string;
  readonly runs: readonly RunLine[];
  readonly open: readonly Discrepancy[];
  readonly couriers: readonly SelectOption[];
  readonly typed: (name: string) => string | undefined;
};

/** The courier's runs: the figures of a period, what is not settled, the newest runs, a new one. */
export function RunsPage(props: RunsPageProps) {
  const { viewer, flash, figures, from, to, runs, open, couriers, typed } = props;
  const list = (which: Which) => `${FIGURES_PATH}?${new URLSearchParams({ xem: which, tu: from, den: to }).toString()}`;
  const holds = figures.out === figures.back + figures.outstanding;
  return (
    <OfficerPage
      viewer={viewer}
      title="Chuyến thư"
      active="giao-nhan"
      flash={flash}
      over={<a href="/can-bo/giao-nhan">Giao nhận hồ sơ giấy</a>}
    >
      <form method="get" action={RUNS_PATH} class="mc-row-form">
        <Field name="tu" label="Đi từ ngày" value={from} width="short" />
        <Field name="den" label="đến hết ngày" value={to} width="short" />
        <Button>Xem</Button>
      </form>
      <FigureGrid label="Hồ sơ do bưu tá chuyển trong kỳ">
        <FigureCard label="Trung tâm chuyển đi" value={figures.out} unit="hồ sơ" href={list("out")} />
        <FigureCard label="Đã chuyển về" value={figures.back} unit="hồ sơ" href={list("back")} />
        <FigureCard
          label="Chưa về"
          value={figures.outstanding}
          unit="hồ sơ"
          href={list("outstanding")}
          tone={holds ? "plain" : "wrong"}
          note={
            holds
              ? `${figures.out} đi = ${figures.back} về + ${figures.outstanding} chưa về`
              : "Không khớp: đi ≠ về + chưa về"
          }
        />
      </FigureGrid>
      {open.length > 0 && (
        <Card title={`Chênh lệch chưa kết luận (${open.length})`}>
          <ul class="mc-lines">
            {open.map((found) => (
              <li key={found.id}>
                <a href={discrepancyPath(found.id)}>
                  {DISCREPANCY_NAMES[found.kind]}: {found.code}
                </a>{" "}
                từ {formatInstant(found.foundAt)}, {found.signatures.length}/3 chữ ký
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Mở chuyến thư">
        <form method="post" action={RUNS_PATH} class="mc-form-narrow">
          <Field
            name="tuyen"
            label="Tuyến"
            value={typed("tuyen")}
            help="Ví dụ: Trung tâm – Sở Xây dựng – Sở Tư pháp."
            required
          />
          <Select
            name="buuTa"
            label="Bưu tá"
            options={couriers}
            value={typed("buuTa") ?? couriers[0]?.value}
            required
          />
          <Button kind="primary">Mở chuyến thư</Button>
        </form>
      </Card>
      <DataTable
        caption="Các chuyến thư, mới nhất trước"
        captionShown="yes"
        rows={runs}
        rowKey={({ run }) => run.id}
        rowHref={({ run }) => runPath(run.id)}
        empty={
          <EmptyState title="Chưa có chuyến thư nào.">
            Mở chuyến thư, thêm túi cho từng nơi nhận rồi quét hồ sơ vào túi.
          </EmptyState>
        }
        columns={[
          { key: "number", head: "Số", cell: ({ run }) => run.number },
          { key: "route", head: "Tuyến", cell: ({ run }) => run.route, width: "wide" },
          { key: "courier", head: "Bưu tá", cell: ({ run }) => run.courierName, wideOnly: "yes" },
          {
            key: "left",
            head: "Lên đường",
            cell: ({ run }) => (run.departedAt ? formatInstant(run.departedAt) : "Đang xếp túi"),
          },
          { key: "carried", head: "Hồ sơ", align: "end", cell: ({ carried }) => carried },
          { key: "arrived", head: "Đã nhận", align: "end", cell: ({ arrived }) => arrived },
          {
            key: "state",
            head: "Tình trạng",
            cell: (line) =>
              line.openDiscrepancies > 0 ? (
                <Chip tone="late">{line.openDiscrepancies} chênh lệch</Chip>
              ) : line.openBags > 0 ? (
                `${line.openBags} túi chưa đếm xong`
              ) : (
                "Xong"
              ),
          },
        ]}
      />
    </OfficerPage>
  );
}
