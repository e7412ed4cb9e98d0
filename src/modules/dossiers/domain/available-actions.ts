import type { Viewer } from "#modules/identity/domain.ts";
import type { Dossier } from "./dossier.ts";
import { may } from "./policy.ts";
import { ACTS, stateAfter, type Act } from "./transitions.ts";

/** What the viewer may do with the dossier now: the buttons on its page, decided by the guards of the acts themselves. */
export function availableActions(dossier: Dossier, viewer: Viewer): readonly Act[] {
  return ACTS.filter((act) => stateAfter(dossier.state, act) !== undefined && may(viewer, act, dossier));
}
