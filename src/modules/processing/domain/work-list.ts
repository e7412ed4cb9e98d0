/** The lists of the left menu, in the words staff know from their present systems. */
export const WORK_LISTS = ["receiving", "waiting", "in-hand", "awaiting", "signing", "returning"] as const;
export type WorkList = (typeof WORK_LISTS)[number];

/** Names of the lists. */
export const WORK_LIST_NAMES = {
  receiving: { vi: "Tiếp nhận hồ sơ", en: "Receiving" },
  waiting: { vi: "Chờ xử lý", en: "Waiting" },
  "in-hand": { vi: "Đang xử lý", en: "In hand" },
  awaiting: { vi: "Chờ bổ sung", en: "Awaiting the applicant" },
  signing: { vi: "Trình ký", en: "For signature" },
  returning: { vi: "Trả kết quả", en: "Returning results" },
} as const satisfies Record<WorkList, { vi: string; en: string }>;

/** Whether a text names a list. */
export function isWorkList(text: string): text is WorkList {
  return WORK_LISTS.some((list) => list === text);
}
