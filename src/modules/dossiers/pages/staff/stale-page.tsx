import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Dossier } from "../../domain/dossier.ts";
import type { ActForm } from "../../http/act-forms.ts";
import { ActInputs } from "./act-inputs.tsx";

export type StalePageProps = {
  readonly viewer: PageViewer;
  readonly dossier: Dossier;
  readonly sentence: string;
  /** Only what happened since the page was opened. */
  readonly changes: readonly TimelineEvent[];
  /** The form again with what was typed, when the act is still possible. */
  readonly form: ActForm | undefined;
  /** What was typed, when the act is no longer possible: to be copied, not lost. */
  readonly typed: readonly (readonly [label: string, text: string])[];
};

/** Somebody was faster: what they did and when, and everything typed is still here. */
export function StalePage({ viewer, dossier, sentence, changes, form, typed }: StalePageProps) {
  return (
    <OfficerPage
      viewer={viewer}
      title="Hồ sơ đã thay đổi"
      over={
        <a href={`/can-bo/ho-so/${dossier.id}`} data-key-back>
          {dossier.code ?? dossier.procedureName}
        </a>
      }
      flash={{ tone: "warning", title: sentence, text: "Việc vừa gửi chưa được thực hiện." }}
    >
      <Card title="Thay đổi từ khi ông/bà mở trang">
        <Timeline events={changes} label="Thay đổi, mới nhất trước" />
      </Card>
      {form ? (
        <Card title={`${form.title}: nội dung ông/bà đã nhập`}>
          <form method="post" action={`/can-bo/ho-so/${dossier.id}/${form.act}`} novalidate>
            <input type="hidden" name="version" value={dossier.version} />
            <ActInputs inputs={form.inputs} errors={[]} prefix={form.act} />
            <div class="mc-form-acts">
              <Button kind="primary" keyShown="Ctrl+Enter">
                Đã xem thay đổi, {form.submitLabel.toLowerCase()}
              </Button>
              <a class="btn btn-link" href={`/can-bo/ho-so/${dossier.id}`}>
                Mở lại hồ sơ
              </a>
            </div>
          </form>
        </Card>
      ) : (
        <Card title="Nội dung ông/bà đã nhập">
          <p>Việc này không còn làm được ở trạng thái mới. Nội dung đã nhập, để sao chép nếu cần:</p>
          {typed.map(([label, text]) => (
            <p key={label}>
              <strong>{label}</strong>: {text}
            </p>
          ))}
          <a class="btn btn-primary" href={`/can-bo/ho-so/${dossier.id}`} data-key-primary>
            Mở lại hồ sơ
          </a>
        </Card>
      )}
    </OfficerPage>
  );
}
