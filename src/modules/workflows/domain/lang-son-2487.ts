import type { Step, WorkflowDefinition } from "./definition.ts";
import { sequence, type Office, type Row } from "./office.ts";

/** Number and date of the decision of the Chairman that approved the eight processes below. */
export const DECISION_2487 = { number: "2487/QĐ-UBND", date: "2025-11-19" } as const;

const BASIS = "Quyết định 2487/QĐ-UBND ngày 19/11/2025 của Chủ tịch UBND tỉnh Lạng Sơn";
const COUNTER = "CCMC của Sở tại TTPVHCC/NVBĐ";

type Line = readonly [Office, Row["act"], number | null, title: string, paper: string, actorLabel?: string];

/** A process of the decision: lines B1, B2, … in order, in days as the decision counts them. */
function process(letter: string, name: string, total: number, lines: readonly Line[]): WorkflowDefinition {
  return {
    code: `LS-2487-${letter}`,
    name,
    legalBasis: BASIS,
    total: { value: total, unit: "calendar-day" },
    steps: sequence(
      lines.map(([office, act, time, title, paper, actorLabel], at) => ({
        code: `B${at + 1}`,
        office,
        act,
        time,
        title,
        paper,
        actorLabel: actorLabel ?? LABELS[office],
      })),
      "calendar-day",
    ),
  };
}

const LABELS: Record<Office, string> = {
  counter: COUNTER,
  head: "Lãnh đạo Phòng QLCN&TĐC",
  specialist: "Chuyên viên Phòng QLCN&TĐC",
  leader: "Lãnh đạo Sở",
  registry: "Văn thư Sở",
  province: "UBND tỉnh",
  council: "Hội đồng",
  applicant: "Tổ chức thực hiện TTHC",
  returnDesk: COUNTER,
};

const RECEIVE: Line = ["counter", "receive", 0.5, "Tiếp nhận, chuyển hồ sơ", "Hồ sơ hợp lệ"];
const ASSIGN: Line = ["head", "assign", 0.5, "Phân công xử lý", "Ý kiến phân công"];
const RETURN: Line = ["returnDesk", "return-result", null, "Trả kết quả, thống kê", "Kết quả giải quyết"];

const issue = (time: number, what: string): Line => [
  "registry",
  "register",
  time,
  `Phát hành ${what}`,
  `${capital(what)} có số`,
];

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Six of the eight processes go the same way: appraisal, paper to the province, decision of the province. */
function ordinary(result: string): readonly Line[] {
  return [
    RECEIVE,
    ASSIGN,
    ["specialist", "appraise", 4.5, "Thẩm định, dự thảo tờ trình", "Dự thảo tờ trình"],
    ["head", "review", 2, "Xem xét tờ trình", "Tờ trình đã xem xét"],
    ["leader", "sign", 2, "Ký tờ trình", "Tờ trình đã ký"],
    issue(0.5, "tờ trình"),
    ["province", "decide", 5, `Ban hành ${result}`, capital(result)],
    RETURN,
  ];
}

