import type { ComponentChildren } from "preact";
import { Button } from "#ui/components/button/button.tsx";

export type ConfirmProps = {
  /** What will happen, in one sentence that cannot be misread. */
  readonly question: string;
  readonly consequences: readonly string[];
  readonly action: string;
  /** Everything typed before, sent again with the confirmation. */
  readonly hidden: readonly (readonly [name: string, value: string])[];
  readonly confirmLabel: string;
  readonly backHref: string;
  readonly children?: ComponentChildren;
};

/** The second look before what cannot be undone: says what follows, one button does it, one goes back. */
export function Confirm(props: ConfirmProps) {
  return (
    <section class="mc-confirm" aria-labelledby="confirm-question">
      <h2 id="confirm-question">{props.question}</h2>
      <ul>
        {props.consequences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {props.children}
      <form method="post" action={props.action}>
        {props.hidden.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="confirmed" value="yes" />
        <div class="mc-form-acts">
          <Button kind="primary" keyShown="Ctrl+Enter">
            {props.confirmLabel}
          </Button>
          <a class="btn btn-link" href={props.backHref}>
            Không, quay lại
          </a>
        </div>
      </form>
    </section>
  );
}
