import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { ROOT } from "#platform/root.ts";

const NATIONAL = resolve(ROOT, "../shared/data/national-catalogue/procedures.jsonl.gz");

/** Lines of the national catalogue when it lies beside the project, otherwise as many made-up records of its size. */
export function catalogueLines(): { readonly source: string; readonly lines: readonly string[] } {
  if (existsSync(NATIONAL)) {
    const lines = gunzipSync(readFileSync(NATIONAL)).toString("utf8").trim().split("\n");
    return { source: "national catalogue", lines };
  }
  return { source: "made-up records", lines: Array.from({ length: 2926 }, (_, ordinal) => madeUp(ordinal)) };
}

const WORDS = "cấp lại giấy chứng nhận đăng ký quyền sử dụng đất chuyển nhượng hồ sơ tổ chức cá nhân phương tiện".split(
  " ",
);

/** A record of about twelve kilobytes, the middle of the national catalogue. */
export function madeUp(ordinal: number): string {
  const code = `8.${String(ordinal).padStart(6, "0")}`;
  const text = (length: number, salt: number) =>
    Array.from({ length }, (_, at) => WORDS[(at * 7 + salt * 13) % WORDS.length] ?? "").join(" ");
  return JSON.stringify({
    code,
    name: `Thủ tục ${text(12, ordinal)} số ${ordinal}`,
    executionSteps: [{ name: "", description: text(700, ordinal) }],
    executionMethods: ["DIRECT", "ONLINE", "POSTAL"].map((submissionMethod) => ({
      submissionMethod,
      processingTime: 1 + (ordinal % 30),
      processingTimeUnit: "WORKING_DAY",
      description: "",
      fees: [{ type: "FEE", value: ordinal % 3 === 0 ? 150 : 150_000, description: "" }],
    })),
    executionCases: [
      {
        name: "",
        profileComponents: Array.from({ length: 5 }, (_, at) => ({
          code: `TP${at}`,
          name: text(30, ordinal + at),
          originalQty: 1,
          copyQty: 0,
          required: false,
        })),
      },
    ],
    cases: [{ name: "", code: `${code}.01`, processingDay: { qty: 1 + (ordinal % 30), type: "WORKING_DAY" } }],
    legalBasisesDetails: [{ code: "1/2026/NĐ-THU", name: text(20, ordinal) }],
    departmentsExecuting: [{ code: "", name: "Sở Xây dựng" }],
  });
}
