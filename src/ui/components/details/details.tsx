import type { ComponentChildren } from "preact";
import { vi } from "#ui/text/vi.ts";

/** Something that folds out: native, works without JavaScript, prints open. */
export function Details({
  summary,
  open,
  children,
}: {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="mc-details" open={open}>
      <summary>{summary}</summary>
      <div class="mc-details-body">{children}</div>
    </details>
  );
}

/** "Vì sao là ngày này?": the sentences of the trace, in order. */
export function WhyThisDate({ lines, open }: { readonly lines: readonly string[]; readonly open?: boolean }) {
  return (
    <Details summary={vi.whyThisDate} open={open ?? false}>
      <ol class="mc-why-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </Details>
  );
}
