import { formatInstant } from "#kernel/time.ts";
import { TEXT_PROBLEMS } from "#kernel/vietnamese.ts";
import { FORBIDDEN, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import type { LossSide } from "../domain/loss.ts";
import type { Fault, Refusal } from "../domain/refusal.ts";

type Presenters = { readonly [K in Refusal["kind"]]: (refusal: Extract<Refusal, { kind: K }>) => Problem };

/** What the outside is told of a refusal: status, code, a sentence in Vietnamese and in English, and what to do next. */
export function problemOf<K extends Refusal["kind"]>(refusal: Extract<Refusal, { kind: K }>): Problem {
  const present: (refusal: Extract<Refusal, { kind: K }>) => Problem = PRESENTERS[refusal.kind];
  return present(refusal);
}

const PRESENTERS: Presenters = {
  "custody/not-found": () => NOT_FOUND,
  "custody/no-paper": ({ code }) => ({
    ...problem(404, "no-paper"),
    title: `Hồ sơ ${code} không có giấy tờ nào đang được quản lý.`,
    titleEn: `Dossier ${code} has no paper in custody.`,
  }),
  "custody/not-holder": ({ code, holder }) => ({
    ...FORBIDDEN,
    title: `Túi hồ sơ ${code} đang do ${holder} giữ. Chỉ người của nơi đang giữ mới giao hoặc sửa được.`,
    titleEn: `Bundle ${code} is with ${holder}; only they can do this.`,
  }),
  "custody/not-receiver": ({ code, receiver }) => ({
    ...FORBIDDEN,
    title: `Túi hồ sơ ${code} được giao cho ${receiver}. Chỉ người của nơi nhận mới xác nhận được.`,
    titleEn: `Bundle ${code} was given to ${receiver}; only they can acknowledge it.`,
  }),
  "custody/immediate": ({ code }) => ({
    ...problem(409, "immediate"),
    title: `Hồ sơ ${code} là thủ tục trả kết quả ngay: giấy tờ ở tại quầy, không chuyển đi. Chỉ trả lại người nộp hoặc lưu.`,
    titleEn: `Dossier ${code} is resolved at the counter; its paper does not travel.`,
  }),
  "custody/ended": ({ code, holder }) => ({
    ...problem(409, "ended"),
    title: `Túi hồ sơ ${code} đã ở ${holder}, không còn giao nhận nữa.`,
    titleEn: `Bundle ${code} has come to its last place: ${holder}.`,
  }),
  "custody/pending": ({ code, receiver, since }) => ({
    ...problem(409, "pending"),
    title: `Túi hồ sơ ${code} đã giao cho ${receiver} lúc ${formatInstant(since)}, chưa được xác nhận. Hãy chờ xác nhận hoặc lấy lại trước.`,
    titleEn: `Bundle ${code} was given to ${receiver} and waits for its acknowledgement; wait, or take it back first.`,
  }),
  "custody/changed": ({ code }) => ({
    ...problem(409, "changed"),
    title: `Túi hồ sơ ${code} vừa thay đổi, hoặc lần thêm này đã ghi rồi. Hãy xem đường đi ở dưới rồi mới thêm tiếp.`,
    titleEn: `Bundle ${code} has changed meanwhile; look at it again.`,
  }),
  "custody/not-pending": ({ code }) => ({
    ...problem(409, "not-pending"),
    title: `Lần giao túi hồ sơ ${code} đã kết thúc. Hãy tải lại trang để xem ai đang giữ.`,
    titleEn: `That hand-over of ${code} has ended already.`,
  }),
  "custody/same-place": ({ code, holder }) => ({
    ...problem(409, "same-place"),
    title: `Túi hồ sơ ${code} đã ở ${holder}. Hãy chọn nơi nhận khác.`,
    titleEn: `Bundle ${code} is with ${holder} already. Choose another receiver.`,
  }),
  "custody/unknown-receiver": () => ({
    ...problem(422, "unknown-receiver"),
    title: "Hãy chọn nơi nhận trong danh sách.",
    titleEn: "Choose who receives it.",
  }),
  "custody/no-difference": ({ code }) => ({
    ...problem(409, "no-difference"),
    title: `Lần giao túi hồ sơ ${code} không có chênh lệch nào đang chờ kết luận.`,
    titleEn: `That hand-over of ${code} has no open difference.`,
  }),
  "custody/same-person": ({ code }) => ({
    ...problem(409, "same-person"),
    title: `Người đã đếm túi hồ sơ ${code} không tự kết luận chênh lệch. Hãy nhờ người của bên giao hoặc lãnh đạo Trung tâm.`,
    titleEn: `Who counted ${code} does not settle the difference.`,
  }),
  "custody/loss-ended": ({ number }) => ({
    ...problem(409, "loss-ended"),
    title: `Biên bản thất lạc ${number} đã kết thúc, không sửa hoặc ký thêm được nữa.`,
    titleEn: `The minutes ${number} are complete or ended.`,
  }),
  "custody/loss-not-allowed": ({ number }) => ({
    ...FORBIDDEN,
    title: `Biên bản thất lạc ${number} do bên giao, bên nhận hoặc bên thứ ba lập. Hãy nhờ người của một trong các bên.`,
    titleEn: `The minutes ${number} are written by one of their three sides.`,
  }),
  "custody/loss-not-written": ({ number }) => ({
    ...problem(409, "loss-not-written"),
    title: `Biên bản ${number} chưa ghi cách lập lại giấy tờ. Hãy ghi trước, rồi ba bên mới ký.`,
    titleEn: `Write first how the papers of ${number} are made again.`,
  }),
  "custody/loss-signed": ({ number }) => ({
    ...problem(409, "loss-signed"),
    title: `Biên bản ${number} đã có chữ ký này hoặc đã có người ký, nội dung giữ nguyên từ chữ ký đầu tiên.`,
    titleEn: `The minutes ${number} are signed; what was signed is not changed.`,
  }),
  "custody/loss-signed-twice": ({ number }) => ({
    ...problem(409, "loss-signed-twice"),
    title: `Ông/bà đã ký biên bản ${number} cho một bên. Mỗi người chỉ ký cho một bên.`,
    titleEn: `Nobody signs the minutes ${number} for two sides.`,
  }),
  "custody/loss-wrong-side": ({ side }) => ({
    ...problem(403, "loss-wrong-side"),
    title: `Người ký không thuộc ${LOSS_SIDES_ASKED[side]}. Hãy để người của bên đó ký.`,
    titleEn: `The signer does not belong to the ${side}.`,
  }),
  "custody/loss-unsigned": ({ number }) => ({
    ...problem(409, "loss-unsigned"),
    title: `Biên bản ${number} chưa đủ ba chữ ký. Giấy tờ được lập lại sau khi ba bên đã ký.`,
    titleEn: `The minutes ${number} need three signatures first.`,
  }),
  "custody/invalid": ({ faults }) => ({
    ...problem(422, "invalid"),
    title: faults.map((fault) => sentenceOf(fault).vi).join(" "),
    titleEn: faults.map((fault) => sentenceOf(fault).en).join(" "),
    errors: faults.map(({ field, what }) => ({ field: `/${field}`, code: what })),
  }),
  "custody/clock": () => ({
    ...problem(503, "clock"),
    title: "Đồng hồ máy chủ không khớp nên chưa ghi được việc này. Chưa có gì thay đổi; hãy báo quản trị hệ thống.",
    titleEn: "The server's clock is wrong, so nothing was written. Tell the administrator.",
    retryAfterSeconds: 30,
  }),
};

const LOSS_SIDES_ASKED = {
  giver: "bên giao",
  receiver: "bên nhận",
  third: "bên thứ ba (bưu điện, hoặc lãnh đạo Trung tâm khi giao tay)",
} as const satisfies Record<LossSide, string>;

const LABELS = {
  note: { vi: "Ghi chú", en: "Note" },
  reason: { vi: "Lý do", en: "Reason" },
  shelf: { vi: "Chỗ để", en: "Shelf" },
  contents: { vi: "Giấy tờ bị thất lạc", en: "What was in it" },
  remedyText: { vi: "Việc phải làm", en: "What is done" },
  responsible: { vi: "Người lập lại", en: "Who makes it again" },
} as const;

function sentenceOf(fault: Fault): { readonly vi: string; readonly en: string } {
  switch (fault.what) {
    case "more-originals-than-sheets":
      return { vi: "Số bản chính không thể nhiều hơn số tờ.", en: "There cannot be more originals than sheets." };
    case "unknown":
      return { vi: "Hãy chọn cách lập lại giấy tờ.", en: "Choose how the papers are made again." };
    case "not-a-day":
      return { vi: "Hạn lập lại là một ngày, ví dụ 25/11/2026.", en: "The day is written like 25/11/2026." };
    case "past":
      return { vi: "Hạn lập lại đã qua. Hãy chọn hôm nay hoặc sau đó.", en: "That day is over." };
    case "not-a-count":
      return { vi: "Số tờ, số bản chính là số nguyên, ví dụ 12.", en: "Sheets and originals are whole numbers." };
    case "empty":
    case "too-long":
    case "control-character":
    case "lone-surrogate":
    case "invisible-character":
    case "too-many-marks":
    case "not-a-letter": {
      const label = LABELS[fault.field];
      const { vi, en } = TEXT_PROBLEMS[fault.what];
      return { vi: `${label.vi}: ${vi}`, en: `${label.en}: ${en}` };
    }
  }
}

function problem(status: number, what: string): Pick<Problem, "status" | "type" | "code"> {
  return { status, type: `/problems/custody/${what}`, code: `E_CUSTODY_${what.toUpperCase().replaceAll("-", "_")}` };
}
