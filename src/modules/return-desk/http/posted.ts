/** A posted form or query: one text for a name, or several. */
export type Posted = Readonly<Record<string, unknown>>;

const MOST = 70_000;

export function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Every text under a name. */
export function textsOf(posted: Posted, name: string): readonly string[] {
  const value = posted[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string").map((one) => one.slice(0, MOST));
}

/** The text under a name; the first one when it was sent several times, empty when it was not. */
export function textOf(posted: Posted, name: string): string {
  return textsOf(posted, name)[0] ?? "";
}

/** A count as people type it; what is none becomes one that no check lets through. */
export function countOf(posted: Posted, name: string): number {
  const text = textOf(posted, name).trim();
  return /^\d{1,4}$/.test(text) ? Number(text) : -1;
}
