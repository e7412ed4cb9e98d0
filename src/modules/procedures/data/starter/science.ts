import type { ProcedureContent } from "../../domain/procedure.ts";
import { SKHCN } from "./agencies.ts";
import { days, doubt, phi, procedure, wd, type CaseDraft } from "./build.ts";

const FIELD = ["G06-KC02", "Hoạt động khoa học và công nghệ"] as const;
const LAW = ["268/2025/NĐ-CP", "93/2025/QH15", "2487/QĐ-UBND"];
const DECISION = "2487/QĐ-UBND";
const REQUEST = "Văn bản yêu cầu công nhận";
const STATEMENT = "Thuyết minh theo mẫu";
const EVIDENCE = "Tài liệu chứng minh đáp ứng tiêu chí | sao";
const PARENT = "Văn bản xác nhận của cơ quan chủ quản | nếu có";
const NO_CODE = doubt("code-odd", "Chưa rõ mã quốc gia; dùng mã tạm theo số thứ tự của Quyết định 2487/QĐ-UBND");

function decided(
  [code, name, result]: readonly [string, string, string],
  cases: readonly CaseDraft[],
  keywords: readonly string[] = [],
): ProcedureContent {
  const doubts = code.startsWith("LS-") ? [NO_CODE] : [];
  return procedure({
    code,
    name,
    result,
    field: FIELD,
    agency: SKHCN,
    law: LAW,
    decisionNo: DECISION,
    cases,
    keywords,
    doubts,
  });
}

/** Recognition (group 1 of the decision): 15 days, or 27 when an advisory council is set up. */
function recognition(papers: readonly string[]): readonly CaseDraft[] {
  return [
    { name: "Không thành lập hội đồng tư vấn", limit: days(15), papers, workflowCode: "LS-2487-1a" },
    { name: "Thành lập hội đồng tư vấn", limit: days(27), papers, workflowCode: "LS-2487-1b" },
  ];
}

const CENTRE = [REQUEST, STATEMENT, EVIDENCE, PARENT];
const PERSON = [REQUEST, STATEMENT, EVIDENCE];
const REISSUE = [
  "Văn bản yêu cầu cấp lại",
  "Bản gốc giấy công nhận | nếu có",
  "Tài liệu về việc thay đổi thông tin | sao, nếu có",
];

