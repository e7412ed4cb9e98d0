import type { PlainDate } from "#kernel/time.ts";

/** The acts that prescribe the forms: a dossier prints with the set in force at its intake. */
export const REGIMES = ["TT 03/2025", "TT 01/2018"] as const;
export type Regime = (typeof REGIMES)[number];

/** Every form the centre prints, prescribed or customary. */
export const FORM_KINDS = [
  "receipt",
  "supplement-request",
  "refusal",
  "apology",
  "stop-notice",
  "control-slip",
  "register",
  "return-receipt",
  "hand-over-sheet",
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

export type PaperSize = "a5" | "a4" | "a4-landscape";

/** What an act says about one form; `number` is empty for forms that no act prescribes. */
export type FormOfSet = { readonly number: string; readonly title: string; readonly paper: PaperSize };

const CUSTOMARY = {
  "return-receipt": { number: "", title: "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ", paper: "a5" },
  "hand-over-sheet": { number: "", title: "GIẤY BÀN GIAO HỒ SƠ", paper: "a4" },
} as const satisfies Partial<Record<FormKind, FormOfSet>>;

const COMMON = {
  receipt: { number: "Mẫu 01", title: "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", paper: "a5" },
  "supplement-request": { number: "Mẫu 02", title: "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", paper: "a5" },
  refusal: { number: "Mẫu 03", title: "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", paper: "a5" },
  ...CUSTOMARY,
} as const satisfies Partial<Record<FormKind, FormOfSet>>;

const CONTROL_TITLE = "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ";

const SETS = {
  "TT 03/2025": {
    ...COMMON,
    apology: {
      number: "Mẫu 04",
      title: "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
      paper: "a5",
    },
    "stop-notice": { number: "Mẫu 05", title: "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", paper: "a5" },
    "control-slip": { number: "Mẫu 06", title: CONTROL_TITLE, paper: "a4" },
    register: { number: "Mẫu 07", title: "SỔ THEO DÕI HỒ SƠ", paper: "a4-landscape" },
  },
  "TT 01/2018": {
    ...COMMON,
    apology: { number: "Mẫu 04", title: "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", paper: "a5" },
    "stop-notice": null,
    "control-slip": { number: "Mẫu 05", title: CONTROL_TITLE, paper: "a5" },
    register: { number: "Mẫu 06", title: "SỔ THEO DÕI HỒ SƠ", paper: "a4-landscape" },
  },
} as const satisfies Record<Regime, Record<FormKind, FormOfSet | null>>;

/** The form as an act prescribes it; null when that act has no such form (TT 03/2025 and TT 01/2018, Phụ lục). */
export function formOf(regime: Regime, kind: FormKind): FormOfSet | null {
  return SETS[regime][kind];
}

/** First day of each set, newest first; TT 03/2025/TT-VPCP was issued on 15 September 2025. */
const IN_FORCE = [
  { regime: "TT 03/2025", from: "2025-09-15" },
  { regime: "TT 01/2018", from: "2019-01-06" },
] as const satisfies readonly { readonly regime: Regime; readonly from: string }[];

/** The set in force on the day of intake; days before the first set get that set. */
export function regimeOn(day: PlainDate): Regime {
  return IN_FORCE.find(({ from }) => day.toString() >= from)?.regime ?? "TT 01/2018";
}
