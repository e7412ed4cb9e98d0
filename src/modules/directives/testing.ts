import { Temporal, type Instant } from "#kernel/time.ts";
import { ok } from "#kernel/result.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import type { Role, Viewer } from "#modules/identity/domain.ts";
import { decide, type Command } from "./domain/decide.ts";
import type { Assignee, Directive } from "./domain/directive.ts";
import { born, evolve } from "./domain/evolve.ts";
import { decideIssue, type Draft, type Known, type KnownAssignee } from "./domain/issue.ts";

/** Two departments, the centre and the province, with their units. */
export const IDS = {
  province: id(1),
  centre: id(2),
  agency: id(3),
  other: id(4),
  provinceUnit: id(11),
  centreUnit: id(12),
  agencyUnit: id(13),
  otherUnit: id(14),
  division: id(15),
  desk: id(16),
} as const;

export const CALENDAR = calendarOfLaw(2025, 2029, STATE_ANNOUNCEMENTS);
/** Monday, 23 November 2026, 09:15. */
export const MONDAY = at("2026-11-23 09:15");

/** `at("2026-11-23 09:15")` on the clock of Vietnam. */
export function at(local: string): Instant {
  return Temporal.Instant.from(`${local.replace(" ", "T")}+07:00`);
}

/** The day of a text `2026-11-23`. */
export function day(text: string) {
  return Temporal.PlainDate.from(text);
}

/** Somebody in one position; the number tells people apart. */
export function person(number: number, role: Role, agencyId: string, unitId: string): Viewer {
  const appointments = [{ role, agencyId, unitId }];
  return { officerId: id(100 + number), sessionId: id(900), name: `Người ${number}`, title: "Cán bộ", appointments };
}

export const PEOPLE = {
  chairman: person(1, "provincial-leader", IDS.province, IDS.provinceUnit),
  manager: person(2, "centre-manager", IDS.centre, IDS.centreUnit),
  leader: person(3, "department-leader", IDS.agency, IDS.agencyUnit),
  deputy: person(4, "department-leader", IDS.agency, IDS.agencyUnit),
  head: person(5, "head-of-division", IDS.agency, IDS.division),
  specialist: person(6, "specialist", IDS.agency, IDS.division),
  desk: person(7, "counter-officer", IDS.agency, IDS.desk),
  otherLeader: person(8, "department-leader", IDS.other, IDS.otherUnit),
  otherSpecialist: person(9, "specialist", IDS.other, IDS.otherUnit),
  administrator: person(10, "system-administrator", IDS.centre, IDS.centreUnit),
} as const;

export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    id: id(500),
    title: "Giải quyết dứt điểm hồ sơ quá hạn",
    text: "Rà soát từng hồ sơ quá hạn, nêu nguyên nhân và thời hạn khắc phục.",
    basis: "",
    urgency: "normal",
    dueOn: day("2026-11-30"),
    ...change,
  };
}

export function known(assignee: Partial<KnownAssignee> = {}): Known {
  const whole = { agencyId: IDS.agency, unitId: null, officerId: null, unitKind: null, canAnswer: "yes" } as const;
  return { assignee: ok({ ...whole, ...assignee }), source: ok(null) };
}

/** A directive of the chairman (or of somebody else) to a department (or whomever), as if just issued. */
export function aDirective(assignee: Partial<Assignee> = {}, by: Viewer = PEOPLE.chairman): Directive {
  const issued = decideIssue(aDraft(), known(assignee), { now: MONDAY, calendar: CALENDAR, viewer: by });
  if (!issued.ok) throw new Error(JSON.stringify(issued.error));
  return born(issued.value);
}

/** The directive after these commands, each one hour later; throws where one is refused. */
export function after(directive: Directive, steps: readonly (readonly [Viewer, Command])[]): Directive {
  return steps.reduce((one, [viewer, command], index) => {
    const now = directive.issuedAt.add({ hours: index + 1 });
    const decided = decide(one, command, { now, calendar: CALENDAR, viewer });
    if (!decided.ok) throw new Error(`${command.act}: ${JSON.stringify(decided.error)}`);
    return evolve(one, decided.value);
  }, directive);
}

function id(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}
