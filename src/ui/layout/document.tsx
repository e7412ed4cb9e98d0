import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { asset } from "#ui/assets.ts";
import { ReadingContext, type Language } from "#ui/language.ts";

export type DocumentProps = {
  readonly title: string;
  readonly bodyClass: string;
  readonly islands?: readonly string[];
  readonly lang?: Language;
  readonly children: ComponentChildren;
};

/**
 * The HTML document around every page; nothing inline, so that the strictest content policy holds. What is in it speaks its
 * language, whatever was chosen for pages of citizens.
 */
export function Document({ title, bodyClass, islands = [], lang = "vi", children }: DocumentProps) {
  const reading = useContext(ReadingContext);
  return (
    <html lang={lang} data-bs-theme="light">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{title}</title>
        <link
          rel="preload"
          href={asset("be-vietnam-pro-vietnamese-400.woff2")}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
        <link rel="stylesheet" href={asset("main.css")} />
        <link rel="icon" href={asset("icon.svg")} type="image/svg+xml" />
        {[...new Set(islands)].map((name) => (
          <script key={name} type="module" src={asset(`${name}.js`)} />
        ))}
      </head>
      <body class={bodyClass}>
        <a class="skip-link" href="#noi-dung">
          {lang === "vi" ? "Đến nội dung chính" : "Skip to main content"}
        </a>
        <ReadingContext.Provider value={{ ...reading, language: lang }}>{children}</ReadingContext.Provider>
      </body>
    </html>
  );
}
