import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { ageSessions, browser, seedStaff, signedIn, staffApp, TEST_PASSWORD, type Browser } from "./testing.ts";

let database: TestDatabase;
let app: App;
let leader: Browser;
let done: unknown[];

beforeAll(async () => {
  database = await testDatabase();
  await seedStaff(database.app);
  app = await staffApp({
    db: database.app,
    register: (it) => {
      const sign = async (request: { body: unknown }) => ({ signed: done.push(request.body) });
      it.post("/ky", { config: { audience: "officer", freshProof: "always" } }, sign);
      it.post("/api/v1/ky", { config: { audience: "officer", freshProof: "always" } }, sign);
      it.post<{ Querystring: { viec?: string } }>(
        "/lam",
        { config: { audience: "officer", freshProof: ({ query }) => (query as { viec?: string }).viec === "ky" } },
        sign,
      );
    },
  });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
beforeEach(async () => {
  done = [];
  leader = await signedIn(app, "lanhdao.skhcn");
});

describe("B-48 an act that needs a fresh proof", () => {
  it("is carried out while the proof is at most five minutes old", async () => {
    await ageSessions(database.owner, "confirmed_at", 4);
    expect((await leader.post("/ky", { ket: "dong y" })).status).toBe(200);
    expect(done).toEqual([{ ket: "dong y" }]);
  });

  it("asks for the password when it is six minutes old, keeps what was typed, and then goes on", async () => {
    await ageSessions(database.owner, "confirmed_at", 6);
    const before = leader.cookies();
    const asked = await leader.post("/ky?x=1", { ket: 'đồng ý "<b>"' });
    expect([asked.status, done]).toEqual([403, []]);
    expect(asked.body).toContain('action="/ky?x=1"');
    expect(asked.body).toContain('name="ket" value="đồng ý &quot;&lt;b>&quot;"');
    const wrong = await leader.post("/ky?x=1", { ket: "đồng ý", "xac-nhan-mat-khau": "sai mật khẩu rồi" });
    expect([wrong.status, done]).toEqual([401, []]);
    expect(wrong.body).not.toContain("sai mật khẩu rồi");
    const right = await leader.post("/ky?x=1", { ket: "đồng ý", "xac-nhan-mat-khau": TEST_PASSWORD });
    expect(right.status).toBe(200);
    expect(done, "the act never sees the password").toEqual([{ ket: "đồng ý" }]);
    expect(leader.cookies(), "a new session id").not.toBe(before);
    expect((await browser(app).post("/ky", {}, { cookie: before })).status).toBe(401);
    expect((await leader.post("/ky", {})).status, "the next one needs no password").toBe(200);
  });

  it("is refused to programs with E_STEP_UP", async () => {
    await ageSessions(database.owner, "confirmed_at", 6);
    const refused = await leader.post("/api/v1/ky", {});
    expect([refused.status, JSON.parse(refused.body).code, done]).toEqual([403, "E_STEP_UP", []]);
  });

  it("may depend on the request", async () => {
    await ageSessions(database.owner, "confirmed_at", 6);
    expect((await leader.post("/lam?viec=xem", {})).status).toBe(200);
    expect((await leader.post("/lam?viec=ky", {})).status).toBe(403);
  });

  it("does not become a way to guess passwords", async () => {
    await ageSessions(database.owner, "confirmed_at", 6);
    const guess = (n: number) => leader.post("/ky", { "xac-nhan-mat-khau": `sai mật khẩu ${n}` });
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await guess(n)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(done).toEqual([]);
  });
});
