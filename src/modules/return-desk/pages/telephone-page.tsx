import { Card } from "#ui/components/card/card.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

export type TelephoneProps = {
  readonly viewer: PageViewer;
  readonly messages: readonly {
    readonly id: string;
    readonly phone: string;
    readonly body: string;
    readonly at: string;
  }[];
};

/** The telephones of the demo's citizens in one place; a real centre has no such page. */
export function TelephonePage({ viewer, messages }: TelephoneProps) {
  return (
    <OfficerPage viewer={viewer} title="Tin nhắn demo" active="tra-ket-qua">
      <p class="mc-help">
        Bản demo không gửi tin nhắn ra ngoài: tin nhắn gửi người dân hiện ở đây thay cho điện thoại của họ.
      </p>
      {messages.length === 0 && (
        <EmptyState title="Chưa có tin nhắn nào">Gửi mã xác nhận hoặc nhắc người dân ở bàn trả kết quả.</EmptyState>
      )}
      {messages.map(({ id, phone, body, at }) => (
        <Card title={`${phone}, ${at}`} key={id}>
          <p>{body}</p>
        </Card>
      ))}
    </OfficerPage>
  );
}
