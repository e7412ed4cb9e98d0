import { formatDate, formatInstant, isoInVietnam, type Instant } from "#kernel/time.ts";
import type { ChipTone, DueChipProps } from "#ui/components/chip/chip.tsx";
import type { TimelineEvent } from "#ui/components/timeline/timeline.tsx";
import type { WorkingCalendar } from "#modules/calendar/domain.ts";
import type { ChipKind } from "#modules/deadlines/domain.ts";
import type { Directive } from "../domain/directive.ts";
import type { DirectiveEvent } from "../domain/events.ts";
import { directiveChip } from "../domain/standing.ts";
import { EVENT_NAMES, KIND_NAMES, STATE_NAMES, URGENCY_NAMES } from "../domain/texts.ts";
import type { HistoryEntry } from "../store/load.ts";
import type { Names } from "./names.ts";

/** A directive in words, as a row and the head of its page show it. */
export type DirectiveView = {
  readonly id: string;
  readonly kindName: string;
  readonly title: string;
  readonly stateName: string;
  /** Empty for the ordinary degree. */
  readonly urgencyName: string;
  readonly from: string;
  readonly to: string;
  readonly dueOn: string;
  readonly issuedAt: string;
  readonly due: DueChipProps | undefined;
};

export type Seen = { readonly now: Instant; readonly calendar: WorkingCalendar; readonly names: Names };

const TONES = {
  neutral: "neutral",
  amber: "soon",
  red: "late",
  blue: "paused",
  green: "early",
} as const satisfies Record<ChipKind, ChipTone>;

/** A directive in words at an instant. */
export function presentDirective(directive: Directive, { now, calendar, names }: Seen): DirectiveView {
  const { issuer, urgency } = directive;
  const chip = directiveChip(directive, calendar, now);
  return {
    id: directive.id,
    kindName: KIND_NAMES[directive.kind].vi,
    title: directive.title,
    stateName: STATE_NAMES[directive.state].vi,
    urgencyName: urgency === "normal" ? "" : URGENCY_NAMES[urgency].vi,
    from: names.shortAgency(issuer.agencyId),
    to: addresseeOf(directive, names),
    dueOn: formatDate(directive.dueOn),
    issuedAt: formatInstant(directive.issuedAt),
    due: chip && { tone: TONES[chip.kind], text: chip.text.vi },
  };
}

/** Whom it is for: the agency, and the unit or the person within it. */
export function addresseeOf({ assignee }: Pick<Directive, "assignee">, names: Names): string {
  const within = [names.officer(assignee.officerId), names.unit(assignee.unitId)].filter((name) => name !== "");
  return [names.shortAgency(assignee.agencyId), ...within].join(" · ");
}

/** The ids of everybody whom a page about these directives names. */
export function peopleIn(directives: readonly Directive[]): readonly (string | null)[] {
  return directives.flatMap(({ issuer, assignee, answer }) => [
    issuer.officerId,
    assignee.officerId,
    answer?.officerId ?? null,
  ]);
}

/** The history, newest on top. */
export function presentHistory(entries: readonly HistoryEntry[], names: Names): readonly TimelineEvent[] {
  return entries.toReversed().map(({ seq, event, at, actorId, unitId }) => ({
    key: String(seq),
    at: formatInstant(at),
    iso: isoInVietnam(at),
    who: [names.officer(actorId), names.unit(unitId)].filter((part) => part !== "").join(", "),
    what: whatOf(event),
    audience: "internal",
    details: detailsOf(event),
  }));
}

function whatOf(event: DirectiveEvent): string {
  if (event.kind === "directive-issued") return `Gửi ${KIND_NAMES[event.as].vi.toLowerCase()}`;
  if (event.kind === "directive-extended") return `Gia hạn đến ${formatDate(event.dueOn)}`;
  return EVENT_NAMES[event.kind].vi;
}

function detailsOf(event: DirectiveEvent): string | undefined {
  switch (event.kind) {
    case "directive-issued":
      return `Hạn trả lời ${formatDate(event.dueOn)}.`;
    case "directive-answered":
      return event.text;
    case "directive-sent-back":
    case "directive-withdrawn":
      return `Lý do: ${event.reason}`;
    case "directive-extended":
      return `Hạn trước ${formatDate(event.previousDueOn)}. Lý do: ${event.reason}`;
    case "directive-acknowledged":
    case "directive-accepted":
      return undefined;
  }
}
