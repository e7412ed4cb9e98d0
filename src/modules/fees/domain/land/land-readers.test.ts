import { describe, expect, it } from "vitest";
import { readCost } from "./read-cost.ts";
import { readLevy } from "./read-levy.ts";
import { readService, readType } from "./read-type.ts";

describe("a price in the words of a land office", () => {
  it.each([
    ["1.622.000 đồng/giấy", [1_622_000], "giấy"],
    ["4.000.000 đồng", [4_000_000], ""],
    ["902.500 đồng/hồ sơ/thửa/GCN", [902_500], "hồ sơ/thửa/giấy chứng nhận"],
    ["280.000 - 410.000 VNĐ/Hồ sơ/Thửa/GCN", [280_000, 410_000], "hồ sơ/thửa/giấy chứng nhận"],
    ["30.000 đồng.", [30_000], ""],
    ["500 đ / bản", [500], "bản"],
  ])("reads %s", (text, amounts, per) => {
    expect(readCost(text)).toEqual({ amounts, per });
  });

  it.each(["", "theo quy định", "1.62.000 đồng", "10 USD", "-5.000 đồng", "1,5 triệu đồng"])(
    "does not guess %j",
    (text) => {
      expect(readCost(text)).toBeUndefined();
    },
  );
});

describe("a heading", () => {
  it.each([
    ["Hồ sơ tổ chức (Cấp mới)", "organisation", "new"],
    ["Hồ sơ hộ gia đình, cá nhân (Chỉnh lý)", "person", "change"],
    ["Hồ sơ cá nhân (Cấp mới)", "person", "new"],
    ["Hộ gia đình, cá nhân", "person", null],
    ["Tổ chức", "organisation", null],
    ["Phí thẩm định", null, null],
    ["Hồ sơ tổ chức (Chỉnh lý - Sạt lở tự nhiên)", "organisation", "chinh-ly-sat-lo-tu-nhien"],
  ])("reads %s", (text, subject, act) => {
    const read = readType(text);
    expect([read.subject, read.act?.value ?? null]).toEqual([subject, act]);
  });

  it("keeps abbreviations, and both ways of saying land and asset are one", () => {
    expect(readType("Hồ sơ tổ chức (VPĐKĐĐ cấp)").act?.label).toBe("VPĐKĐĐ cấp");
    expect(readService("Đối với cả đất và tài sản")).toEqual(readService("Đối với đất và tài sản"));
    expect(readService("Đối với đất").value).toBe("land");
    expect(readService("Cấp GCN về tài sản")).toEqual({ value: "cap-gcn-ve-tai-san", label: "cấp GCN về tài sản" });
  });
});

describe("lệ phí in prose", () => {
  const rowsOf = (text: string) => {
    const levy = readLevy(text);
    return levy.kind === "rows"
      ? levy.rows.map(({ amount, when }) => `${amount} ${when.map((one) => one.in.join()).join(" ")}`.trim())
      : levy.kind;
  };

  it.each([
    ["Không có", "none"],
    ["Không quy định lệ phí riêng, chi phí đã bao gồm trong mức phí.", "none"],
    ["", "none"],
    ["Theo quy định của Luật phí và lệ phí.", "prose"],
    ["30.000 đồng.", ["30000"]],
    ["Lệ phí đăng ký và cấp giấy: 50.000 đồng/giấy.", ["50000"]],
    [
      "- Cấp mới giấy chứng nhận: 100.000 đồng/giấy.\n- Chỉnh lý Giấy chứng nhận đã cấp: 25.000 đồng/giấy.",
      ["100000 new", "25000 change"],
    ],
    [
      "Lệ phí cấp Giấy chứng nhận: 100.000 đồng/giấy (cấp mới), 25.000 đồng/giấy (chỉnh lý).",
      ["100000 new", "25000 change"],
    ],
    ["- Đối với đất: 25.000 đồng.\n- Đối với cả đất và tài sản: 100.000 đồng.", ["25000 land", "100000 both"]],
    [
      "- Cấp mới giấy chứng nhận: 100.000 đồng/giấy.\n- Cấp mới giấy chứng nhận đối với cả đất và tài sản: 500.000 đồng/giấy.",
      ["500000 new both", "100000 new"],
    ],
    [
      "* Đối với tổ chức: 100.000 đồng/giấy (đất) hoặc 500.000 đồng/giấy (đất và tài sản).\n* Đối với hộ gia đình, cá nhân: 25.000 đồng/giấy.",
      ["100000 organisation land", "500000 organisation both", "25000 person"],
    ],
    [
      "* Đối với hồ sơ tổ chức:\n- Cấp mới giấy chứng nhận: 100.000 đồng/giấy.\n* Đối với hồ sơ cá nhân (chỉ áp dụng tại phường thuộc thị xã): 25.000 đồng/giấy.",
      ["100000 organisation new", "25000 person ward"],
    ],
    [
      "* Cấp giấy chứng nhận quyền sử dụng đất:\n- Đối với hộ gia đình, cá nhân tại các phường của thành phố: 30.000 đồng/giấy.\n- Đối với hộ gia đình, cá nhân tại các xã, thị trấn: 15.000 đồng/giấy.",
      ["30000 person land ward", "15000 person land commune"],
    ],
  ])("%s", (text, expected) => {
    expect(rowsOf(text)).toEqual(expected);
  });
});
