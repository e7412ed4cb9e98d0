import type { ComponentChildren } from "preact";
import { vi } from "#ui/text/vi.ts";
import { Document } from "./document.tsx";

export type PublicPageProps = {
  readonly title: string;
  /** Whom to ask, on every page: name and telephone of the centre. */
  readonly contact?: { readonly name: string; readonly phone: string; readonly address: string } | undefined;
  readonly islands?: readonly string[];
  readonly back?: { readonly href: string; readonly label: string };
  readonly lang?: "vi" | "en";
  readonly children: ComponentChildren;
};

/** Frame of a page for citizens: large type, one column, works without JavaScript and on paper. */
export function PublicPage({ title, contact, islands, back, lang, children }: PublicPageProps) {
  return (
    <Document
      title={`${title} – ${vi.product}`}
      bodyClass="mc-public"
      {...(islands ? { islands } : {})}
      {...(lang ? { lang } : {})}
    >
      <header class="mc-public-top">
        <div class="mc-column">
          <a class="mc-brand" href="/">
            <span class="mc-brand-mark" aria-hidden="true" />
            <span>{contact?.name ?? vi.centre}</span>
          </a>
          <nav class="mc-public-nav" aria-label="Trang chính">
            <a href="/thu-tuc">Thủ tục</a>
            <a href="/tra-cuu">Tra cứu hồ sơ</a>
          </nav>
        </div>
      </header>
      <main id="noi-dung" class="mc-column mc-public-main" tabIndex={-1}>
        {back && (
          <a class="mc-back" href={back.href}>
            {back.label}
          </a>
        )}
        {children}
      </main>
      <footer class="mc-public-foot">
        <div class="mc-column">
          <p>
            <strong>{contact?.name ?? vi.centre}</strong>
          </p>
          {contact && (
            <p>
              {contact.address}. Điện thoại:{" "}
              <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>
            </p>
          )}
          <p>
            <a href="/can-bo">Dành cho cán bộ</a>
          </p>
        </div>
      </footer>
    </Document>
  );
}
