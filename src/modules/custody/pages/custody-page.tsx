import type { ComponentChildren } from "preact";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { CUSTODY_PATH, SETTING_PATH, TABS, tabPath, type Tab } from "../http/paths.ts";

export type CustodyPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly query: string;
  readonly tab: Tab;
  readonly counts: Readonly<Record<Tab, number>>;
  readonly late: number;
  readonly runsHref: string;
  /** What the search found. */
  readonly found: ComponentChildren;
  readonly setting: number | undefined;
  readonly children: ComponentChildren;
};

/** The room of the paper: one box that says where it is, and what waits at this place. */
export function CustodyPage(props: CustodyPageProps) {
  const { viewer, flash, query, tab, counts, late, found, children, runsHref, setting } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Giao nhận hồ sơ giấy"
      active="giao-nhan"
      flash={flash}
      acts={<ButtonLink href={runsHref}>Chuyến thư</ButtonLink>}
    >
      <form action={CUSTODY_PATH} method="get" role="search" class="mc-row-form mc-where-search">
        <Field
          name="q"
          label="Bản gốc đang ở đâu?"
          help="Quét mã vạch trên túi, gõ mã hồ sơ hoặc tên chủ hồ sơ."
          type="search"
          value={query}
          autofocus
          data={{ "data-key-scan": "" }}
        />
        <Button kind={query === "" ? "primary" : "plain"}>Tìm</Button>
      </form>
      {found}
      {late > 0 && (
        <p class="mc-flash mc-flash-warning" role="status">
          <strong>{late} lần giao quá hạn xác nhận.</strong> Bên nhận chưa xác nhận đã nhận giấy tờ; hãy hỏi lại và xử
          lý.
        </p>
      )}
      <FilterChips
        groups={[
          {
            label: "Danh sách",
            choices: (Object.keys(TABS) as Tab[]).map((each) => ({
              label: TABS[each],
              href: tabPath(each),
              chosen: each === tab,
              count: counts[each],
            })),
          },
        ]}
      />
      {children}
      {setting !== undefined && (
        <Details summary="Thời hạn xác nhận">
          <form method="post" action={SETTING_PATH} class="mc-row-form">
            <Field
              name="gio"
              label="Số giờ làm việc để xác nhận một lần giao"
              value={String(setting)}
              inputMode="numeric"
              width="short"
              help="Từ 1 đến 80; áp dụng cho các lần giao sau."
            />
            <Button>Lưu</Button>
          </form>
        </Details>
      )}
    </OfficerPage>
  );
}
