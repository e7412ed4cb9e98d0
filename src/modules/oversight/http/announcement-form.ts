import { formatDate, type PlainDate } from "#kernel/time.ts";
import { readDay } from "#modules/reporting/index.ts";
import type { FieldError } from "#ui/components/error-summary/error-summary.tsx";
import {
  ANNOUNCED_SUBJECTS,
  type Announcement,
  type AnnouncementFault,
  type AnnouncedSubject,
} from "../domain/announced-figure.ts";
import { textIn } from "./asked.ts";

/** The form as it was typed; kept when something is wrong with it. */
export type TypedAnnouncement = {
  readonly formId: string;
  readonly subject: AnnouncedSubject;
  readonly title: string;
  readonly total: string;
  readonly parts: readonly { readonly label: string; readonly value: string }[];
  readonly source: string;
  readonly statedOn: string;
};

const FEWEST_ROWS = 4;
const MOST_ROWS = 30;

/** An empty form of a day. */
export function emptyAnnouncement(formId: string, today: PlainDate): TypedAnnouncement {
  const parts = rowsOf([], FEWEST_ROWS);
  return { formId, subject: "procedures", title: "", total: "", parts, source: "", statedOn: formatDate(today) };
}

/** What a form or address says, field by field. */
export function readTyped(posted: unknown, formId: string): TypedAnnouncement {
  const filled = Array.from({ length: MOST_ROWS }, (_, index) => ({
    label: textIn(posted, `phan-${index}`, 300),
    value: textIn(posted, `so-${index}`, 30),
  })).filter(({ label, value }) => label !== "" || value !== "");
  const more = textIn(posted, "them") === "" ? 0 : FEWEST_ROWS;
  const slug = textIn(posted, "noi-dung");
  return {
    formId,
    subject: ANNOUNCED_SUBJECTS.find((subject) => subject === slug) ?? "other",
    title: textIn(posted, "ten", 400),
    total: textIn(posted, "tong", 30),
    parts: rowsOf(filled, Math.max(FEWEST_ROWS, filled.length + more)),
    source: textIn(posted, "nguon", 1000),
    statedOn: textIn(posted, "ngay", 30),
  };
}

function rowsOf(filled: TypedAnnouncement["parts"], count: number): TypedAnnouncement["parts"] {
  const length = Math.min(MOST_ROWS, count);
  return Array.from({ length }, (_, index) => filled[index] ?? { label: "", value: "" });
}

/** The announcement that was typed, or the day that cannot be read. Empty rows are no parts. */
export function announcementOf(typed: TypedAnnouncement): Announcement | FieldError {
  const statedOn = readDay(typed.statedOn);
  if (statedOn === undefined) return { field: "ngay", message: "Ngày công bố viết như 11/02/2019." };
  return {
    subject: typed.subject,
    title: typed.title,
    total: readCount(typed.total),
    parts: typed.parts
      .filter(({ label, value }) => label !== "" || value !== "")
      .map(({ label, value }) => ({ label, value: readCount(value) })),
    source: typed.source,
    statedOn,
  };
}

/** `1.284`, `1 284` or `1284`; NaN when it is no whole number. */
export function readCount(text: string): number {
  const digits = text.replace(/(?<=\d)[. ](?=\d{3}(?:\D|$))/g, "");
  return /^\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** The sentence of each mistake at its field. */
export function announcementErrors(faults: readonly AnnouncementFault[]): readonly FieldError[] {
  return faults.map((fault) => {
    switch (fault.field) {
      case "title":
        return {
          field: "ten",
          message: fault.what === "empty" ? "Hãy viết tên số liệu." : "Tên số liệu dài quá 200 ký tự.",
        };
      case "source":
        return {
          field: "nguon",
          message: fault.what === "empty" ? "Hãy viết nguồn công bố." : "Nguồn công bố dài quá 500 ký tự.",
        };
      case "total":
        return { field: "tong", message: "Số công bố là số nguyên từ 0 trở lên, viết như 1.284." };
      case "statedOn":
        return { field: "ngay", message: "Ngày công bố không thể sau hôm nay." };
      case "parts":
        return partError(fault);
    }
  });
}

function partError(fault: Extract<AnnouncementFault, { field: "parts" }>): FieldError {
  switch (fault.what) {
    case "none":
      return { field: "phan-0", message: "Hãy nhập ít nhất một phần của số liệu." };
    case "too-many":
      return { field: "phan-0", message: "Nhiều nhất 30 phần." };
    case "no-label":
      return {
        field: `phan-${fault.index}`,
        message: `Hãy viết tên phần thứ ${fault.index + 1}, không quá 200 ký tự.`,
      };
    case "no-count":
      return { field: `so-${fault.index}`, message: `Phần thứ ${fault.index + 1} là số nguyên từ 0 trở lên.` };
  }
}
