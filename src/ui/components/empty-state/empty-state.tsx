import type { ComponentChildren } from "preact";

/** An empty list says why it is empty and what to do now. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="mc-empty">
      <p class="mc-empty-title">{title}</p>
      {children && <div>{children}</div>}
    </div>
  );
}
