import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Result } from "#kernel/result.ts";
import { Temporal, type Instant } from "#kernel/time.ts";
import { decideAcceptance } from "./domain/accept.ts";
import { decideAdjustment } from "./domain/adjust-deadline.ts";
import { decideAssignment } from "./domain/assign.ts";
import { decideCharge } from "./domain/charge-fee.ts";
import { decideDeliveryMove } from "./domain/move-delivery.ts";
import { decideRefund } from "./domain/refund-fee.ts";
import { decideVoiding } from "./domain/void-payment.ts";
import { decideClosing } from "./domain/close.ts";
import type { Decision, Given } from "./domain/decision.ts";
import { parseDossierCode } from "./domain/dossier-code.ts";
import type { Dossier } from "./domain/dossier.ts";
import { evolve } from "./domain/evolve.ts";
import { decideExtension } from "./domain/extend-deadline.ts";
import { decideGivingBack } from "./domain/give-back-originals.ts";
import { decideHandOver } from "./domain/hand-over.ts";
import { nationalStatus } from "./domain/national-status.ts";
import { decideObligationMet, decideObligationRequest } from "./domain/obligation.ts";
import { decidePayment } from "./domain/record-payment.ts";
import { decideStep } from "./domain/record-step.ts";
import type { Refusal } from "./domain/refusal.ts";
import { decideRefusal } from "./domain/refuse.ts";
import { decideSupplementRequest } from "./domain/request-supplement.ts";
import { decideResolution } from "./domain/resolve.ts";
import { decideStop } from "./domain/stop.ts";
import { decideSupply } from "./domain/supply.ts";
import { decideTransfer } from "./domain/transfer.ts";
import { decideWithdrawal } from "./domain/withdraw.ts";
import type { ActEvent } from "./use-cases/perform.ts";
import { getDossier } from "./store/load.ts";
import { timeline } from "./store/timeline.ts";
import { verifyHistory } from "./store/verify-history.ts";
import {
  acceptanceOf,
  chargeFormOf,
  deliveryFormOf,
  extensionFormOf,
  givenBackFormOf,
  handOverFormOf,
  paymentFormOf,
  reasonOf,
  refundFormOf,
  refusalFormOf,
  resolutionFormOf,
  STEP,
  supplementFormOf,
  supplyFormOf,
  voidingFormOf,
  type Forms,
} from "./testing-commands.ts";
import {
  anyHistory,
  anySetting,
  NEW_CARD,
  roleOf,
  standsStill,
  tryOnCard,
  type Attempt,
  type Card,
  type Setting,
} from "./testing-model.ts";
import { aCase, aDossier, at, given, IDS, viewerAs } from "./testing.ts";
import { aWorld, type World } from "./testing-world.ts";
import { actOnStore } from "./testing-store-acts.ts";

const HISTORIES = 20_000;
const STORED_HISTORIES = 250;

type Decide = (attempt: Attempt, forms: Forms, now: Given) => Decision<ActEvent>;

/** The act of an attempt through the pure core. */
const decide: Decide = ({ act }, forms, now) => {
  const { dossier } = forms;
  switch (act) {
    case "accept":
      return decideAcceptance(dossier, { ...aCase(), ...acceptanceOf(forms, "TP1") }, now);
    case "refuse":
      return decideRefusal(dossier, refusalFormOf(forms), now);
    case "request-supplement":
      return decideSupplementRequest(dossier, supplementFormOf(forms), now);
    case "supply":
      return decideSupply(dossier, supplyFormOf(forms), now);
    case "assign":
      return decideAssignment(dossier, { handlerId: IDS.specialist }, now);
    case "record-step":
      return decideStep(dossier, STEP, now);
    case "transfer":
      return decideTransfer(dossier, { toAgencyId: forms.otherAgencyId, reason: reasonOf(forms) }, now);
    case "request-obligation":
      return decideObligationRequest(dossier, { notice: reasonOf(forms) }, now);
    case "meet-obligation":
      return decideObligationMet(dossier, { evidence: reasonOf(forms) }, now);
    case "extend-deadline":
      return decideExtension(dossier, extensionFormOf(forms), now);
    case "adjust-deadline":
      return decideAdjustment(dossier, { reason: reasonOf(forms) }, now);
    case "record-payment":
      return decidePayment(dossier, paymentFormOf(forms), now);
    case "charge-fee":
      return decideCharge(dossier, chargeFormOf(forms), now);
    case "void-payment":
      return decideVoiding(dossier, voidingFormOf(forms), now);
    case "refund-fee":
      return decideRefund(dossier, refundFormOf(forms), now);
    case "move-delivery":
      return decideDeliveryMove(dossier, deliveryFormOf(forms), now);
    case "resolve":
      return decideResolution(dossier, resolutionFormOf(forms), now);
    case "stop":
      return decideStop(dossier, { reason: "Dừng", legalBasis: reasonOf(forms) }, now);
    case "withdraw":
      return decideWithdrawal(dossier, { reason: reasonOf(forms) }, now);
    case "hand-over":
      return decideHandOver(dossier, handOverFormOf(forms), now);
    case "give-back-originals":
      return decideGivingBack(dossier, givenBackFormOf(forms), now);
    case "close":
      return decideClosing(dossier, now);
  }
};

