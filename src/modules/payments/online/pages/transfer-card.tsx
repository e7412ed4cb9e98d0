import { formatMoney } from "#kernel/vnd.ts";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { useLanguage, type Language } from "#ui/language.ts";

export type TransferView = {
  readonly qrSvg: string;
  readonly accountNumber: string;
  readonly bank: string;
  readonly accountName: string;
  readonly amount: number;
  readonly purpose: string;
};

/** A VietQR code with everything in it also as text that can be copied: a tap marks it whole. */
export function TransferCard({ qrSvg, accountNumber, bank, accountName, amount, purpose }: TransferView) {
  const texts = TEXTS[useLanguage()];
  return (
    <div class="mc-transfer">
      <img
        class="mc-qr"
        src={`data:image/svg+xml;base64,${Buffer.from(qrSvg, "utf8").toString("base64")}`}
        alt={texts.code(formatMoney(amount), accountNumber, purpose)}
      />
      <DefinitionList
        items={[
          { term: texts.account, value: <code class="mc-copy">{accountNumber}</code> },
          { term: texts.bank, value: <span lang="vi">{bank}</span> },
          { term: texts.holder, value: <span class="mc-copy">{accountName}</span> },
          {
            term: texts.amount,
            value: (
              <>
                <code class="mc-copy">{String(amount)}</code> ({formatMoney(amount)})
              </>
            ),
          },
          { term: texts.purpose, value: <code class="mc-copy">{purpose}</code> },
        ]}
      />
    </div>
  );
}

const vi = {
  code: (money: string, account: string, purpose: string) =>
    `Mã VietQR: chuyển ${money} vào tài khoản ${account}, nội dung ${purpose}`,
  account: "Số tài khoản",
  bank: "Ngân hàng",
  holder: "Chủ tài khoản",
  amount: "Số tiền",
  purpose: "Nội dung (ghi đúng)",
};

const en: typeof vi = {
  code: (money, account, purpose) => `VietQR code: transfer ${money} to account ${account}, message ${purpose}`,
  account: "Account number",
  bank: "Bank",
  holder: "Account holder",
  amount: "Amount",
  purpose: "Message (write exactly)",
};

const TEXTS: Readonly<Record<Language, typeof vi>> = { vi, en };
