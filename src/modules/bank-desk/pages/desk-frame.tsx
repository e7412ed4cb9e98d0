import type { ComponentChildren } from "preact";
import { FilterChips } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import {
  APPROVALS_PATH,
  DAY_PATH,
  DESK_PATH,
  HELD_PATH,
  RECEIPTS_PATH,
  REFUNDS_PATH,
  SHIFTS_PATH,
} from "../http/paths.ts";

export type Tab = "collect" | "approvals" | "shifts" | "held" | "refunds" | "day";

/** What waits behind the tabs. */
export type Waiting = { readonly approvals: number; readonly held: number; readonly refunds: number };

export type DeskFrame = {
  readonly viewer: PageViewer;
  readonly waiting: Waiting;
};

export type DeskPageProps = DeskFrame & {
  readonly title: string;
  readonly tab?: Tab;
  readonly flash?: FlashMessage | undefined;
  readonly acts?: ComponentChildren;
  readonly aside?: ComponentChildren;
  readonly over?: ComponentChildren;
  readonly islands?: readonly string[];
  readonly children: ComponentChildren;
};

/** The frame of every page of the desk: one row leads to all of them, with what waits there. */
export function DeskPage({ viewer, waiting, tab, children, ...page }: DeskPageProps) {
  const choice = (key: Tab, label: string, href: string, count?: number) => ({
    ...{ label, href, chosen: key === tab },
    ...(count !== undefined && count > 0 ? { count } : {}),
  });
  const isAnyOf = (...roles: readonly string[]) => viewer.roles.some((role) => roles.includes(role));
  const handles = isAnyOf("cashier", "bank-controller", "accountant", "centre-manager");
  const oversees = isAnyOf("bank-controller", "accountant", "centre-manager");
  return (
    <OfficerPage viewer={viewer} active="thu-phi" {...page}>
      <FilterChips
        groups={[
          {
            label: "Thu phí",
            choices: [
              choice("collect", "Thu tiền", DESK_PATH),
              choice("shifts", "Ca thu", SHIFTS_PATH),
              choice("approvals", "Chờ duyệt", APPROVALS_PATH, waiting.approvals),
              ...(handles
                ? [
                    choice("held", "Tiền treo", HELD_PATH, waiting.held),
                    choice("refunds", "Hoàn trả", REFUNDS_PATH, waiting.refunds),
                  ]
                : []),
              ...(oversees ? [choice("day", "Khóa sổ", DAY_PATH)] : []),
              { label: "Biên lai", href: RECEIPTS_PATH, chosen: false },
            ],
          },
        ]}
      />
      {children}
    </OfficerPage>
  );
}
