import { foldVietnamese } from "#kernel/vietnamese.ts";

/** What banks are known to carry unharmed. */
export const PURPOSE_LENGTH = 25;

/**
 * What a payer writes into a transfer: capital letters, digits and spaces, at most 25, with the reference whole at its end,
 * because banks cut, fold and take marks out (handbook §5.5). A RangeError when the reference alone is longer.
 */
export function transferPurpose(reference: string, about = "NOP PHI"): string {
  if (!/^[A-Z0-9]{6,25}$/.test(reference)) throw new RangeError(`no reference for a purpose: ${reference}`);
  const words = foldVietnamese(about)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, " ")
    .trim();
  const room = PURPOSE_LENGTH - reference.length - 1;
  const short = words.slice(0, Math.max(room, 0)).trim();
  return short === "" ? reference : `${short} ${reference}`;
}
