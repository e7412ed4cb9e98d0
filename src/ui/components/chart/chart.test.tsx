import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Histogram } from "./histogram.tsx";
import { summaryOf } from "./summary.ts";
import { TrendChart, type TrendChartProps } from "./trend-chart.tsx";

const HOSTILE = `"><script>alert(1)</script>`;
const days = Array.from({ length: 33 }, (_, index) => ({
  key: String(index),
  label: `${index + 1}/1`,
  name: `Ngày ${index + 1}/01/2019`,
  ...(index % 7 === 6 ? { off: "yes" as const } : {}),
}));

function month(over: Partial<TrendChartProps> = {}): string {
  return renderToString(
    <TrendChart
      id="ngay"
      title="Tiếp nhận và giải quyết"
      axis="Ngày"
      points={days}
      series={[
        { name: "Tiếp nhận", as: "column", figures: days.map(({ key }) => ({ value: 1284, href: `/x?ngay=${key}` })) },
        { name: "Giải quyết", as: "line", figures: days.map((_, index) => ({ value: index })) },
      ]}
      {...over}
    />,
  );
}

/** What the content policy refuses and what a reader without eyes needs. */
function expectSound(html: string): void {
  expect(html).not.toMatch(/ style=|<style|<script| on[a-z]+=/);
  for (const [, id = ""] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)) {
    expect(html).toContain(`id="${id}"`);
  }
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id = ""] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
}

