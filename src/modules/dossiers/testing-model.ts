import fc from "fast-check";
import { ROLES, type Role } from "#modules/identity/domain.ts";
import type { SupplementRule } from "#modules/procedures/domain.ts";
import type { DossierState, Money } from "./domain/dossier.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Act } from "./domain/transitions.ts";

/**
 * A dossier as a person at the counter would keep it on a card: written from the handbook, sharing no code with the
 * core. Random histories of commands must do to a real dossier what they do to the card.
 */
export type Card = {
  readonly state: DossierState;
  readonly moves: number;
  readonly hasCode: boolean;
  readonly askedAtIntake: number;
  readonly askedInProcessing: number;
  readonly isExtended: boolean;
  /** Charged so far and not given back; and what of it was paid, in đồng. */
  readonly charged: number;
  readonly paid: number;
  readonly money: Money;
  readonly held: number;
  readonly result: "none" | "shelf" | "post" | "given";
};

export type Setting = { readonly rule: SupplementRule; readonly fees: number; readonly held: number };

/** One thing that somebody tries. `isSound`: the form is filled as the law wants it. */
export type Attempt = {
  readonly act: Act;
  /** The role that tries it; `fit` is the first that may. */
  readonly by: Role | "fit";
  readonly isSound: boolean;
  readonly minutesLater: number;
};

export const ACTS_OF_CARD = [
  "accept",
  "refuse",
  "request-supplement",
  "supply",
  "assign",
  "record-step",
  "transfer",
  "request-obligation",
  "meet-obligation",
  "extend-deadline",
  "adjust-deadline",
  "record-payment",
  "charge-fee",
  "void-payment",
  "refund-fee",
  "move-delivery",
  "resolve",
  "stop",
  "withdraw",
  "hand-over",
  "give-back-originals",
  "close",
] as const satisfies readonly Act[];

/** What a further charge asks for, in đồng. */
export const FURTHER_FEE = 50_000;

/** Acts that end a dossier are tried less often, so that histories live long. */
const WEIGHTS: Partial<Record<Act, number>> = { refuse: 1, stop: 1, withdraw: 1, resolve: 2, accept: 12, supply: 10 };

const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  act: fc.oneof(...ACTS_OF_CARD.map((act) => ({ weight: WEIGHTS[act] ?? 6, arbitrary: fc.constant(act) }))),
  by: fc.oneof(
    { weight: 6, arbitrary: fc.constant("fit" as const) },
    { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
  ),
  isSound: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  minutesLater: fc.integer({ min: 0, max: 1500 }),
});

export const anyHistory = fc.array(anyAttempt, { minLength: 30, maxLength: 40 });

export const anySetting: fc.Arbitrary<Setting> = fc.record({
  rule: fc.constantFrom("reset", "pause", "none"),
  fees: fc.constantFrom(0, 0, 119_000),
  held: fc.constantFrom(0, 2),
});

export const NEW_CARD: Card = {
  state: "submitted",
  moves: 1,
  hasCode: false,
  askedAtIntake: 0,
  askedInProcessing: 0,
  isExtended: false,
  charged: 0,
  paid: 0,
  money: "nothing-due",
  held: 0,
  result: "none",
};

type Refused = { readonly refused: Refusal["kind"] };

/** What an attempt must do to the card: the next card, or why not. */
export function tryOnCard(card: Card, { act, by, isSound }: Attempt, setting: Setting): Card | Refused {
  if (!rolesOf(act, card).includes(roleOf(act, by, card))) return refused("not-allowed");
  const to = LAW[act][card.state];
  if (to === undefined) return refused("transition");
  const next = { ...card, state: to, moves: card.moves + 1 };
  switch (act) {
    case "accept":
      if (!isSound) return refused("papers-missing");
      return {
        ...next,
        hasCode: true,
        held: setting.held,
        charged: setting.fees,
        money: setting.fees > 0 ? "due" : "nothing-due",
      };
    case "refuse":
      return isSound ? { ...next, hasCode: true } : refused("reason-missing");
    case "request-supplement": {
      if (!isSound) return refused("nothing-asked");
      const asked = card.state === "submitted" ? card.askedAtIntake : card.askedInProcessing;
      if (asked > 0 && !isLeader(roleOf(act, by, card))) return refused("second-supplement");
      return card.state === "submitted"
        ? { ...next, hasCode: true, askedAtIntake: asked + 1 }
        : { ...next, askedInProcessing: asked + 1 };
    }
    case "supply":
      return isSound ? next : refused("nothing-asked");
    case "assign":
    case "record-step":
      return next;
    case "transfer":
    case "withdraw":
      return isSound ? next : refused("reason-missing");
    case "request-obligation":
    case "meet-obligation":
    case "stop":
      return isSound ? next : refused("basis-missing");
    case "extend-deadline":
      if (card.isExtended) return refused("already-extended");
      return isSound ? { ...next, isExtended: true } : refused("basis-missing");
    case "adjust-deadline":
      return refused(isSound ? "due-unchanged" : "reason-missing");
    case "record-payment":
      return isSound && card.money === "due" ? { ...next, money: "paid", paid: card.charged } : refused("amount");
    case "charge-fee":
      return isSound ? { ...next, charged: card.charged + FURTHER_FEE, money: "due" } : refused("reason-missing");
    case "void-payment":
      return isSound && card.paid > 0 ? { ...next, paid: 0, money: "due" } : refused("amount");
    case "refund-fee": {
      if (!isSound || card.paid === 0) return refused("amount");
      const charged = card.charged - card.paid;
      return { ...next, charged, paid: 0, money: charged > 0 ? "due" : "refunded" };
    }
    case "move-delivery":
      if (!isSound) return refused("basis-missing");
      if (card.result === "post") return { ...next, result: "shelf" };
      return card.money === "due" ? refused("unpaid") : { ...next, result: "post" };
    case "resolve":
      return isSound ? { ...next, result: "shelf" } : refused("result-incomplete");
    case "hand-over":
      if (card.money === "due") return refused("unpaid");
      return isSound ? { ...next, result: "given" } : refused("not-entitled");
    case "give-back-originals":
      return isSound && card.held > 0 ? { ...next, held: 0 } : refused("not-held");
    case "close":
      return card.held === 0 ? next : refused("originals-held");
  }
}

