import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import { problemOf } from "#modules/dossiers/index.ts";
import type { AuthorisationFault } from "../domain/authorisation.ts";
import type { IdentityFault } from "../domain/identity-check.ts";
import type { CodeFault } from "../domain/one-time-code.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { SignatureFault } from "../domain/signature.ts";

export type Presented = { readonly status: number; readonly errors: readonly FieldError[] };

/** A refusal as the desk shows it: status, and each sentence at the field that mends it. */
export function presentRefusal(refusal: Refusal): Presented {
  switch (refusal.kind) {
    case "return-desk/nothing-chosen":
      return said(404, "", "Không còn kết quả chờ trả ở hồ sơ này. Hãy quét hoặc nhập lại mã hồ sơ.");
    case "return-desk/with-post":
      return said(409, "", "Kết quả đang ở bưu điện, bưu tá trả tại nhà. Nhận lại từ bưu điện trước khi trả tại quầy.");
    case "return-desk/other-owner":
      return said(409, "with", "Chỉ trả cùng lúc các kết quả của cùng một người. Hãy bỏ chọn hồ sơ của người khác.");
    case "return-desk/identity":
      return said(422, "card", IDENTITY[refusal.what]);
    case "return-desk/receiver":
      return { status: 422, errors: refusal.sentences.map((message) => ({ field: "person.name", message })) };
    case "return-desk/authorisation":
      return {
        status: 422,
        errors: refusal.faults.map((fault) => ({
          field: `auth.${fault.field}`,
          message: authorisationSentence(fault),
        })),
      };
    case "return-desk/authorisation-used":
      return said(409, "auth.number", "Giấy ủy quyền này đã dùng cho lần trả trước. Người nhận cần giấy ủy quyền mới.");
    case "return-desk/papers":
      return said(422, "", "Đếm giấy tờ kết quả giao cho người nhận: ghi số bản, ít nhất một bản.");
    case "return-desk/originals":
      return {
        status: 422,
        errors: refusal.faults.map(({ name, what }) => ({
          field: `originals-${refusal.dossierId}`,
          message:
            what === "no-reason"
              ? `Bản chính “${name}” chưa trả đủ: ghi lý do và khi nào trả.`
              : `Bản chính “${name}”: số bản trả là số nguyên từ 0 đến số đang giữ.`,
        })),
      };
    case "return-desk/no-proof":
      return said(
        422,
        "proof",
        "Chưa có xác nhận của người nhận: ký trên bảng, nhập mã đã gửi, hoặc chọn ký trên giấy.",
      );
    case "return-desk/signature":
      return said(422, "proof", SIGNATURE[refusal.what]);
    case "return-desk/no-phone":
      return said(409, "proof", "Không có số điện thoại nhận được tin nhắn. Hãy dùng chữ ký trên bảng hoặc trên giấy.");
    case "return-desk/too-many-codes":
      return said(
        429,
        "proof",
        refusal.of === "phone"
          ? "Số điện thoại này đã nhận nhiều mã trong một giờ. Hãy dùng chữ ký trên bảng hoặc trên giấy."
          : "Hồ sơ này đã gửi nhiều mã trong một giờ. Hãy dùng chữ ký trên bảng hoặc trên giấy.",
      );
    case "return-desk/code":
      return said(422, "digits", codeSentence(refusal.what, refusal.left));
    case "return-desk/reminded":
      return said(
        409,
        "",
        refusal.daysAgo === 0
          ? "Đã nhắc người dân trong hôm nay."
          : `Đã nhắc người dân ${refusal.daysAgo} ngày trước; ba ngày mới nhắc một lần.`,
      );
    case "return-desk/dossier": {
      const { status, title } = problemOf(refusal.refusal);
      return said(status, "", title);
    }
  }
}

const IDENTITY = {
  "nothing-shown":
    "Quét hoặc nhập số căn cước của người nhận; nếu hồ sơ không ghi số thì đánh dấu đã đối chiếu giấy tờ.",
  "not-a-number": "Số căn cước có 12 chữ số. Quét mã trên thẻ hoặc nhập lại số.",
  "other-number": "Số trên giấy tờ không phải số của người này trong hồ sơ. Kiểm tra lại người nhận, chưa trả kết quả.",
  "other-name": "Họ tên trên thẻ không phải họ tên trong hồ sơ. Kiểm tra lại người nhận, chưa trả kết quả.",
} as const satisfies Record<IdentityFault, string>;

const SIGNATURE = {
  "too-long": "Chữ ký dài quá mức lưu được. Hãy bấm “Ký lại” và ký gọn hơn, hoặc chọn ký trên giấy.",
  "not-a-line": "Chữ ký gửi lên không đọc được. Hãy ký lại trên bảng, hoặc chọn ký trên giấy.",
  "off-the-pad": "Chữ ký vượt ra ngoài bảng ký. Hãy ký lại trong khung, hoặc chọn ký trên giấy.",
  "too-small": "Nét ký quá ngắn, chưa phải chữ ký. Hãy ký lại trên bảng, hoặc chọn ký trên giấy.",
} as const satisfies Record<Exclude<SignatureFault, "none">, string>;

const AUTHORISATION = {
  number: "Số giấy ủy quyền",
  date: "Ngày giấy ủy quyền",
  certifiedBy: "Nơi chứng thực",
  validUntil: "Thời hạn giấy ủy quyền",
  scope: "Phạm vi ủy quyền",
} as const satisfies Record<AuthorisationFault["field"], string>;

function authorisationSentence({ field, what }: AuthorisationFault): string {
  const name = AUTHORISATION[field];
  switch (what) {
    case "missing":
      return `${name}: chưa ghi.`;
    case "to-come":
      return `${name}: ngày này chưa tới.`;
    case "run-out":
      return "Giấy ủy quyền đã hết hạn, không trả được cho người này.";
    case "not-a-day":
      return `${name}: ghi ngày dạng 24/11/2026.`;
    case "too-long":
      return `${name}: dài quá 200 ký tự.`;
  }
}

function codeSentence(what: CodeFault, left: number): string {
  switch (what) {
    case "wrong":
      return left > 0 ? `Mã chưa đúng. Còn ${left} lần nhập.` : "Mã chưa đúng và đã hết số lần nhập. Hãy gửi mã mới.";
    case "run-out":
      return "Mã đã hết hiệu lực sau 5 phút. Hãy gửi mã mới.";
    case "too-many-tries":
      return "Mã này đã nhập sai 5 lần. Hãy gửi mã mới.";
    case "used":
      return "Mã này đã dùng rồi. Hãy gửi mã mới.";
    case "other-act":
      return "Mã này gửi cho lần trả khác. Hãy gửi mã mới.";
    case "other-results":
      return "Danh sách hồ sơ đã đổi sau khi gửi mã. Hãy gửi mã mới cho đúng các hồ sơ này.";
  }
}

function said(status: number, field: string, message: string): Presented {
  return { status, errors: [{ field, message }] };
}
