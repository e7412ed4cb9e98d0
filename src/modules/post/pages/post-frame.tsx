import type { ComponentChildren } from "preact";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import {
  BATCHES_PATH,
  CLAIMS_PATH,
  MONEY_PATH,
  POST_PATH,
  RANGES_PATH,
  SEND_PATH,
  SETTINGS_PATH,
  UNDELIVERED_PATH,
  UNDERWAY_PATH,
} from "../http/paths.ts";

/** The part of the room a page belongs to; a form at the door shows none, the phone has no room for them. */
export type PostTab = keyof typeof TABS | "form";

const TABS = {
  home: { label: "Nhận từ dân", href: POST_PATH },
  batches: { label: "Biên bản", href: BATCHES_PATH },
  send: { label: "Chờ gửi", href: SEND_PATH },
  underway: { label: "Trên đường", href: UNDERWAY_PATH },
  undelivered: { label: "Phát hoàn", href: UNDELIVERED_PATH },
  claims: { label: "Khiếu nại", href: CLAIMS_PATH },
  money: { label: "Tiền thu hộ", href: MONEY_PATH },
  ranges: { label: "Dải mã", href: RANGES_PATH },
  settings: { label: "Thiết lập", href: SETTINGS_PATH },
} as const;

const ORDER = ["home", "batches", "send", "underway", "undelivered", "claims", "money", "ranges", "settings"] as const;

export type PostFrameProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly tab: PostTab;
  readonly flash?: FlashMessage | undefined;
  readonly acts?: ComponentChildren;
  readonly over?: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** Every page of the post: its parts as tabs, the work below. */
export function PostFrame({ viewer, title, tab, flash, acts, over, aside, children }: PostFrameProps) {
  const choices = ORDER.map((id) => ({ ...TABS[id], chosen: id === tab }));
  return (
    <OfficerPage viewer={viewer} title={title} active="buu-chinh" flash={flash} acts={acts} over={over} aside={aside}>
      {tab !== "form" && <FilterChips groups={[{ label: "Bưu chính", choices }]} />}
      {children}
    </OfficerPage>
  );
}
