import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { EmptyState } from "#ui/components/empty-state/empty-state.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import { DIRECTIVES_PATH, directivePath, SESSION_PATH } from "../http/paths.ts";
import type { SessionRow } from "../http/present-session.ts";

export type SessionPageProps = {
  readonly viewer: PageViewer;
  readonly typed: { readonly from: string; readonly to: string };
  readonly errors: readonly FieldError[];
  readonly period: string;
  readonly tally: string;
  readonly parts: readonly { readonly title: string; readonly rows: readonly SessionRow[] }[];
  readonly printHref: string;
};

/** What was asked for and what became of it, for the people around the table. */
export function SessionPage(props: SessionPageProps) {
  const errorAt = (name: string) => props.errors.find(({ field }) => field === name)?.message;
  return (
    <OfficerPage
      viewer={props.viewer}
      title="Cho phiên làm việc tới"
      active="dieu-hanh"
      over={
        <a href={DIRECTIVES_PATH} data-key-back>
          Chỉ đạo, kiến nghị
        </a>
      }
      acts={
        <ButtonLink href={props.printHref} kind="primary" newWindow="yes">
          In PDF
        </ButtonLink>
      }
    >
      <ErrorSummary errors={props.errors} />
      <form method="get" action={SESSION_PATH} class="mc-period mc-no-print" novalidate>
        <Field name="tu" label="Nhìn lại từ ngày" value={props.typed.from} width="medium" error={errorAt("tu")} />
        <Field name="den" label="Phiên làm việc ngày" value={props.typed.to} width="medium" error={errorAt("den")} />
        <Button>Xem</Button>
      </form>
      <p class="mc-help">{props.period}.</p>
      <p>
        <strong>{props.tally}</strong>
      </p>
      {props.parts.map(({ title, rows }) => (
        <Card title={title} key={title}>
          <Rows title={title} rows={rows} />
        </Card>
      ))}
    </OfficerPage>
  );
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly SessionRow[] }) {
  return (
    <DataTable
      caption={title}
      columns={[
        {
          key: "title",
          head: "Việc",
          width: "wide",
          cell: (row) => (
            <>
              {row.title}
              {row.source !== "" && <span class="mc-second-line">{row.source}</span>}
            </>
          ),
        },
        { key: "from", head: "Bên giao", cell: (row) => row.from },
        { key: "to", head: "Thực hiện", cell: (row) => row.to },
        { key: "due", head: "Hạn", width: "narrow", cell: (row) => <Late {...row}>{row.dueOn}</Late> },
        {
          key: "answer",
          head: "Trả lời",
          cell: (row) => (row.answer === "" ? "Chưa trả lời" : <span class="mc-words">{row.answer}</span>),
        },
        { key: "state", head: "Trạng thái", cell: (row) => <Late {...row}>{row.state}</Late> },
      ]}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => directivePath(row.id)}
      empty={
        <EmptyState title={`Không có ${title.toLowerCase()} nào trong thời gian này`}>
          Chọn ngày nhìn lại sớm hơn để xem các việc đã kết thúc trước đó.
        </EmptyState>
      }
    />
  );
}

function Late({ late, children }: { readonly late: "yes" | "no"; readonly children: string }) {
  return late === "yes" ? <strong class="mc-late">{children}</strong> : <>{children}</>;
}
