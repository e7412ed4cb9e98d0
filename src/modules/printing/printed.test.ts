import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Temporal } from "#kernel/time.ts";
import type { Pdf } from "#platform/pdf/typesetter.ts";
import { presentApology } from "./domain/apology.ts";
import { presentControlSlip } from "./domain/control-slip.ts";
import { REGIMES } from "./domain/form-set.ts";
import { presentHandOverSheet } from "./domain/hand-over-sheet.ts";
import { presentReceipt } from "./domain/receipt.ts";
import { presentRefusal } from "./domain/refusal-slip.ts";
import { presentRegister } from "./domain/register.ts";
import { presentReturnReceipt } from "./domain/return-receipt.ts";
import type { Applicant, Sheet } from "./domain/sheet.ts";
import { presentStopNotice } from "./domain/stop-notice.ts";
import { presentSupplementRequest } from "./domain/supplement-request.ts";
import {
  anApology,
  APPLICANT,
  aControlSlip,
  aHandOverSheet,
  aReceipt,
  aRegister,
  aRefusalSlip,
  aReturnReceipt,
  aStopNotice,
  aSupplementSheet,
  HEADING,
} from "./testing.ts";
import { openPrinter } from "./use-cases/print-sheet.ts";

// Processes and threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Temporal.Instant.from("2026-11-23T02:15:00Z");
const printer = openPrinter();
afterAll(() => printer.close());

async function read(pdf: Pdf): Promise<string> {
  const { text } = await extractText(new Uint8Array(pdf.bytes), { mergePages: true });
  return squeeze(text);
}

/** Lines are broken by the layout, dots fill what is empty: neither is part of what a form says. */
function squeeze(text: string): string {
  return text
    .replace(/\u200B/g, "")
    .replace(/(\s*\.){4,}/g, " … ")
    .replace(/\s+/g, " ")
    .trim();
}

async function printed(sheet: Sheet): Promise<{ readonly text: string; readonly pdf: Pdf }> {
  const pdf = await printer.print(sheet, AT);
  return { text: await read(pdf), pdf };
}

async function pageSizes(pdf: Pdf): Promise<readonly string[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
  return pages.map((page) =>
    page.view
      .slice(2)
      .map((points: number) => Math.round((points * 25.4) / 72))
      .join("x"),
  );
}

const MARKS = "Ẵng Đặng Thị Ữu ẶẴẤẬẨ ỀỂỄỆ ỒỔỖỘ ỜỞỠỢ ỪỬỮỰ ỲỶỸỴ đắn đường O'Brien Đặng-Ngọc";

