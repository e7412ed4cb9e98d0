import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { FilterChips, type FilterGroup } from "#ui/components/filter-chips/filter-chips.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { ReportTable } from "#ui/components/report-table/report-table.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { LeaderPage } from "#ui/layout/leader-page.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { NOTE_MOST, NOTE_SECTIONS, SECTION_NAMES } from "../domain/session-note.ts";
import { SESSION_NOTE_PATH } from "../http/paths.ts";
import type { SessionPart, SessionReport } from "../http/session-report.ts";
import { LeaderTabs, type LeaderTab } from "./leader-tabs.tsx";

export type SessionPageProps = {
  readonly viewer: PageViewer;
  readonly issuer: string;
  readonly asOf: string;
  readonly tabs: readonly LeaderTab[];
  readonly filters: readonly FilterGroup[];
  readonly typed: { readonly from: string; readonly to: string; readonly until: string };
  readonly errors: readonly FieldError[];
  readonly report: SessionReport;
  readonly printHref: string;
  /** The form of the centre's own words; absent for those who only read. */
  readonly note: { readonly section: string; readonly text: string; readonly query: string } | undefined;
  readonly flash?: FlashMessage | undefined;
};

/** The report of the monthly working session, made from the figures, to be read here or printed. */
export function SessionPage(props: SessionPageProps) {
  const { report, note, errors } = props;
  return (
    <LeaderPage
      viewer={props.viewer}
      title="Phiên họp hằng tháng"
      asOf={props.asOf}
      active="dieu-hanh"
      issuer={props.issuer}
      acts={
        <ButtonLink href={props.printHref} kind="primary" newWindow="yes">
          In báo cáo (PDF)
        </ButtonLink>
      }
      filters={
        <>
          {props.flash && <Flash {...props.flash} />}
          <LeaderTabs tabs={props.tabs} />
          <FilterChips groups={props.filters} />
          <ErrorSummary errors={errors} />
          <form method="get" class="mc-period">
            <Field name="tu" label="Từ ngày" value={props.typed.from} width="short" error={errorAt(errors, "tu")} />
            <Field name="den" label="Đến ngày" value={props.typed.to} width="short" error={errorAt(errors, "den")} />
            <Field
              name="tinh-den"
              label="Tính đến"
              value={props.typed.until}
              placeholder="bây giờ"
              width="medium"
              error={errorAt(errors, "tinh-den")}
            />
            <Button>Xem kỳ khác</Button>
          </form>
        </>
      }
    >
      <p class="mc-verdict">{report.period}</p>
      {report.parts.map((part) => (
        <Part {...part} key={part.key} />
      ))}
      {note && <NoteForm note={note} errors={errors} />}
    </LeaderPage>
  );
}

function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message;
}

function Part({ key, title, sentences, tables }: SessionPart) {
  return (
    <Card title={title} id={key}>
      {sentences.map(({ text, isWrong }) => (
        <p key={text} class={isWrong === "yes" ? "mc-wrong mc-lines-kept" : "mc-lines-kept"}>
          {isWrong === "yes" && <span aria-hidden="true">! </span>}
          {text}
        </p>
      ))}
      {tables.map((table) => (
        <ReportTable key={table.caption} captionShown="yes" {...table} />
      ))}
    </Card>
  );
}

function NoteForm({
  note,
  errors,
}: {
  readonly note: NonNullable<SessionPageProps["note"]>;
  readonly errors: readonly FieldError[];
}) {
  return (
    <div class="mc-no-print">
      <Card title="Ý kiến của Trung tâm đưa vào báo cáo" id="y-kien">
        <form method="post" action={`${SESSION_NOTE_PATH}?${note.query}`} class="mc-form-narrow">
          <Select
            name="muc"
            label="Đưa vào mục"
            value={note.section}
            options={NOTE_SECTIONS.map((section) => ({ value: section, label: SECTION_NAMES[section] }))}
          />
          <Field
            name="noi-dung"
            label="Nội dung"
            help="Ý kiến đã đưa vào báo cáo không sửa được; khi cần thì viết ý kiến tiếp theo."
            rows={4}
            maxLength={NOTE_MOST}
            value={note.text}
            error={errorAt(errors, "noi-dung")}
          />
          <div class="mc-form-acts">
            <Button kind="primary">Đưa vào báo cáo</Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
