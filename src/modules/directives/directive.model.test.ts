import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { err, ok, type Result } from "#kernel/result.ts";
import type { Instant } from "#kernel/time.ts";
import type { Viewer } from "#modules/identity/domain.ts";
import { decide, type Command } from "./domain/decide.ts";
import type { Directive } from "./domain/directive.ts";
import { evolve } from "./domain/evolve.ts";
import { maySee } from "./domain/policy.ts";
import type { Refusal } from "./domain/refusal.ts";
import { isOverdue } from "./domain/standing.ts";
import { findDirective, historyOf } from "./store/load.ts";
import { listDirectives } from "./store/as-of.ts";
import { verifyDirectives } from "./store/verify.ts";
import { aDirective, CALENDAR, day, MONDAY, PEOPLE } from "./testing.ts";
import { aWorld, type World } from "./testing-world.ts";

const HISTORIES = 10_000;
const STORED_HISTORIES = 150;

/** Who tries something, by the side they stand on. */
type Who = "writer" | "answerer" | "second-answerer" | "onlooker" | "stranger";
type Act = Command["act"];
type Attempt = {
  readonly who: Who;
  readonly act: Act;
  /** Filled as it should be. */
  readonly isSound: boolean;
  /** Sees the newest version. */
  readonly isFresh: boolean;
  readonly hoursLater: number;
};

/** The same thing as a clerk would keep it on a slip of paper: written from the brief, sharing no code with the core. */
type Slip = {
  readonly stands: "new" | "taken" | "answered" | "back" | "done" | "off";
  readonly moves: number;
  readonly answeredBy: Who | undefined;
  /** Working days by which it was put off. */
  readonly putOff: number;
};

const DUE_DAYS = ["2026-11-30", "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25", "2026-12-31"] as const;
const STATE_OF = {
  new: "issued",
  taken: "acknowledged",
  answered: "answered",
  back: "sent-back",
  done: "done",
  off: "withdrawn",
} as const satisfies Record<Slip["stands"], Directive["state"]>;

const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  who: fc.oneof(
    { weight: 6, arbitrary: fc.constant("writer" as const) },
    { weight: 6, arbitrary: fc.constant("answerer" as const) },
    { weight: 2, arbitrary: fc.constant("second-answerer" as const) },
    { weight: 1, arbitrary: fc.constant("onlooker" as const) },
    { weight: 1, arbitrary: fc.constant("stranger" as const) },
  ),
  act: fc.oneof(
    ...(["acknowledge", "answer", "accept", "send-back", "extend", "withdraw"] as const).map((act) => ({
      weight: act === "withdraw" ? 1 : act === "accept" ? 2 : 6,
      arbitrary: fc.constant(act),
    })),
  ),
  isSound: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  isFresh: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  hoursLater: fc.integer({ min: 0, max: 30 }),
});
const anyHistory = fc.array(anyAttempt, { minLength: 12, maxLength: 30 });

/** What the slip says of an attempt: the next slip, or the kind of refusal. */
function tryOnSlip(slip: Slip, { who, act, isSound, isFresh }: Attempt): Slip | string {
  if (who === "stranger") return "directives/not-found";
  if (!isFresh) return "directives/stale";
  const asksForAnswer = act === "answer" || act === "acknowledge";
  const mayDo = asksForAnswer ? who === "answerer" || who === "second-answerer" : who === "writer";
  if (!mayDo) return "directives/not-allowed";
  const waits = slip.stands === "new" || slip.stands === "taken" || slip.stands === "back";
  const live = waits || slip.stands === "answered";
  const inState =
    act === "acknowledge"
      ? slip.stands === "new"
      : act === "answer" || act === "extend"
        ? waits
        : act === "withdraw"
          ? live
          : slip.stands === "answered";
  if (!inState) return "directives/transition";
  if (!isSound && act !== "acknowledge" && act !== "accept") return "directives/invalid";
  const next = { ...slip, moves: slip.moves + 1 };
  switch (act) {
    case "acknowledge":
      return { ...next, stands: "taken" };
    case "answer":
      return { ...next, stands: "answered", answeredBy: who };
    case "accept":
      return { ...next, stands: "done" };
    case "send-back":
      return { ...next, stands: "back" };
    case "withdraw":
      return { ...next, stands: "off" };
    case "extend":
      return { ...next, putOff: slip.putOff + 1 };
  }
}

