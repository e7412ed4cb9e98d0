import type { ProcedureContent } from "../../domain/procedure.ts";
import { NOTARY, STP } from "./agencies.ts";
import { doubt, lePhi, phi, procedure, wd } from "./build.ts";

const NOTARIAL = ["G15-TP04", "Công chứng"] as const;
const CERTIFY = ["G15-TP03", "Chứng thực"] as const;
const CIVIL = ["G15-TP07", "Hộ tịch"] as const;
const LAWYER = ["G15-TP09", "Luật sư"] as const;
const ADVICE = ["G15-TP18", "Tư vấn pháp luật"] as const;
const IDENTITY = "Giấy tờ tùy thân (xuất trình) | nếu có";
const COUNCIL = lePhi(null, "Lệ phí do HĐND tỉnh quy định; miễn theo đối tượng");
const COMMUNE = doubt(
  "agency",
  "Thẩm quyền của UBND cấp xã; Trung tâm tiếp nhận phi địa giới, tạm gắn Sở Tư pháp làm đầu mối",
);
const AT_ONCE = { sameDay: true, afterHour: "15:00" } as const;

/** Justice: notaries, certification at Notary Office No. 1, lawyers, civil status. */
export const JUSTICE_PROCEDURES: readonly ProcedureContent[] = [
  procedure({
    code: "1.013830",
    name: "Cấp lại Thẻ công chứng viên",
    field: NOTARIAL,
    agency: STP,
    result: "Thẻ công chứng viên",
    law: ["46/2024/QH15", "05/2025/TT-BTP"],
    cases: [
      {
        limit: wd(5),
        papers: ["Đơn đề nghị cấp lại thẻ", "Thẻ đang sử dụng (khi bị hỏng) | nếu có", "Ảnh 2 x 3 cm | 2"],
        fees: [lePhi(100_000)],
      },
    ],
  }),
  procedure({
    code: "1.013835",
    name: "Đăng ký hoạt động Văn phòng công chứng",
    field: NOTARIAL,
    agency: STP,
    result: "Giấy đăng ký hoạt động của Văn phòng công chứng",
    law: ["46/2024/QH15", "104/2025/NĐ-CP"],
    keywords: ["mở văn phòng công chứng"],
    cases: [
      {
        limit: wd(5),
        papers: ["Đơn đề nghị đăng ký hoạt động", "Giấy tờ về trụ sở | sao", "Hồ sơ của công chứng viên | sao"],
        fees: [phi(1_000_000)],
      },
    ],
  }),
  procedure({
    code: "1.013816",
    name: "Chấm dứt tập sự hành nghề công chứng",
    field: NOTARIAL,
    agency: STP,
    result: "Quyết định chấm dứt tập sự hành nghề công chứng",
    law: ["46/2024/QH15", "06/2025/TT-BTP"],
    cases: [{ limit: wd(5), papers: ["Báo cáo của tổ chức hành nghề công chứng"] }],
  }),
  procedure({
    code: "1.000688",
    name: "Cấp Chứng chỉ hành nghề luật sư đối với người được miễn đào tạo nghề luật sư, miễn tập sự hành nghề luật sư",
    field: LAWYER,
    agency: STP,
    result: "Chứng chỉ hành nghề luật sư",
    law: ["65/2006/QH11", "18/2026/NĐ-CP"],
    keywords: ["thẻ luật sư", "hành nghề luật sư"],
    cases: [
      {
        limit: wd(15),
        papers: [
          "Đơn đề nghị cấp chứng chỉ",
          "Bằng cử nhân luật hoặc thạc sĩ luật | sao",
          "Giấy tờ về việc được miễn đào tạo, miễn tập sự | sao",
          "Bản cam kết về rèn luyện đạo đức",
        ],
        fees: [phi(800_000, "giảm còn 50 % theo thời hạn của Bộ Tài chính"), lePhi(100_000)],
      },
    ],
  }),
  procedure({
    code: "1.000390",
    name: "Cấp lại thẻ tư vấn viên pháp luật",
    field: ADVICE,
    agency: STP,
    result: "Thẻ tư vấn viên pháp luật",
    law: ["77/2008/NĐ-CP", "30/2025/TT-BTP"],
    cases: [{ limit: wd(5), papers: ["Giấy đề nghị cấp thẻ", "Thẻ cũ (khi bị hỏng) | nếu có", "Ảnh 2 x 3 cm | 2"] }],
  }),
  procedure({
    code: "1.000627",
    name: "Đăng ký hoạt động của Trung tâm tư vấn pháp luật",
    field: ADVICE,
    agency: STP,
    result: "Giấy đăng ký hoạt động của Trung tâm tư vấn pháp luật",
    law: ["77/2008/NĐ-CP", "18/2026/NĐ-CP"],
    cases: [
      {
        limit: wd(5),
        papers: ["Đơn đăng ký hoạt động", "Dự thảo quy chế tổ chức, hoạt động", "Quyết định thành lập trung tâm"],
      },
    ],
  }),
  procedure({
    code: "2.000815",
    name: "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    field: CERTIFY,
    agency: NOTARY,
    result: "Bản sao được chứng thực từ bản chính",
    law: ["23/2015/NĐ-CP", "280/2025/NĐ-CP", "226/2016/TT-BTC"],
    keywords: ["công chứng giấy tờ", "photo công chứng", "sao y bản chính", "công chứng bằng tốt nghiệp"],
    cases: [
      {
        name: "Trả kết quả ngay",
        limit: wd(1),
        rule: AT_ONCE,
        immediate: true,
        papers: ["Bản chính giấy tờ, văn bản", "Bản sao cần chứng thực | sao 1, nếu có"],
        fees: [phi(2_000, "mỗi trang; từ trang thứ 3: 1.000 đ, tối đa 200.000 đ mỗi bản")],
      },
      {
        name: "Số lượng lớn, nội dung phức tạp",
        limit: wd(2),
        papers: ["Bản chính giấy tờ, văn bản", "Bản sao cần chứng thực | sao 1"],
        fees: [phi(2_000, "mỗi trang; từ trang thứ 3: 1.000 đ, tối đa 200.000 đ mỗi bản")],
      },
    ],
  }),
  procedure({
    code: "2.000992",
    name: "Chứng thực chữ ký người dịch mà người dịch là cộng tác viên dịch thuật",
    field: CERTIFY,
    agency: NOTARY,
    result: "Giấy tờ, văn bản được chứng thực chữ ký người dịch",
    law: ["23/2015/NĐ-CP", "280/2025/NĐ-CP"],
    keywords: ["dịch công chứng", "dịch thuật công chứng"],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        immediate: true,
        papers: ["Bản dịch", "Giấy tờ, văn bản được dịch"],
        fees: [phi(10_000, "mỗi trường hợp")],
      },
    ],
  }),
  procedure({
    code: "2.001019",
    name: "Chứng thực di chúc",
    field: CERTIFY,
    agency: NOTARY,
    result: "Di chúc được chứng thực",
    law: ["23/2015/NĐ-CP", "280/2025/NĐ-CP"],
    keywords: ["lập di chúc", "làm di chúc"],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        immediate: true,
        papers: ["Dự thảo di chúc", IDENTITY, "Giấy tờ về quyền đối với tài sản | sao"],
        fees: [phi(50_000, "mỗi di chúc")],
      },
    ],
  }),
  procedure({
    code: "2.000942",
    name: "Cấp bản sao có chứng thực từ bản chính giao dịch đã được chứng thực",
    field: CERTIFY,
    agency: NOTARY,
    result: "Bản sao giao dịch được chứng thực",
    law: ["23/2015/NĐ-CP", "280/2025/NĐ-CP"],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        immediate: true,
        papers: [IDENTITY],
        fees: [phi(2_000, "mỗi trang; từ trang thứ 3: 1.000 đ, tối đa 200.000 đ mỗi bản")],
      },
    ],
  }),
  procedure({
    code: "2.000635",
    name: "Cấp bản sao trích lục hộ tịch, bản sao Giấy khai sinh",
    field: CIVIL,
    agency: STP,
    result: "Bản sao trích lục hộ tịch",
    law: ["60/2014/QH13", "87/2020/NĐ-CP"],
    keywords: ["sao giấy khai sinh", "trích lục khai sinh", "trích lục kết hôn", "mất giấy khai sinh"],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        papers: ["Tờ khai cấp bản sao trích lục", IDENTITY],
        fees: [phi(8_000, "mỗi bản")],
      },
    ],
  }),
  procedure({
    code: "1.001193",
    name: "Thủ tục đăng ký khai sinh",
    field: CIVIL,
    agency: STP,
    result: "Giấy khai sinh",
    law: ["60/2014/QH13", "123/2015/NĐ-CP"],
    keywords: ["làm giấy khai sinh", "khai sinh cho con", "giấy khai sinh cho trẻ"],
    doubts: [COMMUNE],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        papers: ["Tờ khai đăng ký khai sinh", "Giấy chứng sinh", IDENTITY],
        fees: [COUNCIL],
      },
    ],
  }),
  procedure({
    code: "1.000894",
    name: "Thủ tục đăng ký kết hôn",
    field: CIVIL,
    agency: STP,
    result: "Giấy chứng nhận kết hôn",
    law: ["60/2014/QH13", "123/2015/NĐ-CP"],
    keywords: ["giấy đăng ký kết hôn", "lấy vợ lấy chồng", "làm đăng ký kết hôn"],
    doubts: [COMMUNE],
    cases: [
      {
        name: "Không cần xác minh",
        limit: wd(1),
        rule: AT_ONCE,
        papers: ["Tờ khai đăng ký kết hôn", "Giấy xác nhận tình trạng hôn nhân | nếu có", IDENTITY],
        fees: [COUNCIL],
      },
      {
        name: "Cần xác minh",
        limit: wd(5),
        papers: ["Tờ khai đăng ký kết hôn", "Giấy xác nhận tình trạng hôn nhân", IDENTITY],
        fees: [COUNCIL],
      },
    ],
  }),
  procedure({
    code: "1.000656",
    name: "Thủ tục đăng ký khai tử",
    field: CIVIL,
    agency: STP,
    result: "Trích lục khai tử",
    law: ["60/2014/QH13", "123/2015/NĐ-CP"],
    keywords: ["giấy chứng tử", "báo tử", "người mất"],
    doubts: [COMMUNE],
    cases: [
      {
        limit: wd(1),
        rule: AT_ONCE,
        papers: ["Tờ khai đăng ký khai tử", "Giấy báo tử hoặc giấy tờ thay thế", IDENTITY],
        fees: [COUNCIL],
      },
    ],
  }),
];
