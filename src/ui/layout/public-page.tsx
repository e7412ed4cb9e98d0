import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { inLanguage, ReadingContext, useWords, type Both, type Language } from "#ui/language.ts";
import { Document } from "./document.tsx";

export type PublicPageProps = {
  readonly title: string;
  /** Whom to ask, on every page: name and telephone of the centre. */
  readonly contact?: { readonly name: string; readonly phone: string; readonly address: string } | undefined;
  readonly islands?: readonly string[];
  readonly back?: { readonly href: string; readonly label: string };
  /** Where the same page stands in the other language, when not at the address that was asked for. */
  readonly address?: string;
  readonly children: ComponentChildren;
};

/** Frame of a page for citizens: large type, one column, two languages, works without JavaScript and on paper. */
export function PublicPage({ title, contact, islands, back, address, children }: PublicPageProps) {
  const reading = useContext(ReadingContext);
  const { language } = reading;
  const words = useWords();
  return (
    <Document
      title={`${title} – ${words.product}`}
      bodyClass="mc-public"
      lang={language}
      {...(islands ? { islands } : {})}
    >
      <header class="mc-public-top">
        <div class="mc-column">
          <a class="mc-brand" href="/">
            <span class="mc-brand-mark" aria-hidden="true" />
            <span lang={contact === undefined ? language : "vi"}>{contact?.name ?? words.centre}</span>
          </a>
          <nav class="mc-public-nav" aria-label={MAIN[language]}>
            <a href="/thu-tuc">{PROCEDURES[language]}</a>
            <a href="/tra-cuu">{LOOK_UP[language]}</a>
            <OtherLanguage language={language} address={address ?? reading.address} />
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
            <strong lang={contact === undefined ? language : "vi"}>{contact?.name ?? words.centre}</strong>
          </p>
          {contact && (
            <p>
              <span lang="vi">{contact.address}</span>. {PHONE[language]}:{" "}
              <a href={`tel:${contact.phone.replaceAll(/[^\d+]/g, "")}`}>{contact.phone}</a>
            </p>
          )}
          <p>
            <a href="/can-bo">{FOR_OFFICERS[language]}</a>
          </p>
        </div>
      </footer>
    </Document>
  );
}

const MAIN: Both = { vi: "Trang chính", en: "Main pages" };
const PROCEDURES: Both = { vi: "Thủ tục", en: "Procedures" };
const LOOK_UP: Both = { vi: "Tra cứu hồ sơ", en: "My dossier" };
const PHONE: Both = { vi: "Điện thoại", en: "Telephone" };
const FOR_OFFICERS: Both = { vi: "Dành cho cán bộ", en: "For officers (in Vietnamese)" };
const NAMES: Both = { vi: "Tiếng Việt", en: "English" };

function OtherLanguage({ language, address }: { readonly language: Language; readonly address: string }) {
  const other = language === "vi" ? "en" : "vi";
  return (
    <a class="mc-language" href={inLanguage(address, other)} lang={other} hreflang={other}>
      {NAMES[other]}
    </a>
  );
}