function commandOf({ act, isSound }: Attempt, slip: Slip): Command {
  const words = isSound ? "Có nội dung." : "  ";
  switch (act) {
    case "acknowledge":
    case "accept":
      return { act };
    case "answer":
      return { act, text: words };
    case "send-back":
    case "withdraw":
      return { act, reason: words };
    case "extend":
      return { act, reason: words, dueOn: day(DUE_DAYS[slip.putOff + 1] ?? "2026-12-31") };
  }
}

/** The calendar of the test has only so many later days: nobody puts it off more often, and nobody waits so long. */
function isTellable(slip: Slip, attempt: Attempt): boolean {
  return attempt.act !== "extend" || slip.putOff + 1 < DUE_DAYS.length;
}

/** Compares one outcome with the slip and answers the next slip. Throws where they differ. */
function compare(slip: Slip, attempt: Attempt, outcome: Result<Directive, Refusal>, now: Instant): Slip {
  const expected = tryOnSlip(slip, attempt);
  const said = outcome.ok ? "done" : outcome.error.kind;
  const where = `${attempt.who} ${attempt.act} while ${slip.stands}`;
  if (typeof expected === "string") {
    if (said !== expected) throw new Error(`${where}: ${said}, not ${expected}`);
    return slip;
  }
  if (!outcome.ok) throw new Error(`${where}: refused with ${said}`);
  const directive = outcome.value;
  const facts = [directive.state, directive.version, directive.dueOn.toString()];
  const wanted = [STATE_OF[expected.stands], expected.moves, DUE_DAYS[expected.putOff]];
  if (facts.join() !== wanted.join()) throw new Error(`${where}: ${facts.join()}, not ${wanted.join()}`);
  if ((directive.endedAt === null) === (expected.stands === "done" || expected.stands === "off")) {
    throw new Error(`${where}: the end`);
  }
  if ((directive.answer === null) !== (expected.answeredBy === undefined)) throw new Error(`${where}: the answer`);
  const isLate = now.epochMilliseconds > directive.dueAt.epochMilliseconds;
  const waits = expected.stands === "new" || expected.stands === "taken" || expected.stands === "back";
  if (isOverdue(directive, now) !== (isLate && waits)) throw new Error(`${where}: overdue`);
  return expected;
}

const NEW_SLIP: Slip = { stands: "new", moves: 1, answeredBy: undefined, putOff: 0 };
const PURE: Readonly<Record<Who, Viewer>> = {
  writer: PEOPLE.chairman,
  answerer: PEOPLE.leader,
  "second-answerer": PEOPLE.deputy,
  onlooker: PEOPLE.manager,
  stranger: PEOPLE.otherLeader,
};

type Decide = typeof decide;

function runPure(decideWith: Decide, history: readonly Attempt[]): void {
  let directive = aDirective();
  let slip = NEW_SLIP;
  let now = MONDAY;
  for (const attempt of history) {
    // Days run out at the end of the year: later attempts come at the same moment.
    if (now.epochMilliseconds < LAST_MOMENT) now = now.add({ hours: attempt.hoursLater });
    if (!isTellable(slip, attempt) || isTooLateToExtend(slip, attempt, now)) continue;
    const viewer = PURE[attempt.who];
    const decided = decideWith(directive, commandOf(attempt, slip), { now, calendar: CALENDAR, viewer });
    const outcome = !maySee(viewer, directive)
      ? err({ kind: "directives/not-found" } as const)
      : !attempt.isFresh
        ? err({ kind: "directives/stale", current: directive.version, by: "", at: now } as const)
        : decided.ok
          ? ok(evolve(directive, decided.value))
          : decided;
    slip = compare(slip, attempt, outcome, now);
    if (outcome.ok) directive = outcome.value;
  }
}

