import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import { BOOKS_PATH, CHANGES_PATH, RECEIPTS_PATH, USAGE_PATH } from "../http/paths.ts";

const TABS = [
  { label: "Biên lai", href: RECEIPTS_PATH },
  { label: "Sổ biên lai", href: BOOKS_PATH },
  { label: "Chờ duyệt", href: CHANGES_PATH },
  { label: "Báo cáo sử dụng", href: USAGE_PATH },
] as const;

/** The pages of receipts, side by side. */
export function ReceiptTabs({ here }: { readonly here: string }) {
  return (
    <FilterChips groups={[{ label: "Xem", choices: TABS.map((tab) => ({ ...tab, chosen: tab.href === here })) }]} />
  );
}
