import { formatMoney } from "#kernel/vnd.ts";
import type { Agency } from "#modules/organizations/index.ts";
import { itemField, type ChangeKind } from "../domain/change.ts";
import type { ReceiptLine } from "../domain/receipt.ts";
import { FORM_HELP, STEM_HELP, TAX_CODE_HELP } from "../domain/typed-fields.ts";
import type { FormPageProps, Question } from "../pages/form-page.tsx";

export type FormText = Pick<FormPageProps, "title" | "intro" | "questions" | "submit">;

/** Days are typed day first, whatever the browser would make of them. */
const DAY = { placeholder: "dd/mm/yyyy", inputMode: "numeric", width: "short", maxLength: 10 } as const;

const KIND: Question = {
  name: "kind",
  label: "Loại",
  options: [
    { value: "phi", label: "Phí" },
    { value: "le-phi", label: "Lệ phí" },
  ],
};

function agencyQuestion(name: string, label: string, agencies: readonly Agency[]): Question {
  return { name, label, options: agencies.map((agency) => ({ value: agency.id, label: agency.name })) };
}

const isDelegate = ({ kind }: Agency) => kind === "bank" || kind === "post";

function sides(agencies: readonly Agency[]): readonly Question[] {
  return [
    agencyQuestion(
      "principalId",
      "Cơ quan thu phí, lệ phí",
      agencies.filter((agency) => !isDelegate(agency)),
    ),
    agencyQuestion("holderId", "Bên giữ sổ, lập biên lai", agencies),
    KIND,
  ];
}

const MARKS: readonly Question[] = [
  { name: "form", label: "Mẫu số", help: FORM_HELP, width: "medium", maxLength: 20 },
  { name: "stem", label: "Ký hiệu", help: STEM_HELP, width: "short", maxLength: 2 },
];
const TAX: Question = { name: "taxCode", label: "Mã số thuế của cơ quan thu", help: TAX_CODE_HELP, width: "medium" };
const BASIS: Question = { name: "basis", label: "Căn cứ", maxLength: 200 };

/** The form of a range of paper numbers. */
export function rangeForm(agencies: readonly Agency[]): FormText {
  return {
    title: "Mở dải số biên lai giấy",
    intro: "Biên lai giấy chỉ dùng đến hết ngày 31/12/2026. Số được dùng theo thứ tự tăng dần, không bỏ cách.",
    questions: [
      ...sides(agencies),
      ...MARKS,
      { name: "firstNumber", label: "Từ số", width: "short", inputMode: "numeric", maxLength: 8 },
      { name: "lastNumber", label: "Đến số", width: "short", inputMode: "numeric", maxLength: 8 },
      TAX,
      BASIS,
      { name: "opensOn", label: "Dùng từ ngày", ...DAY },
    ],
    submit: "Mở dải số",
  };
}

/** The form of a series of electronic receipts. */
export function seriesForm(agencies: readonly Agency[]): FormText {
  return {
    title: "Mở ký hiệu biên lai điện tử",
    intro: "Sổ của từng năm tự mở ở lần thu đầu tiên; số bắt đầu lại từ 1 vào ngày 01/01, tối đa 8 chữ số.",
    questions: [
      ...sides(agencies),
      ...MARKS,
      TAX,
      BASIS,
      { name: "effectiveFrom", label: "Hiệu lực từ ngày", ...DAY },
      {
        name: "effectiveTo",
        label: "Đến hết ngày",
        help: "Để trống nếu chưa biết.",
        ...DAY,
        optional: "yes",
      },
    ],
    submit: "Mở ký hiệu",
  };
}

/** The form of a written agreement with a bank or the post. */
export function delegationForm(agencies: readonly Agency[]): FormText {
  return {
    title: "Nhập văn bản ủy nhiệm lập biên lai",
    intro: "Cơ quan thuế phải được thông báo ít nhất 3 ngày trước ngày bắt đầu lập biên lai ủy nhiệm.",
    questions: [
      agencyQuestion(
        "principalId",
        "Bên ủy nhiệm (cơ quan thu)",
        agencies.filter((agency) => !isDelegate(agency)),
      ),
      agencyQuestion("delegateId", "Bên nhận ủy nhiệm", agencies.filter(isDelegate)),
      { name: "agreementNumber", label: "Số văn bản", width: "medium", maxLength: 100 },
      { name: "agreementDate", label: "Ngày ký", ...DAY },
      { name: "delegateTaxCode", label: "Mã số thuế của bên nhận", help: TAX_CODE_HELP, width: "medium" },
      { name: "notifiedOn", label: "Ngày thông báo cơ quan thuế", ...DAY },
      { name: "startsOn", label: "Bắt đầu lập biên lai từ ngày", ...DAY },
      {
        name: "endsOn",
        label: "Đến hết ngày",
        help: "Để trống nếu chưa có thời hạn.",
        ...DAY,
        optional: "yes",
      },
    ],
    submit: "Lưu văn bản",
  };
}

