import { formatDate, formatInstant, Temporal, type PlainDate } from "#kernel/time.ts";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { RadioGroup } from "#ui/components/choices/choices.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { DAY_KIND_NAMES, isWorkingKind, type CalendarDay } from "../domain/calendar-day.ts";
import { kindsFor } from "../domain/change-days.ts";
import type { missingAnnouncements } from "../domain/statutory-holidays.ts";
import { CONFIRM_PATH, PREVIEW_PATH, SITTINGS_PATH, yearPath } from "../http/paths.ts";
import type { YearStatus } from "../store/tables.ts";
import type { CalendarVersion } from "../store/versions.ts";
import { dayMeaning, dayName } from "./words.ts";
import { YearGrid } from "./year-grid.tsx";

export type CalendarPageProps = {
  readonly viewer: PageViewer;
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly status: YearStatus;
  readonly missing: ReturnType<typeof missingAnnouncements>;
  readonly today: PlainDate;
  readonly version: number;
  readonly versions: readonly CalendarVersion[];
  readonly access: "change" | "read";
  readonly chosen?: CalendarDay | undefined;
  /** What was typed before a mistake was found. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly flash?: FlashMessage | undefined;
};

/** The working calendar of a year: see it, open a day and change it, confirm it. */
export function CalendarPage(props: CalendarPageProps) {
  const working = props.days.filter((day) => isWorkingKind(day.kind)).length;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={`Lịch làm việc năm ${props.year}`}
      active="quan-tri"
      over={<a href="/can-bo/quan-tri">Quản trị</a>}
      flash={props.flash}
      acts={
        <>
          <ButtonLink href={SITTINGS_PATH}>Giờ làm việc</ButtonLink>
          <ButtonLink href={yearPath(props.year - 1)}>‹ {props.year - 1}</ButtonLink>
          <ButtonLink href={yearPath(props.year + 1)}>{props.year + 1} ›</ButtonLink>
        </>
      }
      aside={
        <>
          {props.chosen && props.access === "change" && <ChangeForm day={props.chosen} page={props} />}
          <Status {...props} />
          <SpecialDays days={props.days} />
          <History versions={props.versions} />
        </>
      }
    >
      <ErrorSummary errors={props.errors} />
      <p>
        {working} ngày làm việc.{" "}
        {props.access === "change"
          ? "Bấm vào một ngày chưa qua để đổi; trước khi lưu sẽ thấy bao nhiêu hồ sơ đổi hạn."
          : "Chỉ quản trị hệ thống được đổi lịch."}
      </p>
      <YearGrid
        year={props.year}
        days={props.days}
        today={props.today}
        chosen={props.chosen?.date}
        access={props.access}
      />
    </OfficerPage>
  );
}

function ChangeForm({ day, page }: { readonly day: CalendarDay; readonly page: CalendarPageProps }) {
  const at = (field: string) => page.errors.find((error) => error.field === field)?.message;
  const typed = page.typed ?? {};
  return (
    <Card title={dayName(day.date)} id="doi-ngay">
      <p>Hiện nay: {dayMeaning(day)}.</p>
      <form method="get" action={PREVIEW_PATH}>
        <input type="hidden" name="day" value={day.date.toString()} />
        <input type="hidden" name="version" value={String(page.version)} />
        <RadioGroup
          name="kind"
          legend="Đổi thành"
          value={typed["kind"]}
          error={at("kind")}
          choices={kindsFor(day.date)
            .filter((kind) => kind !== day.kind)
            .map((kind) => ({ value: kind, label: DAY_KIND_NAMES[kind].vi }))}
        />
        <Field
          name="reason"
          label="Lý do"
          help="Người dân đọc được ở mục “Vì sao là ngày này?”, ví dụ: Nghỉ phòng chống bão số 9."
          value={typed["reason"]}
          error={at("reason")}
          maxLength={300}
          required
        />
        <Field
          name="otherDay"
          label="Hoán đổi với ngày"
          help="Chỉ khi nghỉ hoán đổi hoặc làm bù: ngày kia sẽ đổi cùng lúc."
          type="date"
          width="medium"
          value={typed["otherDay"]}
          error={at("otherDay")}
        />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            Xem trước
          </Button>
          <ButtonLink kind="link" href={yearPath(page.year)}>
            Bỏ qua
          </ButtonLink>
        </div>
      </form>
    </Card>
  );
}

function Status({ year, status, missing, version, access }: CalendarPageProps) {
  if (status === "confirmed") return <Card title="Đã xác nhận">Lịch năm {year} đã được xác nhận.</Card>;
  return (
    <Card title="Chưa xác nhận">
      <p>
        Lịch năm {year} được tính theo Bộ luật Lao động
        {missing.length === 0 ? " và thông báo của Nhà nước." : "."}
      </p>
      {missing.includes("tet") && <p>Ngày nghỉ Tết Nguyên đán chưa được công bố, đang tính tạm theo âm lịch.</p>}
      {missing.includes("national-day") && <p>Ngày nghỉ Quốc khánh thứ hai chưa được công bố, đang tính tạm.</p>}
      {access === "change" && (
        <form method="post" action={CONFIRM_PATH}>
          <input type="hidden" name="year" value={String(year)} />
          <input type="hidden" name="version" value={String(version)} />
          <Button>Xác nhận lịch năm {year}</Button>
        </form>
      )}
    </Card>
  );
}

function SpecialDays({ days }: { readonly days: readonly CalendarDay[] }) {
  const special = days.filter((day) => day.kind !== "working" && day.kind !== "weekly-rest");
  return (
    <Card title="Ngày nghỉ và làm bù">
      <ul class="mc-special-days">
        {special.map((day) => (
          <li key={day.date.toString()}>
            <strong>{dayName(day.date)}</strong> {dayMeaning(day)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ versions }: { readonly versions: readonly CalendarVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <Card title="Đã thay đổi">
      <ol class="mc-timeline" aria-label="Các lần thay đổi lịch">
        {versions.map((version) => (
          <li class="mc-event" key={version.number}>
            <time datetime={version.at.toString()}>{formatInstant(version.at)}</time>
            <div>
              <strong>{version.reason}</strong>
              {version.changes.map((change, i) => (
                <div key={i} class="mc-second-line">
                  {change.kind === "day"
                    ? `${formatDate(Temporal.PlainDate.from(change.date))}: ${DAY_KIND_NAMES[change.before.kind].vi} đổi thành ${DAY_KIND_NAMES[change.after.kind].vi}`
                    : ""}
                </div>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