describe("a chart over time", () => {
  const html = month();

  it("is a named drawing with sentences and its table behind", () => {
    expectSound(html);
    expect(html).toContain('<h2 class="mc-chart-title" id="ngay-ten">Tiếp nhận và giải quyết</h2>');
    expect(html).toContain("Giải quyết: đầu kỳ 0 (Ngày 1/01/2019), cuối kỳ 32 (Ngày 33/01/2019)");
    expect(html).toContain("<summary>Bảng số liệu</summary>");
    expect(html.match(/<th scope="row">/g)).toHaveLength(33);
  });

  it("has each mark and each cell lead to its rows, and only the cells in the tab order", () => {
    expect(html.match(/<a href="\/x\?ngay=\d+" tabindex/gi)).toHaveLength(33);
    expect(html.match(/<td><a href="\/x\?ngay=/g)).toHaveLength(33);
    expect(html.match(/tabindex="-1"/gi)).toHaveLength(33);
    expect(html).toContain("<title>Ngày 1/01/2019, Tiếp nhận: 1.284</title>");
  });

  it("is one picture without links and a group with them, because a picture hides its links", () => {
    expect(html).toContain('role="group"');
    expect(month({ series: [{ name: "Tiếp nhận", as: "line", figures: [{ value: 1 }] }] })).toContain('role="img"');
  });

  it("tells series apart without colour", () => {
    const two = month({
      series: [
        { name: "Trực tuyến", as: "column", figures: [{ value: 1 }] },
        { name: "Trực tiếp", as: "column", figures: [{ value: 2 }] },
        { name: "Quá hạn", as: "column", tone: "late", figures: [{ value: 3 }] },
      ],
    });
    expectSound(two);
    const fills = [...two.matchAll(/<g fill="([^"]+)"/g)].map(([, fill]) => fill);
    expect(fills).toEqual(["#0b5a7d", "url(#ngay-hatched)", "url(#ngay-late)"]);
    const lines = month({
      series: ["Năm nay", "Năm trước"].map((name) => ({ name, as: "line" as const, figures: [{ value: 1 }] })),
    });
    expect(lines).toContain("mc-line mc-line-second");
    expect(lines).toContain("mc-dot mc-dot-second");
  });

  it("shows days off, the target and its name", () => {
    const withTarget = month({ target: { value: 2000, name: "chỉ tiêu 2.000" } });
    expect(withTarget.match(/class="mc-day-off" x=/g)).toHaveLength(4);
    expect(withTarget.match(/chỉ tiêu 2\.000/g)?.length).toBeGreaterThanOrEqual(3);
    expect(withTarget).toContain("ngày nghỉ");
  });

  it("leaves a gap where nothing is known", () => {
    const figures = [{ value: 1 }, { value: undefined }, { value: 3 }, { value: 4 }];
    const gap = month({ series: [{ name: "A", as: "line", figures }] });
    expect(gap.match(/<circle cx/g)).toHaveLength(3);
    expect(gap.match(/<line x1="[\d.]+%" y1/g)).toHaveLength(1);
    expect(gap).toContain("<td>–</td>");
  });

  it("stands with no, one and huge figures", () => {
    const none = month({ points: [], series: [], empty: "Chưa có hồ sơ nào trong kỳ." });
    expect(none).toContain("Chưa có hồ sơ nào trong kỳ.");
    expect(none).not.toContain("<svg");
    const one = month({ points: days.slice(0, 1), series: [{ name: "A", as: "column", figures: [{ value: 7 }] }] });
    expect(one).toContain('width="24%"');
    expect(one).not.toContain("NaN");
    const huge = month({ series: [{ name: "A", as: "column", figures: [{ value: 9_876_543_210 }] }] });
    expect(huge).toContain("10\u00a0tỷ");
    expect(huge).toContain("9.876.543.210");
    expect(month({ series: [{ name: "A", as: "column", figures: days.map(() => ({ value: 0 })) }] })).not.toContain(
      "NaN",
    );
  });

  it("shows hostile names as text", () => {
    const bad = month({
      title: HOSTILE,
      series: [{ name: HOSTILE, as: "column", figures: [{ value: 1, href: HOSTILE }] }],
    });
    expect(bad).not.toContain("<script");
    expect(bad).not.toContain('href=""><');
  });

  it("stays light: six months on one board under 100 KB", () => {
    expect(Buffer.byteLength(html) * 6).toBeLessThan(100 * 1024);
  });
});

describe("ageing", () => {
  const bands = [
    { key: "a", label: "0–1", name: "Đến 1 ngày", value: 40, href: "/x?tuoi=a" },
    { key: "b", label: "> 20", name: "Trên 20 ngày", value: 1284, tone: "late" as const },
  ];

  it("has the number on each column, lateness hatched and named, and a table", () => {
    const html = renderToString(<Histogram id="tuoi" title="Tuổi hồ sơ" axis="Ngày" counted="Hồ sơ" bands={bands} />);
    expectSound(html);
    expect(html).toMatch(/mc-on-column"[^>]*>1\.284</);
    expect(html).toContain('fill="url(#tuoi-late)"');
    expect(html).toContain("quá hạn");
    expect(html).toContain("Đến 1 ngày: 40. Trên 20 ngày: 1.284.");
  });

  it("says so when nothing is there", () => {
    const none = bands.map((band) => ({ ...band, value: 0 }));
    expect(renderToString(<Histogram id="t" title="T" axis="N" counted="H" bands={none} />)).toContain(
      "chưa có số liệu",
    );
  });
});

describe("the sentence of a chart", () => {
  it("tells beginning, end, height and target", () => {
    expect(
      summaryOf({
        points: [{ label: "T1" }, { label: "T2" }, { label: "T3" }],
        series: [
          { name: "Tỷ lệ", figures: [{ value: 0.9 }, { value: 0.95 }, { value: 0.878 }] },
          { name: "Khác", figures: [] },
        ],
        format: "share",
        target: { value: 0.95, name: "Chỉ tiêu" },
      }).replaceAll("\u00a0", " "),
    ).toBe(
      "Tỷ lệ: đầu kỳ 90,0 % (T1), cuối kỳ 87,8 % (T3), cao nhất 95,0 % (T2). Khác: chưa có số liệu. Chỉ tiêu: 95,0 %.",
    );
  });
});
