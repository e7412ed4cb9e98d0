import { sql } from "kysely";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal, type Instant, type PlainDate } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { boundsOf, difference, totalUsage, type Period, type Usage } from "./domain/usage.ts";
import { insertSpoilage, type SpoilageKind } from "./store/spoilage.ts";
import { usageOfBooks } from "./store/usage.ts";
import { aWorld, FEE, type World } from "./testing-world.ts";
import { cancelReceipts } from "./use-cases/cancel-receipts.ts";

/** One thing that happens to a book, some days after the one before. */
type Step =
  | { readonly kind: "use"; readonly days: number }
  | { readonly kind: "cancel"; readonly days: number; readonly which: number }
  | {
      readonly kind: "spoil";
      readonly days: number;
      readonly how: SpoilageKind;
      readonly skip: number;
      readonly n: number;
    };

const days = fc.integer({ min: 0, max: 2 });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("use" as const), days }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), days, which: fc.nat(20) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("spoil" as const),
        days,
        how: fc.constantFrom<SpoilageKind>("cancelled", "lost", "damaged"),
        skip: fc.nat(4),
        n: fc.integer({ min: 1, max: 3 }),
      }),
    },
  ),
  { maxLength: 12 },
);

/** One number of the reference: when it left the stock, how, and when its receipt was cancelled. */
type Leaf = { leftAt?: Instant; how?: "used" | SpoilageKind; cancelledAt?: Instant; paymentId?: string };

const SIZE = 14;
const OPENED = Temporal.Instant.from("2026-10-01T01:00:00Z");

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(async () => world.database.drop());

let made = 0;

/** Plays the steps on the product and on a list of numbers. */
async function play(history: readonly Step[]): Promise<{ readonly bookId: string; readonly leaves: readonly Leaf[] }> {
  // A book of its own for each history: another principal would need another agency, another symbol does not.
  const stem = `${String.fromCharCode(65 + Math.floor(made / 26))}${String.fromCharCode(65 + (made % 26))}`;
  made += 1;
  await sql`insert into receipt_closing (id, book_id, closed_from, reason, closed_by, closed_at)
    select gen_random_uuid(), id, '2026-01-01', 'lần thử khác', gen_random_uuid(), now() from receipt_book
    where medium = 'paper' on conflict do nothing`.execute(world.db);
  const bookId = await world.paper({ stem, lastNumber: String(SIZE), opensOn: "01/10/2026" }, OPENED);
  const leaves: Leaf[] = Array.from({ length: SIZE }, () => ({}));
  let now = OPENED;
  for (const step of history) {
    now = now.add({ hours: 24 * step.days, minutes: 1 });
    await doStep({ step, now, bookId, leaves });
  }
  return { bookId, leaves };
}

type Doing = { readonly step: Step; readonly now: Instant; readonly bookId: string; readonly leaves: Leaf[] };

async function doStep({ step, now, bookId, leaves }: Doing): Promise<void> {
  const next = leaves.findIndex(({ how }) => how === undefined);
  if (step.kind === "use") {
    if (next < 0) return;
    const issuer = { agencyId: world.agency("H37.07"), collector: world.agency("H37.00") };
    const [receipt] = await world.issue({ at: now, issuer, lines: [FEE] });
    expect([receipt?.bookId, receipt?.number]).toEqual([bookId, next + 1]);
    leaves[next] = { how: "used", leftAt: now, paymentId: receipt?.paymentId ?? "" };
    return;
  }
  if (step.kind === "cancel") {
    const used = leaves.filter(({ how, cancelledAt }) => how === "used" && cancelledAt === undefined);
    const leaf = used[step.which % Math.max(used.length, 1)];
    if (leaf === undefined) return;
    const who = { actorId: newId(), approverId: newId() };
    const asked = { paymentId: leaf.paymentId ?? "", reason: "Ghi sai", at: now, ...who };
    expect(await transact(world.db, (tx) => cancelReceipts(tx, asked))).toMatchObject({ ok: true });
    leaf.cancelledAt = now;
    return;
  }
  const first = next + step.skip;
  const range = leaves.slice(first, first + step.n);
  const isUnused = next >= 0 && range.length === step.n && range.every(({ how }) => how === undefined);
  const written = transact(world.db, (tx) =>
    insertSpoilage(tx, {
      id: newId(),
      bookId,
      firstNumber: first + 1,
      lastNumber: first + step.n,
      kind: step.how,
      minutesNumber: "01/BB",
      minutesDate: Temporal.PlainDate.from("2026-10-01"),
      reason: "Rách",
      askedBy: newId(),
      approvedBy: newId(),
      at: now,
    }),
  );
  if (!isUnused) {
    await expect(written).rejects.toThrow();
    return;
  }
  await written;
  for (let index = first; index < first + step.n; index += 1) leaves[index] = { how: step.how, leftAt: now };
}

/** The report by hand, number by number. */
function byHand(leaves: readonly Leaf[], period: Period): Usage {
  const { start, end } = boundsOf(period);
  const isIn = (at?: Instant) =>
    at !== undefined && at.epochMilliseconds >= start.epochMilliseconds && isBefore(at, end);
  const left = leaves.filter(({ leftAt }) => isIn(leftAt));
  const wasGone = leaves.filter(({ leftAt }) => leftAt !== undefined && isBefore(leftAt, start));
  const isGone = leaves.filter(({ leftAt }) => leftAt !== undefined && isBefore(leftAt, end));
  const count = (test: (leaf: Leaf) => boolean) => left.filter(test).length;
  const isCancelled = ({ cancelledAt }: Leaf) => cancelledAt !== undefined && isBefore(cancelledAt, end);
  return {
    opening: isBefore(OPENED, start) ? SIZE - wasGone.length : 0,
    received: isIn(OPENED) ? SIZE : 0,
    used: count((leaf) => leaf.how === "used" && !isCancelled(leaf)),
    cancelled: count((leaf) => leaf.how === "used" && isCancelled(leaf)),
    lost: count(({ how }) => how === "lost"),
    destroyed: count(({ how }) => how === "cancelled" || how === "damaged"),
    closing: SIZE - isGone.length,
    cancelledEarlier: wasGone.filter(({ cancelledAt }) => isIn(cancelledAt)).length,
  };
}

function isBefore(at: Instant, limit: Instant): boolean {
  return at.epochMilliseconds < limit.epochMilliseconds;
}

const day = (offset: number): PlainDate => Temporal.PlainDate.from("2026-10-01").add({ days: offset });

describe("the usage report", () => {
  it("agrees with a count by hand, adds up, and hands its closing stock to the next period", async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 12 }),
        async (history, from, length) => {
          const { bookId, leaves } = await play(history);
          const period = { from: day(from), to: day(from + length) };
          const after = { from: day(from + length + 1), to: day(40) };
          const [usage] = await usageOfBooks(world.db, period, { bookId });
          const [following] = await usageOfBooks(world.db, after, { bookId });
          if (usage === undefined || following === undefined) throw new Error("the book is not in its report");
          expect(usage).toMatchObject(byHand(leaves, period));
          expect(following).toMatchObject(byHand(leaves, after));
          expect([difference(usage), difference(following), difference(totalUsage([usage, following]))]).toEqual([
            0, 0, 0,
          ]);
          expect(following.opening).toBe(usage.closing);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it("canary: a stock that is not counted is seen", () => {
    const usage = byHand([{}, { how: "used", leftAt: OPENED }], { from: day(0), to: day(1) });
    expect(difference({ ...usage, closing: usage.closing + 1 })).toBe(-1);
  });
});
