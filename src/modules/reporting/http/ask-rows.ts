import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Db } from "#platform/db/db.ts";
import { HttpProblem, NOT_FOUND, type Problem } from "#platform/http/problem.ts";
import { isLevel, LEVELS, levelOf } from "../domain/agency-level.ts";
import { readDay } from "../domain/read-day.ts";
import { settledInstant } from "../domain/reporting-period.ts";
import { isRowMeasure, naturalOrder, ROW_MEASURE_NAMES, ROW_ORDERS, type RowOrder } from "../domain/row-measure.ts";
import { ONLINE_PARTS } from "../domain/service-levels/service-level.ts";
import type { RowCursor, RowQuestion } from "../store/list-rows.ts";
import { readRowCursor } from "../store/row-cursor.ts";
import { dossiersHeldBy } from "../use-cases/dossiers-held-by.ts";
import { NO_FIELD } from "./paths.ts";
import { reachOf, type ReportReach } from "./report-reach.ts";
import { textIn } from "./text-in.ts";

export type AskedRows = {
  readonly question: RowQuestion;
  readonly order: RowOrder;
  readonly after: RowCursor | undefined;
  readonly title: string;
  /** The agency or level that was asked for, in words. */
  readonly whose: string;
  /** The members of the address as they were asked, without order and page. */
  readonly query: Readonly<Record<string, string>>;
};

type Asking = { readonly db: Db; readonly viewer: Viewer; readonly now: Instant };

/** Reads which dossiers are asked for; an agency out of reach is not there, a question without sense is said to be so. */
export async function askRows({ db, viewer, now }: Asking, query: unknown): Promise<AskedRows> {
  const text = (name: string) => textIn(query, name);
  const measure = text("so-lieu");
  if (!isRowMeasure(measure)) throw new HttpProblem(BAD_QUESTION);
  const from = readDay(text("tu"));
  const until = readUntil(text("tinh-den"), settledInstant(now));
  if (from === undefined || until === undefined) throw new HttpProblem(BAD_QUESTION);
  const reach = await reachOf(db, viewer);
  const { agencyIds, whose } = whoseOf(reach, text("co-quan") || text("don-vi"), text("cap"));
  const field = text("linh-vuc");
  const narrowed: RowQuestion = {
    ...{ measure, from, until, agencyIds },
    fieldCode: field === "" ? undefined : field === NO_FIELD ? "" : field,
    procedureCode: text("thu-tuc") || undefined,
    channel: text("kenh") || undefined,
    onlinePart: ONLINE_PARTS.find((part) => part === text("muc-do")),
    returnBy: text("tra-qua") || undefined,
    acceptedFrom: dayIn(text("nhan-tu")),
    acceptedTo: dayIn(text("nhan-den")),
    dueFrom: dayIn(text("hen-tu")),
    dueTo: dayIn(text("hen-den")),
  };
  const holder = text("nguoi-giu");
  const dossierIds = holder === "" ? undefined : await dossiersHeldBy(db, narrowed, holder);
  const names = ["so-lieu", "tu", "tinh-den", "co-quan", "don-vi", "cap", "linh-vuc", "thu-tuc", "kenh", "tra-qua"];
  const kept = [...names, "muc-do", "nhan-tu", "nhan-den", "hen-tu", "hen-den", "nguoi-giu"];
  return {
    question: { ...narrowed, dossierIds },
    order: ROW_ORDERS.find((order) => order === ORDER_OF_WORD[text("xep")]) ?? naturalOrder(measure),
    after: readRowCursor(text("sau")),
    title: ROW_MEASURE_NAMES[measure],
    whose,
    query: Object.fromEntries(kept.map((name) => [name, text(name)]).filter(([, value]) => value !== "")),
  };
}

/** The orders of a list in addresses. */
export const ORDER_OF_WORD: Readonly<Record<string, RowOrder>> = {
  nop: "submitted",
  "tiep-nhan": "accepted",
  han: "due",
  xong: "settled",
};

const BAD_QUESTION: Problem = {
  status: 422,
  type: "/problems/reporting/rows",
  code: "E_ROWS",
  title:
    "Địa chỉ danh sách hồ sơ này thiếu hoặc sai số liệu, ngày đầu kỳ hay thời điểm tính đến. Hãy mở lại báo cáo và bấm vào con số cần xem.",
  titleEn: "The address of this list misses its measure, first day or instant. Open the report and follow the figure.",
};

function whoseOf({ agencies, isWhole }: ReportReach, agencyId: string, level: string) {
  if (agencyId !== "" && agencyId !== "tat-ca") {
    const agency = agencies.find(({ id }) => id === agencyId);
    if (agency === undefined) throw new HttpProblem(NOT_FOUND);
    return { agencyIds: [agency.id], whose: agency.name };
  }
  if (isLevel(level)) {
    const members = agencies.filter((agency) => levelOf(agency) === level);
    return { agencyIds: members.map(({ id }) => id), whose: LEVELS.find(({ id }) => id === level)?.name ?? "" };
  }
  if (isWhole) return { agencyIds: undefined, whose: "Tất cả các đơn vị" };
  return { agencyIds: agencies.map(({ id }) => id), whose: agencies.map(({ name }) => name).join(", ") };
}

/** An instant as programs write it, or a day of which the end is meant; one still to come is now. */
function readUntil(text: string, settled: Instant): Instant | undefined {
  if (text === "") return settled;
  const day = readDay(text);
  const asked = day === undefined ? readInstant(text) : instantOf(day.add({ days: 1 }).toPlainDateTime());
  if (asked === undefined) return undefined;
  const year = dateInVietnam(asked).year;
  if (year < 2000 || year > 2101) return undefined;
  return asked;
}

function readInstant(text: string): Instant | undefined {
  try {
    return Temporal.Instant.from(text.trim().replace(" ", "+"));
  } catch {
    return undefined;
  }
}

function dayIn(text: string): PlainDate | undefined {
  if (text === "") return undefined;
  const day = readDay(text);
  if (day === undefined) throw new HttpProblem(BAD_QUESTION);
  return day;
}
