import { Button } from "#ui/components/button/button.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";

export type CancelOutagePageProps = {
  readonly viewer: PageViewer;
  readonly action: string;
  readonly backHref: string;
  readonly about: string;
  readonly reason: string;
  readonly errors: readonly FieldError[];
};

/** Cancels an entry with a counter-entry: says what follows, and asks why. */
export function CancelOutagePage({ viewer, action, backHref, about, reason, errors }: CancelOutagePageProps) {
  return (
    <OfficerPage viewer={viewer} title="Hủy lần ghi sự cố" active="quan-tri">
      <ErrorSummary errors={errors} />
      <section class="mc-confirm" aria-labelledby="huy-gi">
        <h2 id="huy-gi">Hủy lần ghi {about}?</h2>
        <ul>
          <li>Lần ghi vẫn ở trong sổ, với lý do hủy; không có gì bị xóa.</li>
          <li>Thời gian này được tính lại cho nơi giữ hồ sơ, kể cả ở hồ sơ đã kết thúc.</li>
        </ul>
        <form method="post" action={action} novalidate>
          <Field
            name="reason"
            label="Lý do hủy"
            rows={2}
            required
            maxLength={500}
            value={reason}
            error={errors.find(({ field }) => field === "reason")?.message}
          />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              Hủy lần ghi này
            </Button>
            <a class="btn btn-link" href={backHref}>
              Không, quay lại
            </a>
          </div>
        </form>
      </section>
    </OfficerPage>
  );
}
