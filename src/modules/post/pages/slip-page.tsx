import type { ComponentChildren } from "preact";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DefinitionList, type Definition } from "#ui/components/definition-list/definition-list.tsx";
import { Details } from "#ui/components/details/details.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field } from "#ui/components/field/field.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Flash } from "#ui/components/flash/flash.tsx";
import { Select } from "#ui/components/select/select.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { PageViewer } from "#ui/layout/officer-page.tsx";
import { slipActPath, slipPdfPath } from "../http/paths.ts";
import { ClearUpForm, type ClearUpFormProps } from "./clear-up-form.tsx";
import { SignedPapersCard, type SignedPapersCardProps } from "./signed-papers-card.tsx";
import { ToldCard, type ToldLine } from "./told-card.tsx";
import { PostFrame, type PostTab } from "./post-frame.tsx";

/** An act on an item that only needs a reason. */
export type ReasonAct = { readonly act: string; readonly title: string; readonly label: string; readonly help: string };

export type SlipPageProps = {
  readonly viewer: PageViewer;
  readonly tab: PostTab;
  readonly slipId: string;
  readonly version: number;
  readonly title: string;
  readonly flash: FlashMessage | undefined;
  readonly attention: string;
  readonly errors: readonly FieldError[];
  readonly facts: readonly Definition[];
  readonly contents: readonly string[];
  readonly guidance: string;
  readonly events: readonly TimelineEvent[];
  /** The form that makes a result ready, where the viewer may. */
  readonly prepare: ComponentChildren;
  readonly reasonActs: readonly ReasonAct[];
  readonly typedReason: string;
  /** What the post told of the item, latest happening first. */
  readonly told: readonly ToldLine[];
  readonly papers: SignedPapersCardProps;
  readonly clearUp: ClearUpFormProps | undefined;
  readonly mayRetryOrder: boolean;
  readonly claim:
    | { readonly kinds: readonly { readonly value: string; readonly label: string }[]; readonly claimant: string }
    | undefined;
  readonly hasNumber: boolean;
};

/** One item: what it is, where it is, what may be done with it now. */
export function SlipPage(props: SlipPageProps) {
  const { slipId, version, errors } = props;
  return (
    <PostFrame
      viewer={props.viewer}
      tab={props.tab}
      title={props.title}
      flash={props.flash}
      acts={
        props.hasNumber && (
          <ButtonLink href={slipPdfPath(slipId)} newWindow="yes">
            In Phiếu gửi
          </ButtonLink>
        )
      }
      aside={
        <Card title="Hành trình">
          <Timeline events={props.events} label="Hành trình bưu gửi, mới nhất ở trên" />
        </Card>
      }
    >
      <ErrorSummary errors={errors} />
      {props.attention !== "" && <Flash tone="warning" title="Cần xem" text={props.attention} />}
      {props.clearUp && <ClearUpForm {...props.clearUp} />}
      {props.prepare}
      <Card title="Phiếu gửi">
        <DefinitionList items={props.facts} />
        <h3>Tài liệu gửi kèm</h3>
        <ul>
          {props.contents.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {props.guidance !== "" && <p>{props.guidance}</p>}
      </Card>
      <SignedPapersCard {...props.papers} />
      <ToldCard lines={props.told} />
      {props.mayRetryOrder && (
        <Card title="Đơn gửi bưu điện">
          <form method="post" action={slipActPath(slipId, "gui-lai-don")}>
            <p>Hệ thống hỏi bưu điện trước, nên đơn không bị tạo hai lần.</p>
            <Button>Gửi lại đơn</Button>
          </form>
        </Card>
      )}
      {props.reasonActs.map(({ act, title, label, help }) => (
        <Details key={act} summary={title} open={errors.length > 0}>
          <form method="post" action={slipActPath(slipId, act)}>
            <input type="hidden" name="version" value={version} />
            <Field
              name="reason"
              id={`reason-${act}`}
              label="Lý do"
              help={help}
              value={props.typedReason}
              maxLength={300}
              required
            />
            <Button kind="danger">{label}</Button>
          </form>
        </Details>
      ))}
      {props.claim && (
        <Details summary="Nhận khiếu nại về bưu gửi này">
          <form method="post" action={slipActPath(slipId, "khieu-nai")}>
            <Select name="kind" label="Khiếu nại về" options={props.claim.kinds} />
            <Field name="claimant" label="Người khiếu nại" value={props.claim.claimant} maxLength={200} required />
            <Field name="text" label="Nội dung" rows={3} maxLength={2000} required />
            <Button>Ghi khiếu nại</Button>
          </form>
        </Details>
      )}
    </PostFrame>
  );
}
