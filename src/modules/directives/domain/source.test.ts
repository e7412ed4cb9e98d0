import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figureSource, isOwnPath } from "./source.ts";

const FIGURE = {
  kind: "figure",
  label: "Hồ sơ quá hạn, Sở Xây dựng",
  value: "12",
  href: "/dieu-hanh?co-quan=H37.07&luc=2026-11-23T02:15:00Z",
  asOf: "2026-11-23T02:15:00Z",
} as const;

describe("addresses", () => {
  it.each(["/", "/dieu-hanh", "/can-bo/ho-so/1?xong=1#lich-su", "/dieu-hanh/bao-cao/II.06a?ky=2026-Q3&o=B7"])(
    "%s is ours",
    (href) => {
      expect(isOwnPath(href)).toBe(true);
    },
  );

  it.each([
    "https://xau.example/dieu-hanh",
    "//xau.example/x",
    "/\\xau.example",
    "\\\\xau.example",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "/\tjavascript:alert(1)",
    "data:text/html,x",
    "dieu-hanh",
    "",
    "/x y",
    '/x"onmouseover=alert(1)',
    "/<script>",
    "/\u0000",
    "/\u202Egnp",
    `/${"x".repeat(1001)}`,
  ])("%j is not", (href) => {
    expect(isOwnPath(href)).toBe(false);
  });

  it("whatever is ours stays on this host, however a browser reads it", () => {
    const tricky = fc
      .array(fc.constantFrom("/", "\\", ":", "@", ".", "a", "?", "#", "%", "\t", "\n", "xau.example", "javascript:"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          tricky,
          tricky.map((text) => `/${text}`),
        ),
        (href) => {
          if (!isOwnPath(href)) return;
          expect(new URL(href, "https://motcua.example").origin).toBe("https://motcua.example");
        },
      ),
      { numRuns: 5_000 },
    );
  });
});

describe("a figure", () => {
  it("is kept as it was shown", () => {
    expect(figureSource(FIGURE)).toMatchObject({
      ok: true,
      value: { label: FIGURE.label, value: "12", dossierId: null },
    });
    expect(figureSource({ ...FIGURE, asOf: "" })).toMatchObject({ ok: true, value: { asOf: null } });
  });

  it.each([
    [{ href: "https://xau.example" }, "not-ours"],
    [{ label: "  " }, "incomplete"],
    [{ label: "x".repeat(301) }, "incomplete"],
    [{ value: "\u0007" }, "incomplete"],
    [{ asOf: "hôm qua" }, "incomplete"],
  ] as const)("%j is refused: %s", (change, error) => {
    expect(figureSource({ ...FIGURE, ...change })).toEqual({ ok: false, error });
  });
});
