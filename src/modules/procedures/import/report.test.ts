import { describe, expect, it } from "vitest";
import { REPORT_HEADER, reportRow, type ReportEntry } from "./report.ts";

const entry: ReportEntry = {
  line: 7,
  code: "1.000001",
  name: "Cấp giấy",
  outcome: "doubtful",
  reasons: ["a"],
  dossiers: [],
};

describe("report of an import", () => {
  it("has one column for each cell of the header", () => {
    const columns = REPORT_HEADER.trim().split(",").length;
    expect(reportRow(entry).trim().split(",")).toHaveLength(columns);
    expect(reportRow(entry)).toBe("7,1.000001,Cấp giấy,Cần xác nhận,a,\r\n");
  });

  it("quotes commas, quotes and line breaks", () => {
    const row = reportRow({ ...entry, name: 'Cấp "giấy", mới', reasons: ["dòng 1\ndòng 2", "b"] });
    expect(row).toBe('7,1.000001,"Cấp ""giấy"", mới",Cần xác nhận,"dòng 1\ndòng 2; b",\r\n');
  });

  it.each(["=HYPERLINK(1)", "+84", "-1", "@x", "\tx"])("makes the formula %j text (B-33)", (name) => {
    expect(reportRow({ ...entry, name })).toContain(`"'${name}"`);
  });

  it("names outcomes and dossiers", () => {
    expect(reportRow({ ...entry, outcome: "rejected" })).toContain("Không nhập được");
    const updated = reportRow({ ...entry, outcome: "updated", dossiers: ["H37.08-261123-0001", "H37.08-261123-0002"] });
    expect(updated).toContain("Phiên bản mới");
    expect(updated).toContain("H37.08-261123-0001 H37.08-261123-0002");
  });
});
