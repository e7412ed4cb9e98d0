import { coverageOf, documentFonts } from "./fonts.ts";

/** Anything JSON can carry. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The mark printed for a character that the fonts cannot show, so that a reader sees that something stood there. */
export const UNPRINTABLE = "□";

/**
 * The same data with every text in NFC and every character the fonts lack replaced by a visible box.
 * Control and formatting characters vanish; SVG pictures under a key ending in `Svg` pass untouched.
 */
export function printable(value: Json): Json {
  if (typeof value === "string") return printableText(value);
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(printable);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key.endsWith("Svg") ? inner : printable(inner)]),
  );
}

/** One text made printable: NFC, tabs as spaces, line feeds kept, what no font can show as `□`. */
export function printableText(text: string): string {
  const shown = coverage();
  const clean = text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, (character) => (character === "\n" ? character : ""));
  return clean.replace(/[^\n -~]/gu, (character) =>
    shown.has(character.codePointAt(0) ?? 0) ? character : UNPRINTABLE,
  );
}

let known: ReadonlySet<number> | undefined;

/** Code points that all four cuts of the document font can show. */
function coverage(): ReadonlySet<number> {
  known ??= documentFonts()
    .map(coverageOf)
    .reduce((all, next) => new Set([...all].filter((point) => next.has(point))));
  return known;
}

function isList(value: readonly Json[] | { readonly [key: string]: Json }): value is readonly Json[] {
  return Array.isArray(value);
}