/** The role that stands behind an attempt. */
export function roleOf(act: Act, by: Attempt["by"], card: Card): Role {
  if (by !== "fit") return by;
  const [first = "specialist"] = rolesOf(act, card);
  const asked = card.askedInProcessing > 0 && card.state !== "submitted";
  if (act === "request-supplement" && asked) return "department-leader";
  return act === "request-supplement" && card.askedAtIntake > 0 && card.state === "submitted"
    ? "centre-manager"
    : first;
}

/** Whether the clock of an open dossier stands still on the card. */
export function standsStill(card: Card, setting: Setting): boolean {
  return card.state === "awaiting-obligation" || (card.state === "awaiting-supplement" && setting.rule !== "none");
}

function refused(what: string): Refused {
  return { refused: `dossiers/${what}` as Refusal["kind"] };
}

function isLeader(role: Role): boolean {
  return role === "department-leader" || role === "centre-manager";
}

const AT_COUNTER: readonly Role[] = ["counter-officer", "centre-manager"];
const AT_DEPARTMENT: readonly Role[] = ["specialist", "head-of-division", "department-leader"];
const AT_RETURN: readonly Role[] = ["return-officer", "counter-officer", "centre-manager"];
const AT_MONEY: readonly Role[] = ["cashier", "bank-controller", "accountant"];

function rolesOf(act: Act, card: Card): readonly Role[] {
  const isAtIntake = card.state === "submitted" || card.state === "awaiting-intake-supplement";
  return act === "request-supplement" && isAtIntake ? AT_COUNTER : WHO[act];
}

const WHO: Record<Act, readonly Role[]> = {
  accept: AT_COUNTER,
  refuse: AT_COUNTER,
  supply: AT_COUNTER,
  "request-supplement": AT_DEPARTMENT,
  assign: AT_DEPARTMENT,
  "record-step": [...AT_DEPARTMENT, "counter-officer", "registry-clerk", "provincial-leader"],
  transfer: [...AT_DEPARTMENT, "registry-clerk", "provincial-leader"],
  "request-obligation": AT_DEPARTMENT,
  "meet-obligation": [...AT_DEPARTMENT, ...AT_COUNTER, ...AT_MONEY],
  "extend-deadline": ["department-leader"],
  "adjust-deadline": ["system-administrator"],
  "record-payment": [...AT_RETURN, ...AT_MONEY, "postal-officer"],
  "charge-fee": ["counter-officer", ...AT_DEPARTMENT],
  "void-payment": [...AT_MONEY, "centre-manager"],
  "refund-fee": [...AT_MONEY, "centre-manager"],
  "move-delivery": [...AT_RETURN, "postal-officer"],
  resolve: ["registry-clerk", "department-leader", "provincial-leader"],
  stop: ["department-leader", "provincial-leader"],
  withdraw: ["counter-officer", "department-leader", "centre-manager"],
  "hand-over": [...AT_RETURN, "postal-officer"],
  "give-back-originals": AT_RETURN,
  close: AT_RETURN,
};

type Moves = Partial<Record<DossierState, DossierState>>;

const whileWorked = (to: DossierState): Moves => ({ accepted: to, "in-progress": to });
const stay = (...states: DossierState[]): Moves => Object.fromEntries(states.map((state) => [state, state]));

const OPEN: readonly DossierState[] = [
  "accepted",
  "in-progress",
  "awaiting-supplement",
  "awaiting-obligation",
  "resolved",
];

const LAW: Record<Act, Moves> = {
  accept: { submitted: "accepted", "awaiting-intake-supplement": "accepted" },
  refuse: { submitted: "refused", "awaiting-intake-supplement": "refused" },
  "request-supplement": { submitted: "awaiting-intake-supplement", ...whileWorked("awaiting-supplement") },
  supply: { "awaiting-intake-supplement": "submitted", "awaiting-supplement": "in-progress" },
  assign: { ...whileWorked("in-progress"), ...stay("awaiting-supplement", "awaiting-obligation") },
  "record-step": whileWorked("in-progress"),
  transfer: whileWorked("in-progress"),
  "request-obligation": whileWorked("awaiting-obligation"),
  "meet-obligation": { "awaiting-obligation": "in-progress" },
  "extend-deadline": stay("accepted", "in-progress"),
  "adjust-deadline": stay("accepted", "in-progress"),
  "record-payment": stay(...OPEN),
  "charge-fee": stay(...OPEN),
  "void-payment": stay(...OPEN),
  "refund-fee": stay(...OPEN, "returned", "withdrawn", "stopped"),
  "move-delivery": stay("resolved"),
  resolve: whileWorked("resolved"),
  stop: { ...whileWorked("stopped"), "awaiting-supplement": "stopped", "awaiting-obligation": "stopped" },
  withdraw: {
    ...whileWorked("withdrawn"),
    submitted: "withdrawn",
    "awaiting-intake-supplement": "withdrawn",
    "awaiting-supplement": "withdrawn",
    "awaiting-obligation": "withdrawn",
  },
  "hand-over": { resolved: "returned" },
  "give-back-originals": stay("resolved", "returned", "refused", "withdrawn", "stopped"),
  close: { returned: "closed", refused: "closed", withdrawn: "closed", stopped: "closed" },
};
