import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { FigureCard, FigureGrid, type FigureCardProps } from "./figure-card.tsx";

const card = (props: Partial<FigureCardProps> = {}): string =>
  renderToString(<FigureCard label="Đã tiếp nhận" value={1284} unit="hồ sơ" {...props} />).replaceAll("\u00a0", " ");

describe("a big figure", () => {
  it("is a link to its rows that says what it counts", () => {
    const html = card({ href: "/x?loai=nhan" });
    expect(html).toContain('<a href="/x?loai=nhan" aria-label="Đã tiếp nhận: 1.284 hồ sơ">1.284</a>');
    expect(card()).not.toContain("<a ");
  });

  it.each([
    [{ by: 120, against: "tháng trước" }, "Tăng 120 so với tháng trước"],
    [{ by: -12, against: "tháng trước", means: "worse" as const }, "Giảm 12 so với tháng trước, xấu đi"],
    [{ by: 4, against: "tháng trước", means: "better" as const }, "Tăng 4 so với tháng trước, tốt lên"],
    [{ by: 0, against: "hôm qua" }, "Không đổi so với hôm qua"],
  ])("says the change %j in words", (change, words) => {
    expect(card({ change }).replaceAll(/<!--.*?-->/g, "")).toContain(words);
  });

  it("draws an arrow upwards or downwards", () => {
    expect(card({ change: { by: 1, against: "x" } })).toContain('d="M5 0L10 9H0z"');
    expect(card({ change: { by: -1, against: "x" } })).toContain('d="M0 0H10L5 9z"');
    expect(card({ change: { by: 0, against: "x" } })).not.toContain("<path");
  });

  it("compares shares in points, not in per cent of per cent", () => {
    const html = card({ value: 0.878, format: "share", change: { by: 0.032, against: "quý trước" } });
    expect(html).toContain("87,8 %");
    expect(html).toContain("Tăng 3,2 điểm %");
  });

  it("says wrong with a mark and words besides red", () => {
    const html = card({ tone: "wrong" });
    expect(html).toContain("mc-figure-wrong");
    expect(html).toContain("Cần xem");
    expect(html).toContain("<svg");
    expect(card()).not.toContain("Cần xem");
  });

  it("tells unknown from nought, takes words, keeps hostile text as text", () => {
    expect(card({ value: undefined })).toContain("–");
    expect(card({ value: 0 })).toContain(">0<");
    expect(card({ value: "2 giờ 15 phút" })).toContain("2 giờ 15 phút");
    expect(card({ label: "<b>x</b>", note: "<i>y</i>" })).not.toMatch(/<[bi]>/);
  });

  it("stands in a named list", () => {
    const html = renderToString(<FigureGrid label="Số liệu chính">x</FigureGrid>);
    expect(html).toContain('<ul class="mc-figures" aria-label="Số liệu chính">');
  });
});
