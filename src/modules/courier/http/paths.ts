/** Chuyến thư: the courier's runs. */
export const RUNS_PATH = "/can-bo/giao-nhan/chuyen-thu";
export const FIGURES_PATH = `${RUNS_PATH}/so-lieu`;

/** A run, or an act on it. */
export function runPath(id: string, act?: "tui" | "len-duong"): string {
  return [RUNS_PATH, id, ...(act ? [act] : [])].join("/");
}

export type BagAct = "quet-di" | "lay-lai" | "niem-phong" | "mo" | "quet-den" | "phong-bi-la" | "ket-thuc";

/** A bag with its scanner, or an act on it. */
export function bagPath(id: string, act?: BagAct): string {
  return [RUNS_PATH, "tui", id, ...(act ? [act] : [])].join("/");
}

/** The manifest or the label of a bag, as PDF. */
export function bagPdfPath(id: string, paper: "ban-ke" | "nhan"): string {
  return `${RUNS_PATH}/tui/${id}/${paper}.pdf`;
}

/** A discrepancy, or an act on it. */
export function discrepancyPath(id: string, act?: "anh" | "ket-luan" | "ky"): string {
  return [RUNS_PATH, "lech", id, ...(act ? [act] : [])].join("/");
}
