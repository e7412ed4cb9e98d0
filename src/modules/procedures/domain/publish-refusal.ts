import type { ConfirmRefusal } from "./confirm.ts";
import type { LintFinding } from "./lint.ts";

/** Why a version of a procedure is not published. */
export type PublishRefusal =
  | ConfirmRefusal
  | { readonly kind: "procedures/stale"; readonly inForce: number }
  | { readonly kind: "procedures/nothing-proposed" }
  | { readonly kind: "procedures/not-complete"; readonly findings: readonly LintFinding[] };

type Sentence = { readonly status: 404 | 409 | 422; readonly vi: string; readonly en: string };

/** Every refusal with its HTTP status and a sentence in both languages. */
export const PUBLISH_REFUSALS = {
  "procedures/no-legal-basis": {
    status: 422,
    vi: "Chưa ghi văn bản làm căn cứ cho các giá trị được xác nhận.",
    en: "The document that the confirmed values rest on is missing.",
  },
  "procedures/no-change": {
    status: 409,
    vi: "Không có gì thay đổi so với bản đang dùng.",
    en: "Nothing differs from the version in force.",
  },
  "procedures/bad-limit": {
    status: 422,
    vi: "Thời hạn phải là số dương, chia hết cho một phần tư.",
    en: "The time limit must be a positive number of quarters.",
  },
  "procedures/bad-amount": {
    status: 422,
    vi: "Mức thu phải là số đồng nguyên, không âm.",
    en: "A fee must be a whole amount of đồng.",
  },
  "procedures/stale": {
    status: 409,
    vi: "Thủ tục vừa có phiên bản mới hơn. Hãy xem lại rồi gửi lần nữa.",
    en: "The procedure has a newer version. Please look again and send once more.",
  },
  "procedures/nothing-proposed": {
    status: 409,
    vi: "Không có bản quốc gia nào đang chờ.",
    en: "No national version is waiting.",
  },
  "procedures/not-complete": {
    status: 422,
    vi: "Phiên bản chưa đủ điều kiện ban hành; các điểm còn thiếu được liệt kê bên dưới.",
    en: "The version may not be published yet; what is missing is listed below.",
  },
} as const satisfies Record<PublishRefusal["kind"], Sentence>;
