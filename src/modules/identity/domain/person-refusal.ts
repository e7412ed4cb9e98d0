import { TEXT_PROBLEMS, type NameWarning, type TextProblem } from "#kernel/vietnamese.ts";
import type { NumberFault } from "./personal-number.ts";

export type PersonField = "name" | "nationalId" | "phone" | "email" | "address" | "dateOfBirth";

type Sentence = { readonly vi: string; readonly en: string };

/** A field that cannot be stored as typed. */
export type PersonFault = Sentence & { readonly field: PersonField; readonly code: string };

/** Unusual but possible (old cards, foreign names): the officer compares with the card and confirms. */
export type PersonWarningKind = NameWarning | "birth-year-differs" | "sex-differs" | "born-abroad" | "name-differs";
export type PersonWarning = Sentence & { readonly field: PersonField; readonly kind: PersonWarningKind };

export type PersonRefusal =
  | { readonly kind: "identity/invalid-person"; readonly faults: readonly PersonFault[] }
  | { readonly kind: "identity/needs-confirmation"; readonly warnings: readonly PersonWarning[] };

/** Status and sentences of each refusal, for pages and the API. */
export const PERSON_REFUSALS = {
  "identity/invalid-person": {
    status: 422,
    vi: "Thông tin người nộp chưa hợp lệ. Vui lòng sửa các mục được nêu.",
    en: "The person's data is not valid. Please mend the fields listed.",
  },
  "identity/needs-confirmation": {
    status: 422,
    vi: "Có điểm chưa khớp. Vui lòng đối chiếu giấy tờ rồi xác nhận.",
    en: "Something does not match. Please compare with the card and confirm.",
  },
} as const satisfies Record<PersonRefusal["kind"], Sentence & { readonly status: number }>;

const NUMBER_SENTENCES = {
  "not-digits": { vi: "chỉ gồm chữ số.", en: "has digits only." },
  "wrong-length": {
    vi: "có đúng 12 chữ số (mã số thuế: 10 chữ số, hoặc 10 chữ số và 3 số của chi nhánh).",
    en: "has exactly 12 digits (a tax code: 10 digits, or 10 and 3 of the branch).",
  },
  "unknown-province": {
    vi: "bắt đầu bằng mã nơi đăng ký khai sinh; ba số đầu không phải mã tỉnh nào.",
    en: "starts with the code of the place of birth; the first three digits are no province.",
  },
  "born-in-future": {
    vi: "cho biết năm sinh ở số thứ tư đến thứ sáu; năm này chưa tới.",
    en: "tells the year of birth in digits four to six; that year has not come yet.",
  },
  "wrong-check-digit": {
    vi: "có chữ số thứ mười để kiểm tra; chữ số này chưa đúng.",
    en: "has a tenth digit for checking; that digit is wrong.",
  },
  "wrong-branch": { vi: "có số chi nhánh từ 001 đến 999.", en: "has a branch number from 001 to 999." },
} as const satisfies Record<NumberFault, Sentence>;

/** The rule that a personal number or tax code breaks, as a sentence. */
export function numberFault(fault: NumberFault): PersonFault {
  const { vi, en } = NUMBER_SENTENCES[fault];
  const code = fault === "wrong-length" ? "E_LENGTH" : "E_NATIONAL_ID";
  return {
    field: "nationalId",
    code,
    vi: `Số định danh hoặc mã số thuế ${vi}`,
    en: `A personal number or tax code ${en}`,
  };
}

/** What is wrong with a typed text, as a sentence at its field. */
export function textFault(field: PersonField, problem: TextProblem): PersonFault {
  const code = problem === "empty" ? "E_REQUIRED" : problem === "too-long" ? "E_LENGTH" : "E_CHAR";
  return { field, code, ...TEXT_PROBLEMS[problem] };
}

export const BAD_PHONE: PersonFault = {
  field: "phone",
  code: "E_PHONE",
  vi: "Số điện thoại có 10 chữ số và bắt đầu bằng 03, 05, 07, 08, 09, hoặc là số cố định bắt đầu bằng 02.",
  en: "A phone number has 10 digits and starts with 03, 05, 07, 08, 09, or is a landline starting with 02.",
};
export const BAD_EMAIL: PersonFault = {
  field: "email",
  code: "E_EMAIL",
  vi: "Địa chỉ thư điện tử có dạng ten@tenmien.vn.",
  en: "An e-mail address looks like name@domain.vn.",
};
export const BAD_DATE_OF_BIRTH: PersonFault = {
  field: "dateOfBirth",
  code: "E_DATE_RANGE",
  vi: "Ngày sinh phải từ năm 1880 đến hôm nay.",
  en: "The date of birth lies between 1880 and today.",
};

const WARNING_SENTENCES = {
  "eth-for-d": {
    field: "name",
    vi: "Tên có chữ Ð (chữ eth) trông giống Đ. Nếu đúng là chữ Đ, hãy gõ lại; nếu giấy tờ ghi như vậy, hãy xác nhận.",
    en: "The name has the letter eth, which looks like Đ. Type Đ again, or confirm that the paper has it so.",
  },
  digits: { field: "name", vi: "Tên có chữ số. Hãy đối chiếu giấy tờ.", en: "The name has digits. Compare the paper." },
  "foreign-script": {
    field: "name",
    vi: "Tên có chữ không thuộc bảng chữ La-tinh. Hãy đối chiếu giấy tờ.",
    en: "The name has letters that are not Latin. Compare the paper.",
  },
  "birth-year-differs": {
    field: "dateOfBirth",
    vi: "Năm sinh khác với năm trong số định danh. Hãy đối chiếu thẻ căn cước.",
    en: "The year of birth differs from the one in the personal number. Compare the card.",
  },
  "sex-differs": {
    field: "nationalId",
    vi: "Giới tính khác với số định danh. Hãy đối chiếu thẻ căn cước.",
    en: "The sex differs from the personal number. Compare the card.",
  },
  "born-abroad": {
    field: "nationalId",
    vi: "Ba số đầu là mã của nước ngoài. Hãy đối chiếu thẻ căn cước.",
    en: "The first three digits stand for another country. Compare the card.",
  },
  "name-differs": {
    field: "name",
    vi: "Số này đã có trong hệ thống với một tên khác. Hãy đối chiếu thẻ căn cước; nếu xác nhận, tên mới được dùng.",
    en: "This number is already known with another name. Compare the card; when confirmed, the new name is used.",
  },
} as const satisfies Record<PersonWarningKind, Sentence & { readonly field: PersonField }>;

/** The warning with its sentence. */
export function personWarning(kind: PersonWarningKind): PersonWarning {
  return { kind, ...WARNING_SENTENCES[kind] };
}
