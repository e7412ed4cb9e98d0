import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Bag, Item, Run } from "../domain/run.ts";
import { DIRECTION_NAMES } from "../domain/texts.ts";
import { bagPath, bagPdfPath, RUNS_PATH, runPath } from "../http/paths.ts";

export type RunPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly run: Run;
  readonly bags: readonly Bag[];
  readonly items: readonly Item[];
  /** Units in whose name the viewer gives, and all that can receive. */
  readonly givers: readonly SelectOption[];
  readonly receivers: readonly SelectOption[];
  readonly typed: (name: string) => string | undefined;
};

/** One run: its bags with their manifests, a further bag, and its departure. */
export function RunPage({ viewer, flash, run, bags, items, givers, receivers, typed }: RunPageProps) {
  const countOf = (bag: Bag) => items.filter(({ bagId, state }) => bagId === bag.id && state !== "struck").length;
  return (
    <OfficerPage
      viewer={viewer}
      title={`Chuyến thư ${run.number}`}
      active="giao-nhan"
      flash={flash}
      over={<a href={RUNS_PATH}>Chuyến thư</a>}
      acts={
        run.departedAt === null && (
          <form method="post" action={runPath(run.id, "len-duong")}>
            <Button kind={bags.length > 0 ? "primary" : "plain"}>Chuyến thư lên đường</Button>
          </form>
        )
      }
    >
      <DefinitionList
        items={[
          { term: "Tuyến", value: run.route },
          { term: "Bưu tá", value: run.courierName },
          { term: "Mở lúc", value: formatInstant(run.openedAt) },
          { term: "Lên đường", value: run.departedAt ? formatInstant(run.departedAt) : "Chưa" },
        ]}
      />
      <DataTable
        caption="Túi thư của chuyến"
        captionShown="yes"
        rows={bags}
        rowKey={(bag) => bag.id}
        rowHref={(bag) => bagPath(bag.id)}
        empty={
          <EmptyState title="Chưa có túi thư nào.">
            Thêm một túi cho mỗi nơi nhận ở dưới, rồi quét hồ sơ vào túi.
          </EmptyState>
        }
        columns={[
          { key: "n", head: "Túi", cell: (bag) => `Túi ${bag.ordinal}` },
          { key: "way", head: "Chiều", cell: (bag) => DIRECTION_NAMES[bag.direction] },
          { key: "from", head: "Bên giao", cell: (bag) => bag.from.label, width: "wide" },
          { key: "to", head: "Bên nhận", cell: (bag) => bag.to.label, width: "wide" },
          { key: "count", head: "Hồ sơ", align: "end", cell: countOf },
          { key: "state", head: "Tình trạng", cell: (bag) => bagState(bag) },
          {
            key: "print",
            head: "In",
            cell: (bag) => (
              <a href={bagPdfPath(bag.id, "ban-ke")} target="_blank" rel="noopener">
                Bản kê
              </a>
            ),
          },
        ]}
      />
      <Card title="Thêm túi thư">
        <form method="post" action={runPath(run.id, "tui")} class="mc-form-narrow">
          <Select
            name="benGiao"
            label="Bên giao"
            options={givers}
            value={typed("benGiao") ?? givers[0]?.value}
            required
          />
          <Select
            name="benNhan"
            label="Bên nhận"
            empty="Chọn nơi nhận"
            options={receivers}
            value={typed("benNhan")}
            required
          />
          <Button kind={bags.length === 0 ? "primary" : "plain"}>Thêm túi và quét hồ sơ</Button>
        </form>
      </Card>
    </OfficerPage>
  );
}

/** How a bag stands, in words. */
export function bagState({ seal, openedAt, closedAt }: Bag): string {
  if (closedAt !== null) return `Đã đếm xong lúc ${formatInstant(closedAt)}`;
  if (openedAt !== null) return "Đang quét nhận";
  return seal === null ? "Đang xếp" : `Đã niêm phong ${seal}`;
}
