import { formatInstant, isoInVietnam } from "#kernel/time.ts";
import { TEXT_PROBLEMS } from "#kernel/vietnamese.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import type { Fault, Refusal } from "../domain/refusal.ts";
import { TEXT_RULES } from "../domain/check-text.ts";
import { ACT_NAMES, STATE_NAMES } from "../domain/texts.ts";

type Presenters = { readonly [K in Refusal["kind"]]: (refusal: Extract<Refusal, { kind: K }>) => Problem };
type Sentence = { readonly vi: string; readonly en: string };

/** What the outside is told of a refusal: status, code, a sentence in Vietnamese and in English, and what to do next. */
export function problemOf<K extends Refusal["kind"]>(refusal: Extract<Refusal, { kind: K }>): Problem {
  const present: (refusal: Extract<Refusal, { kind: K }>) => Problem = PRESENTERS[refusal.kind];
  return present(refusal);
}

/** The mistakes of a form, each with its field and its sentence. */
export function fieldErrors(faults: readonly Fault[]): readonly FieldError[] {
  return faults.map((fault) => ({ field: FIELDS[fault.field], message: sentenceOf(fault).vi }));
}

const PRESENTERS: Presenters = {
  "directives/not-found": () => NOT_FOUND,
  "directives/not-allowed": () => ({
    ...FORBIDDEN,
    title: "Ông/bà không được giao việc này. Chỉ lãnh đạo bên giao và bên được giao mới thực hiện được.",
    titleEn: "You are not assigned this act; it is for the leaders of the two sides.",
  }),
  "directives/transition": ({ act, state }) => ({
    ...problem(409, "transition", "E_TRANSITION"),
    title: `Văn bản đang ở trạng thái “${STATE_NAMES[state].vi}” nên chưa thể “${ACT_NAMES[act].vi}”. Hãy mở lại để xem việc có thể làm.`,
    titleEn: `It is “${STATE_NAMES[state].en}”; “${ACT_NAMES[act].en}” is not possible now.`,
    extra: { state, act },
  }),
  "directives/stale": ({ current, by, at }) => ({
    ...problem(409, "stale", "E_VERSION"),
    title: `${by || "Người khác"} đã có thay đổi lúc ${formatInstant(at)}. Hãy xem lại rồi thực hiện tiếp.`,
    titleEn: `${by || "Somebody else"} changed this at ${formatInstant(at)}. Look at it again and go on.`,
    extra: { current, by, at: isoInVietnam(at) },
  }),
  "directives/invalid": ({ faults }) => ({
    ...problem(422, "invalid", "E_INVALID"),
    title: faults.map((fault) => sentenceOf(fault).vi).join(" "),
    titleEn: faults.map((fault) => sentenceOf(fault).en).join(" "),
    errors: faults.map(({ field, what }) => ({ field: `/${FIELDS[field]}`, code: what })),
  }),
  "directives/already-issued": () => ({
    ...problem(409, "already-issued", "E_ALREADY_ISSUED"),
    title: "Biểu mẫu này đã được gửi với nội dung khác. Nội dung vừa nhập được giữ ở dưới; gửi lại sẽ tạo văn bản mới.",
    titleEn: "This form was sent before with other words. What was typed is kept below; sending it makes a new one.",
  }),
  "directives/clock": () => ({
    ...problem(503, "clock", "E_CLOCK"),
    title: "Đồng hồ máy chủ không khớp nên chưa ghi được việc này. Chưa có gì thay đổi; hãy báo quản trị hệ thống.",
    titleEn: "The server's clock is wrong, so nothing was written. Tell the administrator.",
    retryAfterSeconds: 30,
  }),
};

/** Names of the inputs that mend a fault. */
const FIELDS = {
  title: "title",
  text: "text",
  basis: "basis",
  answer: "text",
  reason: "reason",
  dueOn: "dueOn",
  assignee: "agencyId",
  urgency: "urgency",
  source: "",
} as const satisfies Record<Fault["field"], string>;

const LABELS = {
  title: { vi: "Tên việc", en: "Title" },
  text: { vi: "Nội dung", en: "Text" },
  basis: { vi: "Căn cứ", en: "Basis" },
  answer: { vi: "Nội dung trả lời", en: "Answer" },
  reason: { vi: "Lý do", en: "Reason" },
} as const;

