const MOST_FIELDS = 20_000;
const LONGEST = 2_000;

/** The fields of a form or an address as text by name, the first of a repeated one. */
export function typedText(source: unknown): Readonly<Record<string, string>> {
  if (typeof source !== "object" || source === null) return {};
  const entries = Object.entries(source)
    .slice(0, MOST_FIELDS)
    .flatMap(([name, value]: [string, unknown]): [string, string][] => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === "string" ? [[name, first.slice(0, LONGEST)]] : [];
    });
  return Object.fromEntries(entries);
}
