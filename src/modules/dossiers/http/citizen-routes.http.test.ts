import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Dossier } from "../domain/dossier.ts";
import { at } from "../testing.ts";
import { aWorld, OWNER, type World } from "../testing-world.ts";
import { assignDossier } from "../use-cases/assign-dossier.ts";
import { requestSupplement } from "../use-cases/request-supplement.ts";
import { receiptPath } from "./paths.ts";
import { testApp, type TestApp } from "./testing-app.ts";

let world: World;
let test: TestApp;
let dossier: Dossier;

beforeAll(async () => {
  world = await aWorld();
  test = await testApp(world);
  dossier = await world.receive();
});
afterAll(async () => {
  await test.app.close();
  await world.database.drop();
});

let address = 0;
/** Each look-up from an address of its own, so that only the tests of the limit meet it. */
const look = (url: string, remoteAddress = `10.0.${Math.floor(++address / 250)}.${address % 250}`) =>
  test.app.inject({ url, remoteAddress });
const ask = (ma: string, so: string) => look(`/tra-cuu?ma=${encodeURIComponent(ma)}&so=${encodeURIComponent(so)}`);
const wrong = () => (dossier.secret.startsWith("0") ? `1${dossier.secret.slice(1)}` : `0${dossier.secret.slice(1)}`);

describe("the public look-up", () => {
  it("asks for what the receipt says, without JavaScript", async () => {
    const page = await look("/tra-cuu");
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form method="get" action="/tra-cuu"');
    expect(page.body).not.toContain("<script");
  });

  it("opens by the address of the QR code: progress, date, why; no names", async () => {
    const page = await look(receiptPath({ code: dossier.code ?? "", secret: dossier.secret }));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(dossier.code);
    expect(page.body).toContain("16:30 01/12/2026");
    expect(page.body).toContain("24/11");
    for (const name of [OWNER.name, "0912345678", world.viewer("counter-officer").name, dossier.summary]) {
      expect(page.body).not.toContain(name);
    }
    // The secret stands in the address of this page, and so in the link to its English, and nowhere else.
    const english = `href="/tra-cuu?ma=${dossier.code ?? ""}&amp;so=${dossier.secret}&amp;ngon-ngu=en"`;
    expect(page.body.replace(english, "")).not.toContain(dossier.secret);
    expect(page.headers["cache-control"]).toBe("no-store");
  });

  it("B-12: reads the code as people type it and shows it as it is written", async () => {
    const typed = (dossier.code ?? "").toLowerCase().replaceAll("-", " – ");
    const page = await ask(typed, ` ${dossier.secret.toLowerCase().slice(0, 4)}-${dossier.secret.slice(4)} `);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(dossier.code);
  });

  it("says what is missing and what to do", async () => {
    const other = await world.receive();
    const assigned = await assignDossier(world.acting("head-of-division", at("2026-11-25 08:00")), {
      dossierId: other.id,
      version: other.version,
      handlerId: OWNER.id,
    });
    if (!assigned.ok) throw new Error("refused");
    await requestSupplement(world.acting("specialist", at("2026-11-25 09:00")), {
      dossierId: other.id,
      version: assigned.value.version,
      reason: "Đơn chưa có chữ ký",
      papers: [
        { name: "Đơn đề nghị có chữ ký", originals: 1, certified: 0, copies: 0 },
        { name: "Bản vẽ", originals: 0, certified: 0, copies: 1 },
      ],
      secondBasis: null,
    });
    const page = await ask(other.code ?? "", other.secret);
    expect(page.body).toContain("Ông/Bà cần bổ sung 2 giấy tờ");
    expect(page.body).toContain("Đơn đề nghị có chữ ký");
    expect(page.body).toContain("tạm dừng: chờ bổ sung");
  });
});

describe("a miss", () => {
  it("B-13, B-14: is one and the same page, whatever was wrong", async () => {
    const code = dossier.code ?? "";
    const misses = await Promise.all([
      ask(code, wrong()),
      ask(code.replace(/\d$/, "9"), dossier.secret),
      ask("H37.07-190230-0001", dossier.secret),
      ask("H37.99-991231-999999", "ZZZZZZZZ"),
      ask("không phải mã", ""),
      ask("", ""),
      ask("a".repeat(5_000), "b".repeat(5_000)),
      look("/tra-cuu?ma=a&ma=b&so=c"),
      look(`/tra-cuu?ma=${code}`),
    ]);
    expect(misses.map(({ statusCode }) => statusCode)).toEqual(misses.map(() => 404));
    expect(new Set(misses.map(({ body }) => body)).size).toBe(1);
  });

  it("B-14: is the same for programs, letter by letter", async () => {
    const json = (ma: string, so: string) => look(`/api/v1/progress?ma=${encodeURIComponent(ma)}&so=${so}`);
    const misses = await Promise.all([json(dossier.code ?? "", wrong()), json("H37.07-261123-9998", "00000000")]);
    expect(misses.map(({ statusCode, body }) => [statusCode, body])).toEqual([
      [404, misses[1]?.body],
      [404, misses[0]?.body],
    ]);
    expect(misses[0]?.json().code).toBe("E_NOT_FOUND");
    const found = await json(dossier.code ?? "", dossier.secret);
    expect(found.json()).toMatchObject({ code: dossier.code, nationalStatus: 2, overdue: false });
    expect(found.body).not.toContain(OWNER.name);
  });

  it("B-14: takes the same time for a code that exists and for one that does not", async () => {
    const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const timed = async (code: string) => {
      const started = performance.now();
      await ask(code, "00000000");
      return performance.now() - started;
    };
    const others = await Promise.all(Array.from({ length: 30 }, () => world.receive()));
    const [real, unreal]: [number[], number[]] = [[], []];
    for (const [index, { code }] of others.entries()) {
      real.push(await timed(code ?? ""));
      unreal.push(await timed(`H37.07-250101-${String(index).padStart(4, "0")}`));
    }
    expect(Math.abs(median(real) - median(unreal))).toBeLessThan(5);
  });
});

describe("guessing", () => {
  it("B-15: the eleventh wrong secret for a code is answered two seconds later, a right one at once", async () => {
    const target = await world.receive();
    const guess = async (code: string) => {
      const started = performance.now();
      const { statusCode } = await ask(code, "ZZZZZZZZ");
      return [statusCode, performance.now() - started] as const;
    };
    for (const code of [target.code ?? "", "H37.07-200101-0001"]) {
      const first = await Promise.all(Array.from({ length: 10 }, () => guess(code)));
      expect(Math.max(...first.map(([, ms]) => ms))).toBeLessThan(1_900);
      const [status, ms] = await guess(code);
      expect(status).toBe(404);
      expect(ms).toBeGreaterThan(1_990);
    }
    const started = performance.now();
    expect((await ask(target.code ?? "", target.secret)).statusCode).toBe(200);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("forgets after an hour", async () => {
    const code = "H37.07-210101-0001";
    for (let i = 0; i < 11; i += 1) await ask(code, "ZZZZZZZZ");
    test.setClock(at("2026-11-23 11:00"));
    const started = performance.now();
    await ask(code, "ZZZZZZZZ");
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("is limited to thirty questions a minute from one address", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 31; i += 1) statuses.push((await look("/tra-cuu", "192.0.2.7")).statusCode);
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
  });
});
