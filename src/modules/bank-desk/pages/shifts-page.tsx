import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { ShiftRows, type ShiftRow } from "./shift-rows.tsx";

/** The shifts, newest first: one's own, or of every till for who looks over them. */
export function ShiftsPage({ rows, ...frame }: DeskFrame & { readonly rows: readonly ShiftRow[] }) {
  return (
    <DeskPage {...frame} title="Ca thu" tab="shifts">
      <ShiftRows rows={rows} empty="Chưa có ca thu nào. Mở ca ở mục Thu tiền." />
    </DeskPage>
  );
}
