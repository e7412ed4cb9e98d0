import { LEDGER_PATH } from "#modules/delay-ledger/index.ts";
import { DIRECTIVES_PATH } from "#modules/directives/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { seesProvince } from "../domain/policy.ts";
import type { LeaderTab } from "../pages/leader-tabs.tsx";
import { BOARD_PATH, BRIEFING_PATH, PROVINCE_PATH, SESSION_PATH } from "./paths.ts";

/** The pages of the leaders' room that a viewer may open; `here` is the one that stands open. */
export function leaderTabs(viewer: Viewer, here: string): readonly LeaderTab[] {
  const province = seesProvince(viewer);
  const tabs = [
    { label: province ? "Trung tâm" : "Cơ quan", href: BOARD_PATH },
    ...(province ? [{ label: "Toàn tỉnh", href: PROVINCE_PATH }] : []),
    { label: "Báo cáo nhanh", href: BRIEFING_PATH },
    ...(province ? [{ label: "Phiên họp", href: SESSION_PATH }] : []),
    { label: "Chỉ đạo, kiến nghị", href: DIRECTIVES_PATH },
    { label: "Vì sao quá hạn", href: LEDGER_PATH },
  ];
  return tabs.map((tab) => ({ ...tab, chosen: tab.href === here }));
}
