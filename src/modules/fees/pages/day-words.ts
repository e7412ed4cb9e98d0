import { formatDate, Temporal } from "#kernel/time.ts";

/** An ISO day as people write it. */
export function dayWords(iso: string): string {
  return formatDate(Temporal.PlainDate.from(iso));
}

/** `từ 01/07/2025 đến 31/12/2026`, or without an end. */
export function periodWords({ from, to }: { readonly from: string; readonly to: string | null }): string {
  return to === null ? `từ ${dayWords(from)}` : `từ ${dayWords(from)} đến ${dayWords(to)}`;
}
