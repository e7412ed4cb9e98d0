/** Giao nhận hồ sơ giấy: the room of the paper. */
export const CUSTODY_PATH = "/can-bo/giao-nhan";
export const GIVE_PATH = `${CUSTODY_PATH}/giao`;
export const RECEIVE_PATH = `${CUSTODY_PATH}/nhan`;
export const SHELVE_PATH = `${CUSTODY_PATH}/xep-ke`;
export const ADD_PATH = `${CUSTODY_PATH}/them-to`;
export const SETTING_PATH = `${CUSTODY_PATH}/cai-dat`;

/** Tabs of the room, by the word in the address. */
export const TABS = {
  "cho-nhan": "Chờ nhận",
  "can-chuyen": "Phải chuyển",
  "dang-giu": "Đang giữ",
  "da-giao": "Đã giao, chờ nhận",
  "chenh-lech": "Chênh lệch",
} as const;
export type Tab = keyof typeof TABS;

/** Whether a word names a tab. */
export function isTab(text: string): text is Tab {
  return text in TABS;
}

/** A tab of the room. */
export function tabPath(tab: Tab): string {
  return `${CUSTODY_PATH}?muc=${tab}`;
}

/** Where the paper with a code is. */
export function wherePath(code: string): string {
  return `${CUSTODY_PATH}?q=${encodeURIComponent(code)}`;
}

/** What is done with one hand-over: not taken, taken back, its difference settled. */
export function handOverPath(id: string, act: "tu-choi" | "lay-lai" | "ket-luan"): string {
  return `${CUSTODY_PATH}/lan-giao/${id}/${act}`;
}

/** The minutes of what was given together, as PDF. */
export function minutesPath(batchId: string): string {
  return `${CUSTODY_PATH}/bien-ban/${batchId}.pdf`;
}

/** Minutes of losses, those that are still open first. */
export const LOSSES_PATH = `${CUSTODY_PATH}/that-lac`;

/** One loss, or what is done with it: written, signed, made again. */
export function lossPath(id: string, act?: "noi-dung" | "ky" | "lap-lai"): string {
  return [LOSSES_PATH, id, ...(act ? [act] : [])].join("/");
}

/** The minutes of a loss, as PDF. */
export function lossPdfPath(id: string): string {
  return `${LOSSES_PATH}/${id}/bien-ban.pdf`;
}

/** The count of a shelf by scanner. */
export const SHELF_CHECK_PATH = `${CUSTODY_PATH}/kiem-ke`;

/** The label of a bundle, as PDF. */
export function labelPath(dossierId: string): string {
  return `${CUSTODY_PATH}/nhan-tui/${dossierId}.pdf`;
}
