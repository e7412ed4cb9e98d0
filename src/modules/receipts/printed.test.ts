import { createPublicKey, verify } from "node:crypto";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { afterAll, describe, expect, it, vi } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { useSecretKey } from "#platform/crypto.ts";
import { AGENCIES, PLACE } from "#modules/organizations/index.ts";
import { COPIES, presentReceiptSheet, type Printed } from "./domain/receipt-sheet.ts";
import { receiptContentXml, receiptFileXml } from "./domain/receipt-xml.ts";
import { aBook, aReceipt, PARTIES } from "./testing.ts";
import { openReceiptPrinter } from "./use-cases/open-receipt-printer.ts";
import { installationSigner } from "./use-cases/receipt-signer.ts";

// Processes and threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Temporal.Instant.from("2026-11-23T02:15:00Z");
const printer = openReceiptPrinter();
afterAll(() => printer.close());

function aPrinted(change: Partial<Printed> = {}): Printed {
  return {
    receipt: aReceipt(),
    book: aBook(),
    original: undefined,
    corrections: [],
    history: [],
    copies: COPIES,
    hash: "ab".repeat(32),
    checkUrl: "https://motcua.sonthuy.example/bien-lai?ky-hieu=AA-26E&so=123&so-tien=1005021",
    ...change,
  };
}

async function printed(change: Partial<Printed> = {}) {
  const pdf = await printer.printReceipt(presentReceiptSheet(aPrinted(change)), AT);
  const folder = process.env["PRINTED_RECEIPTS"];
  if (folder !== undefined) writeFileSync(join(folder, `${change.receipt?.state ?? "used"}.pdf`), pdf.bytes);
  const { text } = await extractText(new Uint8Array(pdf.bytes), { mergePages: true });
  return {
    pdf,
    text: text
      .replace(/(\s*\.){4,}/g, " … ")
      .replace(/\s+/g, " ")
      .trim(),
  };
}

