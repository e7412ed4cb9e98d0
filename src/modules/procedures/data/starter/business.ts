import type { ProcedureContent } from "../../domain/procedure.ts";
import { KKT, SCT, STC, TAX } from "./agencies.ts";
import { doubt, lePhi, phi, procedure, wd } from "./build.ts";

const BUSINESS = ["G05-KD07", "Thành lập và hoạt động của doanh nghiệp"] as const;
const INVEST = ["G05-KD03", "Đầu tư tại Việt nam"] as const;
const TAXES = ["G12-TC18", "Thuế"] as const;
const TRADE = ["G02-CT19", "Thương mại quốc tế"] as const;
const BUSINESS_LAW = ["168/2025/NĐ-CP", "76/2025/QH15"];
const COMPANY = ["Doanh nghiệp Việt Nam", "Công dân Việt Nam"];
const IDENTITY = "Giấy tờ pháp lý của cá nhân | sao";
const PUBLISHING = phi(100_000, "phí công bố nội dung đăng ký doanh nghiệp");
const REGISTRATION = lePhi(50_000, "lệ phí đăng ký doanh nghiệp; miễn khi đăng ký qua mạng");
const PROJECT = [
  "Văn bản đề nghị thực hiện dự án",
  "Tài liệu về tư cách pháp lý của nhà đầu tư | sao",
  "Tài liệu về năng lực tài chính | sao",
  "Đề xuất dự án đầu tư",
];

