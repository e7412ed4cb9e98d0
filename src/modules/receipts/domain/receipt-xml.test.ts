import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyInWords } from "#kernel/vnd.ts";
import { aBook, aReceipt } from "../testing.ts";
import { receiptContentXml, receiptFileXml, xmlContent } from "./receipt-xml.ts";

const between = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

/** Whether every element closes in order and nothing else opens: enough for what has no attributes. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ""] of xml.matchAll(/<(\/?)([^<>]*)>/g)) {
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!amp;|lt;|gt;|quot;)/.test(xml);
}

describe("the contents of a receipt as XML", () => {
  it("are these bytes", () => {
    expect(receiptContentXml(aReceipt(), aBook())).toBe(
      "<NoiDung><Ten>BIÊN LAI THU TIỀN PHÍ</Ten><KyHieuMau>01BLP</KyHieuMau><KyHieu>AA-26E</KyHieu><So>00000123</So>" +
        "<CanCu>Nghị định số 254/2026/NĐ-CP</CanCu><CoQuanThu><Ten>Sở Môi trường tỉnh Sơn Thủy</Ten>" +
        "<DiaChi>Số 1 đường Bến Đò, tỉnh Sơn Thủy</DiaChi><MaSoThue>0099080000</MaSoThue></CoQuanThu>" +
        "<BenNhanUyNhiem><Ten>Ngân hàng Thử nghiệm, chi nhánh Sơn Thủy</Ten><DiaChi>Số 9 đường Chợ Cũ, tỉnh Sơn Thủy</DiaChi>" +
        "<MaSoThue>0099920000-001</MaSoThue><VanBanUyNhiem>12/UNBL</VanBanUyNhiem><NgayUyNhiem>2026-06-15</NgayUyNhiem>" +
        "</BenNhanUyNhiem><NguoiNop><Ten>Hoàng Thị Ngọc Ánh</Ten>" +
        "<DiaChi>Số 12 đường Bến Đò, phường Cửa Đông, tỉnh Sơn Thủy</DiaChi></NguoiNop><MaHoSo>H99.08-261123-0001</MaHoSo>" +
        "<KhoanThu><Ma>P01</Ma><Ten>Phí thẩm định cấp giấy phép hoạt động</Ten><SoTien>1000000</SoTien></KhoanThu>" +
        "<KhoanThu><Ma>P02</Ma><Ten>Phí khai thác tư liệu</Ten><SoTien>5021</SoTien></KhoanThu>" +
        "<TongTien>1005021</TongTien>" +
        "<BangChu>Một triệu không trăm linh năm nghìn không trăm hai mươi mốt đồng</BangChu>" +
        "<HinhThucThanhToan>cash</HinhThucThanhToan><DiaDanh>Sơn Thủy</DiaDanh><NgayLap>2026-11-23</NgayLap>" +
        "<ThoiDiemLap>2026-11-23T09:15:00+07:00</ThoiDiemLap><NguoiThu>Lý Thị Thu</NguoiThu></NoiDung>",
    );
  });

  it("says the amount in words that are its figures", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (amount) => {
        const xml = receiptContentXml(aReceipt({ amount }), aBook());
        expect(between(xml, "TongTien")).toBe(String(amount));
        expect(between(xml, "BangChu")).toBe(moneyInWords(amount));
      }),
    );
  });

  it("are well formed and the same for every way to write the same letters, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (name, address) => {
        const payer = { name, address };
        const xml = receiptContentXml(aReceipt({ payer }), aBook());
        expect(isWellFormed(xml)).toBe(true);
        expect(receiptContentXml(aReceipt({ payer: { name: name.normalize("NFD"), address } }), aBook())).toBe(xml);
        // oxlint-disable-next-line no-control-regex
        expect(xml).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
      }),
    );
  });

  it("escape what would be read as markup", () => {
    expect(xmlContent(`<b>&"'\n\tx`)).toBe("&lt;b&gt;&amp;&quot;' x");
  });

  it("name the receipt that is replaced or adjusted", () => {
    const original = aReceipt({ number: 7 });
    const xml = (correction: "replacement" | "adjustment") =>
      receiptContentXml(aReceipt({ correction, correctsId: original.id }), aBook(), original);
    expect(xml("replacement")).toContain(
      "<ThayThe><KyHieuMau>01BLP</KyHieuMau><KyHieu>AA-26E</KyHieu><So>00000007</So>",
    );
    expect(xml("adjustment")).toContain("<DieuChinh><KyHieuMau>01BLP</KyHieuMau>");
  });

  it("stand unchanged in the file, with the state beside them", () => {
    const content = receiptContentXml(aReceipt(), aBook());
    const signature = { algorithm: "Ed25519", publicKey: "k", value: "v" };
    const file = receiptFileXml(content, {
      state: "cancelled",
      reason: "a < b",
      at: aReceipt().issuedAt,
      hash: "00",
      signature,
    });
    expect(file).toContain(content);
    expect(file).toContain("<TrangThai><Ma>cancelled</Ma><LyDo>a &lt; b</LyDo>");
    expect(file.endsWith("<ChuKyNguoiThu></ChuKyNguoiThu></BienLai>\n")).toBe(true);
  });
});
