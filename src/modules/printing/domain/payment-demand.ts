import { formatDate, formatInstant, type Instant, type PlainDate } from "#kernel/time.ts";
import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import type { PaymentRequest } from "#modules/payments/domain.ts";
import { headed, type Fields, type Heading, type Sheet } from "./sheet.ts";

/** A request for payment as it is printed (YeuCauThanhToan, handbook §5.3). */
export type PaymentDemand = {
  readonly reference: string;
  readonly agency: string;
  readonly payer: string;
  readonly lines: readonly { readonly kind: "phi" | "le-phi"; readonly name: string; readonly amount: number }[];
  /** The acts that set the amounts, each once. */
  readonly bases: readonly string[];
  /** Why it is asked for beyond what was asked at acceptance; often empty. */
  readonly reason: string;
  readonly amount: number;
  /** What came already and is held for it. */
  readonly held: number;
  readonly until: string;
  readonly transfer:
    | {
        readonly qrSvg: string;
        readonly accountNumber: string;
        readonly accountName: string;
        readonly bank: string;
        readonly purpose: string;
      }
    | undefined;
  readonly link: { readonly url: string; readonly opensUntil: PlainDate } | undefined;
  readonly officer: string;
};

/** The papers of a dossier's open requests, one page for each; no act of law prescribes this form. */
export type DemandSheet = {
  readonly heading: Heading;
  readonly procedure: string;
  readonly demands: readonly PaymentDemand[];
};

/** Until when a request is to be paid, in words. */
export function payUntil(
  { purpose, stopsClock }: Pick<PaymentRequest, "purpose" | "stopsClock">,
  dueAt: Instant | null,
): string {
  if (stopsClock) return "nộp sớm: thời gian giải quyết hồ sơ tạm dừng cho đến khi nộp đủ";
  if (purpose === "before") return "trước khi hồ sơ được giải quyết";
  return `chậm nhất khi nhận kết quả${dueAt === null ? "" : ` (hẹn trả ${formatInstant(dueAt)})`}`;
}

/** "Phiếu yêu cầu nộp phí, lệ phí": what to pay, why, until when and each way to do it. */
export function presentPaymentDemand({ heading, procedure, demands }: DemandSheet): Sheet {
  const form = { number: "", title: "PHIẾU YÊU CẦU NỘP PHÍ, LỆ PHÍ", paper: "a5" } as const;
  return {
    form: "payment-demand",
    fields: headed(heading, form, { procedure, demands: demands.map(fieldsOf) }),
  };
}

function fieldsOf(demand: PaymentDemand): Fields {
  const { transfer, link, amount, held } = demand;
  return {
    reference: demand.reference,
    agencyPaid: demand.agency,
    payer: demand.payer,
    lines: demand.lines.map(({ kind, name, amount: each }) => ({
      kind: kind === "phi" ? "Phí" : "Lệ phí",
      name,
      amount: formatMoney(each),
    })),
    bases: demand.bases.join("; "),
    reason: demand.reason,
    amount: formatMoney(amount),
    held: held === 0 ? "" : `${formatMoney(held)}; còn phải nộp ${formatMoney(amount - held)}`,
    words: moneyInWords(amount - held),
    until: demand.until,
    transfer:
      transfer === undefined
        ? []
        : [
            {
              qrSvg: transfer.qrSvg,
              alt: `Mã VietQR: chuyển ${formatMoney(amount - held)} vào tài khoản ${transfer.accountNumber}, nội dung ${transfer.purpose}`,
              account: transfer.accountNumber,
              owner: transfer.accountName,
              bank: transfer.bank,
              purpose: transfer.purpose,
              amount: formatMoney(amount - held),
            },
          ],
    link: link?.url ?? "",
    linkUntil: link === undefined ? "" : formatDate(link.opensUntil),
    officer: demand.officer,
  };
}