/** Business, investment, trade and tax. */
export const BUSINESS_PROCEDURES: readonly ProcedureContent[] = [
  procedure({
    code: "2.001610",
    name: "Đăng ký thành lập doanh nghiệp tư nhân",
    field: BUSINESS,
    agency: STC,
    result: "Giấy chứng nhận đăng ký doanh nghiệp",
    law: BUSINESS_LAW,
    subjects: COMPANY,
    keywords: ["mở doanh nghiệp", "giấy phép kinh doanh", "thành lập công ty"],
    cases: [
      { limit: wd(3), papers: ["Giấy đề nghị đăng ký doanh nghiệp", IDENTITY], fees: [PUBLISHING, REGISTRATION] },
    ],
  }),
  procedure({
    code: "2.002043",
    name: "Đăng ký thành lập công ty cổ phần",
    field: BUSINESS,
    agency: STC,
    result: "Giấy chứng nhận đăng ký doanh nghiệp",
    law: BUSINESS_LAW,
    subjects: COMPANY,
    keywords: ["mở công ty cổ phần", "thành lập công ty"],
    cases: [
      {
        limit: wd(3),
        papers: ["Giấy đề nghị đăng ký doanh nghiệp", "Điều lệ công ty", "Danh sách cổ đông sáng lập", IDENTITY],
        fees: [PUBLISHING, REGISTRATION],
      },
    ],
  }),
  procedure({
    code: "2.002069",
    name: "Đăng ký hoạt động chi nhánh, văn phòng đại diện, thông báo lập địa điểm kinh doanh",
    field: BUSINESS,
    agency: STC,
    result: "Giấy chứng nhận đăng ký hoạt động chi nhánh, văn phòng đại diện",
    law: BUSINESS_LAW,
    subjects: COMPANY,
    keywords: ["mở chi nhánh", "mở văn phòng đại diện"],
    cases: [
      {
        limit: wd(3),
        papers: [
          "Thông báo lập chi nhánh, văn phòng đại diện, địa điểm kinh doanh",
          "Nghị quyết, quyết định về việc lập | sao",
          IDENTITY,
        ],
        fees: [REGISTRATION],
      },
    ],
  }),
  procedure({
    code: "2.002018",
    name: "Cấp lại Giấy chứng nhận đăng ký doanh nghiệp do bị mất, cháy, rách, nát",
    field: BUSINESS,
    agency: STC,
    result: "Giấy chứng nhận đăng ký doanh nghiệp",
    law: BUSINESS_LAW,
    subjects: COMPANY,
    keywords: ["mất giấy phép kinh doanh", "làm lại giấy phép kinh doanh"],
    doubts: [doubt("fee-too-small", "Danh mục quốc gia ghi lệ phí 25 đồng, có thể thiếu ba số 0")],
    cases: [{ limit: wd(3), papers: ["Giấy đề nghị cấp lại", "Văn bản ủy quyền | nếu có"], fees: [REGISTRATION] }],
  }),
  procedure({
    code: "2.002029",
    name: "Thông báo tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã thông báo",
    field: BUSINESS,
    agency: STC,
    result: "Giấy xác nhận tạm ngừng kinh doanh",
    law: BUSINESS_LAW,
    subjects: COMPANY,
    keywords: ["tạm nghỉ kinh doanh", "tạm dừng công ty"],
    cases: [
      {
        name: "Tạm ngừng kinh doanh",
        limit: wd(3),
        papers: ["Thông báo tạm ngừng kinh doanh", "Nghị quyết, quyết định về việc tạm ngừng | sao"],
      },
      { name: "Tiếp tục kinh doanh trước thời hạn", limit: wd(3), papers: ["Thông báo tiếp tục kinh doanh"] },
    ],
  }),
  procedure({
    code: "1.009645",
    name: "Thủ tục chấp thuận chủ trương đầu tư thuộc thẩm quyền của Chủ tịch Ủy ban nhân dân cấp tỉnh",
    field: INVEST,
    agency: STC,
    result: "Quyết định chấp thuận chủ trương đầu tư",
    law: ["143/2025/QH15", "96/2026/NĐ-CP"],
    subjects: COMPANY,
    keywords: ["xin chủ trương đầu tư", "dự án đầu tư"],
    cases: [{ limit: wd(17), papers: PROJECT }],
  }),
  procedure({
    code: "1.009748",
    name: "Thủ tục chấp thuận chủ trương đầu tư thuộc thẩm quyền của Ban Quản lý khu công nghiệp, khu kinh tế",
    field: INVEST,
    agency: KKT,
    result: "Quyết định chấp thuận chủ trương đầu tư",
    law: ["143/2025/QH15", "96/2026/NĐ-CP"],
    subjects: COMPANY,
    keywords: ["đầu tư vào khu kinh tế cửa khẩu", "khu công nghiệp"],
    cases: [{ limit: wd(17), papers: PROJECT }],
  }),
  procedure({
    code: "1.009755",
    name: "Thủ tục chấp thuận nhà đầu tư thuộc thẩm quyền của Ban Quản lý khu kinh tế",
    field: INVEST,
    agency: KKT,
    result: "Quyết định chấp thuận nhà đầu tư",
    law: ["143/2025/QH15", "96/2026/NĐ-CP"],
    subjects: COMPANY,
    cases: [
      {
        limit: wd(17),
        papers: [
          "Văn bản đề nghị chấp thuận nhà đầu tư",
          "Tài liệu về năng lực tài chính | sao",
          "Hợp đồng hợp tác kinh doanh | sao, nếu có",
        ],
      },
    ],
  }),
  procedure({
    code: "2.000004",
    name: "Đăng ký hoạt động khuyến mại đối với chương trình khuyến mại mang tính may rủi thực hiện trên địa bàn 01 tỉnh, thành phố trực thuộc Trung ương",
    field: ["G02-CT23", "Xúc tiến thương mại"],
    agency: SCT,
    result: "Công văn xác nhận đăng ký hoạt động khuyến mại",
    law: ["128/2024/NĐ-CP", "230/2026/NĐ-CP"],
    subjects: COMPANY,
    keywords: ["bốc thăm trúng thưởng", "quay số trúng thưởng"],
    cases: [{ limit: wd(5), papers: ["Đăng ký thực hiện chương trình khuyến mại", "Thể lệ chương trình khuyến mại"] }],
  }),
  procedure({
    code: "2.000063",
    name: "Cấp Giấy phép thành lập Văn phòng đại diện của thương nhân nước ngoài tại Việt Nam",
    field: TRADE,
    agency: SCT,
    result: "Giấy phép thành lập Văn phòng đại diện",
    law: ["07/2016/NĐ-CP", "11/2016/TT-BCT"],
    subjects: ["Thương nhân nước ngoài"],
    cases: [
      {
        limit: wd(7),
        papers: [
          "Đơn đề nghị cấp giấy phép",
          "Giấy đăng ký kinh doanh của thương nhân | sao",
          "Văn bản cử người đứng đầu",
          "Báo cáo tài chính có kiểm toán | sao",
          "Tài liệu về địa điểm trụ sở | sao",
        ],
        fees: [lePhi(3_000_000, "mỗi giấy phép (TT 143/2016/TT-BTC)")],
      },
    ],
  }),
  procedure({
    code: "2.000665",
    name: "Cấp lại Giấy phép lập cơ sở bán lẻ",
    field: TRADE,
    agency: SCT,
    result: "Giấy phép lập cơ sở bán lẻ",
    law: ["09/2018/NĐ-CP"],
    subjects: COMPANY,
    cases: [{ limit: wd(5), papers: ["Đơn đề nghị cấp lại giấy phép"] }],
  }),
  procedure({
    code: "2.000673",
    name: "Cấp Giấy xác nhận đủ điều kiện làm đại lý bán lẻ xăng dầu",
    field: ["G02-CT11", "Lưu thông hàng hóa trong nước"],
    agency: SCT,
    result: "Giấy xác nhận đủ điều kiện làm đại lý bán lẻ xăng dầu",
    law: ["83/2014/NĐ-CP", "18/2025/TT-BCT"],
    subjects: COMPANY,
    keywords: ["mở cây xăng", "cửa hàng xăng dầu"],
    doubts: [doubt("limit-conflict", "Danh mục quốc gia ghi hai mức thời hạn: 30 ngày làm việc và 7 ngày làm việc")],
    cases: [
      {
        limit: wd(7),
        papers: ["Đơn đề nghị cấp giấy xác nhận", "Bản kê cơ sở vật chất kỹ thuật", "Giấy xác nhận đã cấp | nếu có"],
        fees: [phi(null, "theo quy định của Bộ Tài chính")],
      },
    ],
  }),
  procedure({
    code: "1.008501",
    name: "Cấp lại Giấy chứng nhận đăng ký thuế, Thông báo mã số thuế",
    field: TAXES,
    agency: TAX,
    result: "Giấy chứng nhận đăng ký thuế",
    law: ["86/2024/TT-BTC"],
    keywords: ["mất mã số thuế", "làm lại mã số thuế"],
    cases: [{ limit: wd(2), papers: ["Văn bản đề nghị cấp lại"] }],
  }),
  procedure({
    code: "1.007042",
    name: "Đăng ký thuế trong trường hợp tạm ngừng hoạt động, kinh doanh; tiếp tục hoạt động, kinh doanh trước thời hạn",
    field: TAXES,
    agency: TAX,
    result: "Thông báo chấp thuận hoặc không chấp thuận",
    law: ["86/2024/TT-BTC"],
    subjects: COMPANY,
    cases: [{ limit: wd(2), papers: ["Thông báo tạm ngừng hoặc tiếp tục hoạt động, kinh doanh"] }],
  }),
  procedure({
    code: "1.007674",
    name: "Khai thuế thu nhập cá nhân đối với thu nhập từ chuyển nhượng bất động sản, nhận thừa kế, quà tặng là bất động sản",
    field: TAXES,
    agency: TAX,
    result: "Thông báo nộp thuế thu nhập cá nhân",
    law: ["125/2025/NĐ-CP", "94/2025/TT-BTC"],
    subjects: ["Công dân Việt Nam"],
    keywords: ["thuế bán đất", "thuế mua bán nhà đất", "thuế sang tên nhà đất"],
    cases: [
      {
        limit: wd(3),
        papers: [
          "Tờ khai thuế thu nhập cá nhân",
          "Hợp đồng chuyển nhượng | sao",
          "Giấy tờ chứng minh được miễn thuế | sao, nếu có",
        ],
      },
    ],
  }),
];
