import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";

export type LeaderTab = { readonly label: string; readonly href: string; readonly chosen: boolean };

/** The pages of the leaders' room, side by side. */
export function LeaderTabs({ tabs }: { readonly tabs: readonly LeaderTab[] }) {
  return <FilterChips groups={[{ label: "Xem", choices: tabs }]} />;
}
