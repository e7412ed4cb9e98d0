import { formatMoney, moneyInWords } from "#kernel/vnd.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { paymentPath, receiptPath, receiptPrintPath, refundPath, shiftPath } from "../http/paths.ts";
import { DeskPage, type DeskFrame } from "./desk-frame.tsx";
import { RefundClaimForm, type RefundTyped } from "./refund-claim-form.tsx";
import { SecondPersonFields } from "./second-person-fields.tsx";

export type PaymentView = {
  readonly id: string;
  readonly at: string;
  readonly amount: number;
  readonly channel: string;
  readonly outcome: string;
  readonly code: string;
  readonly reference: string;
  readonly payer: string;
  readonly teller: string;
  readonly note: string;
  readonly shiftId: string | null;
  readonly voided: string;
  readonly receipts: readonly { readonly id: string; readonly label: string; readonly state: string }[];
};

export type PaymentPageProps = DeskFrame & {
  readonly payment: PaymentView;
  /** Why it can no longer be undone; undefined while it can. */
  readonly bar: string | undefined;
  /** A request of the viewer's that waits for a second person. */
  readonly pending: { readonly id: string; readonly reason: string; readonly asked: string } | undefined;
  readonly mayAsk: "yes" | "no";
  /** What of its demand can be claimed back here, in đồng; nothing when none can. */
  readonly leftToRefund: number;
  /** The refunds of its demand, each with its state. */
  readonly refunds: readonly { readonly id: string; readonly text: string }[];
  readonly reason: string;
  readonly secondName: string;
  readonly errors: readonly FieldError[];
  readonly refund: RefundTyped;
  readonly refundErrors: readonly FieldError[];
  readonly flash: FlashMessage | undefined;
};

/** One payment: what it was for, its receipts, and the two ways back: undone by two people, or refunded. */
export function PaymentPage(props: PaymentPageProps) {
  const { payment, bar, pending, mayAsk } = props;
  return (
    <DeskPage
      viewer={props.viewer}
      waiting={props.waiting}
      title={`Phiếu thu ${formatMoney(payment.amount)}`}
      tab="collect"
      flash={props.flash}
      over={
        payment.shiftId === null ? undefined : (
          <a href={shiftPath(payment.shiftId)} data-key-back>
            Ca thu
          </a>
        )
      }
    >
      <Card title="Khoản đã thu">
        <DefinitionList
          items={[
            { term: "Lúc", value: payment.at },
            { term: "Số tiền", value: `${formatMoney(payment.amount)} (${moneyInWords(payment.amount)})` },
            { term: "Hình thức", value: payment.channel },
            { term: "Kết quả", value: payment.outcome },
            { term: "Mã hồ sơ", value: payment.code },
            { term: "Mã tham chiếu", value: payment.reference },
            { term: "Người nộp", value: payment.payer },
            { term: "Thu ngân", value: payment.teller },
            { term: "Ghi chú", value: payment.note },
            { term: "Đã hủy", value: payment.voided },
          ]}
        />
        {payment.receipts.map(({ id, label, state }) => (
          <p key={id} class="mc-toolbar">
            <a href={receiptPath(id)}>Biên lai {label}</a>
            {state !== "" && <strong>{state}</strong>}
            <a href={receiptPrintPath(id)} target="_blank" rel="noopener">
              In lại
            </a>
          </p>
        ))}
      </Card>
      {pending !== undefined && (
        <Card title="Đang chờ người thứ hai duyệt hủy">
          <p>
            {pending.asked}. Lý do: <strong>{pending.reason}</strong>. Duyệt ở mục Chờ duyệt, hoặc ngay tại đây.
          </p>
        </Card>
      )}
      {bar === undefined && mayAsk === "yes" && <VoidForm {...props} />}
      {bar !== undefined && payment.voided === "" && (
        <Card title="Hủy phiếu thu">
          <p>{bar}</p>
        </Card>
      )}
      {props.refunds.length > 0 && (
        <Card title="Hoàn trả của khoản này">
          <ul>
            {props.refunds.map(({ id, text }) => (
              <li key={id}>
                <a href={refundPath(id)}>{text}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {props.leftToRefund > 0 && payment.voided === "" && bar !== undefined && (
        <Card title="Đề nghị hoàn trả" id="hoan-tra">
          <RefundClaimForm
            action={`${paymentPath(payment.id)}/hoan-tra`}
            left={props.leftToRefund}
            partNote="Hoàn một phần thì biên lai được điều chỉnh giảm, không hủy."
            typed={props.refund}
            errors={props.refundErrors}
          />
        </Card>
      )}
    </DeskPage>
  );
}

function VoidForm({ payment, pending, reason, secondName, errors }: PaymentPageProps) {
  const at = paymentPath(payment.id);
  return (
    <Card title="Hủy phiếu thu" id="huy">
      <p class="mc-help">
        Chỉ khi thu nhầm hoặc người nộp đổi ý ngay tại quầy. Biên lai bị hủy vẫn giữ số và hiện trong báo cáo ca; khoản
        phải nộp trở lại như cũ; tiền mặt trả lại cho người nộp.
      </p>
      <form method="post" action={`${at}/huy`} novalidate>
        <ErrorSummary errors={errors} />
        <Field
          name="reason"
          label="Lý do hủy"
          value={reason}
          error={errors.find(({ field }) => field === "reason")?.message}
          maxLength={500}
          required
        />
        <SecondPersonFields
          who="Kiểm soát viên ngân hàng, kế toán hoặc lãnh đạo Trung tâm. Nếu không có mặt, để trống và gửi yêu cầu."
          username={secondName}
          errors={errors}
        />
        <div class="mc-form-acts">
          <Button kind="danger" name="act" value="now">
            Hủy phiếu thu ngay
          </Button>
          {pending === undefined && (
            <Button name="act" value="ask">
              Gửi yêu cầu, chờ duyệt
            </Button>
          )}
        </div>
      </form>
      {pending !== undefined && (
        <form method="post" action={`${at}/rut-yeu-cau`}>
          <input type="hidden" name="requestId" value={pending.id} />
          <Button kind="link">Rút yêu cầu hủy</Button>
        </form>
      )}
    </Card>
  );
}
