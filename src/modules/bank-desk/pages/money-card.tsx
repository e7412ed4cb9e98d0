import { formatMoney } from "#kernel/vnd.ts";
import { ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Chip, type ChipTone } from "#ui/components/chip/chip.tsx";
import { demandPath } from "../http/paths.ts";

export type MoneyCardProps = {
  readonly requests: readonly {
    readonly reference: string;
    readonly state: string;
    readonly tone: ChipTone;
    readonly why: string;
    readonly lines: readonly { readonly name: string; readonly kind: string; readonly amount: number }[];
    readonly amount: number;
    readonly missing: number;
  }[];
  readonly happened: readonly {
    readonly key: string;
    readonly at: string;
    readonly what: string;
    readonly amount: number;
  }[];
  readonly receipts: readonly { readonly label: string; readonly amount: number; readonly state: string }[];
  /** Paid, and the dossier has ended without its result: the law gives the fees back. */
  readonly proposal: string | undefined;
  readonly collectHref: string | undefined;
  readonly chargeHref: string | undefined;
  /** Where the VietQR and the link for somebody else are. */
  readonly payHref: string;
};

/** Money of a dossier: what was asked for and why, what came, its receipts, what went back. */
export function MoneyCard(props: MoneyCardProps) {
  const { requests, happened, receipts, proposal } = props;
  return (
    <Card title="Phí, lệ phí">
      {requests.length === 0 && <p class="mc-help">Hồ sơ này không phải nộp phí, lệ phí.</p>}
      {requests.map((one) => (
        <div key={one.reference} class="mc-demand">
          <p>
            <strong>{formatMoney(one.amount)}</strong> <Chip tone={one.tone}>{one.state}</Chip>
            <span class="mc-second-line">
              {one.reference}. {one.why}
            </span>
          </p>
          <ul>
            {one.lines.map((line) => (
              <li key={`${line.kind} ${line.name}`}>
                {line.name} ({line.kind}): {formatMoney(line.amount)}
              </li>
            ))}
          </ul>
          {one.missing > 0 && one.missing < one.amount && <p>Đã nộp một phần, còn thiếu {formatMoney(one.missing)}.</p>}
          {one.missing > 0 && props.collectHref !== undefined && (
            <ButtonLink href={demandPath(one.reference)}>Thu tại quầy</ButtonLink>
          )}
        </div>
      ))}
      {requests.some(({ missing }) => missing > 0) && (
        <p>
          <a href={props.payHref}>Mã VietQR và đường dẫn nộp trực tuyến</a>
        </p>
      )}
      {happened.length > 0 && (
        <ul class="mc-latest">
          {happened.map(({ key, at, what, amount }) => (
            <li key={key}>
              {at}: {what}, {formatMoney(amount)}
            </li>
          ))}
        </ul>
      )}
      {receipts.map(({ label, amount, state }) => (
        <p key={label} class="mc-second-line">
          Biên lai {label}: {formatMoney(amount)}
          {state !== "" && <strong> ({state})</strong>}
        </p>
      ))}
      {proposal !== undefined && <p class="mc-flash mc-flash-notice">{proposal}</p>}
      {props.chargeHref !== undefined && <ButtonLink href={props.chargeHref}>Yêu cầu nộp thêm</ButtonLink>}
    </Card>
  );
}
