import { Badge } from "#ui/components/badge/badge.tsx";
import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { DataTable } from "#ui/components/data-table/data-table.tsx";
import { Details } from "#ui/components/details/details.tsx";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Select } from "#ui/components/select/select.tsx";
import type { Choice } from "./choice.ts";
import { CompleteForm, type CompleteFormProps } from "./complete-form.tsx";

/** One open step and what the viewer may do with it. */
export type TaskPanel = {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly paper: string;
  readonly holder: string;
  readonly due: DueChipProps;
  readonly note: string;
  readonly complete?: CompleteFormProps | undefined;
  readonly returnTo?: { readonly action: string; readonly steps: readonly Choice[] } | undefined;
  readonly claim?: string | undefined;
  readonly release?: string | undefined;
  readonly assign?:
    { readonly action: string; readonly officers: readonly Choice[]; readonly isOwned: boolean } | undefined;
};

/** One row of the way through the process. */
export type WayRow = {
  readonly code: string;
  readonly title: string;
  readonly who: string;
  readonly limit: string;
  readonly state: string;
  readonly isNow: boolean;
};

export type ProcessingPanelProps = {
  readonly workflowName: string;
  readonly workflowHref: string | undefined;
  readonly tasks: readonly TaskPanel[];
  readonly way: readonly WayRow[];
  readonly errors?: readonly FieldError[];
};

/** What is to be done now, by whom, until when; and the whole way through the process. */
export function ProcessingPanel(props: ProcessingPanelProps) {
  return (
    <>
      {props.tasks.map((task) => (
        <Card key={task.id} title={`Việc hiện tại: ${task.title}`} id={`viec-${task.id}`}>
          <p>
            <strong>{task.holder}</strong> <DueChip {...task.due} />
          </p>
          {task.note !== "" && <p class="mc-help">Ghi chú khi giao: {task.note}</p>}
          {task.claim && (
            <SmallForm action={task.claim} version={task.version} label="Nhận việc" isMain={!task.complete} />
          )}
          {task.complete && <CompleteForm {...task.complete} errors={props.errors ?? []} />}
          {task.returnTo && <ReturnForm task={task} {...task.returnTo} />}
          {task.assign && <AssignForm task={task} {...task.assign} />}
          {task.release && <SmallForm action={task.release} version={task.version} label="Trả việc cho cả bộ phận" />}
        </Card>
      ))}
      <Card title="Các bước của quy trình">
        <p class="mc-help">
          {props.workflowHref === undefined ? (
            props.workflowName
          ) : (
            <a href={props.workflowHref}>{props.workflowName}</a>
          )}
        </p>
        <DataTable
          caption="Các bước của quy trình"
          rows={props.way}
          rowKey={(row) => row.code}
          columns={[
            { key: "code", head: "Bước", cell: (row) => row.code, width: "narrow" },
            { key: "title", head: "Nội dung", cell: (row) => row.title, width: "wide" },
            { key: "who", head: "Người thực hiện", cell: (row) => row.who },
            { key: "limit", head: "Thời gian", cell: (row) => row.limit, wideOnly: "yes" },
            {
              key: "state",
              head: "Tình trạng",
              cell: (row) => (row.isNow ? <Badge strong="yes">{row.state}</Badge> : row.state),
            },
          ]}
        />
      </Card>
    </>
  );
}

function SmallForm({
  action,
  version,
  label,
  isMain,
}: {
  readonly action: string;
  readonly version: number;
  readonly label: string;
  readonly isMain?: boolean;
}) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="version" value={version} />
      <div class="mc-form-acts">
        <Button kind={isMain === true ? "primary" : "plain"}>{label}</Button>
      </div>
    </form>
  );
}

function ReturnForm({
  task,
  action,
  steps,
}: {
  readonly task: TaskPanel;
  readonly action: string;
  readonly steps: readonly Choice[];
}) {
  return (
    <Details summary="Trả lại bước trước">
      <form method="post" action={action} novalidate>
        <input type="hidden" name="version" value={task.version} />
        <Select id={`tra-lai-${task.id}`} name="to" label="Trả lại bước" options={steps} />
        <Field
          id={`ly-do-${task.id}`}
          name="reason"
          label="Lý do trả lại"
          help="Viết rõ cần sửa gì, để làm lại một lần là xong."
          rows={3}
          required
          maxLength={1000}
        />
        <Button kind="danger">Trả lại</Button>
      </form>
    </Details>
  );
}

function AssignForm({
  task,
  action,
  officers,
  isOwned,
}: {
  readonly task: TaskPanel;
  readonly action: string;
  readonly officers: readonly Choice[];
  readonly isOwned: boolean;
}) {
  return (
    <Details summary={isOwned ? "Chuyển cho người khác" : "Giao việc"}>
      <form method="post" action={action} novalidate>
        <input type="hidden" name="version" value={task.version} />
        <Select id={`giao-${task.id}`} name="officerId" label="Giao cho" options={officers} empty="Chọn người xử lý" />
        {isOwned && (
          <Field id={`vi-sao-${task.id}`} name="reason" label="Lý do chuyển" rows={2} required maxLength={1000} />
        )}
        <Button>{isOwned ? "Chuyển người xử lý" : "Giao việc"}</Button>
      </form>
    </Details>
  );
}
