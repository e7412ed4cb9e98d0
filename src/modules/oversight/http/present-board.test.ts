import { describe, expect, it } from "vitest";
import { aBoard, aCell, anAgency, anAskedDirective, aPoint, day, NOW, plain } from "../testing.ts";
import { asOfInWords, presentAsked, presentCharts, presentFigures, type Scope } from "./present-board.ts";
import { presentVerdict } from "./present-verdict.ts";
import { presentWhy, whySentence } from "./present-why.ts";

const agencies = [anAgency("1"), anAgency("2"), anAgency("3")];
const board = aBoard({
  agencies,
  points: [aPoint("1", { received: 8, early: 4, late: 1 }), aPoint("2", { received: 2, early: 1 }, "online")],
  before: [aPoint("1", { received: 5, early: 4 })],
  stock: [aCell("1", "later", 3), aCell("1", "overdue", 2), aCell("2", "soon", 1)],
});
const presenting = (scope: Scope, agencyId?: string) => ({
  board,
  scope,
  agencyId,
  agencyHref: (id: string) => `/dieu-hanh?co-quan=${id}`,
});

describe("the verdict of a board", () => {
  it("answers whether it is on time, since when not, and where", () => {
    expect(presentVerdict(board).map(plain)).toEqual([
      "30 ngày qua đã giải quyết 6 hồ sơ, 83,3 % đúng hạn, 1 hồ sơ quá hạn (30 ngày trước đó là 100 %).",
      "Hiện có 6 hồ sơ đang giải quyết: 2 hồ sơ đã quá hạn, lâu nhất là hồ sơ hẹn trả ngày 20/11/2026, 1 hồ sơ sắp đến hạn.",
      "Hồ sơ quá hạn nhiều nhất ở S1 (2).",
    ]);
  });

  it("is plain when everything is well, and when there is nothing", () => {
    const well = aBoard({
      agencies,
      points: [aPoint("1", { received: 2, early: 2 })],
      stock: [aCell("1", "later", 1)],
    });
    expect(presentVerdict(well).map(plain)).toEqual([
      "30 ngày qua đã giải quyết 2 hồ sơ, tất cả đúng hạn.",
      "Hiện có 1 hồ sơ đang giải quyết, không hồ sơ nào quá hạn.",
    ]);
    expect(presentVerdict(aBoard({})).map(plain)).toEqual([
      "30 ngày qua chưa có hồ sơ nào được giải quyết xong.",
      "Hiện không có hồ sơ nào đang giải quyết.",
    ]);
  });
});

describe("the figures of a board", () => {
  it("each open their rows and the form of a directive", () => {
    const figures = presentFigures(presenting("centre"));
    expect(figures.map(({ label, value }) => [label, value])).toEqual([
      ["Tiếp nhận", 10],
      ["Đã giải quyết", 6],
      ["Đúng hạn", 5 / 6],
      ["Giải quyết quá hạn", 1],
      ["Trực tuyến", 0.2],
      ["Đang giải quyết", 6],
      ["Sắp đến hạn", 1],
      ["Đang quá hạn", 2],
    ]);
    for (const { href, directHref } of figures) {
      expect(href).toMatch(/^\/can-bo\/thong-ke\/ho-so\?so-lieu=[a-z-]+&tu=2026-10-27/);
      expect(new URL(directHref ?? "", "http://x").searchParams.get("tu")).toBe(href);
    }
  });

  it("say what is wrong and whether a change is good", () => {
    const of = (label: string) => presentFigures(presenting("centre")).find((figure) => figure.label === label);
    expect(of("Đang quá hạn")?.tone).toBe("wrong");
    expect(of("Đúng hạn")?.change?.means).toBe("worse");
    expect(of("Giải quyết quá hạn")?.change?.means).toBe("worse");
    expect(of("Tiếp nhận")?.change).toMatchObject({ by: 5, against: "30 ngày trước đó" });
  });

  it("are those of one agency when it was asked for", () => {
    for (const { href } of presentFigures(presenting("agency", "1"))) expect(href).toContain("don-vi=1");
  });
});

describe("the charts of a board", () => {
  it("rank the province, and tell the hours of the centre", () => {
    const province = presentCharts(presenting("province"));
    expect(province.ranking?.map(({ name, extra }) => [name, plain(extra ?? "")])).toEqual([
      ["S2", "100 %"],
      ["S1", "80,0 %"],
    ]);
    expect(province.hours).toBeUndefined();
    expect(province.online?.map(({ name, extra }) => [name, plain(extra ?? "")])).toEqual([
      ["S2", "100 %"],
      ["S1", "0 %"],
    ]);
    const centre = presentCharts(presenting("centre"));
    expect([centre.ranking, centre.hours?.columns.length]).toEqual([undefined, 5]);
  });

  it("leave out where it is late on the board of one agency, and lead to the boards of others", () => {
    expect(presentCharts(presenting("agency", "1")).late).toBeUndefined();
    const [first] = presentCharts(presenting("centre")).late?.rows ?? [];
    expect(first).toMatchObject({ name: "S1", href: "/dieu-hanh?co-quan=1", figures: [{ value: 2 }, { value: 1 }] });
  });

  it("tell every day of the trend, with the rows of that day alone", () => {
    const { trend } = presentCharts(presenting("centre"));
    expect(trend.points).toHaveLength(30);
    const [came] = trend.flows;
    expect(came?.figures.at(-1)).toMatchObject({ value: 10 });
    expect(came?.figures[0]?.href).toContain("tu=2026-10-27&den=2026-10-27");
    expect(trend.points.filter(({ off }) => off === "yes").length).toBeGreaterThanOrEqual(8);
  });
});

describe("what was asked of others", () => {
  it("stands soonest first, late ones marked", () => {
    const late = anAskedDirective({ id: "x", dueAt: NOW.subtract({ hours: 1 }), dueOn: day("2026-11-24") });
    const asked = presentAsked({ ...presenting("centre"), board: { ...board, asked: [late, anAskedDirective()] } });
    expect(asked.rows.map(({ href, to, isLate }) => [href, to, isLate])).toEqual([
      ["/dieu-hanh/chi-dao/x", "Sở 2", "yes"],
      ["/dieu-hanh/chi-dao/d", "Sở 2", "no"],
    ]);
    expect(asked.total).toBe(2);
    expect(asOfInWords(board)).toBe("15:00 ngày 25/11/2026");
  });
});

describe("why", () => {
  const lines = [
    { key: "agency", dossiers: 4, minutes: 900, lateDossiers: 3, lateMinutes: 540 },
    { key: "citizen", dossiers: 1, minutes: 90, lateDossiers: 1, lateMinutes: 20 },
  ];

  it("is told in hours, never nought where there was some, and in one sentence", () => {
    expect(presentWhy(lines).map(({ name, hours, dossiers }) => [name, hours, dossiers])).toEqual([
      ["Cơ quan giải quyết", 9, 3],
      ["Người nộp hồ sơ", 1, 1],
    ]);
    expect(plain(whySentence(lines))).toBe("96,4 % thời gian làm hồ sơ quá hạn nằm ở cơ quan giải quyết (3 hồ sơ).");
    expect(whySentence([])).toBe("");
  });
});
