import { describe, expect, it } from "vitest";
import { buildSearchIndex, search, type SearchDocument } from "./search-index.ts";

function document(code: string, name: string, over: Partial<SearchDocument> = {}): SearchDocument {
  return { code, name, keywords: [], caseNames: [], fieldName: "", agencyName: "", ours: true, ...over };
}

const documents = [
  document("9.000001", "Cấp giấy phép thả diều"),
  document("9.000002", "Cấp lại giấy phép thả diều"),
  document("9.000003", "Cấp giấy phép thả diều", { ours: false }),
  document("9.000004", "Cấp giấy phép thả diều cho người nước ngoài"),
  document("9.000005", "Đăng ký nuôi chim", { keywords: ["bồ câu", "chim cảnh"], fieldName: "Chăn nuôi" }),
  document("9.000006", "Gia hạn sử dụng ao", { caseNames: ["Ao nuôi cá", "Ao sen"], agencyName: "Sở Thí dụ" }),
  document("9.000007", "Xác nhận mất mát tài sản"),
  document("9.000008", "Xác nhận mật khẩu"),
];
const index = buildSearchIndex(documents);
const codes = (text: string, limit = 3) => search(index, text, limit).map((hit) => documents[hit.index]?.code);

describe("order of answers", () => {
  it("puts ours before the same elsewhere, the plain before the special", () => {
    expect(codes("thả diều", 4)).toHaveLength(4);
    const order = codes("giấy phép thả diều", 5);
    expect(order[0]).toBe("9.000001");
    expect(order.indexOf("9.000003")).toBeGreaterThan(order.indexOf("9.000001"));
    expect(order.indexOf("9.000004")).toBeGreaterThan(order.indexOf("9.000001"));
  });

  it("follows what was asked: again, or for foreigners", () => {
    expect(codes("cấp lại giấy phép thả diều")[0]).toBe("9.000002");
    expect(codes("thả diều người nước ngoài")[0]).toBe("9.000004");
  });

  it("uses diacritics when they are typed, and does without", () => {
    expect(codes("xác nhận mất")[0]).toBe("9.000007");
    expect(codes("xác nhận mật")[0]).toBe("9.000008");
    expect(codes("xac nhan mat", 2).toSorted()).toEqual(["9.000007", "9.000008"]);
  });

  it("finds by keyword, case, field and agency", () => {
    expect(codes("bo cau")[0]).toBe("9.000005");
    expect(codes("ao sen")[0]).toBe("9.000006");
    expect(codes("chăn nuôi")[0]).toBe("9.000005");
    expect(codes("sở thí dụ")[0]).toBe("9.000006");
  });

  it("gives scores between nothing and one, best first", () => {
    const hits = search(index, "giấy phép thả diều", 10);
    const scores = hits.map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.max(...scores)).toBeLessThanOrEqual(1);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it("answers nothing to nothing and to words that nobody knows", () => {
    expect(search(index, "", 5)).toEqual([]);
    expect(search(index, "???", 5)).toEqual([]);
    expect(search(index, "qqqqwwww", 5)).toEqual([]);
    expect(search(buildSearchIndex([]), "diều", 5)).toEqual([]);
  });

  it("finds the beginning of a code in order, and words when no code begins so", () => {
    expect(codes("9.0000", 3)).toEqual(["9.000001", "9.000002", "9.000003"]);
    expect(codes("9.000005.01")).toEqual(["9.000005"]);
    expect(codes("8.123456")).toEqual([]);
  });
});
