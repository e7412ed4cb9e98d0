type Words = { readonly vi: string; readonly en: string };

const SENTENCES = {
  "no-steps": { vi: "Quy trình chưa có bước nào.", en: "The process has no steps." },
  "no-code": { vi: "Quy trình chưa có mã.", en: "The process has no code." },
  "no-name": { vi: "Quy trình chưa có tên.", en: "The process has no name." },
  "no-legal-basis": {
    vi: "Quy trình chưa ghi quyết định phê duyệt.",
    en: "The process does not name the decision that approves it.",
  },
  "odd-total": {
    vi: "Tổng thời hạn phải lớn hơn 0 và là bội của 0,25",
    en: "The total must be above 0 and a multiple of 0.25",
  },
  "start-not-receive": {
    vi: "Bước đầu tiên phải là tiếp nhận, chuyển hồ sơ.",
    en: "The first step must be to receive and forward the dossier.",
  },
  "duplicate-step": { vi: "Mã bước bị trùng.", en: "The step code occurs twice." },
  "no-step-code": { vi: "Có bước chưa có mã.", en: "A step has no code." },
  "empty-title": { vi: "Bước chưa có tên việc.", en: "The step does not say what is done." },
  "empty-paper": { vi: "Bước chưa ghi giấy tờ nhận được hoặc làm ra.", en: "The step names no paper." },
  "empty-actor": { vi: "Bước chưa ghi người chịu trách nhiệm.", en: "The step does not say who is responsible." },
  "clock-stop-without-basis": {
    vi: "Bước không tính thời gian nhưng không phải việc của người nộp và chưa ghi căn cứ.",
    en: "The step is not counted, yet it is not the applicant's and no legal basis is given.",
  },
  "applicant-timed": {
    vi: "Bước của người nộp không được tính vào thời hạn giải quyết.",
    en: "A step of the applicant must not count in the limit.",
  },
  "odd-limit": {
    vi: "Thời gian của bước phải lớn hơn 0 và là bội của 0,25",
    en: "The limit of a step must be above 0 and a multiple of 0.25",
  },
  "applicant-act": {
    vi: "Việc chờ người nộp phải đi với người thực hiện là người nộp, và ngược lại.",
    en: "Waiting for the applicant goes with the applicant as actor, and the other way round.",
  },
  "applicant-with-role": {
    vi: "Bước của người nộp không gắn với chức danh nào.",
    en: "A step of the applicant has no officer's role.",
  },
  "no-role": { vi: "Bước chưa có chức danh thực hiện.", en: "The step has no role." },
  unstaffed: { vi: "Chưa có người giữ chức danh của bước.", en: "Nobody holds the role of the step." },
  "unknown-successor": { vi: "Bước chuyển đến một bước không có", en: "The step leads to a step that does not exist" },
  "same-way-twice": { vi: "Bước ghi cùng một hướng đi hai lần.", en: "The step names the same way twice." },
  "choice-without-words": {
    vi: "Bước có nhiều hướng đi nhưng nhãn còn trống hoặc trùng nhau.",
    en: "The step has several ways whose labels are empty or equal.",
  },
  circle: {
    vi: "Các bước đi vòng tròn; trả lại bước trước phải ghi ở cột trả lại.",
    en: "Steps lead in a circle; returning belongs in the column of returns.",
  },
  unreachable: { vi: "Không có đường nào đến bước này.", en: "No way leads to this step." },
  "ends-early": {
    vi: "Đường đi kết thúc ở đây mà chưa trả kết quả.",
    en: "A path ends here without returning a result.",
  },
  "goes-on-after-return": {
    vi: "Sau khi trả kết quả không còn bước nào.",
    en: "Nothing follows the return of the result.",
  },
  "unknown-back": { vi: "Bước trả lại không có", en: "The step to return to does not exist" },
  "back-not-earlier": {
    vi: "Chỉ trả lại được cho một bước đứng trước và của cơ quan",
    en: "Work returns only to an earlier step of an agency",
  },
  "split-too-small": {
    vi: "Bước chia song song cần ít nhất hai nhánh.",
    en: "A parallel needs at least two branches.",
  },
  "split-without-join": {
    vi: "Các nhánh song song không gặp lại ở một bước chờ đủ.",
    en: "The parallel branches do not meet again at a joining step.",
  },
  "join-without-split": {
    vi: "Bước chờ đủ không khớp với đúng một bước chia song song.",
    en: "The joining step does not match exactly one parallel.",
  },
  "empty-branch": { vi: "Có nhánh song song không có bước nào.", en: "A parallel branch has no step." },
  "branches-overlap": { vi: "Các nhánh song song dùng chung một bước.", en: "Parallel branches share a step." },
  "way-into-branch": {
    vi: "Có đường đi từ ngoài vào giữa phần song song.",
    en: "A way from outside leads into the parallel part.",
  },
  "sum-differs": {
    vi: "Tổng thời gian các bước trên một đường đi khác tổng thời hạn",
    en: "The steps on a path do not add up to the total",
  },
} as const satisfies Record<string, Words>;

export type FindingCode = keyof typeof SENTENCES;

/** One reason why a process cannot be published, in both languages. */
export type Finding = {
  readonly code: FindingCode;
  readonly step?: string;
  readonly vi: string;
  readonly en: string;
};

/** The finding of that code, at a step when it has one, with the fact that shows it. */
export function finding(code: FindingCode, step?: string, fact?: Words): Finding {
  const sentence = SENTENCES[code];
  const where = step === undefined || step === "" ? undefined : step;
  return {
    code,
    ...(where === undefined ? {} : { step: where }),
    vi: withFact(where === undefined ? sentence.vi : `Bước ${where}: ${lower(sentence.vi)}`, fact?.vi),
    en: withFact(where === undefined ? sentence.en : `Step ${where}: ${lower(sentence.en)}`, fact?.en),
  };
}

function withFact(sentence: string, fact: string | undefined): string {
  return fact === undefined ? sentence : `${sentence.replace(/\.$/, "")}: ${fact}.`;
}

function lower(sentence: string): string {
  return sentence.slice(0, 1).toLocaleLowerCase("vi") + sentence.slice(1);
}
