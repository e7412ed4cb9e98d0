import { h } from "preact";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "#platform/ids.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { getDossier, type Dossier, type FeeLine } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { demandPaperPath, findRequest, openLink, requestPayment, takePayment } from "#modules/payments/index.ts";
import { aWorld, MONDAY, type World } from "#modules/payments/testing-world.ts";
import { HEADING, aDemand } from "./testing.ts";
import { presentPaymentDemand } from "./domain/payment-demand.ts";
import { demandPaperRoutes, openPrinter, printLinks } from "./index.ts";

// Processes and threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let app: App;
let viewer: Viewer;
const printer = openPrinter();

beforeAll(async () => {
  world = await aWorld();
  viewer = world.acting("cashier").viewer;
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      request.viewer = viewer;
    },
  });
  const { db } = world;
  const { clock } = world.acting("cashier");
  demandPaperRoutes(app, { db, clock, newId, printer, publicUrl: "https://motcua.example" });
});
afterAll(async () => {
  await app.close();
  printer.close();
  await world.database.drop();
});

const get = (url: string) => app.inject({ url });
async function textOf(bytes: Buffer | Uint8Array) {
  const { text, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return { text: text.replace(/\u200B/g, "").replace(/\s+/g, " "), totalPages };
}

async function askedFor(dossier: Dossier, lines: readonly FeeLine[]) {
  const { version } = await getDossier(world.db, dossier.id);
  const asked = await requestPayment(world.acting("specialist"), {
    ...{ dossierId: dossier.id, version, purpose: "during", reason: "Thẩm định bổ sung", lines, stopsClock: true },
  });
  if (!asked.ok) throw new Error(JSON.stringify(asked.error));
  return asked.value;
}

describe("the demand on paper", () => {
  it("says what, why, until when, and each way to pay, and opens the link that it prints", async () => {
    const { dossier, request } = await world.due(119_000);
    const answer = await get(demandPaperPath(dossier.id));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/pdf");
    expect(answer.headers["cache-control"]).toBe("private, no-store");
    const { text, totalPages } = await textOf(answer.rawPayload);
    expect(totalPages).toBe(1);
    const known = await openLink(
      { db: world.db, clock: world.acting("cashier").clock, newId },
      { requestId: request.id, madeBy: null },
    );
    if (!known.ok) throw new Error(known.error.kind);
    for (const line of [
      "PHIẾU YÊU CẦU NỘP PHÍ, LỆ PHÍ",
      `Mã hồ sơ: ${dossier.code}`,
      `Mã khoản nộp: ${request.reference}`,
      `Người nộp: ${request.payerName}`,
      "119.000 đ",
      "Số tiền phải nộp bằng chữ: Một trăm mười chín nghìn đồng",
      "Thời hạn nộp: chậm nhất khi nhận kết quả",
      "Tại quầy thu",
      `https://motcua.example/thanh-toan/${known.value.token}`,
    ]) {
      expect(text).toContain(line);
    }
  });

  it("has a page for each request, and none for one that is paid; then there is nothing to print", async () => {
    const { dossier, request } = await world.due(20_000);
    const lines = [{ kind: "phi", code: "P9", name: "Phí đo đạc", amount: 30_000 }] as const;
    const second = await askedFor(dossier, lines);
    const both = await textOf((await get(demandPaperPath(dossier.id))).rawPayload);
    expect(both.totalPages).toBe(2);
    expect(both.text).toContain("Lý do: Thẩm định bổ sung");
    expect(both.text).toContain("nộp sớm: thời gian giải quyết hồ sơ tạm dừng cho đến khi nộp đủ");
    const one = await textOf((await get(demandPaperPath(dossier.id, second.id))).rawPayload);
    expect(one.totalPages).toBe(1);
    expect(one.text).not.toContain(request.reference);
    for (const each of [request, second]) await takePayment(world.cashier(), world.cash(each));
    expect(await findRequest(world.db, second.id)).toMatchObject({ state: "settled" });
    for (const url of [demandPaperPath(dossier.id), demandPaperPath(dossier.id, second.id)]) {
      const answer = await app.inject({ url, headers: { accept: "application/json" } });
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toMatchObject({ code: "E_NOTHING_DUE" });
      expect(answer.json().title).toContain("không có khoản nào chờ nộp");
    }
  });

  it("is for whoever sees the dossier and for the money desks, and for no other dossier's request", async () => {
    const { dossier } = await world.due(20_000);
    const { request: foreign } = await world.due(30_000);
    for (const url of [
      demandPaperPath(newId()),
      demandPaperPath("1"),
      demandPaperPath(dossier.id, "1"),
      `${demandPaperPath(dossier.id)}?yeu-cau=`,
    ]) {
      expect((await get(url)).statusCode, url).toBe(404);
    }
    expect((await get(demandPaperPath(dossier.id, foreign.id))).statusCode).toBe(409);
    const before = viewer;
    viewer = { ...viewer, officerId: newId(), appointments: [] };
    expect((await get(demandPaperPath(dossier.id))).statusCode).toBe(404);
    viewer = before;
  });

  it("is offered on the dossier's page while money is due, and no longer", async () => {
    const { dossier, request } = await world.due(20_000);
    const links = async () => printLinks(await getDossier(world.db, dossier.id)).map(({ href }) => href);
    expect(await links()).toContain(demandPaperPath(dossier.id));
    await takePayment(world.cashier(), world.cash(request));
    expect(await links()).not.toContain(demandPaperPath(dossier.id));
  });
});

describe("the sheet", () => {
  const print = async (...demands: Parameters<typeof aDemand>[0][]) => {
    const sheet = { heading: HEADING, procedure: "Cấp giấy chứng nhận", demands: demands.map((one) => aDemand(one)) };
    return printer.print(presentPaymentDemand(sheet), MONDAY);
  };

  it("is a tagged file with a text for its code, and the same again is the same", async () => {
    const [pdf, again] = [await print({}), await print({})];
    expect(Buffer.from(pdf.bytes).equals(Buffer.from(again.bytes))).toBe(true);
    const raw = Buffer.from(pdf.bytes).toString("latin1");
    expect(raw).toContain("/MarkInfo");
    expect(raw).toContain("/StructTreeRoot");
    expect((await textOf(pdf.bytes)).text).toContain("NOP PHI HS123456789");
  });

  it("goes over pages with forty lines and long names, and does without account and link", async () => {
    const line = (index: number) =>
      ({ kind: "phi", name: `Khoản ${index}: phí thẩm định, đo đạc và kiểm tra thực địa`, amount: 1_000 }) as const;
    const lines = Array.from({ length: 40 }, (_, index) => line(index));
    const { text, totalPages } = await textOf((await print({ lines, transfer: undefined, link: undefined })).bytes);
    expect(totalPages).toBeGreaterThan(1);
    expect(text).toContain("Khoản 39");
    expect(text).not.toContain("VietQR");
    expect(text).not.toContain("Trực tuyến:");
  });
});
