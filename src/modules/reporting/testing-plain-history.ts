import { dateInVietnam, instantOf, Temporal, type Instant, type PlainDate } from "#kernel/time.ts";

/** What happened to a dossier, told plainly: the raw material of the evidence, without a word of SQL. */
export type Happening =
  | { readonly kind: "asked-for-papers"; readonly at: Instant }
  | { readonly kind: "refused"; readonly at: Instant }
  | { readonly kind: "accepted"; readonly at: Instant; readonly dueOn: PlainDate | null }
  /** The clock stands still: no date is promised. */
  | { readonly kind: "paused"; readonly at: Instant }
  | { readonly kind: "resumed"; readonly at: Instant; readonly dueOn: PlainDate }
  | { readonly kind: "extended"; readonly at: Instant; readonly dueOn: PlainDate }
  | { readonly kind: "paid"; readonly at: Instant; readonly amount: number }
  | { readonly kind: "resolved" | "withdrawn" | "stopped"; readonly at: Instant }
  | { readonly kind: "handed-over"; readonly at: Instant };

export type PlainHistory = {
  readonly id: string;
  readonly agencyId: string;
  readonly field: string;
  readonly procedure: string;
  readonly channel: "direct" | "online" | "postal";
  readonly returnBy: "at-centre" | "by-post";
  readonly submittedAt: Instant;
  readonly answerDueAt: Instant;
  readonly happenings: readonly Happening[];
};

/** Numbers that look random and are the same for the same seed: below 1, and whole ones below a limit. */
export type Dice = { readonly next: () => number; readonly below: (limit: number) => number };

/** A small generator of numbers (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

/** One of several. */
export function oneOf<T>(dice: Dice, choices: readonly [T, ...T[]]): T {
  return choices[dice.below(choices.length)] ?? choices[0];
}

/** The days on which things happen: a few weeks around a turn of the year, so that months and years are cut. */
export const FIRST_DAY = Temporal.PlainDate.from("2026-12-10");
export const DAYS = 60;

/** The clock times on which things happen: few, with both ends of the day, so that instants meet. */
const TIMES = ["00:00", "08:00", "11:30", "16:59", "23:59"] as const;

/** A clock time of a day. */
export function momentOn(dice: Dice, day: PlainDate): Instant {
  return instantOf(day.toPlainDateTime(Temporal.PlainTime.from(oneOf(dice, TIMES))));
}

let made = 0;

/** A dossier with a life of its own, of one of the agencies. */
export function anyHistory(dice: Dice, agencyIds: readonly [string, ...string[]]): PlainHistory {
  made += 1;
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`;
  const procedure = dice.below(5);
  const submittedAt = momentOn(dice, FIRST_DAY.add({ days: dice.below(DAYS - 15) }));
  return {
    id,
    agencyId: oneOf(dice, agencyIds),
    field: procedure === 4 ? "" : `F${procedure % 3}`,
    procedure: `9.00000${procedure}`,
    channel: oneOf(dice, ["online", "online", "direct", "postal"]),
    returnBy: oneOf(dice, ["at-centre", "by-post"]),
    submittedAt,
    answerDueAt: submittedAt.add({ hours: 24 }),
    happenings: lifeOf(dice, submittedAt),
  };
}

function lifeOf(dice: Dice, submittedAt: Instant): readonly Happening[] {
  const happened: Happening[] = [];
  let at = submittedAt;
  const later = (most: number) => {
    if (dice.below(8) !== 0) at = notBefore(momentOn(dice, dateInVietnam(at).add({ days: dice.below(most) })), at);
    return at;
  };
  const promised = () => dateInVietnam(at).add({ days: dice.below(9) - 1 });
  if (dice.below(12) === 0) return happened;
  if (dice.below(6) === 0) happened.push({ kind: "asked-for-papers", at: later(3) });
  const start = dice.below(10);
  if (start === 0) return [...happened, { kind: "refused", at: later(4) }];
  if (start === 1) return [...happened, { kind: "withdrawn", at: later(4) }];
  happened.push({ kind: "accepted", at: later(3), dueOn: dice.below(12) === 0 ? null : promised() });
  let isPaused = false;
  let isExtended = false;
  for (let step = dice.below(5); step > 0; step -= 1) {
    const what = dice.below(4);
    if (isPaused) {
      happened.push({ kind: "resumed", at: later(6), dueOn: promised() });
      isPaused = false;
    } else if (what === 0) {
      happened.push({ kind: "paused", at: later(6) });
      isPaused = true;
    } else if (what === 1 && !isExtended) {
      happened.push({ kind: "extended", at: later(6), dueOn: promised() });
      isExtended = true;
    } else if (what === 2 && !happened.some(({ kind }) => kind === "paid")) {
      happened.push({ kind: "paid", at: later(4), amount: 50_000 });
    }
  }
  if (dice.below(4) === 0) return happened;
  const ending = oneOf(dice, ["resolved", "resolved", "resolved", "withdrawn", "stopped"] as const);
  happened.push({ kind: ending, at: later(9) });
  if (ending === "resolved" && dice.below(3) !== 0) happened.push({ kind: "handed-over", at: later(4) });
  return happened;
}

function notBefore(a: Instant, b: Instant): Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}
