import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { CALENDAR_PATH, SITTINGS_PATH, SITTINGS_PREVIEW_PATH, sittingsPath } from "../http/paths.ts";

type Unit = { readonly id: string; readonly name: string };

export type SittingsPageProps = {
  readonly viewer: PageViewer;
  readonly unit: Unit | undefined;
  readonly units: readonly Unit[];
  /** Ids of the units that have sittings of their own. */
  readonly own: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly version: number;
  /** ISO date; sittings change from today on at the earliest. */
  readonly today: string;
  readonly access: "change" | "read";
  readonly errors: readonly FieldError[];
  readonly flash?: FlashMessage | undefined;
};

/** The hours at which people are at their desks: of the centre, and of units that keep other ones. */
export function SittingsPage(props: SittingsPageProps) {
  const { unit, own } = props;
  const withOwn = props.units.filter(({ id }) => own.includes(id));
  return (
    <OfficerPage
      viewer={props.viewer}
      title={unit === undefined ? "Giờ làm việc của Trung tâm" : `Giờ làm việc: ${unit.name}`}
      active="quan-tri"
      over={<a href={CALENDAR_PATH}>Lịch làm việc</a>}
      flash={props.flash}
      aside={
        <>
          <Card title="Đơn vị khác">
            <form method="get" action={SITTINGS_PATH}>
              <Select
                name="don-vi"
                label="Đơn vị"
                empty="Trung tâm (chung)"
                value={unit?.id}
                options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Button>Xem</Button>
            </form>
          </Card>
          {withOwn.length > 0 && (
            <Card title="Có giờ riêng">
              <ul>
                {withOwn.map(({ id, name }) => (
                  <li key={id}>
                    <a href={sittingsPath(id)}>{name}</a>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </>
      }
    >
      <ErrorSummary errors={props.errors} />
      <SittingsForm {...props} />
    </OfficerPage>
  );
}

function SittingsForm({ unit, own, values, version, today, access, errors }: SittingsPageProps) {
  const isShared = unit !== undefined && !own.includes(unit.id);
  const field = (name: string, label: string) => (
    <Field
      name={name}
      label={label}
      placeholder="07:30"
      maxLength={5}
      width="short"
      value={values[name]}
      error={errors.find((error) => error.field === name)?.message}
    />
  );
  return (
    <Card title={isShared ? "Đang theo giờ chung của Trung tâm" : "Các buổi"}>
      <form method="get" action={SITTINGS_PREVIEW_PATH}>
        <input type="hidden" name="unitId" value={unit?.id ?? ""} />
        <input type="hidden" name="version" value={String(version)} />
        <fieldset>
          <legend class="form-label">Thứ hai đến thứ sáu, tính vào thời hạn</legend>
          <div class="mc-columns">
            {field("morningFrom", "Buổi sáng từ")}
            {field("morningTo", "Buổi sáng đến")}
            {field("afternoonFrom", "Buổi chiều từ")}
            {field("afternoonTo", "Buổi chiều đến")}
          </div>
        </fieldset>
        <fieldset>
          <legend class="form-label">Thứ bảy, chỉ tiếp nhận, không tính vào thời hạn</legend>
          <div class="mc-columns">
            {field("saturdayFrom", "Thứ bảy từ")}
            {field("saturdayTo", "Thứ bảy đến")}
          </div>
        </fieldset>
        {access === "change" && (
          <>
            <Field
              name="from"
              label="Áp dụng từ ngày"
              help="Những ngày trước đó giữ giờ cũ."
              type="date"
              width="medium"
              min={today}
              value={values["from"]}
              error={errors.find((error) => error.field === "from")?.message}
              required
            />
            <Field
              name="reason"
              label="Lý do"
              value={values["reason"]}
              error={errors.find((error) => error.field === "reason")?.message}
              maxLength={300}
              required
            />
            <div class="mc-form-acts">
              <Button kind="primary" keyShown="Ctrl+Enter">
                Xem trước
              </Button>
              <ButtonLink kind="link" href={CALENDAR_PATH}>
                Bỏ qua
              </ButtonLink>
            </div>
          </>
        )}
      </form>
    </Card>
  );
}
