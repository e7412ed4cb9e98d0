import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeTarget, sessionCookieName } from "./session-cookie.ts";

describe("where to go after signing in", () => {
  it.each(["/", "/can-bo", "/can-bo/ho-so/1?xong=ky#giay-to", "/a%2F..", "/can-bo/tra-cuu?q=a%20b"])(
    "%s is a page of this site",
    (target) => expect(safeTarget(target)).toBe(target),
  );

  it.each([
    undefined,
    null,
    7,
    ["/can-bo"],
    "",
    "can-bo",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/a\\b",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/a\r\nSet-Cookie: x=1",
    "/a b",
    "/ă",
    `/${"a".repeat(2001)}`,
  ])("%j is not: the start page instead", (target) => expect(safeTarget(target)).toBe("/can-bo"));

  it("never leaves the site, whatever is asked", { timeout: 60_000 }, () => {
    const parts = fc.array(fc.constantFrom("/", "\\", "..", "@", ":", "evil.example", "\t", "%2f", "?", "#", "a"), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(parts, (words) => {
        const target = safeTarget(`/${words.join("")}`);
        expect(new URL(target, "https://motcua.example").origin).toBe("https://motcua.example");
      }),
    );
  });
});

it("the cookie has the prefix that keeps neighbours out, where https allows it", () => {
  expect(sessionCookieName({ secure: true })).toBe("__Host-sid");
  expect(sessionCookieName({ secure: false })).toBe("sid");
});
