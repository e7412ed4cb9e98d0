export type StepMark = {
  readonly key: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly state: "done" | "now" | "ahead" | "skipped";
};

const WORD = { done: "đã xong", now: "đang ở bước này", ahead: "chưa đến", skipped: "không qua" } as const;

/** Where something stands on its way: done, now, ahead; said in words as well as drawn. */
export function Stepper({ steps, label }: { readonly steps: readonly StepMark[]; readonly label: string }) {
  return (
    <ol class="mc-steps" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.key}
          class={`mc-step mc-step-${step.state}`}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span class="mc-step-label">{step.label}</span>
          <span class="visually-hidden"> ({WORD[step.state]})</span>
          {step.note && <span class="mc-step-note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
