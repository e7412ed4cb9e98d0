/** What the person changed and the server does not know. */
const KEPT = new Set(["open", "data-sent"]);

/** Makes one element like another by changing only what differs, so that focus, scroll and folded-out parts stay. */
export function patchElement(now: Element, next: Element): void {
  if (now.isEqualNode(next)) return;
  patchAttributes(now, next);
  const [before, after] = [[...now.childNodes], [...next.childNodes]];
  after.forEach((wanted, index) => {
    const present = before[index];
    if (present === undefined) now.append(document.importNode(wanted, true));
    else if (!patched(present, wanted)) present.replaceWith(document.importNode(wanted, true));
  });
  before.slice(after.length).forEach((gone) => gone.remove());
}

function patched(now: Node, next: Node): boolean {
  if (now instanceof Element && isElement(next)) {
    if (now.tagName !== next.tagName || now.id !== next.id) return false;
    patchElement(now, next);
    return true;
  }
  if (now.nodeType !== Node.TEXT_NODE || next.nodeType !== Node.TEXT_NODE) return false;
  if (now.nodeValue !== next.nodeValue) now.nodeValue = next.nodeValue;
  return true;
}

/** An element of another document is none of this window's classes everywhere. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function patchAttributes(now: Element, next: Element): void {
  for (const { name, value } of [...next.attributes]) {
    if (!KEPT.has(name) && now.getAttribute(name) !== value) now.setAttribute(name, value);
  }
  for (const { name } of [...now.attributes]) {
    if (!KEPT.has(name) && !next.hasAttribute(name)) now.removeAttribute(name);
  }
}
