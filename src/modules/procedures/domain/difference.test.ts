import { describe, expect, it } from "vitest";
import { aCase, aComponent, aProcedure } from "../testing.ts";
import { componentText, differenceBetween, differenceSentence, feeText } from "./difference.ts";

const sentences = (before = aProcedure(), after = aProcedure()) =>
  differenceBetween(before, after).map(differenceSentence);

describe("difference between two versions", () => {
  it("is empty for the same content", () => {
    expect(sentences()).toEqual([]);
  });

  it("says a changed limit in words of the law", () => {
    const longer = aCase({
      rule: { limit: { value: 15, unit: "calendar-day" }, mode: "end-of-day", legalBasis: "Điều 2" },
    });
    expect(sentences(aProcedure(), aProcedure({ cases: [longer] }))).toEqual([
      'Thời hạn: từ "5 ngày làm việc" thành "15 ngày"',
    ]);
  });

  it("says that a limit became unclear", () => {
    const unclear = aCase({ rule: null, limitText: "Không quá 5 ngày, trừ ngày niêm yết" });
    expect(sentences(aProcedure(), aProcedure({ cases: [unclear] }))).toEqual([
      'Thời hạn: từ "5 ngày làm việc" thành "cần xác nhận (Không quá 5 ngày, trừ ngày niêm yết)"',
    ]);
  });

  it("says papers and fees that came and went", () => {
    const before = aProcedure({ cases: [aCase({ fees: [{ kind: "phi", amount: 50000, note: "" }] })] });
    const after = aProcedure({
      cases: [
        aCase({
          components: [aComponent(), aComponent({ code: "TP02", name: "Bản vẽ", originals: 0, copies: 2 })],
          fees: [{ kind: "le-phi", amount: 1500000, note: "mỗi giấy" }],
        }),
      ],
    });
    expect(sentences(before, after)).toEqual([
      'Giấy tờ: thêm "Bản vẽ (2 bản sao)"',
      'Phí, lệ phí: bỏ "Phí 50.000 đ"',
      'Phí, lệ phí: thêm "Lệ phí 1.500.000 đ (mỗi giấy)"',
    ]);
  });

  it("names the case when there are several, and cases that came and went", () => {
    const second = aCase({ caseCode: "9.000001.02", caseName: "Cấp lại" });
    const before = aProcedure({ cases: [aCase(), second] });
    const after = aProcedure({
      cases: [aCase({ maxSupplements: 2 }), aCase({ caseCode: "9.000001.03", caseName: "Cấp đổi" })],
    });
    expect(sentences(before, after)).toEqual([
      'Trường hợp: bỏ "9.000001.02 Cấp lại"',
      'Số lần yêu cầu bổ sung (trường hợp 9.000001.01): từ "1" thành "2"',
      'Trường hợp: thêm "9.000001.03 Cấp đổi"',
    ]);
  });

  it("covers every other part of a version", () => {
    const after = aProcedure({
      name: "Tên mới",
      fieldName: "Lĩnh vực mới",
      agencyCode: null,
      agencyText: "",
      decisionNo: "2/QĐ-THU",
      legalBasis: [{ code: "2/2026/NĐ-THU", name: "" }],
      results: ["Giấy mới"],
      subjects: [],
      requirements: "Có điều kiện",
      steps: [],
      keywords: ["từ khoá"],
      channels: [{ channel: "online", limit: null, limitText: "2 ngày", fees: [] }],
      doubts: [{ kind: "agency", caseCode: null, vi: "Không ghi cơ quan thực hiện" }],
      cases: [aCase({ workflowCode: null, immediate: true, excludedPeriods: ["niêm yết"], supplementRule: "pause" })],
    });
    const subjects = new Set(differenceBetween(aProcedure(), after).map((line) => line.subject));
    expect([...subjects]).toEqual([
      "Tên thủ tục",
      "Lĩnh vực",
      "Cơ quan thực hiện",
      "Mã cơ quan giải quyết",
      "Quyết định công bố",
      "Trả kết quả ngay",
      "Khi bổ sung hồ sơ",
      "Thời gian không tính",
      "Quy trình",
      "Cách thức thực hiện",
      "Căn cứ pháp lý",
      "Kết quả",
      "Đối tượng thực hiện",
      "Yêu cầu, điều kiện",
      "Trình tự thực hiện",
      "Từ khoá",
      "Điểm cần xác nhận",
    ]);
  });

  it("keeps sentences short enough to read", () => {
    const [sentence] = sentences(aProcedure(), aProcedure({ requirements: "dài ".repeat(500) }));
    expect(sentence?.length).toBeLessThan(220);
    expect(sentence).toContain("…");
  });

  it("writes papers and fees", () => {
    expect(componentText(aComponent({ originals: 1, copies: 2 }))).toBe("Đơn đề nghị (1 bản chính, 2 bản sao)");
    expect(componentText(aComponent({ originals: 0 }))).toBe("Đơn đề nghị");
    expect(feeText({ kind: "phi", amount: null, note: "theo nghị quyết" })).toBe("Phí cần xác nhận (theo nghị quyết)");
    expect(feeText({ kind: "le-phi", amount: 100, note: "" })).toBe("Lệ phí 100 đ");
  });
});
