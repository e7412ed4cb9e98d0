import type { AskedPaper, Paper, RefusalGround } from "#modules/dossiers/index.ts";

/** A paper that is asked for, and the same when it comes. */
export const ASKED: AskedPaper = { name: "Bản thuyết minh có xác nhận", originals: 1, certified: 0, copies: 0 };
export const SUPPLIED: Paper = { ...ASKED, code: "BS-01", waivedBecause: null };

const GROUND: RefusalGround = "not-competent";

/** What officers of the demo write. */
export const WORDS = {
  refusal: {
    ground: GROUND,
    reason: "Nội dung yêu cầu không thuộc thẩm quyền giải quyết của cơ quan cấp tỉnh.",
  },
  incomplete: { reason: "Hồ sơ còn thiếu giấy tờ theo thành phần đã công bố." },
  supplement: { reason: "Bản thuyết minh chưa nêu rõ nội dung theo biểu mẫu, cần hoàn thiện." },
  obligation: { notice: "Thông báo nộp thuế thu nhập cá nhân và lệ phí trước bạ" },
  obligationMet: { evidence: "Giấy nộp tiền vào ngân sách nhà nước" },
  withdrawal: { reason: "Chủ hồ sơ đề nghị rút hồ sơ." },
  stop: {
    reason: "Địa điểm chưa phù hợp quy hoạch nên chưa có căn cứ giải quyết.",
    legalBasis: "Quyết định phê duyệt quy hoạch của tỉnh",
  },
  apology: { reason: "Cần xác minh thêm tại thực địa, thời tiết không cho phép thực hiện đúng lịch." },
} as const;
