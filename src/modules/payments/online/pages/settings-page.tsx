import { ErrorSummary } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { OnlineAlarms } from "../use-cases/watch-online.ts";
import { AccountsCard, type AccountsCardProps } from "./accounts-card.tsx";
import { PlatformCard, type PlatformCardProps } from "./platform-card.tsx";
import { WaitingCard } from "./waiting-card.tsx";

export type SettingsPageProps = AccountsCardProps &
  PlatformCardProps & {
    readonly viewer: PageViewer;
    readonly alarms: OnlineAlarms;
    readonly flash: FlashMessage | undefined;
  };

/** Where agencies are paid, how the platform is spoken to, and what of it needs a hand now. */
export function SettingsPage({ viewer, flash, alarms, ...cards }: SettingsPageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Thanh toán trực tuyến"
      active="quan-tri"
      flash={flash}
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
    >
      <ErrorSummary errors={cards.errors} />
      <WaitingCard alarms={alarms} />
      <AccountsCard {...cards} />
      <PlatformCard {...cards} />
    </OfficerPage>
  );
}
