import type { ComponentChildren } from "preact";
import { Badge } from "#ui/components/badge/badge.tsx";
import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { DueChip, type DueChipProps } from "#ui/components/chip/chip.tsx";
import { DefinitionList, type Definition } from "#ui/components/definition-list/definition-list.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { FlashMessage } from "#ui/components/flash/flash.tsx";
import { Timeline, type TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { ActForm } from "../../http/act-forms.ts";
import type { Dossier } from "../../domain/dossier.ts";
import { ActInputs } from "./act-inputs.tsx";
import { PapersCard } from "./papers-card.tsx";

export type StaffPrintLink = { readonly href: string; readonly label: string };

export type DossierPageProps = {
  readonly viewer: PageViewer;
  readonly dossier: Dossier;
  readonly stateName: string;
  readonly moneyName: string;
  readonly due: DueChipProps | undefined;
  readonly flash?: FlashMessage | undefined;
  /** The return desk, for whoever may hand the result over now. */
  readonly deskHref: string | undefined;
  /** The one thing to do now; when the process has a task for the viewer, its panel stands here instead. */
  readonly primary: ActForm | undefined;
  readonly others: readonly ActForm[];
  readonly errors: readonly FieldError[];
  /** The act whose form was sent and came back. */
  readonly failed: string | undefined;
  readonly facts: readonly Definition[];
  readonly prints: readonly StaffPrintLink[];
  readonly timeline: readonly TimelineEvent[];
  /** The task in hand and the way through the process. */
  readonly process: ComponentChildren;
  /** Who had the dossier for how long. */
  readonly time: ComponentChildren;
  /** Why it pays what it pays. */
  readonly fee: ComponentChildren;
  readonly files: ComponentChildren;
};

/** One dossier: what, who, until when and why, what to do now; papers, history, print-outs around it. */
export function DossierPage(props: DossierPageProps) {
  const { dossier } = props;
  return (
    <OfficerPage
      viewer={props.viewer}
      title={dossier.procedureName}
      flash={props.flash}
      over={
        <a href="/can-bo" data-key-back>
          Việc của tôi
        </a>
      }
      aside={<Aside {...props} />}
    >
      <StateLine {...props} />
      <ErrorSummary errors={props.errors.map(linkedTo(props.failed))} />
      {props.deskHref !== undefined && (
        <Card title="Trả kết quả">
          <p class="mc-help">Đối chiếu người nhận, trả kết quả và bản chính, lấy xác nhận ở bàn trả kết quả.</p>
          <div class="mc-form-acts">
            <ButtonLink href={props.deskHref} kind="primary" keyShown="Ctrl+Enter">
              Đến bàn trả kết quả
            </ButtonLink>
          </div>
        </Card>
      )}
      {props.primary && (
        <Card title={props.primary.title} id={props.primary.act}>
          <ActFormBlock {...props} form={props.primary} isPrimary />
        </Card>
      )}
      {props.process}
      {props.others.length > 0 && (
        <Card title="Việc khác với hồ sơ này">
          {props.others.map((form) => (
            <details class="mc-details mc-act" key={form.act} id={form.act} open={props.failed === form.act}>
              <summary>{form.title}</summary>
              <div class="mc-details-body">
                <ActFormBlock {...props} form={form} isPrimary={false} />
              </div>
            </details>
          ))}
        </Card>
      )}
      <PapersCard dossier={dossier} />
      {props.files}
      {props.fee}
      {props.time}
      <Card title="Quá trình xử lý">
        <Timeline events={props.timeline} label="Quá trình xử lý, mới nhất trước" />
      </Card>
    </OfficerPage>
  );
}

function StateLine({ dossier, stateName, moneyName, due }: DossierPageProps) {
  return (
    <div class="mc-state-line">
      <span class="mc-code">{dossier.code ?? "Chưa có mã"}</span>
      <Badge strong="yes">{stateName}</Badge>
      {due && <DueChip {...due} />}
      {dossier.money !== "nothing-due" && <Badge>Phí, lệ phí: {moneyName}</Badge>}
      {dossier.result?.late && <Badge>Kết quả sau ngày hẹn</Badge>}
    </div>
  );
}

function Aside({ dossier, facts, prints }: DossierPageProps) {
  return (
    <>
      <Card title="Hồ sơ">
        <DefinitionList items={facts} />
      </Card>
      {prints.length > 0 && (
        <Card title="In phiếu">
          <ul class="mc-prints">
            {prints.map(({ href, label }) => (
              <li key={href}>
                <ButtonLink href={href} newWindow="yes">
                  {label}
                </ButtonLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {dossier.extensions.length > 0 && (
        <Card title="Đã hẹn lại">
          {dossier.extensions.map((extension) => (
            <p key={extension.letterNumber}>
              Văn bản {extension.letterNumber}: {extension.reason}
            </p>
          ))}
        </Card>
      )}
    </>
  );
}

function ActFormBlock({
  dossier,
  form,
  errors,
  failed,
  isPrimary,
}: Pick<DossierPageProps, "dossier" | "errors" | "failed"> & { readonly form: ActForm; readonly isPrimary: boolean }) {
  return (
    <form method="post" action={`/can-bo/ho-so/${dossier.id}/${form.act}`} novalidate>
      <input type="hidden" name="version" value={dossier.version} />
      {form.intro !== "" && <p class="mc-help">{form.intro}</p>}
      <ActInputs inputs={form.inputs} errors={failed === form.act ? errors : []} prefix={form.act} />
      <div class="mc-form-acts">
        {isPrimary ? (
          <Button kind="primary" keyShown="Ctrl+Enter">
            {form.submitLabel}
          </Button>
        ) : (
          <Button>{form.submitLabel}</Button>
        )}
      </div>
    </form>
  );
}

/** Ids of inputs begin with their act, because several acts stand on one page. */
function linkedTo(act: string | undefined): (error: FieldError) => FieldError {
  return (error) => (error.field === "" || act === undefined ? error : { ...error, field: `${act}.${error.field}` });
}
