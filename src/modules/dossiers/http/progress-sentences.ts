import type { Language } from "#ui/language.ts";
import type { Dossier, DossierState } from "../domain/dossier.ts";

type Sentence = { readonly headline: string; readonly next: string };
type InBoth = Readonly<Record<Language, Sentence>>;

/** A promise that was not kept is said first, with whom to ask; "nothing to do" would be an insult. */
export const LATE: InBoth = {
  vi: {
    headline: "Hồ sơ đã quá ngày hẹn trả kết quả",
    next: "Cơ quan giải quyết xin lỗi Ông/Bà vì sự chậm trễ. Ông/Bà không phải nộp lại hồ sơ; xin hỏi thời gian trả kết quả theo số điện thoại bên dưới.",
  },
  en: {
    headline: "The date promised for the result has passed",
    next: "The agency in charge apologises to you for the delay. You do not have to submit the dossier again; please ask for the new date at the telephone number below.",
  },
};

const WAIT = {
  vi: "Ông/Bà không cần làm gì thêm. Kết quả có thể có sớm hơn ngày hẹn.",
  en: "There is nothing you need to do. The result may come before the promised date.",
};

/** What happens now and what the citizen does next, by the state of the dossier. */
export const PROGRESS_SENTENCES = {
  submitted: () => ({
    vi: {
      headline: "Hồ sơ đang chờ tiếp nhận",
      next: "Trung tâm trả lời trong 8 giờ làm việc kể từ khi nhận được hồ sơ.",
    },
    en: {
      headline: "The dossier is waiting to be accepted",
      next: "The centre answers within 8 working hours of getting the dossier.",
    },
  }),
  "awaiting-intake-supplement": (dossier) => ({
    vi: {
      headline: missing.vi(dossier),
      next: "Hồ sơ được tiếp nhận khi đủ giấy tờ. Ông/Bà nộp tại quầy đã nộp hồ sơ.",
    },
    en: {
      headline: missing.en(dossier),
      next: "The dossier is accepted once the papers are complete. Please bring them to the counter where you submitted it.",
    },
  }),
  refused: ({ refusalReason }) => ({
    vi: {
      headline: "Hồ sơ không được tiếp nhận",
      next: `Lý do: ${refusalReason ?? ""}. Ông/Bà có thể hỏi lại cơ quan giải quyết theo số điện thoại bên dưới.`,
    },
    en: {
      headline: "The dossier was not accepted",
      next: `Reason, as written: ${refusalReason ?? ""}. You can ask the agency in charge at the telephone number below.`,
    },
  }),
  accepted: () => ({
    vi: { headline: "Hồ sơ đã được tiếp nhận", next: WAIT.vi },
    en: { headline: "The dossier has been accepted", next: WAIT.en },
  }),
  "in-progress": () => ({
    vi: { headline: "Hồ sơ đang được xử lý", next: WAIT.vi },
    en: { headline: "The dossier is being worked on", next: WAIT.en },
  }),
  "awaiting-supplement": (dossier) => ({
    vi: { headline: missing.vi(dossier), next: "Ông/Bà nộp giấy tờ bổ sung tại Trung tâm; không cần làm lại hồ sơ." },
    en: {
      headline: missing.en(dossier),
      next: "Please bring them to the centre; there is no need to make the dossier again.",
    },
  }),
  "awaiting-obligation": () => ({
    vi: {
      headline: "Ông/Bà cần thực hiện nghĩa vụ tài chính",
      next: "Thời gian này không tính vào thời hạn giải quyết. Nộp theo thông báo đã nhận, rồi báo Trung tâm.",
    },
    en: {
      headline: "You have a financial obligation to meet",
      next: "This time does not count towards the time limit. Pay as the notice you received says, then tell the centre.",
    },
  }),
  resolved: () => ({
    vi: {
      headline: "Hồ sơ đã có kết quả",
      next: "Mời Ông/Bà mang giấy tiếp nhận và giấy tờ tùy thân đến nhận. Người nhận thay cần giấy ủy quyền.",
    },
    en: {
      headline: "The result is ready",
      next: "Please come with your receipt and your identity papers. Whoever comes in your place needs a letter of authorisation.",
    },
  }),
  returned: () => ({
    vi: { headline: "Kết quả đã được trả", next: "Hồ sơ đã hoàn thành. Cảm ơn Ông/Bà." },
    en: { headline: "The result has been handed over", next: "The dossier is complete. Thank you." },
  }),
  closed: ({ ending }) => ({
    vi: { headline: "Hồ sơ đã kết thúc", next: ending === "returned" ? "Kết quả đã được trả." : "" },
    en: { headline: "The dossier has ended", next: ending === "returned" ? "The result has been handed over." : "" },
  }),
  withdrawn: () => ({
    vi: { headline: "Hồ sơ đã được rút theo yêu cầu", next: "Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào." },
    en: {
      headline: "The dossier was withdrawn as requested",
      next: "You can submit a new one at any time.",
    },
  }),
  stopped: () => ({
    vi: {
      headline: "Hồ sơ đã dừng giải quyết",
      next: "Thông báo dừng giải quyết ghi rõ căn cứ. Ông/Bà có thể hỏi cơ quan giải quyết theo số điện thoại bên dưới.",
    },
    en: {
      headline: "Work on the dossier has stopped",
      next: "The notice says on which legal ground. You can ask the agency in charge at the telephone number below.",
    },
  }),
} as const satisfies Record<DossierState, (dossier: Dossier) => InBoth>;

const missing = {
  vi: (dossier: Dossier) => `Ông/Bà cần bổ sung ${countAsked(dossier)} giấy tờ`,
  en: (dossier: Dossier) => {
    const count = countAsked(dossier);
    return count === 1 ? "1 more paper is needed" : `${count} more papers are needed`;
  },
};

function countAsked({ supplements }: Dossier): number {
  return supplements.at(-1)?.papers.length ?? 0;
}

/** What is still to be paid before the result can be fetched. */
export const FEES_LEFT: Readonly<Record<Language, (money: string) => string>> = {
  vi: (money) => `Cần nộp ${money} trước khi nhận kết quả`,
  en: (money) => `${money} to be paid before the result is handed over`,
};
