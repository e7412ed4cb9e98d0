/**
 * JSON in one spelling: members by name, no spaces, Temporal values as ISO text. What was hashed once can be spelled and
 * hashed again with the same result.
 */
export function canonicalText(value: unknown): string {
  return spell(JSON.parse(JSON.stringify(value)));
}

function spell(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spell).join(",")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${spell(member)}`).join(",")}}`;
}
