import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { takePayment } from "../index.ts";
import type { PaymentRequest } from "../domain/payment.ts";
import { PAY_PATH, payPath, returnPath } from "./http/paths.ts";
import { payCardFor } from "./http/pay-card-for.tsx";
import type { PayDeps } from "./http/pay-deps.ts";
import { payRoutes } from "./http/pay-routes.tsx";
import { parseVietQr } from "./domain/viet-qr.ts";
import { anOnlineWorld, OFFICER, type OnlineWorld } from "./testing-online.ts";
import { changeAccount, closeAccount } from "./use-cases/change-account.ts";
import { openLink } from "./use-cases/pay-links.ts";
import { startOrder } from "./use-cases/start-order.ts";
import { transferDataOf } from "./use-cases/transfer-data.ts";
import { renderToString } from "preact-render-to-string";
import type { Dossier } from "#modules/dossiers/index.ts";
import { OWNER } from "#modules/dossiers/testing-world.ts";

let world: OnlineWorld;
let payDeps: PayDeps;
beforeAll(async () => {
  world = await anOnlineWorld((app, deps) => {
    payDeps = { ...deps, publicUrl: "https://motcua.example", receiptPdf: async () => Buffer.from("%PDF-biên lai") };
    payRoutes(app, payDeps);
  });
});
afterAll(() => world.close());

let address = 0;
const from = () => `10.1.${Math.floor(++address / 250)}.${address % 250}`;
const get = (url: string) => world.app.inject({ url, remoteAddress: from() });
const post = (url: string, form: Record<string, string> = {}) =>
  world.app.inject({
    method: "POST",
    url,
    remoteAddress: from(),
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(form).toString(),
  });
const account = (agencyId: string, procedureCode: string | null = null) => ({
  ...{ agencyId, procedureCode },
  accountNumber: "MAUH3707",
  bankBin: "970415",
  bankName: "VietinBank",
  accountName: "SO KHOA HOC (MAU)",
  by: OFFICER,
});

async function linked(amount = 119_000): Promise<{ dossier: Dossier; request: PaymentRequest; token: string }> {
  const { dossier, request } = await world.due(amount);
  const link = await openLink(world.deps, { requestId: request.id, madeBy: null });
  if (!link.ok) throw new Error(link.error.kind);
  return { dossier, request, token: link.value.token };
}

