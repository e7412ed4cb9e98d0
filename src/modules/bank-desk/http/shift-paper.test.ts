import { describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { openDeskPrinter } from "../use-cases/desk-printer.ts";
import type { ShiftReportView } from "../pages/shift-page.tsx";
import { shiftPaper, shiftSheet } from "./shift-paper.ts";
import { extractText, getDocumentProxy } from "unpdf";

const CENTRE = {
  ...{ id: "c", code: "X00", codeIsInvented: true, name: "Trung tâm Thử nghiệm", shortName: "TTTN", kind: "centre" },
  ...{ superiorName: "Văn phòng Thử", address: "Số 1", phone: "1", place: "Nơi Thử", website: "thu.example" },
} as const satisfies Agency;
const AT = Temporal.Instant.from("2026-11-23T10:00:00Z");
const line = (n: number, voided = "") => ({
  ...{ paymentId: `p${n}`, at: "09:15", receipts: `01BLP AA-26E 0000000${n}`, code: `H37.07-261123-000${n}`, voided },
  ...{ payer: "Nguyễn Văn Đức", channel: "Tiền mặt", amount: 119_000, outcome: "" },
});
const VIEW: ShiftReportView = {
  ...{ id: "s", tillName: "Quầy thử", teller: "Lý Thị Thu, Thu ngân", state: "closed", stateName: "Đã đóng" },
  ...{ opened: "07:30 23/11/2026", closed: "17:00 23/11/2026", openingSum: 0, opening: [], openingReason: "" },
  closing: [{ note: 100_000, pieces: 1, sum: 100_000 }],
  ...{ counted: 100_000, expected: 119_000, difference: "thiếu 19.000 đ", differs: "yes", reason: "Trả thừa" },
  confirmedBy: "Bế Bích Ngân, Kiểm soát viên",
  countedBy: "",
  drawer: [{ label: "Thu tiền mặt", amount: 119_000 }],
  lines: [line(1), line(2, "Đã hủy: Thu nhầm. Đề nghị: A. Duyệt: B")],
  sums: [{ channel: "Tiền mặt", count: 1, sum: 119_000 }],
  ...{ gaps: ["Số biên lai của ca liên tục, không thiếu số nào."], gapAlarm: "no" },
  handIns: [{ at: "16:50", slip: "NQ1", receiver: "Thủ quỹ", goesTo: "Nộp vào tài khoản", amount: 50_000 }],
  refunds: [{ at: "15:00", payee: "A", reference: "PC1", reason: "Rút hồ sơ", amount: 10_000 }],
  tries: [
    { at: "16:58", counted: 90_000, difference: "thiếu 29.000 đ" },
    { at: "17:00", counted: 100_000, difference: "thiếu 19.000 đ" },
  ],
};

describe("the report of a shift", () => {
  it("is printed with every receipt in order, voids, count, difference and three signatures", async () => {
    const printer = openDeskPrinter();
    const { bytes, pages } = await printer.print("shift.typ", shiftPaper(VIEW, CENTRE, AT), AT);
    printer.close();
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true });
    const said = text.replace(/\s+/g, " ");
    expect(pages).toBe(1);
    for (const words of [
      ...["TRUNG TÂM THỬ NGHIỆM", "BÁO CÁO CA THU PHÍ, LỆ PHÍ", "Quầy thử", "01BLP AA-26E 00000001"],
      ...["Đã hủy: Thu nhầm", "không thiếu số nào", "chứng từ NQ1", "phiếu chi PC1", "Một trăm nghìn đồng"],
      ...["thiếu 19.000 đ", "Trả thừa", "Đã đếm quỹ 2 lần", "THU NGÂN", "KIỂM SOÁT VIÊN", "KẾ TOÁN"],
    ]) {
      expect(said, words).toContain(words);
    }
    expect(said.indexOf("00000001")).toBeLessThan(said.indexOf("00000002"));
  });

  it("as a sheet has a row for each payment, voids too, and the count below", () => {
    const { table, rows } = shiftSheet(VIEW);
    expect([...(rows as readonly unknown[])]).toHaveLength(2);
    expect(JSON.stringify(table.below)).toContain("thiếu 19.000 đ");
  });
});
