import { hasRole, type Appointment, type Role, type Viewer } from "#modules/identity/domain.ts";
import type { UnitKind } from "#modules/organizations/domain.ts";
import type { Directive, DirectiveKind } from "./directive.ts";
import type { Act } from "./transitions.ts";

/** Who leads: of the province, of an agency, of the centre. */
export const LEADERS = ["provincial-leader", "department-leader", "centre-manager"] as const satisfies readonly Role[];

/** Who speaks for a unit that was named: its head, or the people of a desk that has none. */
export const UNIT_VOICES = [
  "head-of-division",
  "counter-officer",
  "return-officer",
  "cashier",
  "postal-officer",
] as const satisfies readonly Role[];

/** The part of an assignee that decides who may write to it. */
export type Addressed = { readonly agencyId: string; readonly unitKind: UnitKind | null };

type Parties = Pick<Directive, "issuer" | "assignee">;

/** Leaders write; whether it is a directive or a recommendation follows from whom they write to. */
export function mayWrite(viewer: Viewer): boolean {
  return hasRole(viewer, ...LEADERS);
}

/**
 * The position in which the viewer may write to somebody, and what it is then: a directive where the writer commands,
 * else a recommendation. The head of the centre commands its desks, whoever seconded their people (NĐ 61/2018).
 */
export function authorityToWrite(
  viewer: Viewer,
  addressed: Addressed,
): { readonly appointment: Appointment; readonly kind: DirectiveKind } | undefined {
  const commanding = viewer.appointments.find((held) => commands(held, addressed));
  if (commanding !== undefined) return { appointment: commanding, kind: "directive" };
  const asking = viewer.appointments.find(({ role }) => role === "department-leader" || role === "centre-manager");
  return asking === undefined ? undefined : { appointment: asking, kind: "recommendation" };
}

/** The position in which the viewer may do the act, or undefined; nobody answers what they wrote or accepts their own answer. */
export function authority(
  viewer: Viewer,
  act: Act,
  directive: Parties & Pick<Directive, "answer">,
): Appointment | undefined {
  switch (act) {
    case "acknowledge":
    case "answer":
      return voiceOfAssignee(viewer, directive);
    case "accept":
    case "send-back":
      return directive.answer?.officerId === viewer.officerId ? undefined : voiceOfIssuer(viewer, directive);
    case "extend":
    case "withdraw":
      return voiceOfIssuer(viewer, directive);
  }
}

/** Whether the viewer may open it; a stranger gets the answer of one that does not exist. */
export function maySee(viewer: Viewer, directive: Parties): boolean {
  const { issuer, assignee } = directive;
  return (
    hasRole(viewer, ...SEE_ALL) ||
    viewer.officerId === issuer.officerId ||
    voiceOfIssuer(viewer, directive) !== undefined ||
    viewer.officerId === assignee.officerId ||
    viewer.appointments.some(({ agencyId }) => agencyId === assignee.agencyId)
  );
}

const SEE_ALL = ["centre-manager", "provincial-leader"] as const satisfies readonly Role[];

/** Whose directives a list shows: all of them, or those that concern these people, positions and agencies. */
export type Reach =
  | "province"
  | {
      readonly officerId: string;
      readonly agencyIds: readonly string[];
      /** `agency/role` of leading positions. */
      readonly positions: readonly string[];
    };

/** How far the lists of a viewer reach: the same law as `maySee`. */
export function directiveReach(viewer: Viewer): Reach {
  if (hasRole(viewer, ...SEE_ALL)) return "province";
  return {
    officerId: viewer.officerId,
    agencyIds: [...new Set(viewer.appointments.map(({ agencyId }) => agencyId))],
    positions: leadingPositions(viewer),
  };
}

/** The leading positions of a viewer as `agency/role`: what was written in one belongs to whoever holds it now. */
export function leadingPositions(viewer: Viewer): readonly string[] {
  return viewer.appointments.filter(({ role }) => isLeader(role)).map(({ agencyId, role }) => `${agencyId}/${role}`);
}

/** Whether a role leads. */
export function isLeader(role: Role): boolean {
  return LEADERS.some((leader) => leader === role);
}

function commands({ role, agencyId }: Appointment, addressed: Addressed): boolean {
  if (role === "provincial-leader") return true;
  if (!isLeader(role)) return false;
  if (agencyId === addressed.agencyId) return true;
  return role === "centre-manager" && (addressed.unitKind === "counter" || addressed.unitKind === "return-desk");
}

function voiceOfIssuer(viewer: Viewer, { issuer }: Pick<Directive, "issuer">): Appointment | undefined {
  return viewer.appointments.find(({ role, agencyId }) => role === issuer.role && agencyId === issuer.agencyId);
}

function voiceOfAssignee(viewer: Viewer, { issuer, assignee }: Parties): Appointment | undefined {
  if (viewer.officerId === issuer.officerId) return undefined;
  const inAgency = viewer.appointments.filter(({ agencyId }) => agencyId === assignee.agencyId);
  if (viewer.officerId === assignee.officerId) return inAgency[0];
  return inAgency.find(
    ({ role, unitId }) =>
      isLeader(role) ||
      (assignee.officerId === null && unitId === assignee.unitId && UNIT_VOICES.some((voice) => voice === role)),
  );
}
