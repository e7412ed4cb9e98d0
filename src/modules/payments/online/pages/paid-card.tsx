import { formatMoney } from "#kernel/vnd.ts";
import { Card } from "#ui/components/card/card.tsx";

export type PaidRequest = {
  readonly key: string;
  readonly reference: string;
  readonly names: string;
  readonly state: string;
  readonly amount: number;
  /** What went back already, and what is being claimed or waits to be paid out. */
  readonly givenBack: number;
  readonly underWay: number;
  /** Whether the money came through the national platform, which has no message for giving it back. */
  readonly through: "platform" | "other";
};

/** What was paid before, what of it went back, and what has to be done outside when it does. */
export function PaidCard({ paid }: { readonly paid: readonly PaidRequest[] }) {
  if (paid.length === 0) return null;
  return (
    <Card title="Khoản đã nộp">
      <ul class="mc-lines">
        {paid.map(({ key, reference, names, state, amount, givenBack, underWay }) => (
          <li key={key}>
            {names} ({reference}): <strong>{formatMoney(amount)}</strong>, {state.toLocaleLowerCase("vi")}
            {givenBack > 0 && givenBack < amount && `; đã hoàn trả ${formatMoney(givenBack)}`}
            {underWay > 0 && `; đang hoàn trả ${formatMoney(underWay)}`}.
          </li>
        ))}
      </ul>
      {paid.some(({ through, givenBack, underWay }) => through === "platform" && givenBack + underWay > 0) && (
        <p>
          Khoản nộp qua Cổng thanh toán quốc gia: cổng không nhận bản tin hoàn tiền. Sau khi chi tiền, hãy cập nhật
          trạng thái “Đã hoàn phí” của hồ sơ trên Cổng Dịch vụ công quốc gia bằng tay và báo đầu mối của cổng theo quy
          chế phối hợp.
        </p>
      )}
    </Card>
  );
}
