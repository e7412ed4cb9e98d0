import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { ANNOUNCED_SUBJECTS, SUBJECT_NAMES } from "../domain/announced-figure.ts";
import type { TypedAnnouncement } from "../http/announcement-form.ts";
import { ANNOUNCE_PATH, ANNOUNCED_PATH } from "../http/paths.ts";

export type AnnouncePageProps = {
  readonly viewer: PageViewer;
  readonly typed: TypedAnnouncement;
  readonly errors: readonly FieldError[];
};

/** The form of an announced figure: the total and the parts it is said to be made of. */
export function AnnouncePage({ viewer, typed, errors }: AnnouncePageProps) {
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <OfficerPage
      viewer={viewer}
      title="Nhập số liệu công bố"
      active="dieu-hanh"
      over={<a href={ANNOUNCED_PATH}>Số liệu công bố</a>}
    >
      <ErrorSummary errors={errors} />
      <Card>
        <form method="post" action={ANNOUNCE_PATH} class="mc-form-narrow">
          <p class="mc-help">
            Nhập đúng như đã công bố. Hệ thống tự cộng các phần và nêu chỗ lệch; số liệu đã nhập không sửa được, khi cần
            thì nhập lần công bố mới.
          </p>
          <input type="hidden" name="ma" value={typed.formId} />
          <Select
            name="noi-dung"
            label="Nội dung"
            value={typed.subject}
            options={ANNOUNCED_SUBJECTS.map((subject) => ({ value: subject, label: SUBJECT_NAMES[subject] }))}
          />
          <Field
            name="ten"
            label="Tên số liệu"
            help="Để trống nếu dùng tên nội dung đã chọn."
            value={typed.title}
            error={errorAt("ten")}
          />
          <Field
            name="tong"
            label="Số công bố"
            value={typed.total}
            width="short"
            inputMode="numeric"
            required
            error={errorAt("tong")}
          />
          <fieldset>
            <legend class="form-label">Các phần của số liệu</legend>
            {typed.parts.map(({ label, value }, index) => (
              <div class="mc-columns mc-part" key={index}>
                <Field
                  name={`phan-${index}`}
                  label={`Phần ${index + 1}`}
                  value={label}
                  error={errorAt(`phan-${index}`)}
                />
                <Field
                  name={`so-${index}`}
                  label={`Số của phần ${index + 1}`}
                  value={value}
                  width="short"
                  inputMode="numeric"
                  error={errorAt(`so-${index}`)}
                />
              </div>
            ))}
          </fieldset>
          <Field
            name="nguon"
            label="Nguồn công bố"
            help="Văn bản, phiên họp hoặc báo đã nêu số liệu."
            value={typed.source}
            required
            error={errorAt("nguon")}
          />
          <Field name="ngay" label="Ngày công bố" value={typed.statedOn} width="short" error={errorAt("ngay")} />
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl Enter">
              Lưu số liệu công bố
            </Button>
            <Button name="them" value="1">
              Thêm dòng cho các phần
            </Button>
            <ButtonLink href={ANNOUNCED_PATH}>Bỏ qua</ButtonLink>
          </div>
        </form>
      </Card>
    </OfficerPage>
  );
}
