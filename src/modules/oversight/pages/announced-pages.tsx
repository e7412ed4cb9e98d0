import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import type { ReportHead } from "#ui/components/report-table/report-head.ts";
import { ReportTable, type ReportRow } from "#ui/components/report-table/report-table.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { AnnouncedView } from "../http/present-announced.ts";
import { ANNOUNCE_PATH, ANNOUNCED_PATH, BRIEFING_PATH } from "../http/paths.ts";
import { AnnouncedList } from "./announced-list.tsx";

/** Everything that was announced, the last one first. */
export function AnnouncedListPage({
  viewer,
  figures,
  mayAnnounce,
}: {
  readonly viewer: PageViewer;
  readonly figures: readonly AnnouncedView[];
  readonly mayAnnounce: "yes" | "no";
}) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Số liệu công bố"
      active="dieu-hanh"
      over={<a href={BRIEFING_PATH}>Báo cáo nhanh</a>}
      acts={
        mayAnnounce === "yes" && (
          <ButtonLink href={ANNOUNCE_PATH} kind="primary">
            Nhập số liệu công bố
          </ButtonLink>
        )
      }
    >
      <Card>
        <AnnouncedList
          figures={figures}
          empty="Chưa nhập số liệu công bố nào. Lãnh đạo Trung tâm nhập số liệu đã công bố cùng các phần của nó để đối chiếu."
        />
      </Card>
    </OfficerPage>
  );
}

export type AnnouncedPageProps = {
  readonly viewer: PageViewer;
  readonly figure: AnnouncedView;
  readonly parts: readonly ReportRow[];
  readonly enteredBy: string;
  readonly enteredAt: string;
  /** What the system counts by itself, beside it. */
  readonly own: { readonly title: string; readonly help: string; readonly rows: readonly ReportRow[] } | undefined;
  readonly directHref: string;
  readonly flash?: FlashMessage | undefined;
};

const PART_HEADS: readonly ReportHead[] = [
  { key: "part", head: "Phần", kind: "name" },
  { key: "value", head: "Số công bố" },
];
const OWN_HEADS: readonly ReportHead[] = [
  { key: "agency", head: "Cơ quan", kind: "name" },
  { key: "value", head: "Hệ thống đếm được" },
];

/** One announced figure: its parts, their sum, the source, and what the system counts by itself. */
export function AnnouncedPage(props: AnnouncedPageProps) {
  const { viewer, figure, parts, own } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title={figure.title}
      active="dieu-hanh"
      flash={props.flash}
      over={<a href={ANNOUNCED_PATH}>Số liệu công bố</a>}
      acts={
        <ButtonLink href={props.directHref} kind="primary">
          Chỉ đạo
        </ButtonLink>
      }
    >
      <p class={figure.isWrong === "yes" ? "mc-wrong mc-verdict" : "mc-verdict"}>
        {figure.isWrong === "yes" && <span aria-hidden="true">! </span>}
        {figure.sentence}.
      </p>
      <Card title="Các phần đã công bố">
        <ReportTable caption="Các phần đã công bố" heads={PART_HEADS} rows={parts} />
        <DefinitionList
          items={[
            { term: "Nguồn", value: figure.source },
            { term: "Ngày công bố", value: figure.statedOn },
            { term: "Người nhập", value: `${props.enteredBy}, ${props.enteredAt}` },
          ]}
        />
      </Card>
      {own && (
        <Card title={own.title}>
          <p class="mc-help">{own.help}</p>
          <ReportTable caption={own.title} heads={OWN_HEADS} rows={own.rows} />
        </Card>
      )}
    </OfficerPage>
  );
}
