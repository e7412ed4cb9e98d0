import { formatMoney } from "#kernel/vnd.ts";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";

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
  return (
    <div class="mc-transfer">
      <img
        class="mc-qr"
        src={`data:image/svg+xml;base64,${Buffer.from(qrSvg, "utf8").toString("base64")}`}
        alt={`Mã VietQR: chuyển ${formatMoney(amount)} vào tài khoản ${accountNumber}, nội dung ${purpose}`}
      />
      <DefinitionList
        items={[
          { term: "Số tài khoản", value: <code class="mc-copy">{accountNumber}</code> },
          { term: "Ngân hàng", value: bank },
          { term: "Chủ tài khoản", value: <span class="mc-copy">{accountName}</span> },
          {
            term: "Số tiền",
            value: (
              <>
                <code class="mc-copy">{String(amount)}</code> ({formatMoney(amount)})
              </>
            ),
          },
          { term: "Nội dung (ghi đúng)", value: <code class="mc-copy">{purpose}</code> },
        ]}
      />
    </div>
  );
}
