/**
 * JSON in the one spelling that PostgreSQL gives back for `jsonb::text`: keys by length and then by bytes, a space
 * after each comma and colon. What was hashed when it was written can so be hashed again as it is read, untouched.
 * Undefined members are left out, Temporal values become ISO text. Throws on numbers that are neither safe integers nor of
 * ordinary size.
 */
export function canonicalJson(value: unknown): string {
  return spell(JSON.parse(JSON.stringify(value)));
}

function spell(value: unknown): string {
  if (typeof value === "number") return spellNumber(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spell).join(", ")}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => byLengthThenBytes(a, b));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${spell(member)}`).join(", ")}}`;
}

const LARGEST = 1e15;
const SMALLEST_STEP = 1e-6;

function spellNumber(value: number): string {
  const size = Math.abs(value);
  if (Number.isSafeInteger(value)) return JSON.stringify(value);
  if (size >= LARGEST || (size > 0 && size < SMALLEST_STEP)) throw new RangeError(`${value} has no one spelling`);
  return JSON.stringify(value);
}

function byLengthThenBytes(a: string, b: string): number {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length - right.length || left.compare(right);
}