const RESULT_OF = { "not-ready": "none", "awaiting-pickup": "shelf", "with-post": "post", delivered: "given" } as const;

/** The same facts off a real dossier as stand on the card. */
function cardOf(dossier: Dossier): Card {
  const asked = (phase: string) => dossier.supplements.filter((one) => one.phase === phase).length;
  const { delivery } = dossier;
  return {
    state: dossier.state,
    moves: dossier.version,
    hasCode: dossier.code !== null,
    askedAtIntake: asked("intake"),
    askedInProcessing: asked("processing"),
    isExtended: dossier.extensions.length > 0,
    charged: dossier.feesDue,
    paid: dossier.feesPaid,
    money: dossier.money,
    held: dossier.heldOriginals.reduce((sum, { count }) => sum + count, 0),
    result: RESULT_OF[delivery],
  };
}

/** Compares one outcome with the card and answers the next card. Throws where they differ. */
function compare(card: Card, attempt: Attempt, { setting, now }: Forms, outcome: Result<Dossier, Refusal>): Card {
  const expected = tryOnCard(card, attempt, setting);
  if ("refused" in expected) {
    if (outcome.ok || outcome.error.kind !== expected.refused) {
      throw new Error(
        `${attempt.act} in ${card.state}: ${outcome.ok ? "done" : outcome.error.kind}, not ${expected.refused}`,
      );
    }
    return card;
  }
  if (!outcome.ok) throw new Error(`${attempt.act} in ${card.state}: refused with ${outcome.error.kind}`);
  const actual = cardOf(outcome.value);
  for (const [fact, value] of Object.entries(expected)) {
    if (Reflect.get(actual, fact) !== value)
      throw new Error(`${attempt.act}: ${fact} is ${Reflect.get(actual, fact)}, not ${value}`);
  }
  checkAlways(outcome.value, standsStill(expected, setting), now);
  if ((outcome.value.result === null) !== (expected.result === "none")) throw new Error("a result without an act");
  return expected;
}

/**
 * What is always true of a dossier, whatever was done to it. A clock that stands still promises no date, except that
 * one which had run out before stays run out: asking for papers never hides that a dossier is overdue.
 */
function checkAlways(dossier: Dossier, isStill: boolean, now: Instant): void {
  const status = nationalStatus(dossier);
  if (!(status >= 1 && status <= 10)) throw new Error(`national status ${status}`);
  if (dossier.acceptedAt !== null && dossier.originalDueAt === null) throw new Error("no first promise");
  const { state, dueAt } = dossier;
  const isOpen = ["accepted", "in-progress", "awaiting-supplement", "awaiting-obligation"].includes(state);
  const hadRunOut = isStill && dueAt !== null && Temporal.Instant.compare(dueAt, now) <= 0;
  if (isOpen && (dueAt === null) !== isStill && !hadRunOut) throw new Error(`the clock in ${state}`);
}

function runPure(decideWith: Decide, setting: Setting, history: readonly Attempt[]): void {
  let dossier = aDossier(aCase({ supplementRule: setting.rule })).build();
  let card = NEW_CARD;
  let now = dossier.submittedAt;
  let firstPromise: Instant | null = null;
  for (const attempt of history) {
    now = now.add({ minutes: attempt.minutesLater });
    const forms = { dossier, now, isSound: attempt.isSound, setting, otherAgencyId: IDS.otherAgency };
    const viewer = viewerAs(roleOf(attempt.act, attempt.by, card));
    const decision = decideWith(attempt, forms, given(viewer, now));
    const outcome = decision.ok ? ({ ok: true, value: evolve(dossier, coded(decision.value)) } as const) : decision;
    card = compare(card, attempt, forms, outcome);
    if (!outcome.ok) continue;
    if (dossier.code !== null && outcome.value.code !== dossier.code) throw new Error("the code changed");
    firstPromise ??= outcome.value.originalDueAt;
    if (firstPromise !== null && !outcome.value.originalDueAt?.equals(firstPromise))
      throw new Error("the first promise changed");
    dossier = outcome.value;
  }
}