describe("Mẫu 01", () => {
  it("fits one A5 page for three papers and says every line of the form", async () => {
    const { text, pdf } = await printed(presentReceipt(aReceipt()));
    expect(await pageSizes(pdf)).toEqual(["148x210"]);
    for (const line of [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH SƠN THỦY",
      "Sơn Thủy, ngày 23 tháng 11 năm 2026",
      "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
      "Bộ phận tiếp nhận và trả kết quả: Quầy tiếp nhận lĩnh vực Đất đai",
      "Tiếp nhận hồ sơ của: Hoàng Thị Ngọc Ánh",
      "Địa chỉ: Số 12 đường Bến Đò, phường Cửa Đông, tỉnh Sơn Thủy",
      "Số điện thoại: 0912 345 678",
      "Email: ngocanh.hoang@thu.example",
      "Số CMND/Thẻ căn cước/Hộ chiếu: 020198004321",
      "Nội dung yêu cầu giải quyết: Đăng ký biến động quyền sử dụng đất",
      "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:",
      "2. Số lượng hồ sơ: 01 (bộ)",
      "3. Thời gian giải quyết hồ sơ theo quy định là: 05 ngày làm việc",
      "4. Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 23 tháng 11 năm 2026",
      "5. Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
      "6. Đăng ký nhận kết quả tại: Quầy trả kết quả",
      "Vào Sổ theo dõi hồ sơ, Quyển số: … Số thứ tự: …",
      "NGƯỜI NỘP HỒ SƠ",
      "NGƯỜI TIẾP NHẬN HỒ SƠ",
      "(Ký và ghi rõ họ tên)",
      "H99.08-261123-0001",
      "https://motcua.sonthuy.example/tra-cuu",
      "K7M2QX4P",
    ]) {
      expect(text).toContain(line);
    }
    for (const column of ["TT", "Thành phần hồ sơ", "Số lượng", "Bản chính", "Bản chứng thực", "Bản photo"]) {
      expect(text).toContain(column);
    }
    for (const { name } of aReceipt().papers) expect(text).toContain(name);
  });

  it("breaks forty long papers over pages with the head repeated, twice when two copies are printed", async () => {
    const papers = Array.from({ length: 40 }, (_, index) => ({
      name: `Giấy tờ thứ ${index + 1}: trích lục bản đồ địa chính kèm biên bản xác nhận ranh giới`,
      originals: 1,
      certified: 0,
      photocopies: 0,
    }));
    const { text, pdf } = await printed(
      presentReceipt(aReceipt({ papers, heading: { ...HEADING, copies: "kept-and-given" } })),
    );
    expect(pdf.pages % 2).toBe(0);
    const pages = pdf.pages / 2;
    expect(pages).toBeGreaterThanOrEqual(3);
    expect(text.match(/Bản chứng thực/g)?.length).toBeGreaterThanOrEqual(4);
    for (const { name } of papers) expect(text.split(`${name} `)).toHaveLength(3);
    for (let page = 1; page <= pages; page += 1) expect(text.split(`Trang ${page}/${pages}`)).toHaveLength(3);
    expect(text).toContain("(Liên: Lưu)");
    expect(text).toContain("(Liên: Giao khách hàng)");
  });

  it("prints dotted lines for what is empty and only the receiver's signature for online dossiers", async () => {
    const applicant: Applicant = { owner: "", submitter: "", address: "", phone: "", email: "", nationalId: "" };
    const { text, pdf } = await printed(
      presentReceipt(aReceipt({ applicant, papers: [], dueAt: null, signedBy: "receiver-only" })),
    );
    expect(pdf.pages).toBe(1);
    for (const label of ["Tiếp nhận hồ sơ của: …", "Địa chỉ: …", "Số điện thoại: …", "kết quả giải quyết hồ sơ: …"]) {
      expect(text).toContain(label);
    }
    expect(text).not.toContain("NGƯỜI NỘP HỒ SƠ");
  });

  it("prints every mark of Vietnamese, decomposed input composed, and hostile names as letters (B-25)", async () => {
    const names = [
      MARKS,
      MARKS.normalize("NFD"),
      "<img src=x onerror=alert(1)>",
      "'; DROP TABLE dossier;--",
      "#panic() $a$ *b* \\n @x",
    ];
    for (const owner of names) {
      const { text } = await printed(presentReceipt(aReceipt({ applicant: { ...APPLICANT, owner } })));
      expect(text).toContain(`Tiếp nhận hồ sơ của: ${owner.normalize("NFC")} Địa chỉ`);
      expect(text).toBe(text.normalize("NFC"));
    }
  });

  it("breaks a word of 150 letters instead of losing it beyond the edge", async () => {
    const owner = "Nguyễn".repeat(25);
    const { text, pdf } = await printed(presentReceipt(aReceipt({ applicant: { ...APPLICANT, owner } })));
    expect(text.replaceAll(" ", "")).toContain(owner);
    expect((await pageSizes(pdf))[0]).toBe("148x210");
    expect(await rightmostInk(pdf)).toBeLessThan((148 * 72) / 25.4 - 20);
  });

  it("offers the second stage after a financial obligation", async () => {
    const { text } = await printed(presentReceipt(aReceipt({ secondStage: { receivedAt: AT, dueAt: null } })));
    expect(text).toContain("6. Thời gian nhận hồ sơ (giai đoạn 2 nếu có): 09 giờ 15 phút");
    expect(text).toContain("7. Thời gian trả kết quả giải quyết hồ sơ (giai đoạn 2 nếu có): …");
  });

  it("is the same file for the same facts, tagged, titled and in Vietnamese", async () => {
    const [first, second] = [await printed(presentReceipt(aReceipt())), await printed(presentReceipt(aReceipt()))];
    expect(Buffer.compare(first.pdf.bytes, second.pdf.bytes)).toBe(0);
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(first.pdf.bytes)));
    expect(info).toMatchObject({ Title: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", Language: "vi-VN" });
  });
});

