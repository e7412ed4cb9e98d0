import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openDb } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { getDossier } from "../store/load.ts";
import { aWorld, AGENCY_CODE, type World } from "../testing-world.ts";
import { testApp, type TestApp } from "./testing-app.ts";

let world: World;
let test: TestApp;
let personId: string;

beforeAll(async () => {
  world = await aWorld();
  test = await testApp(world);
  personId = newId();
  await sql`insert into person (id, kind, name, name_folded, address)
    values (${personId}, 'citizen', 'Lý Thị Mỷ', 'ly thi my', 'Xã Mẫu Sơn')`.execute(world.database.owner);
});
afterAll(async () => {
  await test.app.close();
  await world.database.drop();
});
beforeEach(() => test.signIn(world.viewer("counter-officer")));

const NO_HEADERS: Readonly<Record<string, string>> = {};
const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

const body = (change: Readonly<Record<string, unknown>> = {}) => ({
  caseId: world.caseId,
  channel: "direct",
  returnBy: "at-centre",
  receivingUnitId: world.counterId,
  ownerId: personId,
  submitterId: personId,
  summary: "Đề nghị cấp giấy thử nghiệm",
  papers: [{ code: "TP01", name: "Đơn đề nghị", originals: 1, certified: 0, copies: 0 }],
  ...change,
});

const post = (url: string, payload: unknown, headers: Readonly<Record<string, string>> = {}) =>
  test.app.inject({ method: "POST", url, payload: payload as object, headers: { ...SAME_ORIGIN, ...headers } });
const receive = (payload: unknown = body(), key: string = newId()) =>
  post("/api/v1/dossiers", payload, { "idempotency-key": key });
const act = (id: string, name: string, payload: unknown, version: number) =>
  post(`/api/v1/dossiers/${id}/${name}`, payload, { "if-match": `"${version}"` });