describe("a link with which anybody may pay", () => {
  it("shows what is paid for, the code and the amount, and nobody's data; without JavaScript", async () => {
    const { dossier, token } = await linked();
    const page = await get(payPath(token));
    expect(page.statusCode).toBe(200);
    for (const shown of ["Cần nộp 119.000 đ", "Chưa trừ tiền", dossier.code ?? "-", dossier.procedureName]) {
      expect(page.body).toContain(shown);
    }
    for (const hidden of [OWNER.name, OWNER.phone, dossier.secret, dossier.summary, "<script"]) {
      expect(page.body).not.toContain(hidden);
    }
    expect(page.body).toContain("Một trăm mười chín nghìn đồng");
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it("is the same for a made-up, an expired and a revoked one: it opens nothing", async () => {
    const { dossier, request, token } = await linked();
    const receipt = { ma: dossier.code ?? "", so: dossier.secret, yeuCau: request.id };
    expect((await post(`${PAY_PATH}/thu-hoi`, receipt)).statusCode).toBe(303);
    const revoked = await get(payPath(token));
    const expired = await linked();
    world.wait(31 * 86_400);
    const answers = [
      revoked,
      await get(payPath("A".repeat(22))),
      await get(payPath("x")),
      await get(payPath(expired.token)),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(revoked.body).toContain("Chưa trừ tiền");
    expect((await post(`${payPath(token)}/cong`)).statusCode).toBe(404);
  });

  it("is had with the receipt of the dossier only, and once for a request", async () => {
    const { dossier, request } = await world.due(40_000);
    const receipt = { ma: dossier.code ?? "", so: dossier.secret, yeuCau: request.id };
    const [one, two] = [await post(PAY_PATH, receipt), await post(PAY_PATH, receipt)];
    expect(one.headers.location).toMatch(/^\/thanh-toan\/[\w-]{22}$/);
    expect(two.headers.location).toBe(one.headers.location);
    const other = await world.due(40_000);
    const wrongs: readonly Record<string, string>[] = [
      { ...receipt, so: "ZZZZZZZZ" },
      { ...receipt, ma: other.dossier.code ?? "" },
      { ...receipt, yeuCau: other.request.id },
      { ...receipt, yeuCau: "1" },
      {},
    ];
    for (const wrong of wrongs) expect((await post(PAY_PATH, wrong)).statusCode).toBe(404);
    const cross = await world.app.inject({
      method: "POST",
      url: PAY_PATH,
      headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "cross-site" },
      payload: new URLSearchParams(receipt).toString(),
    });
    expect(cross.statusCode).toBe(403);
  });
});

describe("the card on the progress page", () => {
  it("offers to pay what is open, and shows a link to pass on once there is one", async () => {
    const { dossier, request } = await world.due(25_000);
    const card = async () => {
      const node = await payCardFor(payDeps)(dossier, "vi");
      return node === null ? "nothing" : renderToString(node);
    };
    expect(await card()).toContain("Nộp trực tuyến");
    expect(await card()).not.toContain("https://motcua.example/thanh-toan/");
    const receipt = { ma: dossier.code ?? "", so: dossier.secret, yeuCau: request.id };
    const shared = await post(PAY_PATH, { ...receipt, viec: "chia-se" });
    expect(shared.headers.location).toContain("#nop-phi");
    expect(await card()).toMatch(/https:\/\/motcua\.example\/thanh-toan\/[\w-]{22}/);
    await takePayment(world.cashier(), world.cash(request));
    expect(await card()).toBe("nothing");
  });
});

describe("a transfer", () => {
  it("has a VietQR code of exactly what is missing, with the reference in its purpose", async () => {
    const { request, token } = await linked(90_000);
    expect((await get(payPath(token))).body).not.toContain("VietQR");
    const changed = await changeAccount(world.deps, account(request.agencyId));
    expect(changed.ok).toBe(true);
    const data = await transferDataOf(world.db, request);
    expect(parseVietQr(data?.qrText ?? "")).toEqual({
      ok: true,
      value: {
        initiation: "dynamic",
        bin: "970415",
        target: { kind: "account", number: "MAUH3707" },
        amount: 90_000,
        bill: null,
        purpose: `NOP PHI ${request.reference}`,
      },
    });
    const page = await get(payPath(token));
    expect(page.body).toContain("data:image/svg+xml;base64,");
    expect(page.body).toContain(`NOP PHI ${request.reference}`);
    await takePayment(world.cashier(), world.cash(request, { amount: 30_000, channel: "transfer" }));
    expect((await transferDataOf(world.db, request))?.amount).toBe(60_000);
    const partly = await get(payPath(token));
    expect(partly.body).toContain("Đã nhận 30.000 đ, còn thiếu 60.000 đ");
    expect(partly.body).not.toContain("Thanh toán trực tuyến 90.000");
  });
});

describe("the account of a procedure", () => {
  it("is on the VietQR and in the message to the platform; ended, the agency's is again", async () => {
    const { dossier, request } = await linked(45_000);
    const shown = async () => (await transferDataOf(world.db, request))?.account.accountNumber;
    await changeAccount(world.deps, account(request.agencyId));
    expect(await shown()).toBe("MAUH3707");
    const own = { ...account(request.agencyId, dossier.procedureCode), accountNumber: "MAURIENG" };
    const changed = await changeAccount(world.deps, own);
    expect(await shown()).toBe("MAURIENG");
    await startOrder(world.deps, { requestId: request.id, payerIp: "203.0.113.5" });
    const told = world.simulator.platform.bill(request.reference)?.init.ThongTinBienLai;
    expect(told).toMatchObject({ TKThuHuong: "MAURIENG", MaNHThuHuong: "970415" });
    if (changed.ok) await closeAccount(world.deps, { id: changed.value.id, by: OFFICER });
    expect(await shown()).toBe("MAUH3707");
  });
});

describe("the way through the platform", () => {
  it("is begun by a button, paid there, and found by asking when the payer comes back", async () => {
    const { request, token } = await linked(66_000);
    expect((await post(`${payPath(token)}/cong`)).headers.location).toBe(payPath(token));
    const waiting = await get(payPath(token));
    expect(waiting.body).toContain("Đang chờ ngân hàng xác nhận");
    expect(waiting.body).toContain("không cần trả lần nữa");
    expect(waiting.body).toMatch(/href="http:\/\/127\.0\.0\.1:\d+\/hoa-don\//);
    // The browser comes back and says nothing that counts: not paid is not paid.
    const tooEarly = await get(`${returnPath(request.reference)}&MaLoi=00&TrangThaiGD=1`);
    expect(tooEarly.body).toContain("Đang chờ ngân hàng xác nhận");
    world.simulator.platform.settle(request.reference, "paid");
    const back = await get(returnPath(request.reference));
    expect(back.body).toMatch(/Đã nhận 66\.000 đ lúc \d\d:\d\d/);
    const done = await get(payPath(token));
    expect(done.body).toMatch(/Đã nhận 66\.000 đ/);
    expect(done.body).toContain("Tải biên lai");
    expect(done.body).not.toContain("Thanh toán trực tuyến 66.000");
    const [href = ""] = /\/thanh-toan\/[\w-]+\/bien-lai\/[\w-]+/.exec(done.body) ?? [];
    const receipt = await get(href);
    expect([receipt.statusCode, receipt.headers["content-type"]]).toEqual([200, "application/pdf"]);
    const bill = await get(`${payPath(token)}/chung-tu`);
    expect(bill.body).toMatch(/^%PDF-/);
  });

  it("shows a stranger's receipt to nobody", async () => {
    const [mine, other] = [await linked(10_000), await linked(10_000)];
    const taken = await takePayment(world.cashier(), world.cash(other.request));
    if (!taken.ok) throw new Error(taken.error.kind);
    await takePayment(world.cashier(), world.cash(mine.request));
    const foreign = `${payPath(mine.token)}/bien-lai/${taken.value.receipts[0]?.id}`;
    expect((await get(foreign)).statusCode).toBe(404);
  });

  it("says that nothing was taken when the platform does not answer", async () => {
    world.simulator.losses.INIT = 1;
    world.simulator.losses.QUERY = 5;
    const { token } = await linked(12_000);
    await post(`${payPath(token)}/cong`);
    expect((await get(payPath(token))).body).toContain("Chưa trừ tiền: cổng thanh toán chưa trả lời");
    world.simulator.losses.QUERY = 0;
    expect((await post(`${payPath(token)}/kiem-tra`)).headers.location).toContain("da-hoi");
    expect((await get(payPath(token))).body).toContain("Mở cổng thanh toán");
  });

  it("comes back from nowhere to nothing", async () => {
    for (const ma of ["", "HS000000000", "x".repeat(500)]) expect((await get(returnPath(ma))).statusCode).toBe(404);
  });
});
