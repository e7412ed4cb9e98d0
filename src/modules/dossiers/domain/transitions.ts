import type { DossierState } from "./dossier.ts";
import type { EventKind } from "./events.ts";

/** The legal acts on a dossier that exists; `submit` makes one. */
export type Act =
  | "accept"
  | "refuse"
  | "request-supplement"
  | "supply"
  | "assign"
  | "record-step"
  | "transfer"
  | "request-obligation"
  | "meet-obligation"
  | "extend-deadline"
  | "adjust-deadline"
  | "record-payment"
  | "charge-fee"
  | "void-payment"
  | "refund-fee"
  | "move-delivery"
  | "resolve"
  | "stop"
  | "withdraw"
  | "hand-over"
  | "give-back-originals"
  | "close";

/** Each act leaves exactly one kind of event. */
export const EVENT_OF = {
  accept: "dossier-accepted",
  refuse: "dossier-refused",
  "request-supplement": "supplement-requested",
  supply: "supplement-supplied",
  assign: "dossier-assigned",
  "record-step": "step-recorded",
  transfer: "dossier-transferred",
  "request-obligation": "obligation-requested",
  "meet-obligation": "obligation-met",
  "extend-deadline": "deadline-extended",
  "adjust-deadline": "deadline-adjusted",
  "record-payment": "fee-paid",
  "charge-fee": "fee-charged",
  "void-payment": "payment-voided",
  "refund-fee": "fee-refunded",
  "move-delivery": "delivery-moved",
  resolve: "dossier-resolved",
  stop: "dossier-stopped",
  withdraw: "dossier-withdrawn",
  "hand-over": "dossier-handed-over",
  "give-back-originals": "originals-given-back",
  close: "dossier-closed",
} as const satisfies Record<Act, EventKind>;

const WHILE_WORKED_ON = {
  assign: "in-progress",
  "record-step": "in-progress",
  transfer: "in-progress",
  "request-supplement": "awaiting-supplement",
  "request-obligation": "awaiting-obligation",
  resolve: "resolved",
  stop: "stopped",
  withdraw: "withdrawn",
} as const;

/** Money moves the axis of money and never the state: that is for the other acts (handbook §5.3). */
function moneyIn<S extends DossierState>(state: S) {
  return { "record-payment": state, "charge-fee": state, "void-payment": state, "refund-fee": state } as const;
}

/**
 * Which act leads from which state to which: the whole law of movement on one page (handbook §2.1, §B2).
 * The table `legal_transition` in the database holds the same rows, so that nothing else can be written.
 */
export const TRANSITIONS = {
  submitted: {
    accept: "accepted",
    refuse: "refused",
    "request-supplement": "awaiting-intake-supplement",
    withdraw: "withdrawn",
  },
  "awaiting-intake-supplement": {
    supply: "submitted",
    accept: "accepted",
    refuse: "refused",
    withdraw: "withdrawn",
  },
  accepted: {
    ...WHILE_WORKED_ON,
    "extend-deadline": "accepted",
    "adjust-deadline": "accepted",
    ...moneyIn("accepted"),
  },
  "in-progress": {
    ...WHILE_WORKED_ON,
    "extend-deadline": "in-progress",
    "adjust-deadline": "in-progress",
    ...moneyIn("in-progress"),
  },
  "awaiting-supplement": {
    supply: "in-progress",
    assign: "awaiting-supplement",
    stop: "stopped",
    withdraw: "withdrawn",
    ...moneyIn("awaiting-supplement"),
  },
  "awaiting-obligation": {
    "meet-obligation": "in-progress",
    assign: "awaiting-obligation",
    stop: "stopped",
    withdraw: "withdrawn",
    ...moneyIn("awaiting-obligation"),
  },
  resolved: {
    "hand-over": "returned",
    ...moneyIn("resolved"),
    "move-delivery": "resolved",
    "give-back-originals": "resolved",
  },
  returned: { close: "closed", "give-back-originals": "returned", "refund-fee": "returned" },
  refused: { close: "closed", "give-back-originals": "refused" },
  withdrawn: { close: "closed", "give-back-originals": "withdrawn", "refund-fee": "withdrawn" },
  stopped: { close: "closed", "give-back-originals": "stopped", "refund-fee": "stopped" },
  closed: {},
} as const satisfies Record<DossierState, Partial<Record<Act, DossierState>>>;

/** The state an act leads to, or undefined where the law does not know the act. */
export function stateAfter(state: DossierState, act: Act): DossierState | undefined {
  const row: Partial<Record<Act, DossierState>> = TRANSITIONS[state];
  return row[act];
}

/** The acts that the law knows in a state, whoever asks. */
export function actsIn(state: DossierState): readonly Act[] {
  return ACTS.filter((act) => stateAfter(state, act) !== undefined);
}

/** Every act, in the order in which buttons show them. */
export const ACTS = [
  "accept",
  "request-supplement",
  "refuse",
  "supply",
  "assign",
  "record-step",
  "transfer",
  "request-obligation",
  "meet-obligation",
  "record-payment",
  "charge-fee",
  "void-payment",
  "refund-fee",
  "resolve",
  "extend-deadline",
  "adjust-deadline",
  "move-delivery",
  "hand-over",
  "give-back-originals",
  "stop",
  "withdraw",
  "close",
] as const satisfies readonly Act[];
