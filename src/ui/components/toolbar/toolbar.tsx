import type { ComponentChildren } from "preact";

/** Acts on the selected rows, stuck to the bottom; says itself how many are selected. */
export function BulkBar({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="mc-bulk" role="group" aria-label="Việc với các dòng đã chọn" data-key-bulk>
      <span data-key-bulk-count aria-live="polite" />
      {children}
    </div>
  );
}
