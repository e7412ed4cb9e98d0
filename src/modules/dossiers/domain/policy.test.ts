import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "#modules/identity/domain.ts";
import { aDossier, IDS, viewerAs, viewerWith } from "../testing.ts";
import type { Dossier } from "./dossier.ts";
import { availableActions } from "./available-actions.ts";
import { authority, may, maySee } from "./policy.ts";
import { actsIn, type Act } from "./transitions.ts";

/** The rights matrix, row by row, as a lawyer would write it for a dossier in processing. */
const MATRIX: Record<Role, readonly Act[]> = {
  "counter-officer": [
    "accept",
    "refuse",
    "supply",
    "record-step",
    "meet-obligation",
    "record-payment",
    "charge-fee",
    "move-delivery",
    "hand-over",
    "give-back-originals",
    "withdraw",
    "close",
  ],
  specialist: [
    "request-supplement",
    "assign",
    "record-step",
    "transfer",
    "request-obligation",
    "meet-obligation",
    "charge-fee",
  ],
  "head-of-division": [
    "request-supplement",
    "assign",
    "record-step",
    "transfer",
    "request-obligation",
    "meet-obligation",
    "charge-fee",
  ],
  "department-leader": [
    "request-supplement",
    "assign",
    "record-step",
    "transfer",
    "request-obligation",
    "meet-obligation",
    "charge-fee",
    "resolve",
    "extend-deadline",
    "stop",
    "withdraw",
  ],
  "registry-clerk": ["record-step", "transfer", "resolve"],
  "return-officer": ["record-payment", "move-delivery", "hand-over", "give-back-originals", "close"],
  cashier: ["meet-obligation", "record-payment", "void-payment", "refund-fee"],
  "bank-controller": ["meet-obligation", "record-payment", "void-payment", "refund-fee"],
  accountant: ["meet-obligation", "record-payment", "void-payment", "refund-fee"],
  "postal-officer": ["record-payment", "move-delivery", "hand-over"],
  "centre-manager": [
    "accept",
    "refuse",
    "supply",
    "meet-obligation",
    "record-payment",
    "void-payment",
    "refund-fee",
    "move-delivery",
    "hand-over",
    "give-back-originals",
    "withdraw",
    "close",
  ],
  "provincial-leader": ["record-step", "transfer", "resolve", "stop"],
  "system-administrator": ["adjust-deadline"],
};

/** Desks of the bank and the post do their one thing for every agency and open no dossier. */
const DESKS: readonly Role[] = ["cashier", "bank-controller", "accountant", "postal-officer"];

const ALL_ACTS = Object.keys({
  accept: 1,
  refuse: 1,
  "request-supplement": 1,
  supply: 1,
  assign: 1,
  "record-step": 1,
  transfer: 1,
  "request-obligation": 1,
  "meet-obligation": 1,
  "extend-deadline": 1,
  "adjust-deadline": 1,
  "record-payment": 1,
  "charge-fee": 1,
  "void-payment": 1,
  "refund-fee": 1,
  "move-delivery": 1,
  resolve: 1,
  stop: 1,
  withdraw: 1,
  "hand-over": 1,
  "give-back-originals": 1,
  close: 1,
} satisfies Record<Act, 1>) as Act[];

