/** A posted form, or a query. */
export type Posted = Readonly<Record<string, unknown>>;

/** What was sent, as names and values; nothing where it is no form. */
export function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** The text under a name; the first one when it was sent several times, empty when it was not. */
export function textOf(posted: Posted, name: string): string {
  return textsOf(posted, name)[0] ?? "";
}

/** Every text under a name: boxes that were ticked. */
export function textsOf(posted: Posted, name: string): readonly string[] {
  const value = posted[name];
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === "string");
}

/** A count as people type it; NaN where it is none, undefined where the field was left empty. */
export function countIn(posted: Posted, name: string): number | undefined {
  const text = textOf(posted, name).trim();
  if (text === "") return undefined;
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}
