import { Button } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Directive } from "../domain/directive.ts";
import { ACT_NAMES } from "../domain/texts.ts";
import type { Act } from "../domain/transitions.ts";
import { actPath, directivePath } from "../http/paths.ts";
import type { DirectiveView } from "../http/present.ts";
import { StateLine, Words } from "./detail-page.tsx";

type Typed = { readonly text: string; readonly reason: string; readonly dueOn: string };

export type ActPageProps = {
  readonly viewer: PageViewer;
  readonly directive: Directive;
  readonly view: DirectiveView;
  readonly act: Act;
  readonly isPossible: "yes" | "no";
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** Why the last try did nothing, when nothing typed was to blame. */
  readonly told: string | undefined;
  /** What happened since the page was opened. */
  readonly changes: readonly TimelineEvent[];
};

/** The form of one act; when somebody was faster it says so and keeps every typed letter. */
export function ActPage(props: ActPageProps) {
  const { directive, act, told } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={ACT_NAMES[act].vi}
      active="dieu-hanh"
      over={
        <a href={directivePath(directive.id)} data-key-back>
          {directive.title}
        </a>
      }
      {...(told === undefined
        ? {}
        : { flash: { tone: "warning", title: told, text: "Việc vừa gửi chưa được thực hiện." } })}
    >
      <ErrorSummary errors={props.errors} />
      <StateLine view={props.view} />
      {props.changes.length > 0 && (
        <Card title="Thay đổi từ khi ông/bà mở trang">
          <Timeline events={props.changes} label="Thay đổi, mới nhất trước" />
        </Card>
      )}
      {props.isPossible === "yes" ? <ActForm {...props} /> : <TypedCard {...props} />}
      <Card title={`Nội dung ${props.view.kindName.toLowerCase()}`}>
        <Words>{directive.text}</Words>
      </Card>
      {directive.answer && (
        <Card title="Trả lời gần nhất">
          <Words>{directive.answer.text}</Words>
        </Card>
      )}
    </OfficerPage>
  );
}

function ActForm({ directive, act, typed, errors }: ActPageProps) {
  return (
    <Card>
      <form method="post" action={actPath(directive.id, act)} novalidate class="mc-form-narrow">
        <input type="hidden" name="version" value={directive.version} />
        <p class="mc-help">{INTRO[act]}</p>
        <Inputs act={act} typed={typed} errors={errors} />
        <div class="mc-form-acts">
          <Button kind={act === "withdraw" ? "danger" : "primary"} keyShown="Ctrl+Enter">
            {ACT_NAMES[act].vi}
          </Button>
          <a class="btn btn-link" href={directivePath(directive.id)}>
            Quay lại
          </a>
        </div>
      </form>
    </Card>
  );
}

const INTRO = {
  answer: "Nêu việc đã làm, kết quả, việc còn lại. Bên giao sẽ chấp nhận hoặc trả lại kèm lý do.",
  acknowledge: "Xác nhận đã nhận và bắt đầu thực hiện.",
  accept: "Chấp nhận trả lời và kết thúc việc này.",
  "send-back": "Bên thực hiện sẽ làm tiếp và trả lời lại. Hạn trả lời không đổi; có thể gia hạn riêng.",
  extend: "Hạn ban đầu vẫn được giữ trong diễn biến.",
  withdraw: "Việc này kết thúc ngay, bên thực hiện không phải làm nữa. Không thể mở lại.",
} as const satisfies Record<Act, string>;

function Inputs({ act, typed, errors }: Pick<ActPageProps, "act" | "typed" | "errors">) {
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  switch (act) {
    case "answer":
      return (
        <Field
          name="text"
          label="Nội dung trả lời"
          rows={8}
          value={typed.text}
          error={errorAt("text")}
          autofocus
          required
        />
      );
    case "extend":
      return (
        <>
          <Field
            name="dueOn"
            label="Hạn mới (ngày/tháng/năm)"
            value={typed.dueOn}
            width="medium"
            error={errorAt("dueOn")}
            help="Một ngày làm việc sau hạn hiện tại."
            required
          />
          <Reason value={typed.reason} error={errorAt("reason")} />
        </>
      );
    case "send-back":
    case "withdraw":
      return <Reason value={typed.reason} error={errorAt("reason")} />;
    case "acknowledge":
    case "accept":
      return null;
  }
}

function Reason({ value, error }: { readonly value: string; readonly error: string | undefined }) {
  return <Field name="reason" label="Lý do" rows={4} value={value} error={error} required />;
}

/** The act is no longer possible: what was typed stays, to be copied. */
function TypedCard({ directive, typed }: ActPageProps) {
  const words = [typed.text, typed.reason, typed.dueOn].filter((text) => text !== "");
  return (
    <Card title={words.length === 0 ? "Việc này không còn làm được" : "Nội dung ông/bà đã nhập"}>
      {words.length > 0 && <p>Việc này không còn làm được ở trạng thái mới. Nội dung đã nhập, để sao chép nếu cần:</p>}
      {words.map((text) => (
        <Words key={text}>{text}</Words>
      ))}
      <div class="mc-form-acts">
        <a class="btn btn-primary" href={directivePath(directive.id)} data-key-primary>
          Mở lại văn bản
        </a>
      </div>
    </Card>
  );
}
