/** So few that their text is garbage before it grows old: long ropes of text cost more time to collect than to make. */
const GROUP = 100;

/** The bytes of the texts of many items, in their order. */
export function inGroups<T>(items: readonly T[], textOf: (item: T, index: number) => string): Buffer {
  const groups: Buffer[] = [];
  for (let from = 0; from < items.length; from += GROUP) {
    const texts = items.slice(from, from + GROUP).map((item, index) => textOf(item, from + index));
    groups.push(Buffer.from(texts.join("")));
  }
  return Buffer.concat(groups);
}
