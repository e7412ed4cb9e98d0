import { formatInstant } from "#kernel/time.ts";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { ONLINE_SETTINGS_PATH } from "../http/paths.ts";
import type { OnlineAlarms } from "../use-cases/watch-online.ts";

/** What of online payment needs a hand now: payments nobody could ask about, money and messages that wait. */
export function WaitingCard({ alarms }: { readonly alarms: OnlineAlarms }) {
  const { stuck, parked, refused, unclaimed } = alarms;
  const count = stuck.length + parked.length + refused.length + unclaimed;
  return (
    <Card title={`Việc cần người xử lý (${count})`} id="viec">
      {count === 0 && (
        <EmptyState title="Không có giao dịch nào cần xử lý.">
          Giao dịch không hỏi được cổng sau 24 giờ, tiền hoặc thông báo chờ quá 1 giờ sẽ hiện ở đây.
        </EmptyState>
      )}
      {stuck.map(({ id, reference, lastProblem, stuckAt }) => (
        <form key={id} method="post" action={`${ONLINE_SETTINGS_PATH}/giao-dich/${id}`} class="mc-stuck">
          <p>
            <strong>{reference}</strong>: {lastProblem}
            {stuckAt && ` (từ ${formatInstant(stuckAt)})`}
          </p>
          <Field
            id={`note-${id}`}
            name="note"
            label="Đã tìm hiểu được gì"
            help="Bắt buộc khi kết thúc."
            maxLength={300}
          />
          <div class="mc-form-acts">
            <Button name="viec" value="hoi-lai">
              Hỏi lại cổng
            </Button>
            <Button kind="danger" name="viec" value="ket-thuc">
              Kết thúc
            </Button>
          </div>
        </form>
      ))}
      <ul class="mc-lines">
        {parked.map(({ eventId, reference, receivedAt }) => (
          <li key={eventId}>
            Thông báo hoàn tiền của {reference} chờ khoản thu từ {formatInstant(receivedAt)}.
          </li>
        ))}
        {refused.map(({ eventId, reference, note, receivedAt }) => (
          <li key={eventId}>
            Thông báo của {reference} lúc {formatInstant(receivedAt)} trái với sổ ({note}); tiền chưa ghi.
          </li>
        ))}
        {unclaimed > 0 && <li>{unclaimed} khoản tiền chưa rõ nộp cho hồ sơ nào, đang giữ ở mục Tiền chờ xử lý.</li>}
      </ul>
    </Card>
  );
}
