import { err, ok, type Result } from "#kernel/result.ts";
import type { Agency } from "./organization.ts";

/** What an administrator fills in to bring in a new agency: configuration alone, no code. */
export type NewAgency = Omit<Agency, "id">;

export type AgencyFault = { readonly field: keyof NewAgency; readonly vi: string; readonly en: string };

/** `H37`, `H37.08`, `H37.08.05`; also foreign prefixes and three-digit segments that exist in the national list. */
const CODE = /^[A-Z]\d{2}(?:\.\d{1,3}){0,3}$/;
const PHONE = /^0\d(?:[ .]?\d){7,10}$/;
const MAX_TEXT = 200;

/**
 * Checks and normalises (NFC, trimmed) the data of an agency; the error lists every faulty field at once.
 * Decree 61/2018 Art. 26: the code becomes the prefix of dossier codes, so its form is law.
 */
export function checkAgency(input: NewAgency): Result<NewAgency, readonly AgencyFault[]> {
  const agency: NewAgency = {
    ...input,
    code: tidy(input.code).toUpperCase(),
    name: tidy(input.name),
    shortName: tidy(input.shortName),
    superiorName: tidy(input.superiorName),
    address: tidy(input.address),
    phone: tidy(input.phone),
    place: tidy(input.place),
    website: tidy(input.website),
  };
  const faults = [
    ...(CODE.test(agency.code) ? [] : [BAD_CODE]),
    ...(PHONE.test(agency.phone) ? [] : [BAD_PHONE]),
    ...(agency.website === "" || isWebAddress(agency.website) ? [] : [BAD_WEBSITE]),
    ...REQUIRED.filter(({ field }) => agency[field] === ""),
    ...TEXTS.filter((field) => !isPlainText(agency[field])).map(unreadable),
  ];
  return faults.length === 0 ? ok(agency) : err(faults);
}

const BAD_CODE: AgencyFault = {
  field: "code",
  vi: "Mã cơ quan có dạng H37, H37.08 hoặc H37.08.05.",
  en: "An agency code looks like H37, H37.08 or H37.08.05.",
};
const BAD_PHONE: AgencyFault = {
  field: "phone",
  vi: "Số điện thoại bắt đầu bằng 0 và có từ 9 đến 12 chữ số.",
  en: "A phone number starts with 0 and has 9 to 12 digits.",
};
const BAD_WEBSITE: AgencyFault = {
  field: "website",
  vi: "Địa chỉ trang web chỉ gồm tên miền, ví dụ motcua.langson.example.",
  en: "A web address is a host name, for example motcua.langson.example.",
};
const REQUIRED: readonly (AgencyFault & { readonly field: TextField })[] = [
  { field: "name", vi: "Nhập tên cơ quan.", en: "Enter the name of the agency." },
  { field: "shortName", vi: "Nhập tên viết tắt.", en: "Enter the short name." },
  { field: "superiorName", vi: "Nhập tên cơ quan cấp trên.", en: "Enter the superior agency." },
  { field: "address", vi: "Nhập địa chỉ.", en: "Enter the address." },
  { field: "place", vi: "Nhập địa danh ghi trên văn bản.", en: "Enter the place name of the letterhead." },
];

type TextField = "name" | "shortName" | "superiorName" | "address" | "place";
const TEXTS: readonly TextField[] = ["name", "shortName", "superiorName", "address", "place"];

function unreadable(field: TextField): AgencyFault {
  return {
    field,
    vi: `Chỉ dùng chữ, số và dấu câu, không quá ${MAX_TEXT} ký tự.`,
    en: `Use letters, digits and punctuation only, at most ${MAX_TEXT} characters.`,
  };
}

function tidy(text: string): string {
  return text.normalize("NFC").trim();
}

function isPlainText(text: string): boolean {
  return text.length <= MAX_TEXT && text.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(text);
}

function isWebAddress(text: string): boolean {
  return text.length <= MAX_TEXT && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(text);
}
