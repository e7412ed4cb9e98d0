import { describe, expect, it } from "vitest";
import { en } from "./text/en.ts";
import { vi } from "./text/vi.ts";
import { inLanguage } from "./language.ts";

describe("the same page in another language", () => {
  it.each([
    ["/", "/?ngon-ngu=en"],
    ["/thu-tuc?q=c%C4%83n+c%C6%B0%E1%BB%9Bc", "/thu-tuc?q=c%C4%83n+c%C6%B0%E1%BB%9Bc&ngon-ngu=en"],
    ["/tra-cuu?ngon-ngu=vi&ma=1", "/tra-cuu?ngon-ngu=en&ma=1"],
    ["/tra-cuu?", "/tra-cuu?ngon-ngu=en"],
    ["/a?b=1?c", "/a?b=1&ngon-ngu=en"],
  ])("of %s is %s", (address, expected) => {
    expect(inLanguage(address, "en")).toBe(expected);
  });

  it("never leaves the page, whatever the query holds", () => {
    expect(inLanguage("/thu-tuc?q=//example.org/%0d%0aset-cookie:x", "en")).toMatch(
      /^\/thu-tuc\?q=[^\r\n/]+&ngon-ngu=en$/,
    );
  });
});

it("every word of the frame has its English, and none was forgotten in Vietnamese", () => {
  for (const [key, word] of Object.entries(en)) {
    expect(word, key).not.toBe("");
    if (key !== "product") expect(word, key).not.toBe(vi[key as keyof typeof vi]);
  }
});
