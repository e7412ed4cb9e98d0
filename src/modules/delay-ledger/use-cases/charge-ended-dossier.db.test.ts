import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stopDossier, withdrawDossier } from "#modules/dossiers/index.ts";
import { workingMinutesBetween } from "#modules/deadlines/index.ts";
import { CALENDAR } from "#modules/processing/testing.ts";
import { totalMinutes } from "../domain/shares.ts";
import { flawsIn } from "../testing-histories.ts";
import { aLedgerCentre, type LedgerCentre } from "../testing-world.ts";
import { findEntry } from "../store/charges.ts";
import { chargesOf } from "./charges-of.ts";

let centre: LedgerCentre;
beforeAll(async () => {
  centre = await aLedgerCentre();
});
afterAll(() => centre.database.drop());

const db = () => centre.database.app;
const charges = (id: string) => chargesOf(db(), id, CALENDAR, centre.tick(0));

describe("the ledger of a dossier", () => {
  it("fills the time of an open one up to now, and says who has it", async () => {
    const { id, acceptedAt } = await centre.receive("LS-2487-5");
    await centre.finish(id, "B1", 90);
    centre.tick(30);
    const ledger = await charges(id);
    if (acceptedAt === null) throw new Error("not accepted");
    expect(flawsIn(ledger.charges, { start: acceptedAt, end: centre.tick(0), calendar: CALENDAR })).toEqual([]);
    expect(ledger.charges.map(({ kind, officerId, minutes }) => [kind, officerId, minutes])).toEqual([
      ["counter", centre.viewer("tiepnhan.skhcn").officerId, 90],
      ["agency", null, 30],
    ]);
    expect(await findEntry(db(), id)).toBeUndefined();
  });

  it("is entered with the result, in the same transaction, and adds up to the time it took", async () => {
    const { id, code, acceptedAt } = await centre.receive("LS-2487-5");
    const { resolvedAt, procedureCode, agencyId } = await centre.resolve(id, 45);
    if (acceptedAt === null || resolvedAt === null) throw new Error("no result");
    const entry = await findEntry(db(), id);
    expect(entry).toMatchObject({ entry: 1, sign: 1, wasLate: false, procedureCode, competentId: agencyId });
    expect(entry?.endedAt).toEqual(resolvedAt);
    expect(totalMinutes(entry?.shares ?? [])).toBe(workingMinutesBetween(CALENDAR, acceptedAt, resolvedAt));
    const ledger = await charges(id);
    expect(entry?.shares).toEqual(ledger.shares);
    expect(ledger.isLate, code ?? "").toBe(false);
    expect(entry?.shares.every(({ late }) => late === 0)).toBe(true);
  });

  it("says of a late one who was beyond the own share", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.finish(id, "B1", 30);
    await centre.finish(id, "B2", 30);
    await centre.finish(id, "B3", 60_00);
    await centre.resolve(id, 30);
    const entry = await findEntry(db(), id);
    expect(entry?.wasLate).toBe(true);
    const late = entry?.shares.filter((share) => share.late > 0) ?? [];
    expect(late.map(({ kind, officerId }) => [kind, officerId])).toEqual([
      ["agency", centre.viewer("chuyenvien.skhcn").officerId],
    ]);
    expect(late[0]?.late).toBe(late[0]?.beyond);
    expect(late[0]?.late).toBeGreaterThan(3000);
  });

  it("is entered when a dossier is withdrawn or stopped, never as late", async () => {
    const leader = centre.viewer("lanhdao.skhcn");
    const counter = centre.viewer("tiepnhan.skhcn");
    const acting = (viewer: typeof leader) => ({
      ...centre.hearing(centre.acting("quantri", centre.tick(6_000))),
      viewer,
    });
    const one = await centre.receive("LS-2487-5");
    const target = ({ id: dossierId, version }: typeof one) => ({ dossierId, version });
    const withdrawn = await withdrawDossier(acting(counter), { ...target(one), reason: "Rút" });
    const two = await centre.receive("LS-2487-5");
    const stopped = await stopDossier(acting(leader), { ...target(two), reason: "Dừng", legalBasis: "Điều 1" });
    expect([withdrawn.ok, stopped.ok]).toEqual([true, true]);
    for (const { id } of [one, two]) {
      const entry = await findEntry(db(), id);
      expect(totalMinutes(entry?.shares ?? [])).toBe(6_000);
      expect(entry?.wasLate).toBe(false);
    }
  });

  it("is undone with the act that ended the dossier", async () => {
    const { id, version } = await centre.receive("LS-2487-5");
    const acting = centre.hearing(centre.acting("quantri", centre.tick(60)));
    const failing = { ...acting, viewer: centre.viewer("tiepnhan.skhcn") };
    const reactions = [...acting.reactions, () => Promise.reject(new Error("later part fails"))];
    const act = withdrawDossier({ ...failing, reactions }, { dossierId: id, version, reason: "Rút" });
    await expect(act).rejects.toThrow(/later part/);
    expect(await findEntry(db(), id)).toBeUndefined();
  });

  it("is never edited, not even by the owner of the tables", async () => {
    const change = sql`update charge set late = 0`;
    await expect(change.execute(db())).rejects.toThrow(/permission denied/);
    await expect(change.execute(centre.database.owner)).rejects.toThrow(/append-only/);
    await expect(sql`delete from charge`.execute(db())).rejects.toThrow(/permission denied/);
  });
});
