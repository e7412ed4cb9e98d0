import type { ComponentChildren } from "preact";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { CUSTODY_PATH, LOSSES_PATH, SETTING_PATH, SHELF_CHECK_PATH, TABS, tabPath, type Tab } from "../http/paths.ts";

export type CustodyPageProps = {
  readonly viewer: PageViewer;
  readonly flash: FlashMessage | undefined;
  readonly query: string;
  readonly tab: Tab;
  readonly counts: Readonly<Record<Tab, number>>;
  /** Hand-overs of the viewer's places that are late, each as a sentence. */
  readonly alarms: readonly { readonly vi: string; readonly href: string }[];
  readonly runsHref: string;
  /** What the search found. */
  readonly found: ComponentChildren;
  readonly setting: number | undefined;
  readonly children: ComponentChildren;
};

/** The room of the paper: one box that says where it is, and what waits at this place. */
export function CustodyPage(props: CustodyPageProps) {
  const { viewer, flash, query, tab, counts, alarms, found, children, runsHref, setting } = props;
  return (
    <OfficerPage
      viewer={viewer}
      title="Giao nhận hồ sơ giấy"
      active="giao-nhan"
      flash={flash}
      acts={
        <>
          <ButtonLink href={SHELF_CHECK_PATH}>Kiểm kê</ButtonLink>
          <ButtonLink href={LOSSES_PATH}>Thất lạc</ButtonLink>
          <ButtonLink href={runsHref}>Chuyến thư</ButtonLink>
        </>
      }
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
      {alarms.length > 0 && (
        <div class="mc-flash mc-flash-warning" role="status">
          <strong>{alarms.length} lần giao quá hạn xác nhận.</strong>
          <ul class="mc-lines">
            {alarms.slice(0, 5).map(({ vi, href }) => (
              <li key={vi}>
                {vi} <a href={href}>Xem đường đi</a>
              </li>
            ))}
          </ul>
        </div>
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