const FORM_COUNCIL: readonly Line[] = [
  ["specialist", "appraise", 3, "Thẩm định, dự thảo tờ trình lập hội đồng", "Dự thảo tờ trình lập hội đồng"],
  ["head", "review", 1, "Xem xét tờ trình", "Tờ trình đã xem xét"],
  ["leader", "sign", 1, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
];

const WITH_COUNCIL: readonly Line[] = [
  RECEIVE,
  ASSIGN,
  ...FORM_COUNCIL,
  ["province", "decide", 3, "Thành lập hội đồng", "Quyết định thành lập hội đồng"],
  ["council", "convene", 5.5, "Hội đồng họp", "Biên bản họp hội đồng"],
  ["specialist", "appraise", 2, "Tổng hợp, dự thảo công văn yêu cầu giải trình", "Dự thảo công văn"],
  ["head", "review", 1.5, "Xem xét công văn", "Công văn đã xem xét"],
  ["leader", "sign", 1, "Ký công văn", "Công văn đã ký"],
  issue(0.5, "công văn"),
  ["applicant", "await-applicant", null, "Tổ chức giải trình, hoàn thiện", "Hồ sơ hoàn thiện (trong 15 ngày)"],
  ["specialist", "appraise", 1.5, "Thẩm định lại, dự thảo tờ trình", "Dự thảo tờ trình công nhận"],
  ["head", "review", 1, "Xem xét tờ trình", "Tờ trình đã xem xét"],
  ["leader", "sign", 1, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
  ["province", "decide", 3, "Ban hành quyết định công nhận", "Quyết định, giấy công nhận hoặc công văn"],
  RETURN,
];

const FUNDED_TASK: readonly Line[] = [
  RECEIVE,
  ASSIGN,
  [
    "specialist",
    "appraise",
    4.5,
    "Kiểm tra hồ sơ, dự thảo thông báo",
    "Dự thảo thông báo",
    "Chuyên viên phòng QLCN&TĐC",
  ],
  ["head", "review", 2, "Xem xét thông báo", "Thông báo đã xem xét"],
  ["leader", "sign", 2, "Ký thông báo", "Thông báo đã ký"],
  issue(0.5, "thông báo"),
  ["specialist", "appraise", 8.5, "Dự thảo tờ trình lập hội đồng", "Dự thảo tờ trình", "Chuyên viên phòng QLCN&TĐC"],
  ["head", "review", 3, "Xem xét tờ trình", "Tờ trình đã xem xét"],
  ["leader", "sign", 3, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
  ["province", "decide", 5, "Thành lập hội đồng xét duyệt", "Quyết định thành lập hội đồng"],
  ["council", "convene", 10, "Hội đồng xét duyệt họp", "Biên bản xét duyệt"],
  ["specialist", "appraise", 1, "Dự thảo thông báo xét duyệt", "Dự thảo thông báo", "Chuyên viên phòng QLCN&TĐC"],
  ["head", "review", 1, "Xem xét thông báo", "Thông báo đã xem xét"],
  ["leader", "sign", 0.5, "Ký thông báo", "Thông báo đã ký"],
  issue(0.5, "thông báo xét duyệt"),
  [
    "applicant",
    "await-applicant",
    null,
    "Tổ chức hoàn thiện hồ sơ",
    "Hồ sơ hoàn thiện (trong 15 ngày)",
    "Tổ chức đề nghị",
  ],
  ["council", "convene", 10, "Thẩm định kinh phí", "Biên bản thẩm định kinh phí", "Tổ thẩm định"],
  ["specialist", "appraise", 2.5, "Dự thảo tờ trình phê duyệt", "Dự thảo tờ trình", "Chuyên viên phòng QLCN&TĐC"],
  ["head", "review", 1, "Xem xét tờ trình", "Tờ trình đã xem xét", "Lãnh đạo Phòng"],
  ["leader", "sign", 1, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
  ["province", "decide", 5, "Ban hành quyết định phê duyệt", "Quyết định phê duyệt"],
  RETURN,
];

const SCIENCE_HEAD = "Lãnh đạo Phòng QLKH";
const SCIENCE_SPECIALIST = "Chuyên viên Phòng QLKH";

const ASSESSMENT: readonly Line[] = [
  RECEIVE,
  ["head", "assign", 0.5, "Phân công xử lý", "Ý kiến phân công", SCIENCE_HEAD],
  ["specialist", "appraise", 3, "Thẩm định, dự thảo tờ trình lập hội đồng", "Dự thảo tờ trình", SCIENCE_SPECIALIST],
  ["head", "review", 1, "Xem xét tờ trình", "Tờ trình đã xem xét", SCIENCE_HEAD],
  ["leader", "sign", 1, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
  ["province", "decide", 4, "Thành lập hội đồng đánh giá", "Quyết định thành lập hội đồng"],
  ["council", "convene", 8, "Hội đồng đánh giá họp", "Biên bản đánh giá", "Phòng QLKH/Thành viên Hội đồng"],
  ["specialist", "appraise", 3, "Tổng hợp, dự thảo tờ trình xác nhận", "Dự thảo tờ trình", SCIENCE_SPECIALIST],
  ["head", "review", 1, "Xem xét tờ trình", "Tờ trình đã xem xét", SCIENCE_HEAD],
  ["leader", "sign", 1, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.5, "tờ trình"),
  ["province", "decide", 4, "Cấp giấy xác nhận", "Giấy xác nhận"],
  RETURN,
];

const REISSUE: readonly Line[] = [
  RECEIVE,
  ["head", "assign", 0.25, "Phân công xử lý", "Ý kiến phân công"],
  ["specialist", "appraise", 2, "Thẩm định, dự thảo tờ trình", "Dự thảo tờ trình"],
  ["head", "review", 2, "Xem xét tờ trình", "Tờ trình đã xem xét"],
  ["leader", "sign", 2, "Ký tờ trình", "Tờ trình đã ký"],
  issue(0.25, "tờ trình"),
  ["province", "decide", 3, "Cấp giấy chứng nhận hoặc trả lời", "Giấy chứng nhận hoặc công văn"],
  RETURN,
];

/** Opinions of experts may be taken before the appraisal; the decision does not count that time. */
function withOpinions(definition: WorkflowDefinition): WorkflowDefinition {
  const opinions: Step = {
    code: "B2A",
    title: { vi: "Lấy ý kiến chuyên gia, các bên liên quan" },
    act: "consult",
    actor: { place: "division", role: "specialist" },
    actorLabel: LABELS.specialist,
    limit: null,
    paper: "Công văn lấy ý kiến, ý kiến trả lời",
    next: [{ to: "B3", label: "Thẩm định" }],
    legalBasis: `${BASIS}, quy trình 4: thời gian lấy ý kiến không tính vào thời hạn`,
  };
  const ways = [
    { to: "B3", label: "Thẩm định ngay" },
    { to: "B2A", label: "Lấy ý kiến trước", when: "Cần tham vấn chuyên gia hoặc các bên liên quan" },
  ];
  return {
    ...definition,
    steps: definition.steps.flatMap((step) => (step.code === "B2" ? [{ ...step, next: ways }, opinions] : [step])),
  };
}

/** The eight processes, in the order of the decision; 1a and 1b are two cases of the same procedures. */
export const LANG_SON_2487: readonly WorkflowDefinition[] = [
  process("1a", "Công nhận, không lập hội đồng", 15, ordinary("quyết định, giấy công nhận")),
  process("1b", "Công nhận, có hội đồng tư vấn", 27, WITH_COUNCIL),
  process("2", "Cấp lại giấy công nhận", 15, ordinary("giấy công nhận cấp lại")),
  process("3", "Đăng ký nhiệm vụ đổi mới sáng tạo được tài trợ, đặt hàng", 63, FUNDED_TASK),
  withOpinions(process("4", "Sửa đổi, chấm dứt hợp đồng tài trợ", 15, ordinary("quyết định"))),
  process("5", "Cấp chứng nhận doanh nghiệp khoa học và công nghệ", 15, ordinary("giấy chứng nhận")),
  process("6", "Thay đổi, cấp lại chứng nhận doanh nghiệp khoa học và công nghệ", 10, REISSUE),
  process("7", "Đánh giá nhiệm vụ không dùng ngân sách nhà nước", 28, ASSESSMENT),
];
