import type { BoardPeriodKey } from "../domain/board-period.ts";

/** The board of the centre; of their own agency for its leaders. */
export const BOARD_PATH = "/dieu-hanh";
/** The board of the province: who is on time and who is not. */
export const PROVINCE_PATH = "/dieu-hanh/tinh";
/** What happened in any period, as of any instant. */
export const BRIEFING_PATH = "/dieu-hanh/bao-cao-nhanh";
/** Figures that were announced, and whether their parts add up. */
export const ANNOUNCED_PATH = "/dieu-hanh/so-lieu-cong-bo";
export const ANNOUNCE_PATH = `${ANNOUNCED_PATH}/moi`;
/** The monthly working session. */
export const SESSION_PATH = "/dieu-hanh/phien-hop";
export const SESSION_PDF_PATH = `${SESSION_PATH}.pdf`;
export const SESSION_NOTE_PATH = `${SESSION_PATH}/y-kien`;

/** The drill-down of one announced figure. */
export function announcedPath(id: string): string {
  return `${ANNOUNCED_PATH}/${id}`;
}

export const PERIOD_SLUGS = {
  day: "hom-nay",
  week: "7-ngay",
  month: "30-ngay",
  quarter: "quy",
  year: "nam",
} as const satisfies Record<BoardPeriodKey, string>;

/** When a dossier is about to be late: within so many working hours or days. */
export const SOON_CHOICES = [
  { slug: "8-gio", name: "8 giờ làm việc" },
  { slug: "3-ngay", name: "3 ngày làm việc" },
  { slug: "5-ngay", name: "5 ngày làm việc" },
] as const;
export type SoonSlug = (typeof SOON_CHOICES)[number]["slug"];

export type BoardView = {
  readonly path: string;
  readonly period: BoardPeriodKey;
  readonly soon: SoonSlug;
  readonly agencyId?: string | undefined;
};

/** The address of a board: the address is the view. */
export function boardPath({ path, period, soon, agencyId }: BoardView): string {
  const query = new URLSearchParams({ ky: PERIOD_SLUGS[period] });
  if (soon !== SOON_CHOICES[0].slug) query.set("sap-han", soon);
  if (agencyId !== undefined) query.set("co-quan", agencyId);
  return `${path}?${query.toString()}`;
}

/** A page of a period: the briefing, the session. */
export function periodPath(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return text === "" ? path : `${path}?${text}`;
}
