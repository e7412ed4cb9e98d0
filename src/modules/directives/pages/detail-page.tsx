import type { ComponentChildren } from "preact";
import { formatDate, formatInstant } from "#kernel/time.ts";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DueChip } from "#ui/components/chip/chip.tsx";
import { DefinitionList } from "#ui/components/definition-list/definition-list.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Directive } from "../domain/directive.ts";
import { ACT_NAMES, URGENCY_NAMES } from "../domain/texts.ts";
import type { Act } from "../domain/transitions.ts";
import { actPath, DIRECTIVES_PATH } from "../http/paths.ts";
import type { DirectiveView } from "../http/present.ts";
import { SourceCard } from "./new-page.tsx";

export type DetailPageProps = {
  readonly viewer: PageViewer;
  readonly directive: Directive;
  readonly view: DirectiveView;
  /** What the viewer may do now. */
  readonly acts: readonly Act[];
  readonly flash: FlashMessage | undefined;
  /** Name, title and agency of who wrote it. */
  readonly writer: string;
  /** Who gave the last answer, when; empty without one. */
  readonly answerLine: string;
  readonly timeline: readonly TimelineEvent[];
};

/** One directive or recommendation: what, from what, until when, what came of it, what to do now. */
export function DetailPage(props: DetailPageProps) {
  const { directive, view } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={directive.title}
      active="dieu-hanh"
      flash={props.flash}
      over={
        <a href={DIRECTIVES_PATH} data-key-back>
          Chỉ đạo, kiến nghị
        </a>
      }
      {...(props.acts.length === 0 ? {} : { acts: <Acts {...props} /> })}
      aside={<Aside {...props} />}
    >
      <StateLine view={view} />
      <Card title={`Nội dung ${view.kindName.toLowerCase()}`}>
        <Words>{directive.text}</Words>
      </Card>
      {directive.source && <SourceCard source={directive.source} />}
      <AnswerCard {...props} />
      <Card title="Diễn biến">
        <Timeline events={props.timeline} label="Diễn biến, mới nhất trước" />
      </Card>
    </OfficerPage>
  );
}

/** State, date and urgency in one line, above everything else. */
export function StateLine({ view }: { readonly view: DirectiveView }) {
  return (
    <div class="mc-state-line">
      <Badge strong="yes">{view.stateName}</Badge>
      {view.due && <DueChip tone={view.due.tone} text={view.due.text} at={`hạn ${view.dueOn}`} />}
      <Badge>{view.kindName}</Badge>
      {view.urgencyName !== "" && <Badge strong="yes">{view.urgencyName}</Badge>}
    </div>
  );
}

/** A text as it was typed, line by line. */
export function Words({ children }: { readonly children: ComponentChildren }) {
  return <div class="mc-words">{children}</div>;
}

function AnswerCard({ directive, answerLine }: DetailPageProps) {
  const { answer, state, reason } = directive;
  return (
    <>
      {answer && (
        <Card title="Trả lời">
          <Words>{answer.text}</Words>
          <p class="mc-help">{answerLine}</p>
        </Card>
      )}
      {state === "sent-back" && (
        <Card title="Vì sao trả lại">
          <Words>{reason}</Words>
        </Card>
      )}
      {state === "withdrawn" && (
        <Card title="Vì sao rút lại">
          <Words>{reason}</Words>
        </Card>
      )}
    </>
  );
}

function Aside({ directive, view, writer }: DetailPageProps) {
  const { firstDueOn, dueOn, basis, urgency, acknowledgedAt, endedAt } = directive;
  return (
    <Card title="Thông tin">
      <DefinitionList
        items={[
          { term: "Thực hiện", value: view.to },
          { term: "Bên giao", value: writer },
          { term: "Gửi lúc", value: view.issuedAt },
          { term: "Hạn trả lời", value: formatDate(dueOn) },
          { term: "Hạn ban đầu", value: firstDueOn.equals(dueOn) ? "" : formatDate(firstDueOn) },
          { term: "Xác nhận đã nhận", value: acknowledgedAt && formatInstant(acknowledgedAt) },
          { term: "Kết thúc", value: endedAt && formatInstant(endedAt) },
          { term: "Độ khẩn", value: URGENCY_NAMES[urgency].vi },
          { term: "Căn cứ", value: basis },
        ]}
      />
    </Card>
  );
}

/** One primary act; the others stand beside it. */
function Acts({ acts, directive }: DetailPageProps) {
  const primary = acts.find((act) => act === "answer" || act === "accept");
  return (
    <>
      {acts.map((act) => {
        const kind = act === primary ? "primary" : "plain";
        const label = ACT_NAMES[act].vi;
        if (act !== "acknowledge" && act !== "accept") {
          return (
            <ButtonLink key={act} href={actPath(directive.id, act)} kind={kind}>
              {label}
            </ButtonLink>
          );
        }
        return (
          <form method="post" key={act} action={actPath(directive.id, act)}>
            <input type="hidden" name="version" value={directive.version} />
            <Button kind={kind}>{label}</Button>
          </form>
        );
      })}
    </>
  );
}
