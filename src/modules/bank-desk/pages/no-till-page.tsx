import { Card } from "#ui/components/card/card.tsx";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { ShiftRows, type ShiftRow } from "./shift-rows.tsx";

/** For who looks over the tills and sits at none: what is open now. */
export function NoTillPage({
  shifts,
  tills,
  ...frame
}: DeskFrame & { readonly shifts: readonly ShiftRow[]; readonly tills: readonly string[] }) {
  return (
    <DeskPage {...frame} title="Thu phí, lệ phí" tab="collect">
      <Card title="Ca đang mở">
        <ShiftRows rows={shifts} empty="Lúc này không có ca nào đang mở." />
        <p class="mc-help">
          Thu tiền là việc của thu ngân ngồi tại quầy ({tills.join("; ")}). Ông/bà duyệt hủy phiếu thu, xác nhận chênh
          lệch, xử lý tiền chờ, hoàn trả và khóa sổ ở các mục phía trên.
        </p>
      </Card>
    </DeskPage>
  );
}
