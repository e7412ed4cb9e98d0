/** The text under a name of a query, form or path, cut to a length no honest one reaches; empty when there is none. */
export function textIn(values: unknown, name: string): string {
  const value: unknown = typeof values === "object" && values !== null ? Reflect.get(values, name) : undefined;
  return typeof value === "string" ? value.slice(0, 200) : "";
}
