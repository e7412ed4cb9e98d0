import { formatMoney } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { APPROVALS_PATH, paymentPath } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { ShiftRows, type ShiftRow } from "./shift-rows.tsx";

export type VoidRow = {
  readonly id: string;
  readonly paymentId: string;
  readonly amount: number;
  readonly code: string;
  readonly payer: string;
  readonly receipts: string;
  readonly asked: string;
  readonly reason: string;
  readonly mayDecide: "yes" | "no";
};

/** What waits for a second person: voids with their reasons, and counts that do not fit. */
export function ApprovalsPage({
  voids,
  shifts,
  errors,
  flash,
  ...frame
}: DeskFrame & {
  readonly voids: readonly VoidRow[];
  readonly shifts: readonly ShiftRow[];
  readonly errors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
}) {
  return (
    <DeskPage {...frame} title="Chờ người thứ hai" tab="approvals" flash={flash}>
      <ErrorSummary errors={errors} />
      {voids.length === 0 && shifts.length === 0 && (
        <EmptyState title="Không có việc nào chờ duyệt">
          Yêu cầu hủy phiếu thu và chênh lệch kiểm quỹ của các quầy hiện ra ở đây ngay khi thu ngân gửi.
        </EmptyState>
      )}
      {voids.map((one) => (
        <Card key={one.id} title={`Hủy phiếu thu ${formatMoney(one.amount)}`}>
          <p>
            <a href={paymentPath(one.paymentId)}>
              {one.payer}, hồ sơ {one.code}
            </a>
            {one.receipts !== "" && `, biên lai ${one.receipts}`}
          </p>
          <p>
            {one.asked}. Lý do: <strong>{one.reason}</strong>
          </p>
          {one.mayDecide === "yes" ? (
            <form method="post" action={`${APPROVALS_PATH}/${one.id}`} novalidate>
              <Field name="note" id={`note-${one.id}`} label="Ý kiến (bắt buộc khi không duyệt)" maxLength={500} />
              <div class="mc-form-acts">
                <Button kind="primary" name="decision" value="approve">
                  Duyệt hủy
                </Button>
                <Button name="decision" value="refuse">
                  Không duyệt
                </Button>
              </div>
            </form>
          ) : (
            <p class="mc-help">Người đề nghị và thu ngân của ca không tự duyệt được.</p>
          )}
        </Card>
      ))}
      {shifts.length > 0 && (
        <Card title="Chênh lệch kiểm quỹ chờ xác nhận">
          <ShiftRows rows={shifts} empty="" />
        </Card>
      )}
    </DeskPage>
  );
}
