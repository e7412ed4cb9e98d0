import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant, PlainDate } from "#kernel/time.ts";
import { Temporal } from "#kernel/time.ts";

/** What an announced figure is about; the system counts all but the last by itself. */
export const ANNOUNCED_SUBJECTS = [
  "procedures",
  "received",
  "resolved",
  "courier-out",
  "courier-back",
  "bank-dossiers",
  "bank-amount",
  "other",
] as const;
export type AnnouncedSubject = (typeof ANNOUNCED_SUBJECTS)[number];

/** What the subjects are called. */
export const SUBJECT_NAMES = {
  procedures: "Thủ tục hành chính đưa vào giải quyết tại Trung tâm",
  received: "Hồ sơ tiếp nhận",
  resolved: "Hồ sơ đã giải quyết",
  "courier-out": "Hồ sơ bưu điện chuyển đến cơ quan",
  "courier-back": "Hồ sơ bưu điện chuyển về Trung tâm",
  "bank-dossiers": "Hồ sơ nộp phí, lệ phí tại ngân hàng",
  "bank-amount": "Phí, lệ phí thu qua ngân hàng (đồng)",
  other: "Số liệu khác",
} as const satisfies Record<AnnouncedSubject, string>;

export type AnnouncedPart = { readonly label: string; readonly value: number };

/** A figure as somebody announced it, with the parts it is said to be made of. */
export type AnnouncedFigure = {
  readonly id: string;
  readonly subject: AnnouncedSubject;
  /** The subject in the words of the announcement. */
  readonly title: string;
  readonly total: number;
  readonly parts: readonly AnnouncedPart[];
  readonly source: string;
  readonly statedOn: PlainDate;
  readonly enteredBy: string;
  readonly enteredAt: Instant;
};

/** What is typed in of one; the title of a known subject may be left empty. */
export type Announcement = Pick<AnnouncedFigure, "subject" | "total" | "parts" | "source" | "statedOn"> & {
  readonly title?: string | undefined;
};

export type AnnouncementFault =
  | { readonly field: "title" | "source"; readonly what: "empty" | "too-long" }
  | { readonly field: "total"; readonly what: "no-count" }
  | { readonly field: "parts"; readonly what: "none" | "too-many" }
  | { readonly field: "parts"; readonly what: "no-label" | "no-count"; readonly index: number }
  | { readonly field: "statedOn"; readonly what: "to-come" };

export type AnnouncementRefusal = {
  readonly kind: "oversight/invalid-announcement";
  readonly faults: readonly AnnouncementFault[];
};

const MOST = { title: 200, source: 500, parts: 30, label: 200 } as const;

/** Checks an announcement; that its parts do not add up is no fault, it is what has to be shown. */
export function checkAnnouncement(
  announcement: Announcement,
  today: PlainDate,
): Result<Required<Announcement>, AnnouncementRefusal> {
  const { subject, total, source, statedOn } = announcement;
  const title = (announcement.title ?? "").trim() || (subject === "other" ? "" : SUBJECT_NAMES[subject]);
  const parts = announcement.parts.map(({ label, value }) => ({ label: label.trim(), value }));
  const faults: readonly AnnouncementFault[] = [
    ...textFaults("title", title),
    ...(isCount(total) ? [] : [{ field: "total", what: "no-count" } as const]),
    ...partFaults(parts),
    ...textFaults("source", source.trim()),
    ...(Temporal.PlainDate.compare(statedOn, today) > 0 ? [{ field: "statedOn", what: "to-come" } as const] : []),
  ];
  if (faults.length > 0) return err({ kind: "oversight/invalid-announcement", faults });
  return ok({ subject, title, total, parts, source: source.trim(), statedOn });
}

function textFaults(field: "title" | "source", text: string): readonly AnnouncementFault[] {
  if (text === "") return [{ field, what: "empty" }];
  return text.length > MOST[field] ? [{ field, what: "too-long" }] : [];
}

function partFaults(parts: readonly AnnouncedPart[]): readonly AnnouncementFault[] {
  if (parts.length === 0) return [{ field: "parts", what: "none" }];
  if (parts.length > MOST.parts) return [{ field: "parts", what: "too-many" }];
  return parts.flatMap(({ label, value }, index): readonly AnnouncementFault[] => [
    ...(label === "" || label.length > MOST.label ? [{ field: "parts", what: "no-label", index } as const] : []),
    ...(isCount(value) ? [] : [{ field: "parts", what: "no-count", index } as const]),
  ]);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** The announced total against the sum of its parts; a difference of 0 is whole. */
export type Comparison = { readonly sum: number; readonly difference: number };

/** Adds up the parts: by how much the announced total is wrong, never rounded away. */
export function compareParts({ total, parts }: Pick<AnnouncedFigure, "total" | "parts">): Comparison {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return { sum, difference: sum - total };
}
