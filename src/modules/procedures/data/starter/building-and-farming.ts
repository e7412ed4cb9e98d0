import type { ProcedureContent } from "../../domain/procedure.ts";
import { SNNMT, SXD } from "./agencies.ts";
import { doubt, lePhi, phi, procedure, wd } from "./build.ts";

const ROAD = ["G04-GT02", "Đường bộ"] as const;
const WATERWAY = ["G04-GT05", "Hàng hải và đường thủy nội địa"] as const;
const VESSEL_LAW = ["23/2004/QH11", "09/2025/TT-BXD"];

/** Building, transport, farming and environment. */
export const BUILDING_AND_FARMING_PROCEDURES: readonly ProcedureContent[] = [
  procedure({
    code: "1.013233",
    name: "Gia hạn giấy phép xây dựng đối với công trình cấp đặc biệt, cấp I, cấp II",
    field: ["G17-XD11", "Hoạt động xây dựng"],
    agency: SXD,
    result: "Giấy phép xây dựng được gia hạn",
    law: ["175/2024/NĐ-CP", "14/2026/NĐ-CP"],
    keywords: ["gia hạn giấy phép xây nhà", "giấy phép xây dựng"],
    cases: [
      {
        limit: wd(5),
        papers: ["Đơn đề nghị gia hạn", "Giấy phép xây dựng đã cấp"],
        fees: [lePhi(null, "theo nghị quyết của HĐND tỉnh")],
      },
    ],
  }),
  procedure({
    code: "1.012906",
    name: "Cấp mới chứng chỉ hành nghề môi giới bất động sản",
    field: ["G17-XD12", "Kinh doanh bất động sản"],
    agency: SXD,
    result: "Chứng chỉ hành nghề môi giới bất động sản",
    law: ["29/2023/QH15", "96/2024/NĐ-CP"],
    subjects: ["Công dân Việt Nam"],
    keywords: ["chứng chỉ môi giới nhà đất"],
    cases: [
      {
        limit: wd(10),
        papers: [
          "Đơn đề nghị cấp chứng chỉ",
          "Bằng tốt nghiệp | sao",
          "Giấy chứng nhận hoàn thành khóa đào tạo | sao",
          "Ảnh 4 x 6 cm | 2",
        ],
        fees: [phi(300_000)],
      },
    ],
  }),
  procedure({
    code: "1.000703",
    name: "Cấp Giấy phép kinh doanh vận tải bằng xe ô tô, bằng xe bốn bánh có gắn động cơ",
    field: ROAD,
    agency: SXD,
    result: "Giấy phép kinh doanh vận tải",
    law: ["35/2024/QH15", "158/2024/NĐ-CP"],
    keywords: ["giấy phép vận tải", "chạy xe khách", "chạy xe hợp đồng", "xe tải kinh doanh"],
    cases: [
      {
        limit: wd(5),
        papers: [
          "Giấy đề nghị cấp giấy phép",
          "Giấy chứng nhận đăng ký kinh doanh | sao",
          "Quyết định thành lập bộ phận quản lý an toàn | sao",
        ],
      },
    ],
  }),
  procedure({
    code: "1.002357",
    name: "Cấp lại Giấy phép vận tải đường bộ quốc tế giữa Việt Nam và Trung Quốc loại A, B, C, E, F, G cho phương tiện của Việt Nam",
    field: ROAD,
    agency: SXD,
    result: "Giấy phép vận tải đường bộ quốc tế giữa Việt Nam và Trung Quốc",
    law: ["158/2024/NĐ-CP"],
    keywords: ["xe sang Trung Quốc", "giấy phép vận tải Việt Trung", "xe qua cửa khẩu Hữu Nghị"],
    cases: [
      {
        limit: wd(2),
        papers: ["Giấy đề nghị cấp giấy phép", "Giấy đăng ký xe | sao", "Giấy chứng nhận kiểm định | sao"],
      },
    ],
  }),
  procedure({
    code: "1.004047",
    name: "Đăng ký phương tiện lần đầu đối với phương tiện đang khai thác trên đường thủy nội địa",
    field: WATERWAY,
    agency: SXD,
    result: "Giấy chứng nhận đăng ký phương tiện thủy nội địa",
    law: VESSEL_LAW,
    keywords: ["đăng ký thuyền", "đăng ký tàu sông"],
    cases: [
      {
        limit: wd(2),
        papers: [
          "Đơn đề nghị đăng ký phương tiện",
          "Giấy chứng nhận an toàn kỹ thuật | sao",
          "Hợp đồng mua bán hoặc đóng phương tiện | sao",
        ],
        fees: [lePhi(70_000, "mỗi giấy chứng nhận")],
      },
    ],
  }),
  procedure({
    code: "1.004002",
    name: "Đăng ký lại phương tiện thủy nội địa trong trường hợp chuyển quyền sở hữu nhưng không thay đổi cơ quan đăng ký",
    field: WATERWAY,
    agency: SXD,
    result: "Giấy chứng nhận đăng ký phương tiện thủy nội địa",
    law: VESSEL_LAW,
    keywords: ["sang tên thuyền"],
    cases: [
      {
        limit: wd(2),
        papers: ["Đơn đề nghị đăng ký lại", "Hợp đồng mua bán | sao", "Biên lai lệ phí trước bạ | sao"],
        fees: [lePhi(70_000, "mỗi giấy chứng nhận")],
      },
    ],
  }),
  procedure({
    code: "1.003930",
    name: "Cấp lại Giấy chứng nhận đăng ký phương tiện thủy nội địa",
    field: WATERWAY,
    agency: SXD,
    result: "Giấy chứng nhận đăng ký phương tiện thủy nội địa",
    law: VESSEL_LAW,
    keywords: ["mất giấy đăng ký thuyền"],
    cases: [
      {
        limit: wd(2),
        papers: ["Đơn đề nghị cấp lại", "Ảnh phương tiện | 2"],
        fees: [lePhi(70_000, "mỗi giấy chứng nhận")],
      },
    ],
  }),
  procedure({
    code: "1.001686",
    name: "Cấp Giấy chứng nhận đủ điều kiện buôn bán thuốc thú y",
    field: ["G10-NN12", "Thú y"],
    agency: SNNMT,
    result: "Giấy chứng nhận đủ điều kiện buôn bán thuốc thú y",
    law: ["79/2015/QH13", "146/2025/QH15"],
    keywords: ["bán thuốc thú y", "mở cửa hàng thuốc thú y"],
    doubts: [doubt("limit-conflict", "Hai nguồn ghi khác nhau: 7 và 8 ngày làm việc")],
    cases: [
      {
        limit: wd(7),
        papers: ["Đơn đăng ký", "Bản thuyết minh cơ sở vật chất, kỹ thuật", "Chứng chỉ hành nghề thú y | sao"],
        fees: [phi(230_000)],
      },
    ],
  }),
  procedure({
    code: "1.008128",
    name: "Cấp Giấy chứng nhận đủ điều kiện chăn nuôi đối với chăn nuôi trang trại quy mô lớn",
    field: ["G10-NN02", "Chăn nuôi"],
    agency: SNNMT,
    result: "Giấy chứng nhận đủ điều kiện chăn nuôi",
    law: ["32/2018/QH14", "46/2022/NĐ-CP"],
    keywords: ["trang trại lợn", "nuôi lợn quy mô lớn", "giấy phép chăn nuôi"],
    cases: [
      {
        limit: wd(15),
        papers: ["Đơn đề nghị cấp giấy chứng nhận", "Bản thuyết minh về điều kiện chăn nuôi"],
        fees: [phi(2_300_000)],
      },
    ],
  }),
  procedure({
    code: "1.004237",
    name: "Khai thác và sử dụng thông tin, dữ liệu tài nguyên và môi trường (cấp tỉnh)",
    field: ["G13-TN11", "Tổng hợp"],
    agency: SNNMT,
    result: "Thông tin, dữ liệu tài nguyên, môi trường",
    law: ["73/2017/NĐ-CP", "22/2023/NĐ-CP"],
    keywords: ["xin bản đồ", "số liệu môi trường"],
    cases: [
      {
        limit: wd(5),
        papers: ["Phiếu yêu cầu cung cấp dữ liệu"],
        fees: [phi(null, "theo loại dữ liệu, quy định của Bộ Tài chính")],
      },
    ],
  }),
];