describe("the printed receipt", () => {
  it("has all three copies, each on one A5 page with every line", async () => {
    const { pdf, text } = await printed();
    expect(pdf.pages).toBe(3);
    const document = await getDocumentProxy(new Uint8Array(pdf.bytes));
    const page = await document.getPage(1);
    expect(page.view.slice(2).map((points: number) => Math.round((points * 25.4) / 72))).toEqual([148, 210]);
    for (const line of [
      "Đơn vị thu: Sở Môi trường tỉnh Sơn Thủy",
      "Mã số thuế: 0099080000",
      "Bên nhận ủy nhiệm lập biên lai: Ngân hàng Thử nghiệm, chi nhánh Sơn Thủy",
      "Địa chỉ: Số 9 đường Chợ Cũ, tỉnh Sơn Thủy",
      "Mã số thuế: 0099920000-001. Văn bản ủy nhiệm số 12/UNBL ngày 15/06/2026",
      "Mẫu số: 01BLP",
      "Ký hiệu: AA-26E",
      "Số: 00000123",
      "BIÊN LAI THU TIỀN PHÍ",
      "Tên đơn vị hoặc người nộp tiền: Hoàng Thị Ngọc Ánh",
      "Địa chỉ: Số 12 đường Bến Đò, phường Cửa Đông, tỉnh Sơn Thủy",
      "Mã hồ sơ: H99.08-261123-0001",
      "Tên loại phí, lệ phí",
      "Phí thẩm định cấp giấy phép hoạt động 1.000.000",
      "Số tiền: 1.005.021 đ",
      "(Viết bằng chữ): Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng",
      "Hình thức thanh toán: Tiền mặt",
      "Sơn Thủy, ngày 23 tháng 11 năm 2026",
      "Người thu tiền",
      "Lý Thị Thu",
    ]) {
      expect(text.split(line), line).toHaveLength(4);
    }
    for (const copy of COPIES) expect(text.split(copy)).toHaveLength(2);
    expect(text).not.toContain("ĐÃ HỦY");
  });

  it("of lệ phí says so, without a delegate where there is none, and is no electronic one on paper", async () => {
    const lines = [{ kind: "le-phi", code: "L01", name: "Lệ phí cấp giấy phép", amount: 24 }] as const;
    const { text } = await printed({
      receipt: aReceipt({ kind: "le-phi", lines, amount: 24, method: "transfer" }),
      book: { parties: { ...PARTIES, delegate: null }, medium: "paper" },
      copies: [COPIES[1]],
    });
    expect(text).toContain("BIÊN LAI THU TIỀN LỆ PHÍ");
    expect(text).toContain("Hai mươi tư đồng");
    expect(text).toContain("Hình thức thanh toán: Chuyển khoản");
    expect(text).not.toContain("ủy nhiệm");
    expect(text).not.toContain("SHA-256");
    expect(text).not.toContain("Liên 1");
  });

  it("that was cancelled says so across every copy, with the reason", async () => {
    const history = [{ kind: "cancelled", reason: "Thu nhầm hồ sơ", at: AT }];
    const { text } = await printed({ receipt: aReceipt({ state: "cancelled" }), history });
    expect(text.split("ĐÃ HỦY")).toHaveLength(4);
    expect(text.split("Đã hủy lúc 09:15 23/11/2026. Lý do: Thu nhầm hồ sơ")).toHaveLength(4);
  });

  it("that was replaced and the one that replaces it name each other", async () => {
    const [old, fresh] = [aReceipt({ state: "replaced" }), aReceipt({ number: 124, correction: "replacement" })];
    expect((await printed({ receipt: old, corrections: [fresh] })).text).toContain(
      "Đã bị thay thế bằng biên lai 01BLP AA-26E 00000124.",
    );
    expect((await printed({ receipt: fresh, original: old })).text).toContain(
      "Thay thế biên lai 01BLP AA-26E 00000123.",
    );
  });

  it("is PDF/UA with a title and the same bytes each time", async () => {
    const [one, two] = [await printed(), await printed()];
    expect(Buffer.from(one.pdf.bytes).equals(Buffer.from(two.pdf.bytes))).toBe(true);
    const meta = await getMeta(await getDocumentProxy(new Uint8Array(one.pdf.bytes)));
    expect(meta.info["Title"]).toBe("BIÊN LAI THU TIỀN PHÍ");
    expect(Buffer.from(one.pdf.bytes).toString("latin1")).toContain("pdfuaid");
  });

  it("keeps the longest names and a hundred items readable", async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({
      kind: "phi" as const,
      code: "",
      name: `Phí thẩm định nội dung số ${index + 1} của hồ sơ đề nghị`,
      amount: 1,
    }));
    const { text, pdf } = await printed({
      receipt: aReceipt({
        lines,
        amount: 60,
        payer: { name: "Ẵng Đặng Thị Ữu ".repeat(12).trim(), address: "x".repeat(300) },
      }),
      copies: [COPIES[0]],
    });
    expect(pdf.pages).toBeGreaterThan(1);
    for (const { name } of lines) expect(text).toContain(name);
  });
});

describe("templates", () => {
  it("name no unit and no place", () => {
    const names = [PLACE, ...AGENCIES.flatMap(({ name, shortName }) => [name, shortName])];
    for (const file of globSync("templates/*.typ", { cwd: import.meta.dirname })) {
      const source = readFileSync(join(import.meta.dirname, file), "utf8").toLocaleLowerCase("vi");
      expect(names.filter((name) => source.includes(name.toLocaleLowerCase("vi")))).toEqual([]);
      expect(source).not.toMatch(/trung tâm|sở |ubnd|ngân hàng|bưu điện/);
    }
  });
});

describe("the XML file", () => {
  it("is signed by the installation over the bytes of its contents, the same each time", () => {
    useSecretKey("0123456789abcdef".repeat(4));
    const content = receiptContentXml(aReceipt(), aBook());
    const signature = installationSigner().sign(Buffer.from(content));
    expect(installationSigner().sign(Buffer.from(content))).toEqual(signature);
    const file = receiptFileXml(content, { state: "used", reason: "", at: null, hash: "00", signature });
    const signed = file.slice(file.indexOf("<NoiDung>"), file.indexOf("</NoiDung>") + "</NoiDung>".length);
    const key = createPublicKey({ key: Buffer.from(signature.publicKey, "base64"), format: "der", type: "spki" });
    const value = Buffer.from(signature.value, "base64");
    expect(verify(null, Buffer.from(signed), key, value)).toBe(true);
    expect(verify(null, Buffer.from(signed.replace("1005021", "1005022")), key, value)).toBe(false);
    useSecretKey("fedcba9876543210".repeat(4));
    expect(installationSigner().sign(Buffer.from(content)).publicKey).not.toBe(signature.publicKey);
  });
});
