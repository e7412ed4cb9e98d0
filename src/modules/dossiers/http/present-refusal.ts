import { formatInstant, isoInVietnam } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import type { Refusal } from "../domain/refusal.ts";
import { ACT_NAMES, STATE_NAMES } from "../domain/texts.ts";
import type { Act } from "../domain/transitions.ts";

type Presenters = { readonly [K in Refusal["kind"]]: (refusal: Extract<Refusal, { kind: K }>) => Problem };

/** What the outside is told of a refusal: status, code, a sentence in Vietnamese and in English, and what to do next. */
export function problemOf<K extends Refusal["kind"]>(refusal: Extract<Refusal, { kind: K }>): Problem {
  const present: (refusal: Extract<Refusal, { kind: K }>) => Problem = PRESENTERS[refusal.kind];
  return present(refusal);
}

const PRESENTERS: Presenters = {
  "dossiers/not-found": () => NOT_FOUND,
  "dossiers/not-allowed": ({ act }) => ({
    ...FORBIDDEN,
    title: `Ông/bà không được giao việc “${ACT_NAMES[act].vi}” với hồ sơ này.`,
    titleEn: `You are not assigned the act “${ACT_NAMES[act].en}” on this dossier.`,
  }),
  "dossiers/transition": ({ act, state, allowed }) => ({
    ...problem(409, "transition", "E_TRANSITION"),
    title: `Hồ sơ đang ở trạng thái “${STATE_NAMES[state].vi}” nên chưa thể “${ACT_NAMES[act].vi}”. ${nextVi(allowed)}`,
    titleEn: `The dossier is “${STATE_NAMES[state].en}”; “${ACT_NAMES[act].en}” is not possible now.`,
    extra: { state, act, allowed },
  }),
  "dossiers/stale": ({ current, by, at, lastEvent }) => ({
    ...problem(409, "stale", "E_VERSION"),
    title: `${by || "Người khác"} đã thay đổi hồ sơ này lúc ${formatInstant(at)}. Hãy xem lại rồi thực hiện tiếp.`,
    titleEn: `${by || "Somebody else"} changed this dossier at ${formatInstant(at)}. Look at it again and go on.`,
    extra: { current, by, at: isoInVietnam(at), lastEvent },
  }),
  "dossiers/unknown-case": () => ({
    ...problem(422, "unknown-case", "E_CASE"),
    title: "Trường hợp thủ tục này không có trong danh mục. Hãy chọn lại thủ tục.",
    titleEn: "There is no such case in the catalogue. Choose the procedure again.",
  }),
  "dossiers/unreceivable-case": () => ({
    ...problem(422, "unreceivable-case", "E_CASE_AGENCY"),
    title: "Thủ tục chưa xác định cơ quan giải quyết nên chưa tiếp nhận được. Hãy báo quản trị hệ thống.",
    titleEn: "No competent agency is set for this procedure. Tell the administrator.",
  }),
  "dossiers/idempotency-mismatch": () => ({
    ...problem(422, "idempotency-mismatch", "E_IDEM_MISMATCH"),
    title: "Khóa chống trùng này đã dùng cho một nội dung khác. Hãy mở biểu mẫu mới.",
    titleEn: "This idempotency key was used for another request. Open a new form.",
  }),
  "dossiers/reason-missing": () => ({
    ...problem(422, "reason-missing", "E_REASON"),
    title: "Cần ghi rõ lý do.",
    titleEn: "A reason must be given.",
  }),
  "dossiers/basis-missing": () => ({
    ...problem(422, "basis-missing", "E_BASIS"),
    title: "Cần ghi căn cứ pháp lý hoặc số văn bản kèm theo.",
    titleEn: "The legal basis or the number of the paper must be given.",
  }),
  "dossiers/nothing-asked": () => ({
    ...problem(422, "nothing-asked", "E_PAPERS"),
    title: "Cần nêu ít nhất một giấy tờ.",
    titleEn: "At least one paper must be named.",
  }),
  "dossiers/second-supplement": ({ asked }) => ({
    ...problem(409, "second-supplement", "E_SUPPLEMENT_AGAIN"),
    title: `Đã yêu cầu bổ sung ${asked} lần trong giai đoạn này. Lần tiếp theo phải do lãnh đạo duyệt, có căn cứ pháp lý.`,
    titleEn: `A supplement was requested ${asked} time(s) in this phase. A further one needs a leader and a legal basis.`,
    extra: { asked },
  }),
  "dossiers/papers-missing": ({ missing }) => ({
    ...problem(422, "papers-missing", "E_PAPERS_MISSING"),
    title: `Hồ sơ chưa đủ. Còn thiếu: ${missing.join("; ")}.`,
    titleEn: `The dossier is not complete. Missing: ${missing.join("; ")}.`,
    extra: { missing },
  }),
  "dossiers/limit-unconfirmed": ({ limitText }) => ({
    ...problem(422, "limit-unconfirmed", "E_LIMIT"),
    title: `Thời hạn của thủ tục cần xác nhận: “${limitText}”. Hãy nhập thời hạn và căn cứ.`,
    titleEn: `The time limit must be confirmed: “${limitText}”. Enter the limit and where it says so.`,
  }),
  "dossiers/summary-length": () => ({
    ...problem(422, "summary-length", "E_LENGTH"),
    title: "Trích yếu cần từ 1 đến 1.000 ký tự.",
    titleEn: "The summary needs 1 to 1,000 characters.",
    errors: [{ field: "/summary", code: "E_LENGTH" }],
  }),
  "dossiers/copies": () => ({
    ...problem(422, "copies", "E_COPIES"),
    title: "Số bộ hồ sơ là số nguyên từ 1 đến 99.",
    titleEn: "The number of sets is a whole number from 1 to 99.",
    errors: [{ field: "/copies", code: "E_COPIES" }],
  }),
  "dossiers/already-extended": ({ until }) => ({
    ...problem(409, "already-extended", "E_EXTENDED"),
    title: `Hồ sơ đã được hẹn lại một lần, đến ${formatInstant(until)}. Mỗi hồ sơ chỉ được hẹn lại một lần.`,
    titleEn: `The dossier was re-appointed once already, until ${formatInstant(until)}. Once is all the law allows.`,
  }),
  "dossiers/not-later": ({ dueAt }) => ({
    ...problem(422, "not-later", "E_NOT_LATER"),
    title: `Ngày hẹn lại phải sau hạn hiện tại (${formatInstant(dueAt)}) và ở trong tương lai.`,
    titleEn: `The new date must be after the present one (${formatInstant(dueAt)}) and in the future.`,
    errors: [{ field: "/newDueAt", code: "E_NOT_LATER" }],
  }),
  "dossiers/due-unchanged": () => ({
    ...problem(409, "due-unchanged", "E_DUE_UNCHANGED"),
    title: "Theo lịch hiện hành, hạn trả của hồ sơ không thay đổi.",
    titleEn: "Under the calendar in force the due date stays as it is.",
  }),
  "dossiers/result-incomplete": ({ missing }) => ({
    ...problem(422, "result-incomplete", "E_RESULT"),
    title: `Kết quả cần có số, ngày ký hợp lệ và người ký. Còn thiếu: ${missing.map((part) => PARTS[part]).join(", ")}.`,
    titleEn: `A result needs its number, a valid date and its signer. Missing: ${missing.join(", ")}.`,
    errors: missing.map((part) => ({ field: `/${FIELDS[part]}`, code: "E_RESULT" })),
  }),
  "dossiers/not-entitled": () => ({
    ...problem(409, "not-entitled", "E_RECEIVER"),
    title: "Chỉ trả kết quả cho chủ hồ sơ, người nộp hồ sơ hoặc người có giấy ủy quyền.",
    titleEn: "The result is handed only to the owner, the submitter or a person with an authorisation.",
  }),
  "dossiers/authorisation-missing": () => ({
    ...problem(422, "authorisation-missing", "E_AUTHORISATION"),
    title: "Người nhận thay cần có giấy ủy quyền. Hãy ghi số, ngày của giấy ủy quyền.",
    titleEn: "A person who receives for another needs an authorisation paper. Enter its number and date.",
    errors: [{ field: "/authorisation", code: "E_AUTHORISATION" }],
  }),
  "dossiers/unpaid": ({ amount }) => ({
    ...problem(409, "unpaid", "E_UNPAID"),
    title: `Còn phải nộp ${formatMoney(amount)} phí, lệ phí trước khi trả kết quả.`,
    titleEn: `${formatMoney(amount)} of fees must be paid before the result is handed over.`,
    extra: { amount },
  }),
  "dossiers/amount": ({ due, paid }) => ({
    ...problem(409, "amount", "E_AMOUNT"),
    title: `Số tiền phải nộp là ${formatMoney(due)}, không phải ${formatMoney(paid)}.`,
    titleEn: `The amount due is ${formatMoney(due)}, not ${formatMoney(paid)}.`,
    extra: { due, paid },
  }),
  "dossiers/fee-lines": ({ expected, sum }) => ({
    ...problem(422, "fee-lines", "E_MONEY"),
    title: `Các khoản phí, lệ phí cộng lại là ${formatMoney(sum)}, chưa đúng${expected > 0 ? ` với số phải thu ${formatMoney(expected)}` : ""}. Mỗi khoản cần có tên và số tiền là số nguyên đồng lớn hơn 0.`,
    titleEn: `The fee lines add up to ${formatMoney(sum)}${expected > 0 ? `, not ${formatMoney(expected)}` : ""}. Each line needs a name and a whole number of đồng above 0.`,
    extra: { expected, sum },
  }),
  "dossiers/originals-held": ({ originals }) => ({
    ...problem(409, "originals-held", "E_ORIGINALS"),
    title: `Còn giữ bản chính, cần trả lại trước khi đóng hồ sơ: ${originals.join("; ")}.`,
    titleEn: `Originals must be given back before the dossier is closed: ${originals.join("; ")}.`,
    extra: { originals },
  }),
  "dossiers/not-held": ({ name }) => ({
    ...problem(422, "not-held", "E_NOT_HELD"),
    title: `Trung tâm không giữ (đủ) bản chính “${name}” của hồ sơ này.`,
    titleEn: `The centre does not hold (as many of) the original “${name}”.`,
  }),
  "dossiers/clock": () => ({
    ...problem(503, "clock", "E_CLOCK"),
    title: "Đồng hồ máy chủ không khớp nên chưa ghi được việc này. Hồ sơ chưa thay đổi; hãy báo quản trị hệ thống.",
    titleEn: "The server's clock is wrong, so nothing was written. Tell the administrator.",
    retryAfterSeconds: 30,
  }),
};

const PARTS = { number: "số kết quả", signer: "người ký", date: "ngày ký hợp lệ" } as const;
const FIELDS = { number: "number", signer: "signerId", date: "signedOn" } as const;

function problem(status: number, what: string, code: string): Pick<Problem, "status" | "type" | "code"> {
  return { status, type: `/problems/dossiers/${what}`, code };
}

function nextVi(allowed: readonly Act[]): string {
  if (allowed.length === 0) return "Hồ sơ đã kết thúc.";
  return `Việc có thể làm: ${allowed.map((act) => ACT_NAMES[act].vi.toLowerCase()).join(", ")}.`;
}
