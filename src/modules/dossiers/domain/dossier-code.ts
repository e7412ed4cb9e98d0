import { Temporal, type PlainDate } from "#kernel/time.ts";

export type DossierCode = { readonly agencyCode: string; readonly day: PlainDate; readonly ordinal: number };

const CODE = /^((?:\d{3}\.\d{2}\.\d{2,3}\.)?[A-Z]\d{2}(?:\.\d{1,3}){0,3})-(\d{2})(\d{2})(\d{2})-(\d{4,6})$/;

/** Writes a code: `H37.08-261123-0007`; the ordinal grows past 9999 and never wraps (handbook §2.3). */
export function formatDossierCode({ agencyCode, day, ordinal }: DossierCode): string {
  const yyMMdd = day.toString().slice(2).replaceAll("-", "");
  return `${agencyCode}-${yyMMdd}-${String(ordinal).padStart(4, "0")}`;
}

/** Reads a code as people type and scan it; undefined for what cannot be one, such as 30 February. */
export function parseDossierCode(typed: string): DossierCode | undefined {
  const match = CODE.exec(normaliseDossierCode(typed));
  if (match === null) return undefined;
  const [, agencyCode = "", yy = "", month = "", day = "", ordinal = ""] = match;
  const date = dateOf(`20${yy}-${month}-${day}`);
  return date === undefined ? undefined : { agencyCode, day: date, ordinal: Number(ordinal) };
}

/** The canonical spelling: full-width digits, any dash, spaces and lower case folded away; for echo and search. */
export function normaliseDossierCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\s\p{Cf}]/gu, "")
    .toUpperCase();
}

function dateOf(iso: string): PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(iso, { overflow: "reject" });
  } catch {
    return undefined;
  }
}
