/**
 * JSON with sorted keys and no spaces: one spelling for one value, whatever wrote it.
 * Undefined members are left out, Temporal values become ISO text, text is NFC as it came.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value))));
}

/** The same for a value that came out of `JSON.parse` already. */
export function canonicalParsed(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