function coded(event: ActEvent): ActEvent {
  return "code" in event && event.code === null ? { ...event, code: "H37.99-261123-0001" } : event;
}

describe("random histories in the core", () => {
  it(`${HISTORIES} histories of at least 30 commands do what they do to the card`, { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(anySetting, anyHistory, (setting, history) => runPure(decide, setting, history)),
      { numRuns: HISTORIES },
    );
  });

  it("are long and varied: every act is done, every state reached, every refusal met", () => {
    const seen = new Set<string>();
    const spy: Decide = (attempt, forms, now) => {
      const decision = decide(attempt, forms, now);
      seen.add(decision.ok ? decision.value.kind : decision.error.kind).add(forms.dossier.state);
      return decision;
    };
    const property = fc.property(anySetting, anyHistory, (setting, history) => runPure(spy, setting, history));
    fc.assert(property, { numRuns: 1_500, seed: 20261123 });
    expect(seen.size).toBeGreaterThanOrEqual(22 - 1 + 12 + 14);
  });

  it.each([
    [
      "a second supplement without a leader",
      (dossier: Dossier): Dossier => ({ ...dossier, supplements: [] }),
      "request-supplement",
    ],
    ["a second extension", (dossier: Dossier): Dossier => ({ ...dossier, extensions: [] }), "extend-deadline"],
    ["a result handed over unpaid", (dossier: Dossier): Dossier => ({ ...dossier, money: "paid" }), "hand-over"],
    [
      "a dossier closed with originals inside",
      (dossier: Dossier): Dossier => ({ ...dossier, heldOriginals: [] }),
      "close",
    ],
    ["an illegal transition", (dossier: Dossier): Dossier => ({ ...dossier, state: "accepted" }), "resolve"],
  ] as const)("catch a mutant: %s", (_what, blind, act) => {
    const mutant: Decide = (attempt, forms, now) =>
      decide(attempt, attempt.act === act ? { ...forms, dossier: blind(forms.dossier) } : forms, now);
    const property = fc.property(anySetting, anyHistory, (setting, history) => runPure(mutant, setting, history));
    expect(fc.check(property, { numRuns: 5_000, endOnFailure: true }).failed).toBe(true);
  });
});

describe("random histories through the store", () => {
  let world: World;
  const cases = new Map<string, string>();
  beforeAll(async () => {
    world = await aWorld();
    for (const rule of ["reset", "pause", "none"] as const) {
      cases.set(rule, await world.addCase({ supplementRule: rule }));
    }
  });
  afterAll(() => world.database.drop());

  it(`${STORED_HISTORIES} histories leave row, journal and codes as the card says`, { timeout: 240_000 }, async () => {
    const run = async (setting: Setting, history: readonly Attempt[]) => {
      let now = at("2026-11-23 09:15");
      let dossier = await actOnStore.submit(world, cases.get(setting.rule) ?? "", now);
      let card = NEW_CARD;
      for (const attempt of history) {
        now = now.add({ minutes: attempt.minutesLater });
        const forms = { dossier, now, isSound: attempt.isSound, setting, otherAgencyId: world.otherAgencyId };
        const acting = world.acting(roleOf(attempt.act, attempt.by, card), now);
        const outcome = await actOnStore.act(acting, attempt.act, forms);
        card = compare(card, attempt, forms, outcome);
        if (outcome.ok) dossier = outcome.value;
      }
      expect(await getDossier(world.db, dossier.id)).toEqual(dossier);
      expect(await timeline(world.db, dossier.id)).toHaveLength(card.moves);
    };
    await fc.assert(fc.asyncProperty(anySetting, anyHistory, run), { numRuns: STORED_HISTORIES, endOnFailure: true });
  });

  it("and afterwards every history verifies, and the codes of each day are 1..n", async () => {
    expect((await verifyHistory(world.db)).badDossiers).toBe(0);
    const { rows } = await sql<{ code: string }>`select code from dossier where code is not null`.execute(world.db);
    const byDay = Map.groupBy(rows, ({ code }) => code.slice(0, -5));
    for (const [, codes] of byDay) {
      const ordinals = codes.map(({ code }) => parseDossierCode(code)?.ordinal ?? 0).sort((a, b) => a - b);
      expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
    }
  });
});
