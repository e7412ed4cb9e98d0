import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "#modules/identity/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { newId } from "#platform/ids.ts";
import { claimRefund, decideRefund, payRefund, takePayment, type PaymentRequest } from "../index.ts";
import { TILL } from "../testing-world.ts";
import { demandPaperPath, payPath, staffPayPath } from "./http/paths.ts";
import { staffPayRoutes } from "./http/staff-pay-routes.tsx";
import { listLiveLinks } from "./store/pay-links.ts";
import { anOnlineWorld, OFFICER, type OnlineWorld } from "./testing-online.ts";
import { openLink, requestOfToken, revokeLinks } from "./use-cases/pay-links.ts";

let world: OnlineWorld;
let viewer: Viewer;
beforeAll(async () => {
  world = await anOnlineWorld((app, deps) => {
    app.addHook("preHandler", async (request) => {
      request.viewer = viewer;
    });
    staffPayRoutes(app, { ...deps, publicUrl: "https://motcua.example", receiptPdf: null });
  });
  viewer = world.cashier().viewer;
});
afterAll(() => world.close());

const get = (dossierId: string) => world.app.inject({ url: staffPayPath(dossierId) });
const act = (dossierId: string, form: Record<string, string>) =>
  world.app.inject({
    method: "POST",
    url: staffPayPath(dossierId),
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(form).toString(),
  });
const links = async ({ id }: PaymentRequest) => listLiveLinks(world.db, id, world.now());

/** Gives a part back, as far as it is asked. */
async function giveBack(request: PaymentRequest, amount: number, until: "claimed" | "paid") {
  const words = { reason: "Giảm phí", basis: "", payeeName: "A", payeeAccount: "" };
  const claim = await claimRefund(world.cashier(), { ...words, source: { requestId: request.id }, amount });
  if (!claim.ok) throw new Error(claim.error.kind);
  if (until === "claimed") return;
  const refundId = claim.value.id;
  await decideRefund(world.accountant(), { refundId, approve: "yes", note: "" });
  const paid = await payRefund(world.cashier(), { refundId, account: TILL, reference: "PC", shiftId: null });
  expect(paid.ok).toBe(true);
}

describe("what officers show to whoever pays", () => {
  it("has the paper, and a link that is made once and revoked", async () => {
    const { dossier, request } = await world.due(20_000);
    const page = (await get(dossier.id)).body;
    expect(page).toContain(demandPaperPath(dossier.id, request.id));
    expect(page).toContain("Tạo đường dẫn nộp thay");
    const make = () => act(dossier.id, { yeuCau: request.id, viec: "tao" });
    const both = await Promise.all([make(), make()]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303]);
    const [link, ...others] = await links(request);
    expect(others).toEqual([]);
    expect((await get(dossier.id)).body).toContain(payPath(link?.token ?? "?"));
    await Promise.all([1, 2].map(() => act(dossier.id, { yeuCau: request.id, viec: "thu-hoi" })));
    expect(await links(request)).toEqual([]);
    expect(await requestOfToken(world.db, link?.token ?? "", world.now())).toBeUndefined();
  });

  it("says what was paid and what of it went back or is on its way, and what is done outside", async () => {
    const { dossier, request } = await world.due(50_000);
    expect((await get(dossier.id)).body).not.toContain("Khoản đã nộp");
    await takePayment(world.cashier(), world.cash(request, { channel: "gateway" }));
    expect((await get(dossier.id)).body).toContain("Hồ sơ này không có khoản nào chờ nộp.");
    await giveBack(request, 10_000, "paid");
    await giveBack(request, 5_000, "claimed");
    const page = (await get(dossier.id)).body;
    expect(page).toContain("đã thanh toán; đã hoàn trả 10.000 đ; đang hoàn trả 5.000 đ.");
    expect(page).toContain("cổng không nhận bản tin hoàn tiền");
  });

  it("says nothing of the platform where the money came over the counter, or nothing goes back", async () => {
    const { dossier, request } = await world.due(50_000);
    await takePayment(world.cashier(), world.cash(request));
    await giveBack(request, 50_000, "paid");
    const page = (await get(dossier.id)).body;
    expect(page).toContain("đã hoàn phí.");
    expect(page).not.toContain("cổng không nhận bản tin hoàn tiền");
  });

  it("is nothing to whoever sees neither the dossier nor the money; nor are made-up ids and requests", async () => {
    const { dossier, request } = await world.due(20_000);
    const { request: foreign } = await world.due(20_000);
    for (const form of [
      {},
      { yeuCau: "1", viec: "tao" },
      { yeuCau: foreign.id, viec: "tao" },
      { yeuCau: request.id },
    ]) {
      expect((await act(dossier.id, form as Record<string, string>)).statusCode).toBe(404);
    }
    expect(await links(foreign)).toEqual([]);
    expect((await get(newId())).statusCode).toBe(404);
    expect((await get("1")).statusCode).toBe(404);
    const before = viewer;
    viewer = { ...viewer, officerId: newId(), appointments: [] };
    expect((await get(dossier.id)).statusCode).toBe(404);
    expect((await act(dossier.id, { yeuCau: request.id, viec: "tao" })).statusCode).toBe(404);
    viewer = before;
  });
});

describe("T-06: a link with every statement failing once", () => {
  it("is made once and revoked once", async () => {
    const { request } = await world.due(20_000);
    const make = { requestId: request.id, madeBy: OFFICER };
    const broken = await sweepFaults(world.db, (db) => openLink({ ...world.deps, db }, make).catch(() => undefined));
    expect(broken).toBeGreaterThan(2);
    expect(await links(request)).toHaveLength(1);
    const end = { requestId: request.id, by: OFFICER };
    await sweepFaults(world.db, (db) => revokeLinks({ ...world.deps, db }, end).catch(() => undefined));
    expect(await links(request)).toEqual([]);
    expect(await revokeLinks(world.deps, end)).toBe(0);
  });

  it("made while it is revoked is either there or not, never two; none is made for what is paid", async () => {
    const { request } = await world.due(20_000);
    for (let round = 0; round < 4; round += 1) {
      await Promise.all([
        openLink(world.deps, { requestId: request.id, madeBy: OFFICER }),
        revokeLinks(world.deps, { requestId: request.id, by: OFFICER }),
      ]);
      expect((await links(request)).length).toBeLessThan(2);
    }
    await takePayment(world.cashier(), world.cash(request));
    const late = await openLink(world.deps, { requestId: request.id, madeBy: OFFICER });
    expect(late).toEqual({ ok: false, error: { kind: "payments/request-not-open" } });
  });
});
