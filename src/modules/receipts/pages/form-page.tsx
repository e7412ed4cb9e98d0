import { Button, ButtonLink } from "#ui/components/button/button.tsx";
import { Card } from "#ui/components/card/card.tsx";
import { ErrorSummary, type FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { Field, type FieldProps } from "#ui/components/field/field.tsx";
import { Select, type SelectOption } from "#ui/components/select/select.tsx";
import { OfficerPage, type PageViewer } from "#ui/layout/officer-page.tsx";
import type { Typed } from "../domain/typed-fields.ts";

/** A question of a form: a list when it has options. */
export type Question = Pick<
  FieldProps,
  "name" | "label" | "help" | "width" | "placeholder" | "rows" | "inputMode" | "maxLength"
> & {
  readonly options?: readonly SelectOption[];
  /** May be left empty. */
  readonly optional?: "yes";
};

export type FormPageProps = {
  readonly viewer: PageViewer;
  readonly title: string;
  readonly intro: string;
  readonly action: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly questions: readonly Question[];
  readonly submit: string;
  /** Made when the form was opened: the same form sent twice is one. */
  readonly formId: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** A form of this slice: questions one under the other, mistakes on top and at their fields, nothing typed is lost. */
export function FormPage(props: FormPageProps) {
  const { errors, typed, back } = props;
  const errorAt = (name: string) => errors.find(({ field }) => field === name)?.message;
  return (
    <OfficerPage viewer={props.viewer} title={props.title} active="thu-phi" over={<a href={back.href}>{back.label}</a>}>
      <ErrorSummary errors={errors} />
      <Card>
        <form method="post" action={props.action} class="mc-form-narrow">
          <p class="mc-help">{props.intro}</p>
          <input type="hidden" name="formId" value={props.formId} />
          {props.questions.map(({ options, optional, ...question }) => {
            const shared = {
              ...question,
              key: question.name,
              value: typed[question.name],
              error: errorAt(question.name),
              required: optional !== "yes",
            };
            return options === undefined ? (
              <Field {...shared} />
            ) : (
              <Select
                name={shared.name}
                label={shared.label}
                value={shared.value}
                error={shared.error}
                required={shared.required}
                options={options}
                empty="Chọn…"
                key={shared.key}
              />
            );
          })}
          <div class="mc-form-acts">
            <Button kind="primary" keyShown="Ctrl+Enter">
              {props.submit}
            </Button>
            <ButtonLink href={back.href}>Bỏ qua</ButtonLink>
          </div>
        </form>
      </Card>
    </OfficerPage>
  );
}
