import type { ComponentChildren } from "preact";
import { vi } from "#ui/text/vi.ts";
import { Document } from "./document.tsx";

export type SignInPageProps = {
  readonly title: string;
  readonly children: ComponentChildren;
  /** What stands under the card, for example the demo accounts. */
  readonly under?: ComponentChildren;
};

/** Frame around the sign-in of officers: one card, nothing else to look at. */
export function SignInPage({ title, children, under }: SignInPageProps) {
  return (
    <Document title={`${title} – ${vi.product}`} bodyClass="mc-sign-in">
      <main id="noi-dung" class="mc-sign-in-column" tabIndex={-1}>
        <p class="mc-brand mc-brand-large">
          <span class="mc-brand-mark" aria-hidden="true" />
          <span>
            {vi.product}
            <small>{vi.centre}</small>
          </span>
        </p>
        <div class="card mc-sign-in-card">
          <div class="card-body">
            <h1>{title}</h1>
            {children}
          </div>
        </div>
        {under && <div class="mc-sign-in-under">{under}</div>}
      </main>
    </Document>
  );
}
