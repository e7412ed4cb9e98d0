import type { Second } from "./office-hours.ts";
import type { Subject } from "./subjects.ts";

/** What is to become of a dossier beside the ordinary way; inputs say how many of each there are. */
export type Fate =
  | "ordinary"
  | "late" // somebody lets it lie until after the appointed day
  | "supplement" // the specialist asks for papers
  | "incomplete" // papers are missing at the counter already
  | "refused" // at the counter
  | "withdrawn"
  | "stopped"
  | "extended" // re-appointed once, with an apology
  | "obligation"; // waits for the tax to be paid

/** Somebody comes with something, or sends it in from home. */
export type Arrival = {
  /** Number of the dossier within the plan, from 0 in the order of arrival. */
  readonly no: number;
  readonly at: Second;
  readonly subject: Subject;
  readonly fate: Fate;
  readonly channel: "direct" | "online";
};

/** One thing that an officer does to a dossier, at the end of the time that it takes. */
export type PlannedAct = {
  readonly dossier: number;
  readonly from: Second;
  readonly at: Second;
  readonly officer: string;
  readonly what: What;
};

export type What =
  | { readonly kind: "receive" }
  | { readonly kind: "submit" }
  | { readonly kind: "accept" }
  | { readonly kind: "refuse" }
  | { readonly kind: "ask-at-intake" }
  | { readonly kind: "step"; readonly step: string; readonly way?: string; readonly assignee?: string }
  | { readonly kind: "ask" }
  | { readonly kind: "supply" }
  | { readonly kind: "request-obligation" }
  | { readonly kind: "meet-obligation" }
  | { readonly kind: "withdraw" }
  | { readonly kind: "stop" }
  | { readonly kind: "extend"; readonly newDueAt: Second }
  | { readonly kind: "pay" }
  | { readonly kind: "return" };
