import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dateInVietnam, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { parseDossierCode } from "../domain/dossier-code.ts";
import { getDossier } from "../store/load.ts";
import { verifyHistory } from "../store/verify-history.ts";
import { aWorld, type World } from "../testing-world.ts";
import type { Acting } from "./acting.ts";
import { assignDossier } from "./assign-dossier.ts";
import { receiveDossier, receiveDossierOnce } from "./receive-dossier.ts";
import { recordStep } from "./record-step.ts";
import { withdrawDossier } from "./withdraw-dossier.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld("real");
});
afterAll(() => world.database.drop());

describe("numbers under load, by the server's own clock", () => {
  it("64 clients at once, one in ten rolled back: unique, gap-free, dated right", async () => {
    const acting = world.acting("counter-officer");
    const broken = { ...acting, reactions: [() => Promise.reject(new Error("rolled back"))] };
    let received = 0;
    const clients = Array.from({ length: 64 }, async (_, client) => {
      for (let i = 0; i < 5; i += 1) {
        const fails = (client + i) % 10 === 0;
        const done = receiveDossier(fails ? broken : acting, world.intake());
        if (fails) await expect(done).rejects.toThrow("rolled back");
        else expect((await done).ok).toBe(true);
        received += fails ? 0 : 1;
      }
    });
    await Promise.all(clients);

    const { rows } = await sql<{ code: string; accepted_at: never }>`
      select code, accepted_at from dossier order by code`.execute(world.db);
    const byDay = Map.groupBy(rows, ({ accepted_at }) => dateInVietnam(accepted_at).toString());
    let counted = 0;
    for (const [day, dossiers] of byDay) {
      const codes = dossiers.map(({ code }) => parseDossierCode(code));
      expect(codes.every((code) => code?.day.toString() === day)).toBe(true);
      const ordinals = codes.map((code) => code?.ordinal ?? 0).sort((a, b) => a - b);
      expect(ordinals).toEqual(ordinals.map((_, index) => index + 1));
      counted += ordinals.length;
    }
    expect(counted).toBe(received);
    expect(await verifyHistory(world.db)).toMatchObject({ dossiers: counted, events: counted * 2, badDossiers: 0 });
  });
});

describe("other slices that hear of an act", () => {
  it("are given its one time and ask the pool for nothing, so that 40 acts at once do not starve each other", async () => {
    const times = new Set<string>();
    const reactions = [
      async (_tx: unknown, _dossier: unknown, events: readonly { at: Instant }[], { clock }: Acting) => {
        times.add(`${events.at(-1)?.at.toString()} ${(await clock.now()).toString()}`);
      },
    ];
    const dossiers = await Promise.all(Array.from({ length: 40 }, () => world.receive()));
    const acting = { ...world.acting("head-of-division"), reactions };
    const done = await Promise.all(
      dossiers.map(({ id, version }) => assignDossier(acting, { dossierId: id, version, handlerId: newId() })),
    );
    expect(done.every(({ ok }) => ok)).toBe(true);
    for (const pair of times) expect(pair.split(" ")[0]).toBe(pair.split(" ")[1]);
  });
});

describe("B-07: the same request sixteen times at once", () => {
  it("makes one dossier and sixteen equal answers", async () => {
    const acting = world.acting("counter-officer");
    const command = world.intake();
    const answers = await Promise.all(Array.from({ length: 16 }, () => receiveDossierOnce(acting, command)));
    const values = answers.map((answer) => {
      if (!answer.ok) throw new Error(answer.error.kind);
      return answer.value;
    });
    expect(values.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(values.map(({ dossier }) => JSON.stringify(dossier))).size).toBe(1);
  });

  it("B-50: an answer lost after the commit is found again by the same key", async () => {
    const acting = world.acting("counter-officer");
    const command = world.intake();
    const lost = await receiveDossier(acting, command);
    const found = await receiveDossierOnce(acting, command);
    expect(found.ok && lost.ok && found.value.replayed && found.value.dossier.code === lost.value.code).toBe(true);
  });
});

describe("two officers on one dossier", () => {
  it("one wins, the other is told who was faster and when", async () => {
    const { id: dossierId, version } = await world.receive();
    const head = assignDossier(world.acting("head-of-division"), { dossierId, version, handlerId: newId() });
    const counter = withdrawDossier(world.acting("counter-officer"), { dossierId, version, reason: "Xin rút" });
    const outcomes = await Promise.all([head, counter]);
    const refused = outcomes.filter((outcome) => !outcome.ok);
    expect(refused).toHaveLength(1);
    const current = await getDossier(world.db, dossierId);
    const winner = current.state === "withdrawn" ? "counter-officer" : "head-of-division";
    expect(refused[0]).toMatchObject({
      error: { kind: "dossiers/stale", current: version + 1, by: world.viewer(winner).name },
    });
  });

  it("T-22: of 40 steps from 40 stale screens exactly one is kept, and no update is lost among 40 honest ones", async () => {
    const acting = world.acting("specialist");
    const { id: dossierId, version } = await world.receive();
    const step = (at: number) => ({ dossierId, version: at, step: "appraised", stepCode: "B3", note: "" }) as const;
    const stale = await Promise.all(Array.from({ length: 40 }, () => recordStep(acting, step(version))));
    expect(stale.filter(({ ok }) => ok)).toHaveLength(1);

    const honest = Array.from({ length: 40 }, async () => {
      for (;;) {
        const { version: seen } = await getDossier(world.db, dossierId);
        if ((await recordStep(acting, step(seen))).ok) return;
      }
    });
    await Promise.all(honest);
    expect((await getDossier(world.db, dossierId)).version).toBe(version + 41);
  });
});