const rowsOf = async () => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from dossier) + (select count(*) from journal) + (select count(*) from idempotency) as n`.execute(
    world.db,
  );
  return rows[0]?.n;
};

describe("POST /api/v1/dossiers", () => {
  it("receives a dossier: 201, address, version, receipt", async () => {
    const answer = await receive();
    expect(answer.statusCode).toBe(201);
    const receipt = answer.json();
    expect(receipt).toMatchObject({ version: 2, state: "accepted", dueAt: "2026-12-01T16:30:00+07:00" });
    expect(receipt.code).toMatch(new RegExp(`^${AGENCY_CODE}-261123-\\d{4}$`));
    expect(receipt.dueTrace.length).toBeGreaterThan(0);
    expect(answer.headers).toMatchObject({ etag: '"2"', location: `/api/v1/dossiers/${receipt.id}` });
  });

  it("B-07: sixteen times at once: one 201 and fifteen replays, identical to the letter", async () => {
    const key = newId();
    const before = await rowsOf();
    const answers = await Promise.all(Array.from({ length: 16 }, () => receive(body(), key)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(16).fill(201));
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers["idempotent-replay"] === "true")).toHaveLength(15);
    expect(await rowsOf()).toBe((before ?? 0) + 1 + 2 + 1);
  });

  it("B-08: another body under the same key is 422 E_IDEM_MISMATCH without effect", async () => {
    const key = newId();
    await receive(body(), key);
    const before = await rowsOf();
    const answer = await receive(body({ copies: 3 }), key);
    expect([answer.statusCode, answer.json().code]).toEqual([422, "E_IDEM_MISMATCH"]);
    expect(await rowsOf()).toBe(before);
  });

  it("B-09: another officer's key is a new key", async () => {
    const key = newId();
    const mine = await receive(body(), key);
    test.signIn(world.viewer("centre-manager"));
    const theirs = await receive(body(), key);
    expect(theirs.statusCode).toBe(201);
    expect(theirs.json().id).not.toBe(mine.json().id);
  });

  it("asks for the key and for a session", async () => {
    const keyless = await post("/api/v1/dossiers", body());
    expect([keyless.statusCode, keyless.json().code]).toEqual([400, "E_IDEM_KEY"]);
    test.signIn(undefined);
    expect((await receive()).statusCode).toBe(401);
  });

  it.each([
    ["a missing paper", () => body({ papers: [] }), 422, "E_PAPERS_MISSING"],
    ["an unknown case", () => body({ caseId: newId() }), 422, "E_CASE"],
    ["an unknown person", () => body({ ownerId: newId() }), 422, "E_PERSON"],
    ["B-17: a state of its own", () => body({ state: "resolved" }), 422, "E_INVALID"],
    ["B-17: a due date of its own", () => body({ dueAt: "2026-11-24T00:00:00+07:00" }), 422, "E_INVALID"],
    ["B-01: a time of its own", () => body({ submittedAt: "2026-11-20T00:00:00+07:00" }), 422, "E_INVALID"],
    ["a summary of 10,000 letters", () => body({ summary: "a".repeat(10_000) }), 422, "E_INVALID"],
    ["B-23: a right-to-left override", () => body({ summary: "Đơn \u202e gpj.exe" }), 422, "E_INVALID"],
    ["B-20: NUL", () => body({ summary: "Đơn \u0000" }), 422, "E_CHAR"],
    ["B-30: half a đồng", () => body({ feesDue: 0.5 }), 422, "E_INVALID"],
    ["B-30: money as text", () => body({ feesDue: "119000" }), 422, "E_INVALID"],
    ["B-30: negative money", () => body({ feesDue: -1 }), 422, "E_INVALID"],
    ["no fields", () => ({}), 422, "E_INVALID"],
  ])("refuses %s, without effect", async (_what, payload, status, code) => {
    const before = await rowsOf();
    const answer = await receive(payload());
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    expect(await rowsOf()).toBe(before);
  });

  it("B-17: names each unknown field", async () => {
    const answer = await receive(body({ agencyId: newId(), state: "closed" }));
    expect(answer.json().errors).toEqual([
      { field: "/agencyId", code: "E_UNKNOWN_FIELD" },
      { field: "/state", code: "E_UNKNOWN_FIELD" },
    ]);
  });

  it.each([
    ["B-18: __proto__", '{"__proto__":{"admin":1}}', "application/json", 422],
    ["B-19: duplicate keys", '{"feesDue":1,"feesDue":2}', "application/json", 400],
    ["B-44: depth of 10,000", `{"a":${"[".repeat(10_000)}`, "application/json", 400],
    ["B-44: two megabytes", `{"summary":"${"a".repeat(2_000_000)}"}`, "application/json", 413],
    ["B-45: JSON as text", JSON.stringify({ a: 1 }), "text/plain", 415],
  ])("%s", async (_what, payload, type, status) => {
    const headers = { ...SAME_ORIGIN, "content-type": type, "idempotency-key": newId() };
    const answer = await test.app.inject({ method: "POST", url: "/api/v1/dossiers", payload, headers });
    expect(answer.statusCode).toBe(status);
    expect(Reflect.get({}, "admin")).toBeUndefined();
  });

  it("B-46: refuses a post from elsewhere", async () => {
    const headers = { "sec-fetch-site": "cross-site", "idempotency-key": newId() };
    const answer = await test.app.inject({ method: "POST", url: "/api/v1/dossiers", payload: body(), headers });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "E_CSRF"]);
  });
});

describe("B-49: the database is gone", () => {
  it("says that nothing was received and when to try again; afterwards the same key makes one dossier", async () => {
    const gone = openDb({ url: "postgres://nobody@127.0.0.1:1/none" });
    const orphan = await testApp({ ...world, db: gone });
    orphan.signIn(world.viewer("counter-officer"));
    const headers = { ...SAME_ORIGIN, "idempotency-key": newId() };
    const request = { method: "POST", url: "/api/v1/dossiers", payload: body(), headers } as const;
    const failed = await orphan.app.inject(request);
    expect([failed.statusCode, failed.json().code]).toEqual([503, "E_UNAVAILABLE"]);
    expect(failed.headers["retry-after"]).toBeDefined();
    expect(failed.json().title).toContain("chưa tiếp nhận");
    await orphan.app.close();
    await gone.destroy();
    const [first, second] = [await test.app.inject(request), await test.app.inject(request)];
    expect([first.statusCode, second.statusCode]).toEqual([201, 201]);
    expect(second.body).toBe(first.body);
  });
});

describe("acts", () => {
  it("walk a dossier on, version by version", async () => {
    const { id } = (await receive()).json();
    test.signIn(world.viewer("head-of-division"));
    const assigned = await act(id, "assign", { handlerId: newId() }, 2);
    expect(assigned.json()).toMatchObject({ state: "in-progress", version: 3, nationalStatus: 4 });
    expect(assigned.headers.etag).toBe('"3"');
    test.signIn(world.viewer("specialist"));
    const asked = await act(
      id,
      "request-supplement",
      { reason: "Thiếu chữ ký", papers: [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }] },
      3,
    );
    expect(asked.json()).toMatchObject({ state: "awaiting-supplement", dueAt: null, nationalStatus: 5 });
    expect(asked.json().originalDueAt).toBe("2026-12-01T16:30:00+07:00");
  });

  it("B-05: a stale version is 409 E_VERSION with the current one, who and when", async () => {
    const { id } = (await receive()).json();
    test.signIn(world.viewer("head-of-division"));
    await act(id, "assign", { handlerId: newId() }, 2);
    const stale = await act(id, "assign", { handlerId: newId() }, 2);
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({
      code: "E_VERSION",
      current: 3,
      by: world.viewer("head-of-division").name,
      at: "2026-11-23T09:15:00+07:00",
    });
  });

  it.each([
    ["no If-Match", NO_HEADERS],
    ["an If-Match that is no version", { "if-match": "*" }],
  ])("B-06: %s is 428 E_VERSION_REQUIRED", async (_what, headers) => {
    const { id } = (await receive()).json();
    const answer = await post(`/api/v1/dossiers/${id}/withdraw`, { reason: "Xin rút" }, headers);
    expect([answer.statusCode, answer.json().code]).toEqual([428, "E_VERSION_REQUIRED"]);
  });

  it("B-03: received -> done is 409 E_TRANSITION and lists what may be done", async () => {
    const { id } = (await receive()).json();
    test.signIn(world.viewer("return-officer"));
    const answer = await act(id, "close", {}, 2);
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: "E_TRANSITION", state: "accepted" });
    expect(answer.json().allowed).toContain("assign");
    expect((await getDossier(world.db, id)).version).toBe(2);
  });

  it.each([
    ["hand-over", { receiver: "owner" }],
    ["hand-over", { receiver: "authorised", authorisation: "GUQ 12/2026" }],
    ["give-back-originals", { originals: [{ name: "Sổ đỏ", count: 1 }] }],
  ])("%s is no call: results and originals leave over a desk that looks who comes", async (name, body) => {
    const held = [{ name: "Sổ đỏ", count: 1 }];
    const dossier = await world.receive({ heldOriginals: held });
    test.signIn(world.viewer("department-leader"));
    const result = { result: "granted", number: "1", signedOn: "2026-11-23", signerId: newId() };
    const resolved = await act(dossier.id, "resolve", result, dossier.version);
    expect(resolved.statusCode).toBe(200);
    const before = await getDossier(world.db, dossier.id);
    test.signIn(world.viewer("return-officer"));
    const answer = await act(dossier.id, name, { receiverId: before.ownerId, ...body }, before.version);
    expect(answer.statusCode).toBe(404);
    expect(await getDossier(world.db, dossier.id)).toEqual(before);
  });

  it("B-16: the dossier of another agency is 404, like one that is not there", async () => {
    const { id } = (await receive()).json();
    test.signIn(world.stranger("specialist"));
    const step = { step: "appraised", stepCode: "B3" };
    const foreign = [await act(id, "record-step", step, 2), await get(id)];
    const missing = [await act(newId(), "record-step", step, 2), await get(newId())];
    const nonsense = [await act("1", "record-step", step, 2), await get("x'--")];
    for (const answer of [...foreign, ...missing, ...nonsense]) expect(answer.statusCode).toBe(404);
    const bodies = [...foreign, ...missing, ...nonsense].map((answer) => ({ ...answer.json(), requestId: "" }));
    expect(new Set(bodies.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it("403 for an act that is not the officer's", async () => {
    const { id } = (await receive()).json();
    const answer = await act(id, "stop", { reason: "x", legalBasis: "y" }, 2);
    expect([answer.statusCode, answer.json().code]).toEqual([403, "E_FORBIDDEN"]);
  });

  it.each([
    ["B-27: 11/2/2019", "11/2/2019"],
    ["B-28: 30 February", "2026-02-30"],
    ["B-29: infinity", "infinity"],
    ["B-29: year 10000", "+10000-01-01"],
    ["B-29: the year one", "0001-01-01"],
  ])("%s is no date", async (_what, signedOn) => {
    const { id } = (await receive()).json();
    test.signIn(world.viewer("department-leader"));
    const result = { result: "granted", number: "1", signedOn, signerId: newId() };
    const answer = await act(id, "resolve", result, 2);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors).toMatchObject([{ field: "/signedOn", code: "E_DATE_RANGE" }]);
  });

  it.each([["2026-12-05T16:30:00"], ["2026-12-05T24:00:00+07:00"], ["2026-12-05"], ["9999-12-31T00:00:00Z"]])(
    "B-29: %s is no instant",
    async (newDueAt) => {
      const { id } = (await receive()).json();
      test.signIn(world.viewer("department-leader"));
      const answer = await act(id, "extend-deadline", { newDueAt, reason: "x", letterNumber: "1" }, 2);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().errors[0]).toMatchObject({ field: "/newDueAt", code: "E_DATE_RANGE" });
    },
  );
});

describe("PATCH", () => {
  it("B-17: no field of a dossier can be edited", async () => {
    const { id } = (await receive()).json();
    const payload = { agencyId: newId(), state: "resolved", dueAt: "2027-01-01" };
    const patch = { method: "PATCH", url: `/api/v1/dossiers/${id}`, payload, headers: SAME_ORIGIN } as const;
    const answer = await test.app.inject(patch);
    expect(answer.statusCode).toBe(422);
    expect(answer.json().errors.map((error: { code: string }) => error.code)).toEqual(Array(3).fill("E_UNKNOWN_FIELD"));
    expect((await getDossier(world.db, id)).version).toBe(2);
  });
});

const get = (id: string) => test.app.inject(`/api/v1/dossiers/${id}`);

describe("reading", () => {
  it("shows a dossier with its axes and what the viewer may do, never the receipt's secret", async () => {
    const receipt = (await receive()).json();
    const answer = await get(receipt.id);
    expect(answer.headers).toMatchObject({ etag: '"2"', "cache-control": "no-store" });
    expect(answer.json()).toMatchObject({
      money: "nothing-due",
      delivery: "not-ready",
      sync: "pending",
      overdue: false,
      availableActions: ["record-step", "withdraw"],
    });
    expect(answer.body).not.toContain(receipt.secret);
  });

  it("shows the history with ids of people only", async () => {
    const { id } = (await receive()).json();
    const answer = await test.app.inject(`/api/v1/dossiers/${id}/history`);
    expect(answer.json().entries.map((entry: { event: string }) => entry.event)).toEqual([
      "dossier-submitted",
      "dossier-accepted",
    ]);
    expect(answer.body).not.toContain("Lý Thị Mỷ");
  });

  it("lists, pages and searches within the viewer's reach", async () => {
    await receive();
    await receive();
    const first = (await test.app.inject("/api/v1/dossiers?limit=1")).json();
    const second = (await test.app.inject(`/api/v1/dossiers?limit=1&after=${encodeURIComponent(first.next)}`)).json();
    expect(first.dossiers[0].id).not.toBe(second.dossiers[0].id);
    const found = (await test.app.inject(`/api/v1/dossiers?q=${encodeURIComponent("ly thi my")}&limit=2`)).json();
    expect(found.dossiers).toHaveLength(2);
    test.signIn(world.stranger("specialist"));
    expect((await test.app.inject("/api/v1/dossiers?q=ly%20thi%20my")).json().dossiers).toEqual([]);
  });
});
