import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { columnsOf, headRowsOf, type ReportHead } from "./report-head.ts";
import { ReportTable } from "./report-table.tsx";

/** The heading of biểu II.06: three rows and the row of numbers. */
const II06: readonly ReportHead[] = [
  { key: "stt", head: "STT", number: "(1)", kind: "text" },
  { key: "ten", head: "Lĩnh vực", number: "(2)", kind: "name" },
  {
    head: "Số lượng hồ sơ tiếp nhận",
    under: [
      { key: "3", head: "Tổng số", number: "(3)=(4)+(5)+(6)" },
      {
        head: "Trong kỳ",
        under: [
          { key: "4", head: "Trực tuyến", number: "(4)" },
          { key: "5", head: "Trực tiếp, dịch vụ bưu chính", number: "(5)" },
        ],
      },
      { key: "6", head: "Từ kỳ trước", number: "(6)" },
    ],
  },
];

describe("merged headings", () => {
  it("span and reach down as the form has them", () => {
    const rows = headRowsOf(II06).map((cells) => cells.map(({ head, across, down }) => `${head} ${across}x${down}`));
    expect(rows).toEqual([
      ["STT 1x3", "Lĩnh vực 1x3", "Số lượng hồ sơ tiếp nhận 4x1"],
      ["Tổng số 1x2", "Trong kỳ 2x1", "Từ kỳ trước 1x2"],
      ["Trực tuyến 1x1", "Trực tiếp, dịch vụ bưu chính 1x1"],
    ]);
  });

  it("always fill the rectangle exactly", () => {
    const { heads } = fc.letrec<{ heads: ReportHead[]; head: ReportHead }>((tie) => ({
      heads: fc.array(tie("head"), { minLength: 1, maxLength: 4 }),
      head: fc.oneof(
        { maxDepth: 3 },
        fc.record({ key: fc.uuid(), head: fc.string() }),
        fc.record({ head: fc.string(), under: tie("heads") }),
      ),
    }));
    fc.assert(
      fc.property(heads, (some) => {
        const rows = headRowsOf(some);
        const area = rows.flat().reduce((sum, { across, down }) => sum + across * down, 0);
        expect(area).toBe(rows.length * columnsOf(some).length);
        const keys = rows.flat().map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe("a statutory table", () => {
  const html = renderToString(
    <ReportTable
      caption="Biểu II.06a"
      captionShown="yes"
      heads={II06}
      rows={[
        { key: "t", kind: "total", cells: ["", "TỔNG SỐ", { value: 1284, href: "/x?o=3" }, 1, 2, 3] },
        { key: "g", kind: "group", cells: ["A", "Sở, ban, ngành"] },
        {
          key: "r",
          cells: [
            "1",
            "<b>Tư pháp</b>",
            { value: 9, href: "/x", tone: "wrong" },
            undefined,
            0,
            { value: 0.5, format: "share" },
          ],
        },
      ]}
    />,
  );

  it("has the row of column numbers, broken before signs only", () => {
    expect(html).toContain("(3)<wbr/>=(4)<wbr/>+(5)<wbr/>+(6)");
    expect(html.match(/mc-report-numbers/g)).toHaveLength(1);
    expect(renderToString(<ReportTable caption="x" heads={[{ key: "a", head: "A" }]} rows={[]} />)).not.toContain(
      "mc-report-numbers",
    );
  });

  it("has links in cells, unknown apart from nought, shares in per cent", () => {
    expect(html).toContain('<a href="/x?o=3">1.284</a>');
    expect(html).toContain("<td>–</td><td>0</td><td>50,0\u00a0%</td>");
  });

  it("says what is wrong with a mark and words besides red", () => {
    expect(html).toContain("Cần xem: ");
    expect(html).toContain('class="mc-wrong"');
  });

  it("heads its rows, lets a group run across, and shows names as text", () => {
    expect(html).toMatch(
      /<tr class="mc-report-group"><td class="mc-report-text">A<\/td><th scope="row" class="mc-report-run" colspan="5">/i,
    );
    expect(html).toContain("mc-report-total");
    expect(html).not.toContain("<b>");
  });

  it("scrolls in a box that the keyboard reaches", () => {
    expect(html).toMatch(/<div class="mc-report-wrap" tabindex="0" role="region" aria-label="Biểu II.06a">/i);
    expect(html).not.toMatch(/ style=/);
  });

  it("says so when the period is empty", () => {
    expect(renderToString(<ReportTable caption="x" heads={II06} rows={[]} />)).toContain("Kỳ này không có hồ sơ nào.");
  });
});
