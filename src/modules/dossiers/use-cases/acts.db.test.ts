import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import type { Result } from "#kernel/result.ts";
import type { Dossier } from "../domain/dossier.ts";
import type { DossierEvent } from "../domain/events.ts";
import type { Refusal } from "../domain/refusal.ts";
import { getDossier } from "../store/load.ts";
import { timeline } from "../store/timeline.ts";
import { verifyHistory } from "../store/verify-history.ts";
import { at } from "../testing.ts";
import { aWorld, OWNER, type World } from "../testing-world.ts";
import type { Acting } from "./acting.ts";
import { assignDossier } from "./assign-dossier.ts";
import { closeDossier } from "./close-dossier.ts";
import { extendDeadline } from "./extend-deadline.ts";
import { giveBackOriginals } from "./give-back-originals.ts";
import { handOver } from "./hand-over.ts";
import { meetObligation } from "./meet-obligation.ts";
import { receiveDossier } from "./receive-dossier.ts";
import { recordPayment } from "./record-payment.ts";
import { recordStep } from "./record-step.ts";
import { requestObligation } from "./request-obligation.ts";
import { requestSupplement } from "./request-supplement.ts";
import { resolveDossier } from "./resolve-dossier.ts";
import { stopDossier } from "./stop-dossier.ts";
import { supply } from "./supply.ts";
import { transferDossier } from "./transfer-dossier.ts";

let world: World;
const heard: (readonly [string, string])[] = [];
beforeAll(async () => {
  world = await aWorld("simulated", [
    async (_tx, dossier: Dossier, events: readonly DossierEvent[]) => {
      heard.push(...events.map((event) => [dossier.id, event.kind] as const));
    },
  ]);
});
afterAll(() => world.database.drop());

