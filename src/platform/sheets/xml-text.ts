import { cellText, needsCare } from "./cell-text.ts";

const SPECIAL = /[&<>"]|_(?=x[0-9A-Fa-f]{4}_)/g;
// One look at what nearly every text is: nothing in it needs a second one.
const ANYTHING_SPECIAL = /[\u0000-\u001F&<>"_\uD800-\uDFFF\uFFFE\uFFFF]|^\s|\s$|\s\s/;
const PLAIN_UNITS = 1_000;
const OUTER_OR_DOUBLE_SPACE = /^\s|\s$|\s\s|\n|\t/;

/** The text as content of an element or an attribute. */
export function xmlText(text: string): string {
  return needsCare(text) || /[&<>"_]/.test(text) ? cellText(text).replace(SPECIAL, escapeOf) : text;
}

/** The text as `<t>` of a cell; white space that XML would drop is kept, `_x0041_` stays what was typed. */
export function cellTextXml(text: string): string {
  if (text.length <= PLAIN_UNITS && !ANYTHING_SPECIAL.test(text)) return `<t>${text}</t>`;
  const keep = OUTER_OR_DOUBLE_SPACE.test(text) ? ' xml:space="preserve"' : "";
  return `<t${keep}>${xmlText(text)}</t>`;
}

// A program would read `_x0041_` as the letter A: the underscore is written as its own code.
function escapeOf(special: string): string {
  switch (special) {
    case "&":
      return "&amp;";
    case "<":
      return "&lt;";
    case ">":
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "_x005F_";
  }
}
