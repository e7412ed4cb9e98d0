import { join } from "node:path";
import { build } from "esbuild";
import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "#platform/root.ts";
import { openBrowser } from "./browser.ts";

/** A page as data: what a server may send now and next. */
type Tree = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly inside: readonly (Tree | string)[];
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "src/ui/islands/patch-node.ts")],
    bundle: true,
    format: "iife",
    globalName: "patching",
    write: false,
  });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.evaluate(`${outputFiles[0]?.text ?? ""}; window.patching = patching; ${IN_PAGE}`);
});
afterAll(async () => browser.close());

/** Builds both trees in the page, patches the first, and tells whether they are equal and what was kept. */
const IN_PAGE = `
window.makeTree = (tree, owner) => {
  if (typeof tree === "string") return owner.createTextNode(tree);
  const made = owner.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) made.setAttribute(name, value);
  made.append(...tree.inside.map((one) => makeTree(one, owner)));
  return made;
};
window.tryPatch = (now, next) => {
  const other = document.implementation.createHTMLDocument("");
  const [here, there] = [makeTree(now, document), makeTree(next, other)];
  document.body.replaceChildren(here);
  patching.patchElement(here, there);
  here.normalize();
  there.normalize();
  return here.isEqualNode(there);
};
`;

const { tree } = fc.letrec<{ tree: Tree; inside: (Tree | string)[] }>((tie) => ({
  tree: fc.record({
    tag: fc.constantFrom("div", "span", "td", "a", "ul", "li"),
    attributes: fc.dictionary(fc.constantFrom("class", "href", "id", "data-x", "title"), fc.string({ maxLength: 4 }), {
      maxKeys: 3,
    }),
    inside: tie("inside"),
  }),
  inside: fc.array(fc.oneof({ maxDepth: 4 }, fc.string({ minLength: 1, maxLength: 5 }), tie("tree")), { maxLength: 4 }),
}));

describe("patching what a board shows", () => {
  it("makes any tree like any other", async () => {
    await fc.assert(
      fc.asyncProperty(tree, tree, async (now, next) => {
        const root = (one: Tree): Tree => ({ ...one, tag: "div", attributes: { class: "root" } });
        expect(await page.evaluate(`tryPatch(${JSON.stringify(root(now))}, ${JSON.stringify(root(next))})`)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("touches nothing that is the same: elements stay the ones they were", async () => {
    const list = (count: string): Tree => ({
      tag: "ul",
      attributes: {},
      inside: ["một", "hai", count].map((text) => ({ tag: "li", attributes: {}, inside: [text] })),
    });
    await page.evaluate(`
      window.kept = makeTree(${JSON.stringify(list("596"))}, document);
      document.body.replaceChildren(kept);
      window.before = [...kept.children];
      patching.patchElement(kept, makeTree(${JSON.stringify(list("597"))}, document.implementation.createHTMLDocument("")));
    `);
    expect(await page.evaluate("before.every((item, index) => kept.children[index] === item)")).toBe(true);
    expect(await page.evaluate("kept.textContent")).toBe("mộthai597");
  });

  it("leaves folded-out parts and typed words as the person left them", async () => {
    const form = (note: string): Tree => ({
      tag: "div",
      attributes: {},
      inside: [
        { tag: "details", attributes: {}, inside: [{ tag: "summary", attributes: {}, inside: [note] }, "bên trong"] },
        { tag: "input", attributes: { name: "q" }, inside: [] },
      ],
    });
    await page.evaluate(`
      window.kept = makeTree(${JSON.stringify(form("một"))}, document);
      document.body.replaceChildren(kept);
      kept.querySelector("details").open = true;
      kept.querySelector("input").value = "đang gõ";
      patching.patchElement(kept, makeTree(${JSON.stringify(form("hai"))}, document.implementation.createHTMLDocument("")));
    `);
    expect(await page.evaluate("kept.querySelector('details').open")).toBe(true);
    expect(await page.evaluate("kept.querySelector('input').value")).toBe("đang gõ");
    expect(await page.evaluate("kept.querySelector('summary').textContent")).toBe("hai");
  });

  it("runs nothing that a hostile answer carries", async () => {
    const before: Tree = { tag: "div", attributes: {}, inside: [] };
    await page.evaluate(`
      document.body.replaceChildren(window.kept = makeTree(${JSON.stringify(before)}, document));
      const parsed = new DOMParser().parseFromString("<div><script>window.ran = true</script></div>", "text/html");
      patching.patchElement(kept, parsed.querySelector("div"));
    `);
    expect(await page.evaluate("kept.querySelector('script') !== null")).toBe(true);
    expect(await page.evaluate("window.ran")).toBeUndefined();
  });
});
