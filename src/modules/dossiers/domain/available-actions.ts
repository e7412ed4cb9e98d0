import type { Viewer } from "#modules/identity/domain.ts";
import type { Dossier } from "./dossier.ts";
import { may } from "./policy.ts";
import { ACTS, stateAfter, type Act } from "./transitions.ts";

/** What the viewer may do with the dossier now: the buttons on its page, decided by the guards of the acts themselves. */
export function availableActions(dossier: Dossier, viewer: Viewer): readonly Act[] {
  return ACTS.filter(
    (act) =>
      stateAfter(dossier.state, act) !== undefined && may(viewer, act, dossier) && hasSomethingToDo(dossier, act),
  );
}

/** An act that this dossier leaves nothing to do for gets no button; asked all the same, it says why not. */
function hasSomethingToDo(dossier: Dossier, act: Act): boolean {
  switch (act) {
    case "record-payment":
      return dossier.money === "due";
    case "give-back-originals":
      return dossier.heldOriginals.length > 0;
    case "void-payment":
    case "refund-fee":
      return dossier.feesPaid > 0;
    case "move-delivery":
      return dossier.returnBy === "by-post" || dossier.delivery === "with-post";
    case "extend-deadline":
      return dossier.extensions.length === 0 && dossier.dueAt !== null;
    case "adjust-deadline":
      return dossier.dueAt !== null;
    case "close":
      return dossier.heldOriginals.length === 0;
    case "accept":
    case "refuse":
    case "request-supplement":
    case "supply":
    case "assign":
    case "record-step":
    case "transfer":
    case "request-obligation":
    case "meet-obligation":
    case "resolve":
    case "stop":
    case "withdraw":
    case "hand-over":
    case "charge-fee":
      return true;
  }
}
