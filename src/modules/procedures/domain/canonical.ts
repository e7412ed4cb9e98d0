import type { ProcedureContent } from "./procedure.ts";

/** JSON with keys in order, so that equal contents are equal text; the hash of a version is taken over it. */
export function canonicalContent(content: ProcedureContent): string {
  return JSON.stringify(ordered(content));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, ordered(entry)]));
}
