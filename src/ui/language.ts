import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language } from "#kernel/language.ts";
import { en } from "#ui/text/en.ts";
import { vi } from "#ui/text/vi.ts";

export type { Language };

/** In which language a page is read and at which address it stands. */
export type Reading = { readonly language: Language; readonly address: string };

/** What a link that changes the language adds to the address. */
export const LANGUAGE_FIELD = "ngon-ngu";

/** Around each page that is sent; pages for officers do not look at it. */
export const ReadingContext = createContext<Reading>({ language: "vi", address: "/" });

/** The language in which this page is read. */
export function useLanguage(): Language {
  return useContext(ReadingContext).language;
}

/** Words of the frame in the language of the page. */
export function useWords(): Readonly<Record<keyof typeof vi, string>> {
  return useLanguage() === "en" ? en : vi;
}

/** One text in both languages. */
export type Both = { readonly vi: string; readonly en: string };

/** The same page in another language: its address with the wish added. */
export function inLanguage(address: string, language: Language): string {
  const [path = "/", query = ""] = address.split("?", 2);
  const asked = new URLSearchParams(query);
  asked.set(LANGUAGE_FIELD, language);
  return `${path}?${asked.toString()}`;
}
