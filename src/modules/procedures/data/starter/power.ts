import type { ProcedureContent } from "../../domain/procedure.ts";
import { EVN } from "./agencies.ts";
import { procedure, wd, type CaseDraft } from "./build.ts";

const NEW = ["DL-DVDM", "Dịch vụ cung cấp điện mới"] as const;
const CONTRACT = ["DL-DVMBD", "Dịch vụ trong quá trình thực hiện hợp đồng mua bán điện"] as const;
const REQUEST = "Giấy đề nghị dịch vụ điện";
const IDENTITY = "Giấy tờ tùy thân của người đề nghị | sao";
const OWNER = "Giấy tờ xác định chủ thể hợp đồng mua bán điện | sao";
const ANNEX = "Phụ lục hợp đồng mua bán điện";

function power(
  [code, name, result]: readonly [string, string, string],
  field: readonly [string, string],
  cases: readonly CaseDraft[],
  keywords: readonly string[] = [],
): ProcedureContent {
  const drafts = cases.map((one) => ({ supplementRule: "none" as const, ...one }));
  return procedure({
    code,
    name,
    field,
    agency: EVN,
    result,
    law: ["61/2024/QH15", "18/2025/NĐ-CP"],
    cases: drafts,
    keywords,
  });
}

/** Services of the power company at the centre; codes of the national catalogue. */
export const POWER_PROCEDURES: readonly ProcedureContent[] = [
  power(
    ["3.000001", "Cấp điện mới từ lưới điện hạ áp", "Hợp đồng mua bán điện"],
    NEW,
    [
      { name: "Mua điện sinh hoạt", limit: wd(7), papers: ["Giấy đề nghị mua điện", IDENTITY, OWNER] },
      {
        name: "Mua điện ngoài mục đích sinh hoạt",
        limit: wd(7),
        papers: [
          "Giấy đề nghị mua điện",
          IDENTITY,
          OWNER,
          "Giấy tờ xác định mục đích sử dụng điện | sao",
          "Bản đăng ký biểu đồ phụ tải | nếu có",
        ],
      },
    ],
    ["lắp điện", "kéo điện", "lắp công tơ", "mắc điện", "đăng ký mua điện", "cấp điện mới"],
  ),
  power(
    ["3.000002", "Cấp điện mới từ lưới điện trung áp", "Hợp đồng mua bán điện"],
    NEW,
    [
      {
        limit: wd(7),
        papers: ["Giấy đề nghị mua điện", IDENTITY, OWNER, "Thông tin đăng ký đấu nối", "Bản đăng ký biểu đồ phụ tải"],
      },
    ],
    ["trạm biến áp", "điện sản xuất"],
  ),
  power(
    ["3.000095", "Thay đổi công suất sử dụng điện/thay đổi loại công tơ 01 pha, 03 pha", ANNEX],
    CONTRACT,
    [{ limit: wd(5), papers: [REQUEST, "Bảng kê thiết bị điện sử dụng", "Bản đăng ký biểu đồ phụ tải | nếu có"] }],
    ["tăng công suất", "điện 3 pha", "đổi công tơ"],
  ),
  power(
    ["3.000096", "Thay đổi vị trí thiết bị đo đếm", ANNEX],
    CONTRACT,
    [{ limit: wd(5), papers: [REQUEST] }],
    ["di dời công tơ", "chuyển đồng hồ điện"],
  ),
  power(
    ["3.000097", "Thay đổi mục đích sử dụng điện", ANNEX],
    CONTRACT,
    [{ limit: wd(3), papers: [REQUEST, "Giấy tờ xác định mục đích sử dụng điện | sao"] }],
    ["đổi giá điện kinh doanh"],
  ),
  power(
    ["3.000098", "Thay đổi định mức sử dụng điện", "Biên bản thỏa thuận tỷ lệ mục đích sử dụng điện"],
    CONTRACT,
    [{ limit: wd(3), papers: [REQUEST, "Xác nhận thông tin về cư trú | sao"] }],
    ["định mức điện", "nhà trọ"],
  ),
  power(
    ["3.000099", "Thay đổi chủ thể hợp đồng mua bán điện", "Hợp đồng mua bán điện"],
    CONTRACT,
    [{ limit: wd(3), papers: [REQUEST, OWNER] }],
    ["sang tên công tơ điện", "đổi tên chủ hộ dùng điện", "đổi tên hợp đồng điện"],
  ),
  power(
    ["3.000100", "Thay đổi thông tin đã đăng ký", ANNEX],
    CONTRACT,
    [{ limit: wd(3), papers: [REQUEST] }],
    ["đổi số điện thoại nhận tiền điện"],
  ),
  power(["3.000101", "Gia hạn hợp đồng mua bán điện", ANNEX], CONTRACT, [{ limit: wd(3), papers: [REQUEST] }]),
  power(
    ["3.000102", "Chấm dứt hợp đồng mua bán điện", "Biên bản chấm dứt hợp đồng"],
    CONTRACT,
    [{ limit: wd(3), papers: [REQUEST] }],
    ["cắt điện", "thanh lý hợp đồng điện"],
  ),
];
