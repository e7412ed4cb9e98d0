import { formatDate, isoInVietnam, type Instant, type PlainDate } from "#kernel/time.ts";
import type { RowsBehind } from "../domain/report.ts";

/** The room "Thống kê - báo cáo". */
export const REPORTS_PATH = "/can-bo/thong-ke";
export const ROWS_PATH = `${REPORTS_PATH}/ho-so`;
export const ROWS_FILE_PATH = `${ROWS_PATH}/tai-ve`;
const VERSIONS_PATH = `${REPORTS_PATH}/phien-ban`;
const EXPORTS_PATH = `${REPORTS_PATH}/ket-xuat`;

/** The page of a report. */
export function reportPath(template: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`${REPORTS_PATH}/bieu/${template}`, query);
}

/** A report as a file. */
export function reportFilePath(template: string, query: Readonly<Record<string, string>>): string {
  return withQuery(`${REPORTS_PATH}/bieu/${template}/tai-ve`, query);
}

/** A stored version, or the list of all of them. */
export function versionPath(id?: string): string {
  return id === undefined ? VERSIONS_PATH : `${VERSIONS_PATH}/${id}`;
}

/** What changed between two stored versions. */
export function changesPath(before: string, after: string): string {
  return `${VERSIONS_PATH}/${after}/so-voi/${before}`;
}

/** The page of an export that is being written. */
export function exportPath(id: string): string {
  return `${EXPORTS_PATH}/${id}`;
}

/** Its file, when it is written. */
export function exportFilePath(id: string): string {
  return `${EXPORTS_PATH}/${id}/tai-ve`;
}

/** Which dossiers of which period, as of which instant. */
export type RowsAsked = {
  readonly behind: RowsBehind;
  readonly from: PlainDate;
  readonly until: Instant;
};

/** The page of the dossiers behind a figure. */
export function rowsPath(asked: RowsAsked): string {
  return withQuery(ROWS_PATH, rowsQuery(asked));
}

/** The same question as members of an address. */
export function rowsQuery({ behind, from, until }: RowsAsked): Readonly<Record<string, string>> {
  return {
    "so-lieu": behind.measure,
    tu: formatDate(from),
    "tinh-den": isoInVietnam(until),
    ...(behind.agencyId === undefined ? {} : { "co-quan": behind.agencyId }),
    ...(behind.level === undefined ? {} : { cap: behind.level }),
    ...(behind.fieldCode === undefined ? {} : { "linh-vuc": behind.fieldCode === "" ? NO_FIELD : behind.fieldCode }),
    ...(behind.procedureCode === undefined ? {} : { "thu-tuc": behind.procedureCode }),
    ...(behind.channel === undefined ? {} : { kenh: behind.channel }),
    ...(behind.onlinePart === undefined ? {} : { "muc-do": behind.onlinePart }),
    ...(behind.returnBy === undefined ? {} : { "tra-qua": behind.returnBy }),
    ...(behind.holderId === undefined ? {} : { "nguoi-giu": behind.holderId }),
  };
}

/** A field without a code stands in addresses as this word. */
export const NO_FIELD = "chua-ro";

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}

/** What somebody enters for the evaluations: survey, petitions, publicity. */
export const EVALUATION_PATH = `${REPORTS_PATH}/du-lieu-danh-gia`;
/** Points, targets and bands of the index 766. */
export const INDEX_SETTING_PATH = `${REPORTS_PATH}/cau-hinh-766`;
/** The points of one dossier by the nine indicators. */
export const DOSSIER_POINTS_PATH = `${REPORTS_PATH}/diem-ho-so`;
/** How far each procedure can be done online. */
export const SERVICE_LEVELS_PATH = `${REPORTS_PATH}/muc-do-truc-tuyen`;
