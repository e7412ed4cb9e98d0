import { err, ok, type Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import { checkFreeText, normalizeText } from "#kernel/vietnamese.ts";
import type { Source } from "./directive.ts";

/** A source as a link or a form names it: a figure as shown, or a dossier by its id. */
export type SourceInput =
  | {
      readonly kind: "figure";
      readonly label: string;
      readonly value: string;
      readonly href: string;
      /** ISO instant, or empty. */
      readonly asOf: string;
    }
  | { readonly kind: "dossier"; readonly dossierId: string };

/** A path of this system: one slash, then no host, no scheme, no blank and nothing that ends an attribute. */
const OWN_PATH = /^\/(?![/\\])[^\s\\<>"'`\p{C}]{0,1000}$/u;

/** Whether an address leads to a page of this system and nowhere else. */
export function isOwnPath(href: string): boolean {
  return OWN_PATH.test(href);
}

/** Checks a figure that somebody writes from: only addresses of this system are kept. */
export function figureSource(
  input: Extract<SourceInput, { kind: "figure" }>,
): Result<Source, "not-ours" | "incomplete"> {
  if (!isOwnPath(input.href)) return err("not-ours");
  const label = checkFreeText(input.label, 300);
  const value = checkFreeText(input.value, 200);
  const asOf = input.asOf === "" ? null : readInstant(input.asOf);
  if (!label.ok || !value.ok || label.value === "" || asOf === undefined) return err("incomplete");
  return ok({
    kind: "figure",
    label: normalizeText(label.value),
    value: normalizeText(value.value),
    asOf,
    href: input.href,
    dossierId: null,
  });
}

/** The instant that a text names in ISO 8601, or undefined. */
function readInstant(text: string): Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}