const LAST_MOMENT = MONDAY.add({ hours: 24 * 30 }).epochMilliseconds;

/** The next later day of the test has passed already. */
function isTooLateToExtend(slip: Slip, { act }: Attempt, now: Instant): boolean {
  if (act !== "extend") return false;
  return now.toString().slice(0, 10) >= (DUE_DAYS[slip.putOff + 1] ?? "");
}

describe("random histories in the core", () => {
  it(`${HISTORIES} of them do what they do to the slip`, { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(anyHistory, (history) => runPure(decide, history)),
      { numRuns: HISTORIES },
    );
  });

  it("are varied: every event happens and every refusal is met", () => {
    const seen = new Set<string>();
    const spy: Decide = (directive, command, given) => {
      const decided = decide(directive, command, given);
      seen.add(decided.ok ? decided.value.kind : decided.error.kind).add(directive.state);
      return decided;
    };
    fc.assert(
      fc.property(anyHistory, (history) => runPure(spy, history)),
      { numRuns: 500, seed: 2019 },
    );
    expect(seen.size).toBe(6 + 3 + 6);
  });

  it.each([
    [
      "an answer taken from anybody",
      "answer",
      (d: Directive): Directive => ({
        ...d,
        issuer: { ...d.issuer, officerId: "x" },
        assignee: { ...d.assignee, agencyId: d.issuer.agencyId },
      }),
    ],
    ["an end before any answer", "accept", (d: Directive): Directive => ({ ...d, state: "answered" })],
    ["a withdrawal of what is over", "withdraw", (d: Directive): Directive => ({ ...d, state: "issued" })],
  ] as const)("catch a mutant: %s", (_, act, blind) => {
    const mutant: Decide = (directive, command, given) =>
      decide(command.act === act ? blind(directive) : directive, command, given);
    const property = fc.property(anyHistory, (history) => runPure(mutant, history));
    expect(fc.check(property, { numRuns: 2_000, endOnFailure: true }).failed).toBe(true);
  });
});

describe("random histories through the store", () => {
  const USERS: Readonly<Record<Who, string>> = {
    writer: "lanhdao.ubnd",
    answerer: "lanhdao.sxd",
    "second-answerer": "truongphong.sxd",
    onlooker: "giamdoc",
    stranger: "lanhdao.stp",
  };
  let world: World;
  beforeAll(async () => {
    world = await aWorld();
  });
  afterAll(() => world.database.drop());

  it(`${STORED_HISTORIES} of them leave row, history and past as the slip says`, { timeout: 240_000 }, async () => {
    const run = async (history: readonly Attempt[]) => {
      const assignee = { agencyId: world.agency("H37.07"), unitId: world.unit("H37.07/division"), officerId: null };
      let directive = await world.issue(USERS.writer, { assignee });
      let slip = NEW_SLIP;
      let now = MONDAY;
      const past: (readonly [Instant, Directive])[] = [[now, directive]];
      for (const attempt of history) {
        now = now.add({ hours: attempt.hoursLater, seconds: 1 });
        if (!isTellable(slip, attempt) || isTooLateToExtend(slip, attempt, now)) continue;
        const seen = attempt.isFresh ? directive : { ...directive, version: directive.version + 1 };
        const outcome = await world.act(USERS[attempt.who], seen, commandOf(attempt, slip), now);
        slip = compare(slip, attempt, outcome, now);
        if (outcome.ok) directive = outcome.value;
        past.push([now, directive]);
      }
      expect(await findDirective(world.db, directive.id)).toEqual(directive);
      expect(await historyOf(world.db, directive.id)).toHaveLength(slip.moves);
      const [asOf, then] = past[Math.floor(past.length / 2)] ?? [now, directive];
      const told = await listDirectives(world.db, { asOf });
      expect(told.find(({ id }) => id === directive.id)).toEqual(then);
    };
    await fc.assert(fc.asyncProperty(anyHistory, run), { numRuns: STORED_HISTORIES, endOnFailure: true });
  });

  it("and afterwards every chain is sound", async () => {
    expect(await verifyDirectives(world.db)).toEqual([]);
  });
});
