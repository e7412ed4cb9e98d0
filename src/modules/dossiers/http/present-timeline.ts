import { formatDate, formatInstant, isoInVietnam, Temporal } from "#kernel/time.ts";
import { formatMoney } from "#kernel/vnd.ts";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { EventKind } from "../domain/events.ts";
import { EVENT_NAMES } from "../domain/texts.ts";
import type { TimelineEntry } from "../store/timeline.ts";

/** Names of the people and units that a history speaks of. */
export type Names = {
  readonly officer: (id: string) => string;
  readonly unit: (id: string) => string;
};

/** What the applicant may know, too; the rest is work inside the agencies. */
const PUBLIC: readonly EventKind[] = [
  "dossier-submitted",
  "dossier-accepted",
  "dossier-refused",
  "supplement-requested",
  "supplement-supplied",
  "obligation-requested",
  "obligation-met",
  "deadline-extended",
  "deadline-adjusted",
  "fee-paid",
  "fee-charged",
  "payment-voided",
  "fee-refunded",
  "delivery-moved",
  "dossier-resolved",
  "dossier-stopped",
  "dossier-withdrawn",
  "dossier-handed-over",
  "originals-given-back",
];

/** The history as lines, newest on top: when, who, what, with what. */
export function presentTimeline(entries: readonly TimelineEntry[], names: Names): readonly TimelineEvent[] {
  return entries.toReversed().map((entry) => ({
    key: String(entry.seq),
    at: formatInstant(entry.at),
    iso: isoInVietnam(entry.at),
    who: [names.officer(entry.actorId), names.unit(entry.unitId)].filter((word) => word !== "").join(", "),
    what: headline(entry, names),
    audience: PUBLIC.includes(entry.event) ? "public" : "internal",
    details: detailsOf(entry),
  }));
}

function headline({ event, payload }: TimelineEntry, names: Names): string {
  const name = EVENT_NAMES[event].vi;
  if (event === "dossier-assigned") return `${name}: ${names.officer(textOf(payload["handlerId"]))}`;
  if (event === "step-recorded")
    return `${STEP_NAMES[textOf(payload["step"])] ?? name} (${textOf(payload["stepCode"])})`;
  if (event === "deadline-extended" || event === "deadline-adjusted") {
    return `${name}: từ ${instantText(payload["previousDueAt"])} sang ${instantText(payload["newDueAt"])}`;
  }
  return name;
}

const STEP_NAMES: Readonly<Record<string, string>> = {
  received: "Chuyển hồ sơ về cơ quan giải quyết",
  assigned: "Phân công xử lý",
  appraised: "Thẩm định",
  reviewed: "Xét duyệt",
  signed: "Ký duyệt",
  registered: "Vào số, đóng dấu",
  decided: "Quyết định",
  convened: "Họp hội đồng",
  consulted: "Lấy ý kiến",
  explained: "Người nộp giải trình, hoàn thiện",
  returned: "Chuyển lại bước trước",
};

/** The words somebody wrote, the money, the papers: folded out on demand; ids are never shown. */
function detailsOf({ payload }: TimelineEntry): string | undefined {
  const papers = Array.isArray(payload["papers"]) ? payload["papers"].map(nameOf).filter((name) => name !== "") : [];
  const parts = [
    textOf(payload["reason"]),
    textOf(payload["note"]),
    label("Căn cứ", textOf(payload["legalBasis"])),
    label("Văn bản", textOf(payload["letterNumber"])),
    label("Biên lai", textOf(payload["receiptNumber"])),
    label("Thông báo", textOf(payload["notice"])),
    label("Chứng từ", textOf(payload["evidence"])),
    typeof payload["amount"] === "number" ? formatMoney(payload["amount"]) : "",
    papers.length > 0 ? `Giấy tờ: ${papers.join("; ")}` : "",
    resultText(payload["result"]),
  ].filter((part) => part !== "");
  return parts.length === 0 ? undefined : parts.join(". ");
}

function resultText(value: unknown): string {
  if (typeof value !== "object" || value === null || !("number" in value)) return "";
  const signedOn =
    "signedOn" in value && value.signedOn instanceof Temporal.PlainDate ? formatDate(value.signedOn) : "";
  return `Văn bản số ${textOf(value.number)}${signedOn === "" ? "" : ` ngày ${signedOn}`}`;
}

function nameOf(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value ? textOf(value.name) : "";
}

function label(word: string, text: string): string {
  return text === "" ? "" : `${word}: ${text}`;
}

function instantText(value: unknown): string {
  return value instanceof Temporal.Instant ? formatInstant(value) : "chưa có";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}
