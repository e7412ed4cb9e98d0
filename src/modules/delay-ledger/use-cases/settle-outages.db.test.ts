import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { CALENDAR } from "#modules/processing/testing.ts";
import { aLedgerCentre, local, type LedgerCentre } from "../testing-world.ts";
import { findEntry } from "../store/charges.ts";
import { listLateBecause } from "../store/late-because.ts";
import { listOutages, listOutagesIn } from "../store/outages.ts";
import { chargesOf } from "./charges-of.ts";
import { cancelOutage, enterOutage } from "./enter-outage.ts";
import { settleOutages } from "./settle-outages.ts";

let centre: LedgerCentre;
beforeAll(async () => {
  centre = await aLedgerCentre();
});
afterAll(() => centre.database.drop());

const db = () => centre.database.app;
const entering = () => ({
  db: db(),
  clock: fixedClock(centre.tick(0)),
  newId,
  viewer: centre.viewer("quantri"),
  calendar: async () => CALENDAR,
});
const settle = () => settleOutages({ db: db(), calendar: async () => CALENDAR, now: centre.tick(60) });
const outageMinutes = async () => {
  const period = { from: Temporal.PlainDate.from("2026-11-01"), to: Temporal.PlainDate.from("2027-12-31") };
  return async (asOf: Temporal.Instant) => {
    const lines = await listLateBecause(db(), { ...period, asOf, by: "owner" });
    return lines.find(({ key }) => key === "outage")?.minutes ?? 0;
  };
};

describe("the register of outages", () => {
  it("refuses what is not an outage, each in its own words", async () => {
    const from = centre.tick(0);
    const good = { from, to: from.add({ minutes: 90 }), reason: "Mất điện", announcedOn: null };
    const tried = async (change: Partial<typeof good> & { announcedOn?: Temporal.PlainDate | null }) => {
      const result = await enterOutage(entering(), { ...good, ...change });
      return result.ok ? "entered" : result.error.kind;
    };
    expect(await tried({ to: from })).toBe("delay-ledger/ends-before-it-begins");
    expect(await tried({ to: from.add({ hours: 24 * 40 }) })).toBe("delay-ledger/too-long");
    expect(await tried({ reason: "  " })).toBe("delay-ledger/reason-missing");
    expect(await tried({ announcedOn: Temporal.PlainDate.from("2029-01-01") as never })).toBe(
      "delay-ledger/announced-afterwards",
    );
    expect(await tried({ from: local("2199-01-01 08:00"), to: local("2199-01-01 09:00") })).toBe(
      "delay-ledger/no-calendar",
    );
    expect(await listOutages(db())).toEqual([]);
  });

  it("charges ended dossiers anew, keeps what was known before, and takes it back with a counter-entry", async () => {
    const { id } = await centre.receive("LS-2487-5");
    const { acceptedAt, resolvedAt } = await centre.resolve(id, 60);
    if (acceptedAt === null || resolvedAt === null) throw new Error("no result");
    const before = await findEntry(db(), id);
    const knownAt = centre.tick(60);
    const minutes = await outageMinutes();

    const from = acceptedAt.add({ minutes: 10 });
    const entered = await enterOutage(entering(), {
      from,
      to: from.add({ minutes: 30 }),
      reason: "Mất mạng",
      announcedOn: null,
    });
    if (!entered.ok) throw new Error(entered.error.kind);
    expect(await settle()).toBe(1);
    expect(await settle()).toBe(0);
    const after = await findEntry(db(), id);
    expect(after).toMatchObject({ entry: 3, sign: 1 });
    expect(after?.shares.find(({ kind }) => kind === "outage")?.minutes).toBe(30);
    expect(after?.shares).toEqual((await chargesOf(db(), id, CALENDAR, centre.tick(0))).shares);
    expect(await minutes(centre.tick(0))).toBe(30);
    expect(await minutes(knownAt)).toBe(0);

    const withOutage = centre.tick(0);
    const cancelled = await cancelOutage(entering(), { id: entered.value, reason: "Ghi nhầm ngày" });
    expect(cancelled.ok).toBe(true);
    expect(await settle()).toBe(1);
    expect((await findEntry(db(), id))?.shares).toEqual(before?.shares);
    expect(await minutes(centre.tick(0))).toBe(0);
    expect(await minutes(withOutage)).toBe(30);
    expect(await listOutagesIn(db(), { from: acceptedAt, to: resolvedAt })).toEqual([]);
    expect(await listOutages(db())).toMatchObject([{ id: entered.value, cancelled: { reason: "Ghi nhầm ngày" } }]);
  });

  it("is cancelled once, and never edited", async () => {
    const from = centre.tick(60);
    const entered = await enterOutage(entering(), {
      from,
      to: from.add({ minutes: 30 }),
      reason: "Bảo trì",
      announcedOn: null,
    });
    if (!entered.ok) throw new Error(entered.error.kind);
    const cancel = () => cancelOutage(entering(), { id: entered.value, reason: "Không có" });
    const outcomes = await Promise.all([cancel(), cancel()]);
    expect(outcomes.map((each) => (each.ok ? "ok" : each.error.kind)).sort()).toEqual([
      "delay-ledger/already-cancelled",
      "ok",
    ]);
    expect(await cancelOutage(entering(), { id: newId(), reason: "x" })).toEqual({
      ok: false,
      error: { kind: "delay-ledger/no-such-outage" },
    });
    await expect(sql`delete from outage`.execute(db())).rejects.toThrow(/permission denied/);
    await expect(sql`update outage set reason = 'x'`.execute(centre.database.owner)).rejects.toThrow(/append-only/);
  });
});
