import { authorityToReceive } from "#modules/dossiers/domain.ts";
import type { Appointment, Role, Viewer } from "#modules/identity/domain.ts";

/** What is done with items, by whom; the law of movement says when. */
export type PostDuty =
  | "collect"
  | "offer"
  | "count-for-centre"
  | "prepare"
  | "give-to-post"
  | "count-for-post"
  | "take-back"
  | "clear-up"
  | "report-loss"
  | "note-signatures"
  | "claim"
  | "remit"
  | "number-ranges"
  | "settings";

const CENTRE: readonly Role[] = ["return-officer", "counter-officer", "centre-manager"];

const DUTIES = {
  collect: ["postal-officer"],
  offer: ["postal-officer"],
  "count-for-centre": ["counter-officer", "centre-manager"],
  prepare: CENTRE,
  "give-to-post": CENTRE,
  "count-for-post": ["postal-officer"],
  "take-back": CENTRE,
  "clear-up": CENTRE,
  "report-loss": ["postal-officer", "centre-manager"],
  "note-signatures": ["postal-officer", ...CENTRE],
  claim: ["postal-officer", ...CENTRE],
  remit: ["postal-officer", "centre-manager"],
  "number-ranges": ["postal-officer", "centre-manager"],
  settings: ["centre-manager"],
} as const satisfies Record<PostDuty, readonly Role[]>;

/** Everybody who may enter the room of the post. */
export const POST_ROOM: readonly Role[] = ["postal-officer", ...CENTRE];

/** The roles of a duty, as routes declare them. */
export function rolesOf(duty: PostDuty): readonly Role[] {
  return DUTIES[duty];
}

/** The appointment in which the viewer does the duty, or undefined. */
export function dutyOf(viewer: Pick<Viewer, "appointments">, duty: PostDuty): Appointment | undefined {
  const roles: readonly Role[] = DUTIES[duty];
  return viewer.appointments.find(({ role }) => roles.includes(role));
}

/** The counter at which the viewer counts dossiers of an agency with the post and signs for them (NĐ 61/2018 Điều 17). */
export function counterFor(viewer: Viewer, agencyId: string): Appointment | undefined {
  return dutyOf(viewer, "count-for-centre") && authorityToReceive(viewer, agencyId);
}
