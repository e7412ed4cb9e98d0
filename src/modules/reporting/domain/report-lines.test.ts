import { describe, expect, it } from "vitest";
import { aReport } from "../testing-report.ts";
import { holds, periodLine, asOfLine, sayCell, sayNote, sayReconciliation, unknownNotes } from "./report-lines.ts";
import { compareReports, sameFigures } from "./compare-reports.ts";
import { reportPaper } from "./report-paper.ts";
import { Temporal } from "#kernel/time.ts";

describe("the lines of a report", () => {
  it("say period and instant", () => {
    expect(periodLine(aReport())).toBe("Tháng 11 năm 2026 (Từ ngày 01/11/2026 đến ngày 30/11/2026)");
    expect(asOfLine(aReport())).toBe("Tính đến 16:30 25/11/2026");
    const free = { ...aReport().period, name: "Từ ngày 01/11/2026 đến ngày 30/11/2026" };
    expect(periodLine({ period: free })).toBe(free.name);
  });

  it("say by how much parts do not add up (B-52)", () => {
    const broken = { text: "Tổng = 16 sở + Điện lực", left: 1284, right: 1294 };
    expect(sayReconciliation(broken)).toBe("Tổng = 16 sở + Điện lực: 1.284 ≠ 1.294, lệch 10");
    expect(holds(broken)).toBe(false);
    expect(sayReconciliation({ ...broken, right: 1284 })).toBe("Tổng = 16 sở + Điện lực: 1.284 = 1.284");
  });

  it("say cells as people write figures, and never 0 for what was not recorded", () => {
    expect(sayCell({ kind: "count", value: 1284 })).toBe("1.284");
    expect(sayCell({ kind: "percent", value: 0.985 })).toBe("98,5%");
    expect(sayCell({ kind: "percent", value: null })).toBe("–");
    expect(sayCell({ kind: "decimal", value: 7.25, digits: 2 })).toBe("7,25");
    expect(sayCell({ kind: "money", value: 119_000_000 })).toBe("119.000.000 đ");
    expect(sayCell({ kind: "unknown", why: "chưa ghi nhận" })).toBe("–");
    expect(unknownNotes(aReport())).toEqual(["“–” ở cột Tiếp nhận – Tỷ lệ: chưa ghi nhận."]);
    expect(aReport().notes.map(sayNote)).toEqual(["Trong đó rút 2."]);
  });

  it("go on paper whole, with the date as official papers write it", () => {
    const letterhead = { superior: "UBND tỉnh", agency: "Sở Xây dựng", place: "Lạng Sơn" };
    const paper = reportPaper(aReport(), letterhead, Temporal.PlainDate.from("2026-02-05"));
    expect(paper).toMatchObject({ date: "ngày 05 tháng 02 năm 2026", agency: "SỞ XÂY DỰNG", numbered: "no" });
    expect(paper.rows[0]?.cells).toEqual(["1", "=1+1 Đất đai", "1.284", "98,5%"]);
  });
});

describe("compareReports", () => {
  const row = (key: string, value: number) => ({
    ...{ key, kind: "row" as const },
    cells: [
      { kind: "text" as const, text: "1" },
      { kind: "text" as const, text: `Lĩnh vực ${key}` },
      { kind: "count" as const, value, behind: { measure: "received" as const, fieldCode: key } },
      { kind: "percent" as const, value: null },
    ],
  });

  it("finds nothing between a report and itself, asked at another instant", () => {
    const later = { ...aReport(), asOf: aReport().asOf.add({ hours: 24 }) };
    expect(compareReports(aReport(), later)).toEqual([]);
    expect(sameFigures(aReport(), later)).toBe(true);
  });

  it("tells each changed cell from old to new with the dossiers behind it", () => {
    const [before, after] = [aReport({ rows: [row("F1", 5)] }), aReport({ rows: [row("F1", 7)] })];
    expect(compareReports(before, after)).toEqual([
      {
        ...{ row: "Lĩnh vực F1", column: "Tiếp nhận – Tổng số", kind: "row", before: "5", after: "7", difference: 2 },
        behind: { measure: "received", fieldCode: "F1" },
      },
    ]);
    expect(sameFigures(before, after)).toBe(false);
  });

  it("tells rows that came and went, but not that they moved up", () => {
    const before = aReport({ rows: [row("F1", 5), row("F2", 1)] });
    const after = aReport({ rows: [row("F2", 1), row("F3", 4)] });
    const changes = compareReports(before, after);
    expect(new Set(changes.map((change) => change.row))).toEqual(new Set(["Lĩnh vực F1", "Lĩnh vực F3"]));
    expect(changes.find(({ row: name, column }) => name === "Lĩnh vực F3" && column.includes("Tổng"))).toMatchObject({
      ...{ before: undefined, after: "4", difference: undefined },
    });
  });

  it("sees a balance that no longer holds", () => {
    const broken = aReport({ reconciliations: [{ text: "(3) = (7) + (11)", left: 1284, right: 1283 }] });
    expect(sameFigures(aReport(), broken)).toBe(false);
  });
});
