import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { BarList, type BarListProps } from "./bar-list.tsx";

const NAME = "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn, bộ phận tiếp nhận và trả kết quả số";

function ranking(over: Partial<BarListProps> = {}): string {
  return renderToString(
    <BarList
      id="cq"
      title="Theo cơ quan"
      axis="Cơ quan"
      series={[
        { name: "Đúng hạn", tone: "light" },
        { name: "Quá hạn", tone: "late" },
      ]}
      rows={Array.from({ length: 40 }, (_, index) => ({
        key: String(index),
        name: `${NAME} ${index}`,
        href: `/dieu-hanh/co-quan/${index}`,
        figures: [{ value: 1284 - index, href: `/x?cq=${index}` }, { value: index % 2 }],
      }))}
      {...over}
    />,
  );
}

describe("a ranking", () => {
  const html = ranking();

  it("is a table of its own with a bar in each row and links at names and numbers", () => {
    expect(html.match(/<th scope="row"><a href="\/dieu-hanh\/co-quan\//g)).toHaveLength(40);
    expect(html.match(/<a href="\/x\?cq=/g)).toHaveLength(40);
    expect(html.match(/class="mc-bar"/g)).toHaveLength(40);
    expect(html).not.toMatch(/ style=| on[a-z]+=/);
  });

  it("marks what is late by pattern and by weight, and only where there is something", () => {
    expect(html.match(/class="mc-number mc-wrong"/g)).toHaveLength(20);
    expect(html.match(/fill="url\(#cq-late\)"/g)).toHaveLength(20);
    expect(html).toContain('id="cq-late"');
  });

  it("keeps every bar inside its cell", () => {
    for (const [, x = "", width = ""] of html.matchAll(/<rect x="([\d.]+)%" y="1" width="([\d.]+)%"/g)) {
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(100.5);
    }
  });

  it("compares shares when each bar is filled", () => {
    const rows = [{ key: "a", name: "Tỉnh", figures: [{ value: 1 }, { value: 3 }] }];
    expect(ranking({ rows, fill: "each" })).toContain('x="25%" y="1" width="75%"');
  });

  it("folds the long tail out", () => {
    const short = ranking({ shown: 10 });
    expect(short).toContain("Xem thêm 30 dòng");
    expect(short.match(/<table/g)).toHaveLength(2);
    expect(short.match(/<th scope="row">/g)).toHaveLength(40);
  });

  it("stands with nothing, with noughts and with hostile names", () => {
    expect(ranking({ rows: [] })).toContain("chưa có số liệu");
    const nought = ranking({ rows: [{ key: "a", name: "A", figures: [{ value: 0 }, { value: 0 }] }] });
    expect(nought).not.toContain("NaN");
    expect(ranking({ rows: [{ key: "a", name: "<img src=x>", figures: [{ value: 1 }] }] })).not.toContain("<img");
  });

  it("shows a last column in words", () => {
    const rows = [{ key: "a", name: "A", figures: [{ value: 1 }, { value: 0 }], extra: "100 %" }];
    const shown = ranking({ rows, extraHead: "Tỷ lệ" });
    expect(shown).toContain("Tỷ lệ");
    expect(shown).toContain('<td class="mc-number">100 %</td>');
  });
});