function won(result: Result<Dossier, Refusal>): Dossier {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const target = ({ id, version }: Dossier) => ({ dossierId: id, version });
const paper = { code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0, waivedBecause: null };

describe("a whole life", () => {
  it("from the counter to the archive, each act a row of history, each heard by the others", async () => {
    const heldOriginals = [{ name: "Giấy chứng nhận cũ", count: 1 }];
    let dossier = await world.receive({ heldOriginals, feesDue: 150_000 });
    const as = (role: Parameters<World["acting"]>[0], local: string): Acting => world.acting(role, at(local));

    dossier = won(
      await assignDossier(as("head-of-division", "2026-11-23 10:00"), { ...target(dossier), handlerId: newId() }),
    );
    dossier = won(
      await requestSupplement(as("specialist", "2026-11-25 09:00"), {
        ...target(dossier),
        reason: "Đơn thiếu chữ ký",
        papers: [{ name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
        secondBasis: null,
      }),
    );
    expect(dossier).toMatchObject({ state: "awaiting-supplement", dueAt: null });
    dossier = won(await supply(as("counter-officer", "2026-11-26 09:00"), { ...target(dossier), papers: [paper] }));
    expect(dossier.dueAt).toEqual(at("2026-12-03 16:30"));
    dossier = won(
      await requestObligation(as("specialist", "2026-11-26 10:00"), { ...target(dossier), notice: "9/TB-CT" }),
    );
    dossier = won(await meetObligation(as("specialist", "2026-11-27 10:00"), { ...target(dossier), evidence: "0001" }));
    dossier = won(
      await extendDeadline(as("department-leader", "2026-11-30 08:00"), {
        ...target(dossier),
        newDueAt: at("2026-12-10 16:30"),
        reason: "Chờ giám định",
        letterNumber: "3/PXL",
      }),
    );
    const step = { step: "appraised", stepCode: "B3", note: "Đủ điều kiện" } as const;
    dossier = won(await recordStep(as("specialist", "2026-12-01 08:00"), { ...target(dossier), ...step }));
    dossier = won(
      await transferDossier(as("specialist", "2026-12-01 09:00"), {
        ...target(dossier),
        toAgencyId: world.otherAgencyId,
        reason: "Lấy ý kiến",
      }),
    );
    dossier = won(
      await resolveDossier(as("department-leader", "2026-12-08 09:00"), {
        ...target(dossier),
        result: "granted",
        number: "15/GP",
        signedOn: Temporal.PlainDate.from("2026-12-08"),
        signerId: newId(),
        summary: "Giấy phép",
      }),
    );
    const receiver = { receiver: "owner", receiverId: OWNER.id, authorisation: null } as const;
    const early = await handOver(as("return-officer", "2026-12-08 15:00"), { ...target(dossier), ...receiver });
    expect(early).toMatchObject({ ok: false, error: { kind: "dossiers/unpaid", amount: 150_000 } });
    const payment = { amount: 150_000, receiptNumber: "0000001" };
    dossier = won(await recordPayment(as("return-officer", "2026-12-09 08:00"), { ...target(dossier), ...payment }));
    dossier = won(await handOver(as("return-officer", "2026-12-09 08:05"), { ...target(dossier), ...receiver }));
    expect(await closeDossier(as("return-officer", "2026-12-09 08:06"), target(dossier))).toMatchObject({
      ok: false,
      error: { kind: "dossiers/originals-held" },
    });
    const givenBack = { originals: heldOriginals, receiverId: OWNER.id };
    dossier = won(
      await giveBackOriginals(as("return-officer", "2026-12-09 08:07"), { ...target(dossier), ...givenBack }),
    );
    dossier = won(await closeDossier(as("return-officer", "2026-12-09 16:00"), target(dossier)));

    expect(dossier).toMatchObject({ state: "closed", ending: "returned", money: "paid", delivery: "delivered" });
    expect(dossier.originalDueAt).toEqual(at("2026-12-01 16:30"));
    expect(await getDossier(world.db, dossier.id)).toEqual(dossier);
    const kinds = (await timeline(world.db, dossier.id)).map(({ event }) => event);
    expect(kinds).toHaveLength(dossier.version);
    expect(heard.filter(([id]) => id === dossier.id).map(([, kind]) => kind)).toEqual(kinds);
    expect((await verifyHistory(world.db)).badDossiers).toBe(0);
  });
});

describe("refusals", () => {
  it("B-16: a dossier of another agency is not there, and a true id tells nothing", async () => {
    const dossier = await world.receive();
    const stranger = { ...world.acting("specialist"), viewer: world.stranger("specialist") };
    const step = { step: "appraised", stepCode: "B3", note: "" } as const;
    const foreign = await recordStep(stranger, { ...target(dossier), ...step });
    const missing = await recordStep(stranger, { dossierId: newId(), version: 1, ...step });
    expect(foreign).toEqual({ ok: false, error: { kind: "dossiers/not-found", denied: true } });
    expect(missing).toEqual({ ok: false, error: { kind: "dossiers/not-found", denied: false } });
  });

  it("B-03: an act that the state does not know lists those it knows, without effect", async () => {
    const dossier = await world.receive();
    const handed = await handOver(world.acting("return-officer"), {
      ...target(dossier),
      receiver: "owner",
      receiverId: OWNER.id,
      authorisation: null,
    });
    expect(handed).toMatchObject({
      error: { kind: "dossiers/transition", state: "accepted", allowed: expect.arrayContaining(["assign", "stop"]) },
    });
    expect((await getDossier(world.db, dossier.id)).version).toBe(dossier.version);
  });

  it("a fault in another slice undoes the act as a whole", async () => {
    const dossier = await world.receive();
    const acting = { ...world.acting("department-leader"), reactions: [() => Promise.reject(new Error("no task"))] };
    const stop = { ...target(dossier), reason: "Dừng", legalBasis: "Điều 1" };
    await expect(stopDossier(acting, stop)).rejects.toThrow("no task");
    expect(await getDossier(world.db, dossier.id)).toEqual(dossier);
    expect(await timeline(world.db, dossier.id)).toHaveLength(2);
  });

  it("B-02: a clock that went back is refused, and nothing is written", async () => {
    const dossier = await world.receive({}, at("2026-11-25 09:00"));
    const command = { ...target(dossier), handlerId: newId() };
    const back = await assignDossier(world.acting("head-of-division", at("2026-11-23 09:00")), command);
    expect(back).toEqual({ ok: false, error: { kind: "dossiers/clock" } });
    expect((await getDossier(world.db, dossier.id)).version).toBe(dossier.version);
  });

  it("a clock that is not the server's is refused where the clock is real", async () => {
    await sql`update installation set simulated_clock = false`.execute(world.database.owner);
    const late = world.acting("counter-officer", at("2026-11-20 09:00"));
    expect(await receiveDossier(late, world.intake())).toEqual({ ok: false, error: { kind: "dossiers/clock" } });
    await sql`update installation set simulated_clock = true`.execute(world.database.owner);
  });
});
