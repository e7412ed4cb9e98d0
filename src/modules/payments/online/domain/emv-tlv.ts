/** One data object of an EMVCo code: two digits that say what it is, and its value. */
export type Tlv = readonly [id: string, value: string];

const LONGEST = 99;

/** Writes data objects one after the other, each with its length in two digits; throws RangeError for what has no form. */
export function writeTlv(objects: readonly Tlv[]): string {
  return objects
    .map(([id, value]) => {
      if (!/^\d\d$/.test(id) || !/^[ -~]*$/.test(value) || value.length === 0 || value.length > LONGEST) {
        throw new RangeError(`the data object ${id} cannot be written`);
      }
      return `${id}${String(value.length).padStart(2, "0")}${value}`;
    })
    .join("");
}

/** Reads data objects in their order; undefined when the lengths do not fit or an object stands there twice. */
export function readTlv(text: string): ReadonlyMap<string, string> | undefined {
  const found = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const head = /^(\d\d)(\d\d)$/.exec(text.slice(at, at + 4));
    if (head === null) return undefined;
    const [, id = "", digits = ""] = head;
    const length = Number(digits);
    const value = text.slice(at + 4, at + 4 + length);
    if (length === 0 || value.length !== length || found.has(id)) return undefined;
    found.set(id, value);
    at += 4 + length;
  }
  return found;
}
