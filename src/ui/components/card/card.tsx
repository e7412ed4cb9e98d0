import type { ComponentChildren } from "preact";

/** One block of the page with its heading. */
export function Card({
  title,
  acts,
  id,
  children,
}: {
  readonly title?: string;
  readonly acts?: ComponentChildren;
  readonly id?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card mc-card" id={id}>
      {title !== undefined && (
        <div class="card-header">
          <h2 class="card-title">{title}</h2>
          {acts && <div class="mc-card-acts">{acts}</div>}
        </div>
      )}
      <div class="card-body">{children}</div>
    </section>
  );
}
