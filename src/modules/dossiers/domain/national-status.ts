import type { Dossier, DossierState, Ending } from "./dossier.ts";

/** Codes of TrangThaiHoSo on the national portal. */
export type NationalStatus = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

const STATUS_OF = {
  submitted: 1,
  accepted: 2,
  refused: 3,
  "in-progress": 4,
  "awaiting-intake-supplement": 5,
  "awaiting-supplement": 5,
  "awaiting-obligation": 6,
  withdrawn: 7,
  stopped: 8,
  resolved: 9,
  returned: 10,
} as const satisfies Record<Exclude<DossierState, "closed">, NationalStatus>;

const STATUS_OF_ENDING = {
  refused: 3,
  withdrawn: 7,
  stopped: 8,
  returned: 10,
} as const satisfies Record<Ending, NationalStatus>;

/** The one true national status of a dossier, 1 to 10; closing a file never changes how it ended (handbook §2.1, §15.22). */
export function nationalStatus({ state, ending }: Pick<Dossier, "state" | "ending">): NationalStatus {
  return state === "closed" ? STATUS_OF_ENDING[ending ?? "returned"] : STATUS_OF[state];
}

/** The official words of the ten statuses. */
export const NATIONAL_STATUS_NAME = {
  1: { vi: "Mới đăng ký", en: "Newly submitted" },
  2: { vi: "Được tiếp nhận", en: "Accepted" },
  3: { vi: "Không được tiếp nhận", en: "Not accepted" },
  4: { vi: "Đang xử lý", en: "In process" },
  5: { vi: "Yêu cầu bổ sung giấy tờ", en: "Supplement requested" },
  6: { vi: "Yêu cầu thực hiện nghĩa vụ tài chính", en: "Financial obligation requested" },
  7: { vi: "Công dân yêu cầu rút hồ sơ", en: "Withdrawn by the applicant" },
  8: { vi: "Dừng xử lý", en: "Stopped" },
  9: { vi: "Đã xử lý xong", en: "Resolved" },
  10: { vi: "Đã trả kết quả", en: "Result returned" },
} as const satisfies Record<NationalStatus, { readonly vi: string; readonly en: string }>;