const DUE: Readonly<Record<Extract<Fault, { field: "dueOn" }>["what"], Sentence>> = {
  unreadable: { vi: "Hạn trả lời viết như 30/11/2026.", en: "Write the day like 30/11/2026." },
  past: { vi: "Hạn trả lời đã qua. Hãy chọn một ngày làm việc sắp tới.", en: "The day has passed." },
  "rest-day": {
    vi: "Hạn trả lời là ngày nghỉ. Hãy chọn một ngày làm việc.",
    en: "Nobody works on that day. Choose a working day.",
  },
  outside: { vi: "Lịch làm việc chưa có năm này. Hãy chọn ngày gần hơn.", en: "The calendar does not know that year." },
  "not-later": { vi: "Hạn mới phải sau hạn hiện tại.", en: "The new day must be after the present one." },
};

const ASSIGNEE: Readonly<Record<Extract<Fault, { field: "assignee" }>["what"], Sentence>> = {
  "unknown-agency": { vi: "Hãy chọn cơ quan thực hiện.", en: "Choose the agency." },
  "unknown-unit": {
    vi: "Đơn vị đã chọn không thuộc cơ quan thực hiện. Hãy chọn lại đơn vị.",
    en: "The unit is not of that agency. Choose again.",
  },
  "unknown-officer": {
    vi: "Cán bộ đã chọn không làm việc ở đơn vị này. Hãy chọn lại cán bộ.",
    en: "The officer does not work there. Choose again.",
  },
  self: { vi: "Ông/bà không thể giao việc cho chính mình.", en: "You cannot write to yourself." },
  "too-wide": {
    vi: "Trong cơ quan của ông/bà, hãy chọn đơn vị hoặc cán bộ thực hiện.",
    en: "Within your own agency, name a unit or an officer.",
  },
  "nobody-to-answer": {
    vi: "Nơi này chưa có người có thể trả lời trên hệ thống. Hãy chọn cán bộ cụ thể hoặc cơ quan khác.",
    en: "Nobody there could answer. Name an officer or another agency.",
  },
};

const SOURCE: Readonly<Record<Extract<Fault, { field: "source" }>["what"], Sentence>> = {
  "not-ours": {
    vi: "Đường dẫn nguồn không phải là trang của hệ thống nên không được giữ. Có thể gửi không kèm nguồn.",
    en: "The address of the source is not one of this system and was dropped.",
  },
  "unknown-dossier": {
    vi: "Không tìm thấy hồ sơ nguồn. Có thể gửi không kèm nguồn.",
    en: "The dossier it was written from was not found and was dropped.",
  },
  incomplete: {
    vi: "Số liệu nguồn không đọc được nên không được giữ. Hãy mở lại từ trang có số liệu, hoặc gửi không kèm nguồn.",
    en: "The source could not be read and was dropped.",
  },
};

function sentenceOf(fault: Fault): Sentence {
  switch (fault.field) {
    case "dueOn":
      return DUE[fault.what];
    case "assignee":
      return ASSIGNEE[fault.what];
    case "source":
      return SOURCE[fault.what];
    case "urgency":
      return { vi: "Hãy chọn độ khẩn.", en: "Choose the degree of urgency." };
    case "title":
    case "text":
    case "basis":
    case "answer":
    case "reason":
      return textSentence(fault);
  }
}

function textSentence({ field, what }: Extract<Fault, { field: keyof typeof LABELS }>): Sentence {
  const label = LABELS[field];
  if (what === "empty") return { vi: `Hãy nhập ${label.vi.toLowerCase()}.`, en: `${label.en} is missing.` };
  if (what === "too-long") {
    const most = TEXT_RULES[field].most;
    return {
      vi: `${label.vi} dài quá ${most.toLocaleString("vi-VN")} ký tự.`,
      en: `${label.en} is longer than ${most} characters.`,
    };
  }
  const { vi, en } = TEXT_PROBLEMS[what];
  return { vi: `${label.vi}: ${vi}`, en: `${label.en}: ${en}` };
}

function problem(status: number, what: string, code: string): Pick<Problem, "status" | "type" | "code"> {
  return { status, type: `/problems/directives/${what}`, code };
}