describe("who may do what", () => {
  const working = aDossier().inProgress().build();

  it.each(ROLES.flatMap((role) => ALL_ACTS.map((act) => [role, act] as const)))("%s: %s", (role, act) => {
    expect(may(viewerAs(role), act, working)).toBe(MATRIX[role].includes(act));
  });

  it("asks for supplements at the counter before acceptance and in the department after it", () => {
    const submitted = aDossier().build();
    expect(may(viewerAs("counter-officer"), "request-supplement", submitted)).toBe(true);
    expect(may(viewerAs("specialist"), "request-supplement", submitted)).toBe(false);
    expect(may(viewerAs("counter-officer"), "request-supplement", working)).toBe(false);
  });

  it("signs with the unit of the appointment that gives the right", () => {
    const both = viewerWith([
      { role: "specialist", agencyId: IDS.agency, unitId: IDS.division },
      { role: "counter-officer", agencyId: IDS.agency, unitId: IDS.counter },
    ]);
    expect(authority(both, "supply", working)?.unitId).toBe(IDS.counter);
    expect(authority(both, "assign", working)?.unitId).toBe(IDS.division);
  });

  it.each(ROLES)("B-16: a %s of another agency sees the dossier only with an office for the whole province", (role) => {
    const stranger = viewerWith([{ role, agencyId: IDS.otherAgency, unitId: IDS.division }]);
    const isProvincial = ["centre-manager", "return-officer", "provincial-leader", "system-administrator"].includes(
      role,
    );
    expect(maySee(stranger, working)).toBe(isProvincial);
    if (isProvincial) return;
    const atItsDesk = DESKS.includes(role) ? MATRIX[role] : [];
    expect(ALL_ACTS.filter((act) => may(stranger, act, working)).sort()).toEqual([...atItsDesk].sort());
  });

  it("gives nothing to somebody without an appointment", () => {
    expect(ALL_ACTS.filter((act) => may(viewerWith([]), act, working))).toEqual([]);
  });
});

describe("available actions", () => {
  it.each([
    ["counter-officer", aDossier().build(), ["accept", "request-supplement", "refuse", "withdraw"]],
    ["counter-officer", aDossier().awaitingSupplement().build(), ["supply", "charge-fee", "withdraw"]],
    ["specialist", aDossier().build(), []],
    [
      "specialist",
      aDossier().inProgress().build(),
      ["request-supplement", "assign", "record-step", "transfer", "request-obligation", "charge-fee"],
    ],
    ["return-officer", aDossier().resolved().build(), ["hand-over"]],
    ["provincial-leader", aDossier().returned().build(), []],
  ] as const)("%s on a dossier", (role, dossier, acts) => {
    expect(availableActions(dossier, viewerAs(role))).toEqual(acts);
  });

  it("are acts that the state knows and the person may do, never more", () => {
    for (const role of ROLES) {
      const dossier = aDossier().inProgress().build();
      const known = actsIn(dossier.state).filter((act) => may(viewerAs(role), act, dossier));
      expect(known).toEqual(expect.arrayContaining([...availableActions(dossier, viewerAs(role))]));
    }
  });

  it.each([
    ["record-payment", "return-officer", aDossier().resolved().with({ money: "due" }).build(), true],
    ["record-payment", "return-officer", aDossier().resolved().build(), false],
    ["void-payment", "cashier", aDossier().resolved().with({ feesDue: 9, feesPaid: 9 }).build(), true],
    ["void-payment", "cashier", aDossier().resolved().build(), false],
    ["refund-fee", "accountant", aDossier().withdrawn().with({ feesDue: 9, feesPaid: 9 }).build(), true],
    ["refund-fee", "accountant", aDossier().withdrawn().build(), false],
    ["move-delivery", "return-officer", aDossier().resolved().with({ returnBy: "by-post" }).build(), true],
    ["move-delivery", "return-officer", aDossier().resolved().with({ delivery: "with-post" }).build(), true],
    ["move-delivery", "return-officer", aDossier().resolved().build(), false],
    ["give-back-originals", "return-officer", holding(aDossier().returned().build()), true],
    ["close", "return-officer", holding(aDossier().returned().build()), false],
    ["close", "return-officer", aDossier().returned().build(), true],
    ["extend-deadline", "department-leader", aDossier().inProgress().build(), true],
    ["extend-deadline", "department-leader", extended(aDossier().inProgress().build()), false],
    ["extend-deadline", "department-leader", aDossier().inProgress().with({ dueAt: null }).build(), false],
    ["adjust-deadline", "system-administrator", aDossier().inProgress().with({ dueAt: null }).build(), false],
  ] as const)("%s for the %s only where there is something to do", (act, role, dossier, isShown) => {
    expect(availableActions(dossier, viewerAs(role)).includes(act)).toBe(isShown);
  });
});

function holding(dossier: Dossier): Dossier {
  return { ...dossier, heldOriginals: [{ name: "Sổ", count: 1 }] };
}

function extended(dossier: Dossier): Dossier {
  const at = dossier.submittedAt;
  return {
    ...dossier,
    extensions: [{ at, previousDueAt: at, newDueAt: at, reason: "x", letterNumber: "1", late: false }],
  };
}
