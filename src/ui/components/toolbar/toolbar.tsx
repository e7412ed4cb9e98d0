import type { ComponentChildren } from "preact";

/** Acts side by side; wraps on narrow screens. */
export function Toolbar({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="mc-toolbar" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** Acts on the selected rows, stuck to the bottom; says itself how many are selected. */
export function BulkBar({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="mc-bulk" role="group" aria-label="Việc với các dòng đã chọn" data-key-bulk>
      <span data-key-bulk-count aria-live="polite" />
      {children}
    </div>
  );
}
