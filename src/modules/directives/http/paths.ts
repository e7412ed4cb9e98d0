import type { Instant } from "#kernel/time.ts";
import type { Act } from "../domain/transitions.ts";

/** Directives and recommendations: the list. */
export const DIRECTIVES_PATH = "/dieu-hanh/chi-dao";
export const NEW_PATH = `${DIRECTIVES_PATH}/moi`;
/** What became of everything, for the next working session. */
export const SESSION_PATH = `${DIRECTIVES_PATH}/phien-lam-viec`;
export const SESSION_PDF_PATH = `${SESSION_PATH}.pdf`;

/** The page of one directive. */
export function directivePath(id: string): string {
  return `${DIRECTIVES_PATH}/${id}`;
}

/** The form of an act on it, and where the form is sent. */
export function actPath(id: string, act: Act): string {
  return `${directivePath(id)}/${ACT_SLUGS[act]}`;
}

/** The act that an address names, or undefined. */
export function actOfSlug(slug: string): Act | undefined {
  const acts: readonly Act[] = ["answer", "acknowledge", "accept", "send-back", "extend", "withdraw"];
  return acts.find((act) => ACT_SLUGS[act] === slug);
}

/** The figure as the page shows it: what it is, its value, its own address, the instant it is true for. */
export type FigureLink = {
  readonly label: string;
  readonly value: string;
  readonly href: string;
  readonly asOf: Instant;
};

/** The address that opens the form with a figure or a dossier kept as its source. */
export function newDirectivePath(source: FigureLink | { readonly dossierId: string }): string {
  const query: Record<string, string> =
    "dossierId" in source
      ? { "ho-so": source.dossierId }
      : { tu: source.href, nguon: source.label, so: source.value, luc: source.asOf.toString() };
  return `${NEW_PATH}?${new URLSearchParams(query).toString()}`;
}

const ACT_SLUGS = {
  answer: "tra-loi",
  acknowledge: "da-nhan",
  accept: "chap-nhan",
  "send-back": "tra-lai",
  extend: "gia-han",
  withdraw: "rut-lai",
} as const satisfies Record<Act, string>;
