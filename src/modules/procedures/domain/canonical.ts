import type { ProcedureContent } from "./procedure.ts";

/** JSON with keys in order, so that equal contents are equal text; the hash of a version is taken over it. */
export function canonicalContent(content: ProcedureContent): string {
  return canonical(content);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `"${key}":${canonical(entry)}`).join(",")}}`;
}
