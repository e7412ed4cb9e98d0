import type { Role } from "#modules/identity/domain.ts";

/** Where a step is done; the receiving agency turns it into one of its units. */
export type Place =
  "centre" | "division" | "department" | "registry" | "provincial-committee" | "council" | "applicant" | "return-desk";

/** Who does a step: a role at a place, never a named person; nobody of the State when the applicant acts. */
export type Actor = { readonly place: Place; readonly role: Role | null };

/** The legal act a step performs. */
export type StepAct =
  | "receive"
  | "assign"
  | "appraise"
  | "review"
  | "sign"
  | "register"
  | "decide"
  | "convene"
  | "consult"
  | "await-applicant"
  | "return-result";

/** A length of time; the same shape as the deadline engine's limit. `value` goes in quarters. */
export type Limit = {
  readonly value: number;
  readonly unit: "hour" | "working-day" | "calendar-day" | "month" | "year";
};

/** A name in Vietnamese, and in English where there is one. */
export type Localized = { readonly vi: string; readonly en?: string };

/** A way on from a step; `when` is the condition in words a lawyer reads. */
export type Way = { readonly to: string; readonly label: string; readonly when?: string };

/**
 * One row of the table of an internal process. Several ways in `next` are a choice of the officer, or,
 * with `split: "all"`, run side by side until the step marked `join: "all"`. `back` lists the earlier
 * steps that work may be returned to. `limit: null` means "không tính thời gian" and needs a reason:
 * the applicant acts, the result is being returned, or `legalBasis` says so.
 */
export type Step = {
  readonly code: string;
  readonly title: Localized;
  readonly act: StepAct;
  readonly actor: Actor;
  readonly actorLabel: string;
  readonly limit: Limit | null;
  readonly paper: string;
  readonly next: readonly Way[];
  readonly back?: readonly string[];
  readonly split?: "all";
  readonly join?: "all";
  readonly legalBasis?: string;
};

/** An internal process (quy trình nội bộ) as approved; the first step is where every run starts. */
export type WorkflowDefinition = {
  readonly code: string;
  readonly name: string;
  readonly legalBasis: string;
  readonly total: Limit;
  readonly steps: readonly Step[];
};

/** The step of that code, or undefined. */
export function findStep(definition: WorkflowDefinition, code: string): Step | undefined {
  return definition.steps.find((step) => step.code === code);
}

/** Whether the working time of the agency stands still during the step (không tính thời gian). */
export function stopsClock(step: Step): boolean {
  return step.limit === null && step.act !== "return-result";
}

/** Name of the act as officers know it. */
export const ACT_NAMES = {
  receive: { vi: "Tiếp nhận, chuyển hồ sơ", en: "Receive and forward" },
  assign: { vi: "Phân công", en: "Assign" },
  appraise: { vi: "Thẩm định", en: "Appraise" },
  review: { vi: "Xem xét", en: "Review" },
  sign: { vi: "Ký duyệt", en: "Sign" },
  register: { vi: "Vào số, đóng dấu", en: "Register and stamp" },
  decide: { vi: "Quyết định", en: "Decide" },
  convene: { vi: "Họp hội đồng", en: "Convene the council" },
  consult: { vi: "Lấy ý kiến", en: "Take opinions" },
  "await-applicant": { vi: "Chờ người nộp", en: "Wait for the applicant" },
  "return-result": { vi: "Trả kết quả", en: "Return the result" },
} as const satisfies Record<StepAct, { vi: string; en: string }>;

/** Name of the place as officers know it. */
export const PLACE_NAMES = {
  centre: { vi: "Bộ phận Một cửa", en: "One-stop counter" },
  division: { vi: "Phòng chuyên môn", en: "Division" },
  department: { vi: "Lãnh đạo sở", en: "Department leadership" },
  registry: { vi: "Văn thư", en: "Registry" },
  "provincial-committee": { vi: "UBND tỉnh", en: "Provincial People's Committee" },
  council: { vi: "Hội đồng", en: "Council" },
  applicant: { vi: "Người nộp hồ sơ", en: "Applicant" },
  "return-desk": { vi: "Quầy trả kết quả", en: "Return desk" },
} as const satisfies Record<Place, { vi: string; en: string }>;