/** The form that closes a book. */
export const CLOSING: FormText = {
  title: "Đóng sổ biên lai",
  intro: "Từ ngày đóng, sổ này không lập thêm biên lai. Biên lai đã lập giữ nguyên; đóng rồi không mở lại.",
  questions: [
    { name: "closedFrom", label: "Đóng từ ngày", ...DAY },
    { name: "reason", label: "Lý do", rows: 3, maxLength: 500 },
  ],
  submit: "Đóng sổ",
};

const MINUTES: readonly Question[] = [
  { name: "minutesNumber", label: "Số biên bản", width: "medium", maxLength: 100 },
  { name: "minutesDate", label: "Ngày biên bản", ...DAY },
];
const REASON: Question = { name: "reason", label: "Lý do", rows: 3, maxLength: 500 };
const PAYER: readonly Question[] = [
  { name: "payerName", label: "Tên đúng của người nộp tiền", maxLength: 200 },
  { name: "payerAddress", label: "Địa chỉ đúng", maxLength: 500, optional: "yes" },
];
const MONEY_STAYS = "Số tiền không đổi ở đây: tiền chỉ đổi khi thu, hủy hoặc hoàn trả, biên lai theo sau.";
const SECOND = "Người thứ hai phải duyệt thì đề nghị mới có hiệu lực.";

const CHANGE_FORMS = {
  spoil: {
    title: "Hủy, mất, hỏng số chưa dùng",
    intro: `Chỉ các số chưa dùng của sổ giấy. ${SECOND}`,
    questions: [
      {
        name: "spoilage",
        label: "Tình trạng",
        options: [
          { value: "cancelled", label: "Hủy" },
          { value: "lost", label: "Mất" },
          { value: "damaged", label: "Hỏng" },
        ],
      },
      { name: "firstNumber", label: "Từ số", width: "short", inputMode: "numeric", maxLength: 8 },
      { name: "lastNumber", label: "Đến số", width: "short", inputMode: "numeric", maxLength: 8 },
      ...MINUTES,
      REASON,
    ],
    submit: "Gửi đề nghị",
  },
  replace: {
    title: "Thay thế biên lai",
    intro: `Lập biên lai mới, số mới, cùng số tiền; biên lai cũ vẫn lưu và hết hiệu lực. ${MONEY_STAYS} ${SECOND}`,
    questions: [...PAYER, REASON],
    submit: "Gửi đề nghị",
  },
  adjust: {
    title: "Điều chỉnh biên lai",
    intro: `Lập biên lai điều chỉnh thông tin ghi sai; biên lai cũ vẫn còn hiệu lực. ${MONEY_STAYS} ${SECOND}`,
    questions: [...PAYER, REASON],
    submit: "Gửi đề nghị",
  },
  "copy-lost": {
    title: "Báo mất, hỏng liên biên lai",
    intro: `Biên lai vẫn còn hiệu lực; việc mất, hỏng liên được ghi kèm biên bản. ${SECOND}`,
    questions: [...MINUTES, REASON],
    submit: "Gửi đề nghị",
  },
} as const satisfies Record<string, FormText>;

/** The form of a change of that kind, with a question for the name of each item of the receipt it puts right. */
export function changeForm(kind: ChangeKind, lines: readonly ReceiptLine[] = []): FormText {
  const form: FormText = CHANGE_FORMS[kind];
  if (kind !== "replace" && kind !== "adjust") return form;
  const items = lines.map(({ amount }, index): Question => {
    const label = `Tên đúng của khoản thu ${index + 1} (${formatMoney(amount)})`;
    return { name: itemField(index), label, maxLength: 500 };
  });
  return { ...form, questions: [...PAYER, ...items, REASON] };
}
