import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { HeatMap, levelOf } from "./heat-map.tsx";

const columns = [
  { key: "2", name: "Thứ hai", short: "T2" },
  { key: "3", name: "Thứ ba", short: "T3" },
];

describe("load by hour and weekday", () => {
  const html = renderToString(
    <HeatMap
      id="gio"
      title="Giờ đông khách"
      axis="Giờ"
      columns={columns}
      rows={[
        { key: "7", name: "7–8", figures: [{ value: 0 }, { value: 4, href: "/x?gio=7&thu=3" }] },
        { key: "9", name: "9–10", figures: [{ value: 1284, href: "/x" }, { value: undefined }] },
      ]}
    />,
  );

  it("is a table with the number in every cell, so that it says the same without colour", () => {
    expect(html).toContain(">1.284</a>");
    expect(html).toContain('<a href="/x?gio=7&amp;thu=3">4</a>');
    expect(html.match(/scope="row"/g)).toHaveLength(2);
    expect(html).not.toMatch(/ style=/);
  });

  it("tells nought from outside working time", () => {
    expect(html).toContain('<td class="mc-heat-0">0</td>');
    expect(html).toContain('<td class="mc-heat-none"></td>');
  });

  it("says in words when it is busiest", () => expect(html).toContain("Đông nhất: Thứ hai 9–10, 1.284."));

  it("says so when nobody came", () => {
    const rows = [{ key: "7", name: "7–8", figures: [{ value: 0 }] }];
    expect(renderToString(<HeatMap id="g" title="G" axis="Giờ" columns={columns} rows={rows} />)).toContain(
      "chưa có số liệu",
    );
  });
});

describe("the shade of a cell", () => {
  it("is nothing for nought, the darkest for the highest, and never lighter for more", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), fc.nat(100_000), (highest, a, b) => {
        const [less, more] = [Math.min(a, b, highest), Math.min(Math.max(a, b), highest)];
        expect(levelOf(less, highest)).toBeLessThanOrEqual(levelOf(more, highest));
        expect(levelOf(highest, highest)).toBe(5);
        expect(levelOf(0, highest)).toBe(0);
        if (more > 0) expect(levelOf(more, highest)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