describe("the other forms", () => {
  it("Mẫu 02", async () => {
    const { text, pdf } = await printed(
      presentSupplementRequest(aSupplementSheet({ submittedAt: AT, suppliedBy: AT })),
    );
    expect(await pageSizes(pdf)).toEqual(["148x210"]);
    for (const line of [
      "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
      "Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy:",
      "Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Hoàng Thị Ngọc Ánh",
      "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
      "Lý do: Giấy chứng nhận nộp kèm",
      "Mã hồ sơ: H99.08-261123-0001",
      "Thời gian nộp: 09 giờ 15 phút",
      "Hạn bổ sung: 09 giờ 15 phút",
      "NGƯỜI HƯỚNG DẪN",
    ]) {
      expect(text).toContain(line);
    }
  });

  it("Mẫu 03, at the counter and online", async () => {
    const { text } = await printed(presentRefusal(aRefusalSlip()));
    for (const line of [
      "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
      "Qua xem xét, Bộ phận tiếp nhận Trung tâm Phục vụ hành chính công tỉnh Sơn Thủy thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Thửa đất",
      "Xin thông báo cho Ông/Bà được biết và thực hiện.",
      "NGƯỜI NỘP HỒ SƠ",
    ]) {
      expect(text).toContain(line);
    }
    const online = await printed(presentRefusal(aRefusalSlip({ submittedAt: AT, signedBy: "receiver-only" })));
    expect(online.text).toContain("Số căn cước: 020198004321");
    expect(online.text).toContain("NGƯỜI TỪ CHỐI");
    expect(online.text).not.toContain("NGƯỜI NỘP HỒ SƠ");
  });

  it.each([
    ["TT 03/2025", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"],
    ["TT 01/2018", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"],
  ] as const)("Mẫu 04 of %s", async (regime, title) => {
    const letter = anApology();
    const { text } = await printed(presentApology({ ...letter, heading: { ...letter.heading, regime } }));
    for (const line of [
      title,
      "Số: 12/PXL",
      "Kính gửi: Hoàng Thị Ngọc Ánh",
      "Ngày 23 tháng 11 năm 2026, Sở Nông nghiệp và Môi trường tiếp nhận hồ sơ",
      "Mã hồ sơ: H99.08-261123-0001",
      "Ngày hẹn trả kết quả: 16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
      "Lý do: Cơ quan phối hợp",
      "Thời gian hẹn trả kết quả lại: 16 giờ 30 phút, ngày 08 tháng 12 năm 2026",
      "Nơi nhận:",
      "Như trên;",
      "Lưu: VT.",
      "GIÁM ĐỐC",
    ]) {
      expect(text).toContain(line);
    }
    const draft = await printed(presentApology(anApology({ letterNumber: "" })));
    expect(draft.text).toContain("Số: ……/PXL");
  });

  it("Mẫu 05 of 2025", async () => {
    const { text } = await printed(presentStopNotice(aStopNotice()));
    for (const line of [
      "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
      "Số: 7/TB",
      "Căn cứ: Điều 19",
      "Phí, lệ phí đã nộp: Chưa thu.",
    ]) {
      expect(text).toContain(line);
    }
  });

  it.each(REGIMES)("phiếu kiểm soát of %s", async (regime) => {
    const { text, pdf } = await printed(presentControlSlip(aControlSlip({ heading: { ...HEADING, regime } })));
    expect((await pageSizes(pdf))[0]).toBe(regime === "TT 03/2025" ? "210x297" : "148x210");
    for (const line of [
      "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
      "Kèm theo hồ sơ của: Hoàng Thị Ngọc Ánh",
      "Ngày nhận: 09 giờ 15 phút",
      "Ngày, giờ hẹn trả kết quả: 16 giờ 30 phút",
      "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Quản lý đất đai",
      "Cơ quan phối hợp giải quyết hồ sơ: Thuế tỉnh Sơn Thủy; UBND phường Cửa Đông",
      "TÊN CƠ QUAN",
      "THỜI GIAN GIAO, NHẬN HỒ SƠ",
      "GHI CHÚ",
      "1. Giao: Quầy tiếp nhận lĩnh vực Đất đai",
      "2. Nhận: Phòng Quản lý đất đai",
      "14 giờ 00 phút, ngày 23 tháng 11 năm 2026",
      "1. Giao: …",
    ]) {
      expect(text).toContain(line);
    }
    expect(text.match(/Người giao/g)).toHaveLength(4);
    expect(text).toMatch(/KẾT QUẢ.*GIẢI QUYẾT.*Trước hạn\/ ?đúng hạn\/ ?quá hạn/);
  });

  it("giấy bàn giao hồ sơ", async () => {
    const { text, pdf } = await printed(presentHandOverSheet(aHandOverSheet()));
    expect(await pageSizes(pdf)).toEqual(["210x297"]);
    for (const line of [
      "GIẤY BÀN GIAO HỒ SƠ",
      "I. GIAO HỒ SƠ",
      "II. NHẬN KẾT QUẢ",
      "Đề nghị trả kết quả chậm nhất: 16 giờ 30 phút, ngày 01 tháng 12 năm 2026",
      "BÊN BÀN GIAO",
      "XÁC NHẬN",
    ]) {
      expect(text).toContain(line);
    }
  });

  it("sổ theo dõi hồ sơ, across pages with ordinals that run on", async () => {
    const { text, pdf } = await printed(presentRegister(aRegister(60)));
    expect(pdf.pages).toBeGreaterThan(2);
    expect(new Set(await pageSizes(pdf))).toEqual(new Set(["297x210"]));
    for (const line of [
      "SỔ THEO DÕI HỒ SƠ",
      "Quyển số: 01",
      "Tên TTHC (nội dung)",
      "Phương thức nhận kết quả, ký nhận",
      "160",
    ]) {
      expect(text).toContain(line);
    }
    expect(text.match(/Mã hồ sơ/g)).toHaveLength(pdf.pages);
  });

  it("giấy biên nhận trả kết quả", async () => {
    const { text } = await printed(presentReturnReceipt(aReturnReceipt()));
    for (const line of [
      "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ",
      "Chủ hồ sơ: Hoàng Thị Ngọc Ánh",
      "Loại kết quả",
      "Trích yếu",
      "Ngày trả",
      "AA 01234567",
      "Giấy ủy quyền: Số 45/2026",
      "Người nhận đã ký trên bảng ký lúc 15:05",
    ]) {
      expect(text).toContain(line);
    }
  });

  it("giấy biên nhận shows the signature that was drawn, between the title and the name", async () => {
    const signatureSvg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200"><path d="M10 100L200 50L400 150" stroke="#000"/></svg>';
    const plain = await printed(presentReturnReceipt(aReturnReceipt()));
    const signed = await printed(presentReturnReceipt(aReturnReceipt({ signatureSvg })));
    expect(signed.pdf.pages).toBe(plain.pdf.pages);
    expect(signed.text).toBe(plain.text);
    expect(Buffer.from(signed.pdf.bytes).equals(Buffer.from(plain.pdf.bytes))).toBe(false);
    expect(Buffer.from(signed.pdf.bytes).toString("latin1")).toContain("/Figure");
    await expect(printed(presentReturnReceipt(aReturnReceipt({ signatureSvg: "<svg" })))).rejects.toThrow();
  });
});

/** The right end of the rightmost text on the first page, in points. */
async function rightmostInk(pdf: Pdf): Promise<number> {
  const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
  const { items } = await (await document.getPage(1)).getTextContent();
  return Math.max(...items.map((item) => ("width" in item ? Number(item.transform[4]) + item.width : 0)));
}