/** Science and technology: the procedures of decision 2487/QĐ-UBND of 19/11/2025, and three standard ones. */
export const SCIENCE_PROCEDURES: readonly ProcedureContent[] = [
  decided(
    [
      "LS-2487-01",
      "Thủ tục công nhận trung tâm đổi mới sáng tạo cấp tỉnh",
      "Giấy công nhận trung tâm đổi mới sáng tạo cấp tỉnh",
    ],
    recognition(CENTRE),
  ),
  decided(
    ["1.014439", "Thủ tục công nhận trung tâm đổi mới sáng tạo", "Giấy công nhận trung tâm đổi mới sáng tạo"],
    recognition(CENTRE),
  ),
  decided(
    [
      "LS-2487-03",
      "Thủ tục cấp lại Giấy công nhận trung tâm đổi mới sáng tạo, Giấy công nhận trung tâm đổi mới sáng tạo cấp tỉnh",
      "Giấy công nhận cấp lại",
    ],
    [{ limit: days(15), papers: REISSUE, workflowCode: "LS-2487-2" }],
  ),
  decided(
    [
      "1.014431",
      "Thủ tục công nhận trung tâm hỗ trợ khởi nghiệp sáng tạo cấp tỉnh",
      "Giấy công nhận trung tâm hỗ trợ khởi nghiệp sáng tạo cấp tỉnh",
    ],
    recognition(CENTRE),
  ),
  decided(
    [
      "LS-2487-05",
      "Thủ tục công nhận trung tâm hỗ trợ khởi nghiệp sáng tạo",
      "Giấy công nhận trung tâm hỗ trợ khởi nghiệp sáng tạo",
    ],
    recognition(CENTRE),
  ),
  decided(
    [
      "1.014433",
      "Thủ tục công nhận cá nhân, nhóm cá nhân, doanh nghiệp khởi nghiệp sáng tạo",
      "Giấy công nhận khởi nghiệp sáng tạo",
    ],
    recognition([...PERSON, PARENT]),
    ["startup", "công nhận startup"],
  ),
  decided(
    ["LS-2487-07", "Thủ tục công nhận chuyên gia hỗ trợ khởi nghiệp sáng tạo", "Giấy công nhận chuyên gia"],
    recognition(PERSON),
  ),
  decided(
    ["1.014436", "Thủ tục công nhận nhà đầu tư cá nhân khởi nghiệp sáng tạo", "Giấy công nhận nhà đầu tư cá nhân"],
    recognition(PERSON),
    ["nhà đầu tư thiên thần"],
  ),
  decided(
    [
      "1.014437",
      "Thủ tục cấp lại Giấy công nhận trung tâm hỗ trợ khởi nghiệp sáng tạo, cá nhân, nhóm cá nhân, doanh nghiệp, chuyên gia, nhà đầu tư cá nhân khởi nghiệp sáng tạo",
      "Giấy công nhận cấp lại",
    ],
    [{ limit: days(15), papers: REISSUE, workflowCode: "LS-2487-2" }],
  ),
  decided(
    [
      "LS-2487-10",
      "Thủ tục cấp Giấy chứng nhận doanh nghiệp khoa học và công nghệ",
      "Giấy chứng nhận doanh nghiệp khoa học và công nghệ",
    ],
    [
      {
        limit: days(15),
        papers: [
          "Đơn đề nghị cấp giấy chứng nhận",
          "Giấy tờ xác nhận kết quả khoa học và công nghệ | sao",
          "Phương án sản xuất, kinh doanh",
        ],
        workflowCode: "LS-2487-5",
      },
    ],
  ),
  decided(
    [
      "1.014446",
      "Thủ tục cấp thay đổi nội dung, cấp lại Giấy chứng nhận doanh nghiệp khoa học và công nghệ",
      "Giấy chứng nhận doanh nghiệp khoa học và công nghệ",
    ],
    [
      {
        name: "Thay đổi nội dung",
        limit: days(10),
        papers: ["Đơn đề nghị thay đổi nội dung", "Phương án sản xuất, kinh doanh | nếu có", "Giấy chứng nhận đã cấp"],
        workflowCode: "LS-2487-6",
      },
      {
        name: "Cấp lại do mất, hỏng",
        limit: days(10),
        papers: ["Đơn đề nghị cấp lại", "Giấy chứng nhận bị hỏng | nếu có"],
        workflowCode: "LS-2487-6",
      },
    ],
  ),
  decided(
    [
      "1.014444",
      "Thủ tục đánh giá kết quả thực hiện nhiệm vụ khoa học, công nghệ và đổi mới sáng tạo không sử dụng ngân sách nhà nước",
      "Giấy xác nhận kết quả thực hiện nhiệm vụ",
    ],
    [
      {
        limit: days(28),
        papers: ["Giấy đề nghị đánh giá", "Báo cáo kết quả thực hiện nhiệm vụ", "Tài liệu minh chứng | sao, nếu có"],
        workflowCode: "LS-2487-7",
      },
    ],
  ),
  decided(
    [
      "1.014451",
      "Thủ tục đăng ký thực hiện nhiệm vụ đổi mới sáng tạo tài trợ, đặt hàng về đổi mới công nghệ; phát triển tài sản trí tuệ, nâng cao năng suất, chất lượng; hỗ trợ khởi nghiệp sáng tạo",
      "Quyết định phê duyệt nhiệm vụ",
    ],
    [
      {
        limit: days(63),
        papers: [
          "Đơn đăng ký thực hiện nhiệm vụ",
          "Tài liệu chứng minh tư cách pháp lý | sao",
          "Văn bản cam kết của tổ chức đề xuất",
        ],
        workflowCode: "LS-2487-3",
      },
    ],
  ),
  decided(
    [
      "1.014452",
      "Thủ tục sửa đổi, chấm dứt Hợp đồng tài trợ thực hiện nhiệm vụ đổi mới sáng tạo",
      "Quyết định sửa đổi hoặc chấm dứt hợp đồng",
    ],
    [
      {
        name: "Sửa đổi hợp đồng",
        limit: days(15),
        papers: ["Văn bản đề xuất điều chỉnh", "Báo cáo tổng hợp kết quả thực hiện nhiệm vụ"],
        workflowCode: "LS-2487-4",
      },
      {
        name: "Chấm dứt hợp đồng",
        limit: days(15),
        papers: ["Văn bản đề nghị chấm dứt", "Báo cáo tổng hợp kết quả thực hiện nhiệm vụ"],
        workflowCode: "LS-2487-4",
      },
    ],
  ),
  procedure({
    code: "1.014891",
    name: "Thủ tục cấp lại Giấy chứng nhận đăng ký hoạt động thử nghiệm chất lượng sản phẩm, hàng hóa",
    field: ["G06-KC04", "Tiêu chuẩn đo lường chất lượng"],
    agency: SKHCN,
    result: "Giấy chứng nhận đăng ký hoạt động thử nghiệm",
    law: ["22/2026/NĐ-CP", "70/2025/QH15"],
    cases: [{ limit: wd(3), papers: ["Đơn đề nghị cấp lại giấy chứng nhận"] }],
  }),
  procedure({
    code: "1.003633",
    name: "Cấp lại giấy phép bưu chính khi hết hạn (phạm vi nội tỉnh)",
    field: ["G14-TT03", "Bưu chính"],
    agency: SKHCN,
    result: "Giấy phép bưu chính",
    law: ["49/2010/QH12", "25/2022/NĐ-CP"],
    cases: [
      {
        limit: wd(10),
        papers: [
          "Giấy đề nghị cấp lại giấy phép",
          "Phương án kinh doanh giai đoạn tiếp theo",
          "Báo cáo tài chính 2 năm gần nhất | sao",
        ],
        fees: [phi(5_375_000)],
      },
    ],
  }),
];
