/** A posted form or query: one text for a name, or several. */
export type Posted = Readonly<Record<string, unknown>>;

export function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** Every text under a name. */
export function textsOf(posted: Posted, name: string): readonly string[] {
  const value = posted[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

/** The text under a name; the first one when it was sent several times, empty when it was not. */
export function textOf(posted: Posted, name: string): string {
  return textsOf(posted, name)[0] ?? "";
}
