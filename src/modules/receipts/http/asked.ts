import type { Typed } from "../domain/typed-fields.ts";

/** The text under a name of a query or form; the first one when it was sent several times. */
export function textIn(values: unknown, name: string, most = 500): string {
  const value: unknown = typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first.slice(0, most).trim() : "";
}

/** Every text of a form by its field. */
export function typedIn(body: unknown): Typed {
  if (typeof body !== "object" || body === null) return {};
  return Object.fromEntries(Object.keys(body).map((name) => [name, textIn(body, name)]));
}

/** Whether a text is an id as this system writes them. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
