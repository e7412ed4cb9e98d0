import { err, ok, type Result } from "#kernel/result.ts";
import { checkLegalName, foldVietnamese, normalizeText } from "#kernel/vietnamese.ts";
import { textFault } from "./person-refusal.ts";

/** What an administrator fills in for a new officer. */
export type NewOfficer = {
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly phone: string;
};

export type OfficerFault = { readonly field: keyof NewOfficer; readonly vi: string; readonly en: string };

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,39}$/;
const MAX_TEXT = 200;

const BAD_USERNAME: OfficerFault = {
  field: "username",
  vi: "Tên đăng nhập có 3 đến 40 ký tự: chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới.",
  en: "A user name has 3 to 40 characters: lower-case letters, digits, dot, dash, underscore.",
};
const BAD_TITLE: OfficerFault = { field: "title", vi: "Nhập chức danh.", en: "Enter the position title." };
const BAD_PHONE: OfficerFault = {
  field: "phone",
  vi: "Số điện thoại chỉ gồm chữ số và dấu cách, hoặc để trống.",
  en: "A phone number has digits and spaces only, or is left empty.",
};

/** Checks the data of a new officer; the error lists every faulty field. */
export function checkOfficer(input: NewOfficer): Result<NewOfficer, readonly OfficerFault[]> {
  const name = checkLegalName(input.name);
  const officer = {
    username: normalizeUsername(input.username),
    name: name.ok ? name.value.name : "",
    title: normalizeText(input.title),
    phone: normalizeText(input.phone),
  };
  const faults: readonly OfficerFault[] = [
    ...(USERNAME.test(officer.username) ? [] : [BAD_USERNAME]),
    ...(name.ok ? [] : [{ ...textFault("name", name.error), field: "name" as const }]),
    ...(officer.title !== "" && officer.title.length <= MAX_TEXT && checkLegalName(officer.title).ok
      ? []
      : [BAD_TITLE]),
    ...(/^(?:\+?[0-9][0-9 .]{0,20})?$/.test(officer.phone) ? [] : [BAD_PHONE]),
  ];
  return faults.length === 0 ? ok(officer) : err(faults);
}

/** A user name as typed at sign-in: without outer spaces, lower case, full-width letters made plain. */
export function normalizeUsername(text: string): string {
  return text.slice(0, 200).normalize("NFKC").trim().toLowerCase();
}

/** A user name proposed for a new officer: `Nông Thị Hòa` gives `hoa.nong`. */
export function proposeUsername(name: string): string {
  const words = foldVietnamese(name.normalize("NFC")).match(/[a-z]+/g) ?? [];
  return [words.at(-1), words[0]].filter((word) => word !== undefined).join(".");
}
