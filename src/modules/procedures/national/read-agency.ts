import { foldedWords } from "#kernel/vietnamese.ts";
import type { FeeDoubt } from "./read-fee.ts";
import { line, type WireRecord } from "./record.ts";

export type AgencyReading = { readonly code: string | null; readonly text: string; readonly doubt: FeeDoubt | null };

/**
 * Which agency of this province resolves the procedure. Generic names ("Sở Tư pháp") mean ours; codes of other
 * provinces and of ministries are kept as text and leave the agency open. Nothing published at all is a doubt.
 */
export function readAgency(record: WireRecord): AgencyReading {
  const departments = record.departmentsExecuting;
  const groups = record.unitGroupsExecuting.map((group) => line(group.name)).filter((name) => name !== "");
  const text = line([...departments.map((department) => department.name), ...groups].join("; "));
  const fromDepartments = distinct(departments.map((department) => localCode(department.code, department.name)));
  if (departments.length > 0) return { code: preferred(fromDepartments), text, doubt: severalDoubt(fromDepartments) };
  if (groups.length === 0) {
    return { code: null, text: "", doubt: { kind: "agency", vi: "Không ghi cơ quan thực hiện" } };
  }
  const fromGroups = distinct(groups.map((name) => localCode("", name)));
  return {
    code: preferred(fromGroups),
    text,
    doubt: { kind: "agency", vi: `Cơ quan thực hiện chỉ ghi theo nhóm: ${groups.join("; ")}` },
  };
}

/** Our code for an agency named in the national catalogue; null when it is not one of ours. */
export function localCode(code: string, name: string): string | null {
  const trimmed = code.trim();
  if (OUR_CODES.has(trimmed)) return trimmed;
  if (trimmed === EVN_CODE) return "H37.91";
  if (/^H\d{2}/u.test(trimmed) && !trimmed.startsWith("H37")) return null;
  const key = foldedWords(name)
    .join(" ")
    .replace(/ (?:cac )?tinh thanh pho(?: truc thuoc trung uong)?$/u, "")
    .replace(/ (?:cap )?tinh(?: lang son)?$/u, "");
  return BY_NAME.get(key) ?? null;
}

// The code of Tập đoàn Điện lực in the national catalogue is its tax code.
const EVN_CODE = "0100100079";

const OUR_CODES: ReadonlySet<string> = new Set(["H37", "H37.07", "H37.08", "H37.08.05"]);

const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["uy ban nhan dan", "H37"],
  ["ubnd", "H37"],
  ["chu tich uy ban nhan dan", "H37"],
  ["chu tich ubnd", "H37"],
  ["so noi vu", "H37.01"],
  ["so tu phap", "H37.02"],
  ["so tai chinh", "H37.03"],
  ["so cong thuong", "H37.04"],
  ["so khoa hoc va cong nghe", "H37.05"],
  ["so giao duc va dao tao", "H37.06"],
  ["so xay dung", "H37.07"],
  ["so nong nghiep va moi truong", "H37.08"],
  ["van phong dang ky dat dai", "H37.08.05"],
  ["so y te", "H37.09"],
  ["co quan chuyen mon ve y te thuoc uy ban nhan dan", "H37.09"],
  ["so van hoa the thao va du lich", "H37.10"],
  ["so ngoai vu", "H37.11"],
  ["so dan toc va ton giao", "H37.12"],
  ["thanh tra", "H37.13"],
  ["cong an", "H37.15"],
  ["thue", "H37.16"],
]);

function distinct(codes: readonly (string | null)[]): readonly string[] {
  return [...new Set(codes.filter((code) => code !== null))];
}

/** A department is preferred to the People's Committee above it. */
function preferred(codes: readonly string[]): string | null {
  return codes.find((code) => code !== "H37") ?? codes[0] ?? null;
}

function severalDoubt(codes: readonly string[]): FeeDoubt | null {
  const departments = codes.filter((code) => code !== "H37");
  if (departments.length < 2) return null;
  return { kind: "agency", vi: `Ghi nhiều cơ quan thực hiện của tỉnh (${departments.join(", ")})` };
}
