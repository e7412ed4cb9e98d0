import type { ComponentChildren } from "preact";

/** A short standing fact: state, count, channel. */
export function Badge({ children, strong }: { readonly children: ComponentChildren; readonly strong?: "yes" }) {
  return <span class={strong ? "mc-badge mc-badge-strong" : "mc-badge"}>{children}</span>;
}
