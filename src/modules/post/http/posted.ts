/** A posted form or query. */
export type Posted = Readonly<Record<string, unknown>>;

export function asPosted(value: unknown): Posted {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** The text under a name; the first one when it was sent several times, empty when it was not. */
export function textOf(posted: Posted, name: string): string {
  return textsOf(posted, name)[0] ?? "";
}

/** Every text under a name. */
export function textsOf(posted: Posted, name: string): readonly string[] {
  const value = posted[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

/** The one of several that was sent, or the first of them. */
export function oneOf<const T extends string>(text: string, choices: readonly [T, ...T[]]): T {
  return choices.find((choice) => choice === text) ?? choices[0];
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text can be the id of something. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
