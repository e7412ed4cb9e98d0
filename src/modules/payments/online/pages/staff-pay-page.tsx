import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { formatInstant, type Instant } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { demandPaperPath, staffPayPath } from "../http/paths.ts";
import { PaidCard, type PaidRequest } from "./paid-card.tsx";
import { TransferCard, type TransferView } from "./transfer-card.tsx";

export type StaffDemand = {
  readonly requestId: string;
  readonly amount: number;
  readonly names: string;
  readonly headline: string;
  /** What the payer is told while a payment may be under way; empty otherwise. */
  readonly warning: string;
  readonly transfer: TransferView | undefined;
  readonly link: { readonly url: string; readonly expiresAt: Instant } | undefined;
};

export type StaffPayPageProps = {
  readonly viewer: PageViewer;
  readonly dossierId: string;
  readonly dossierCode: string;
  readonly demands: readonly StaffDemand[];
  readonly paid: readonly PaidRequest[];
  readonly flash: FlashMessage | undefined;
};

/** What an officer shows or sends to whoever pays: the code to scan, the data of the transfer, the link. */
export function StaffPayPage({ viewer, dossierId, dossierCode, demands, paid, flash }: StaffPayPageProps) {
  return (
    <OfficerPage viewer={viewer} title={`Nộp phí hồ sơ ${dossierCode}`} active="thu-phi" flash={flash}>
      {demands.length === 0 && (
        <EmptyState title="Hồ sơ này không có khoản nào chờ nộp.">
          Khi có yêu cầu nộp tiền, mã VietQR và đường dẫn nộp thay hiện ở đây.
        </EmptyState>
      )}
      {demands.map((demand) => (
        <Card key={demand.requestId} title={demand.headline}>
          <p>
            {demand.names}: <strong>{formatMoney(demand.amount)}</strong> ({moneyInWords(demand.amount)})
          </p>
          {demand.warning !== "" && <p>{demand.warning}</p>}
          {demand.transfer ? (
            <TransferCard {...demand.transfer} />
          ) : (
            <p>Cơ quan chưa có tài khoản thụ hưởng; người nộp trả tại quầy thu.</p>
          )}
          <div class="mc-form-acts">
            <ButtonLink href={demandPaperPath(dossierId, demand.requestId)} newWindow="yes">
              In phiếu yêu cầu nộp phí
            </ButtonLink>
          </div>
          <Link dossierId={dossierId} demand={demand} />
        </Card>
      ))}
      <PaidCard paid={paid} />
    </OfficerPage>
  );
}

function Link({
  dossierId,
  demand: { requestId, link },
}: {
  readonly dossierId: string;
  readonly demand: StaffDemand;
}) {
  return (
    <form method="post" action={staffPayPath(dossierId)}>
      <input type="hidden" name="yeuCau" value={requestId} />
      {link === undefined ? (
        <Button kind="primary" name="viec" value="tao">
          Tạo đường dẫn nộp thay
        </Button>
      ) : (
        <>
          <p>
            Gửi cho người nộp: <code class="mc-copy">{link.url}</code>
            <br />
            <span class="mc-help">Mở được đến {formatInstant(link.expiresAt)}; không ghi tên ai.</span>
          </p>
          <Button name="viec" value="thu-hoi">
            Thu hồi đường dẫn
          </Button>
        </>
      )}
    </form>
  );
}
