import type { ComponentChildren } from "preact";

export type Definition = { readonly term: string; readonly value: ComponentChildren };

/** Facts as term and value; empty values are left out. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }) {
  return (
    <dl class="mc-facts">
      {items
        .filter(({ value }) => value !== undefined && value !== null && value !== "")
        .map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
