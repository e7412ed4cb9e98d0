import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { h } from "preact";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { call } from "#platform/outgoing/outgoing.ts";
import { createLog } from "#platform/telemetry.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Gateway } from "./domain/gateway.ts";
import { returnDeskRoutes } from "./index.ts";
import { findGateway } from "./store/gateway.ts";
import { standingOf } from "./store/messages.ts";
import { aWorld, LATER, OWNER_CARD, type World } from "./testing-world.ts";
import { carrierOf, carryMessages } from "./use-cases/carry-messages.ts";
import { changeGateway } from "./use-cases/change-gateway.ts";
import { remind } from "./use-cases/remind.ts";

type Said = { readonly url: string; readonly key: string; readonly body: string };
type Answer = { readonly status: number; readonly text: string } | "silence" | "cut";

const SECRET = "khoa-that-bi-mat-123";
const GATEWAY: Gateway = {
  state: "live",
  url: "https://tin.example.vn/gui",
  contentType: "json",
  headerName: "X-Api-Key",
  secret: SECRET,
  body: '{"to":"{{so}}","text":"{{noi_dung}}","id":"{{ma}}"}',
  accepted: '"ok"',
  queryUrl: "https://tin.example.vn/hoi",
  queryBody: '{"id":"{{ma}}"}',
  queryCarried: "DELIVERED",
  queryUnknown: "NOT_FOUND",
};
const YES = { status: 200, text: '{"status":"ok"}' };

let world: World;
let app: App;
let viewer: Viewer;
let gateway: Server;
let origin = "";
const said: Said[] = [];
let answers: Answer[] = [];
const clock = fixedClock(LATER);

/** The gateway of the tests: what is said to its name comes to a server on this machine. */
const callPartner: typeof call = ({ url, ...rest }, policy) => {
  const target = new URL(url);
  if (!policy.hosts.includes(target.host)) return call({ url, ...rest }, policy);
  return call({ ...rest, timeoutMs: 300, url: `${origin}${target.pathname}` }, { hosts: [], simulator: origin });
};
const deps = () => ({ db: world.db, clock, newId, allowedHosts: ["tin.example.vn"], callPartner });

beforeAll(async () => {
  gateway = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
  const address = gateway.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  world = await aWorld();
  viewer = world.viewer("system-administrator");
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
  const acting = async (who: Viewer) => ({ ...world.desk(await clock.now()), viewer: who });
  returnDeskRoutes(app, { ...deps(), calendar: async () => CALENDAR, acting, random: () => 42 });
});
afterEach(() => {
  said.length = 0;
  answers = [];
});
afterAll(async () => {
  gateway.closeAllConnections();
  gateway.close();
  await app.close();
  await world.database.drop();
});

const PAGE = "/can-bo/quan-tri/tin-nhan";
const post = (url: string, fields: Readonly<Record<string, string>>) =>
  app.inject({
    method: "POST",
    url,
    payload: new URLSearchParams(fields).toString(),
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
  });
const asOfficer = async <T>(role: Parameters<World["viewer"]>[0], work: () => Promise<T>): Promise<T> => {
  const before = viewer;
  viewer = world.viewer(role);
  return work().finally(() => (viewer = before));
};
let sets = 0;
const set = (change: Partial<Gateway> = {}) =>
  changeGateway(
    { ...deps(), clock: fixedClock(LATER.add({ milliseconds: ++sets })) },
    { ...GATEWAY, ...change, by: viewer.officerId },
  );
let phones = 40_000_000;
const ready = () => {
  const person = { id: newId(), name: "Vi Văn Thắng", phone: `09${String(++phones).padStart(8, "0")}` };
  return world.ready({ owner: person, submitter: person });
};
const reminder = async () => {
  const sent = await remind(world.desk(), (await ready()).id);
  if (!sent.ok) throw new Error("not reminded");
  return sent.value.messageId;
};
const carry = async (id: string, seconds = 0) => {
  const carrier = await carrierOf(deps());
  if (carrier === undefined) throw new Error("no carrier");
  await carryMessages(world.db, carrier, { now: LATER.add({ seconds }), ids: [id] });
  return standingOf(world.db, id);
};

describe("without a gateway", () => {
  it("the desk says that no code can be sent, and does not ring anybody up", async () => {
    const dossier = await world.ready();
    await asOfficer("counter-officer", async () => {
      const look = await post(desk(dossier), visit(dossier));
      expect(look.body).toContain("Trung tâm chưa có cổng tin nhắn nên không gửi được mã");
      expect(look.body).toContain("Chữ ký trên giấy biên nhận");
      expect(look.body).not.toContain("Gửi mã đến");
      const forced = await post(desk(dossier), { ...visit(dossier), step: "send-code", actId: newId() });
      expect(forced.statusCode).toBe(502);
      expect(forced.body).toContain("chưa có cổng tin nhắn");
      const reminded = await post(`${desk(dossier)}/nhac`, {});
      expect(reminded.statusCode).toBe(409);
      expect(reminded.body).toContain("Hãy gọi điện cho người dân");
    });
    expect(said).toEqual([]);
  });

  it("the page says so, and nothing can be tried", async () => {
    const { body } = await app.inject({ url: PAGE });
    expect(body).toContain("Chưa được đặt lần nào");
    expect(body).toContain("Lưu địa chỉ, nội dung và khóa trước");
    const tried = await post(`${PAGE}/gui-thu`, { phone: "0912345678" });
    expect(tried.statusCode).toBe(422);
    expect(tried.body).toContain("Lưu cấu hình cổng tin nhắn trước");
  });
});

describe("the page of the gateway", () => {
  it("refuses with sentences and keeps what was typed, but never the secret", async () => {
    const wrong = { ...GATEWAY, url: "http://127.0.0.1/gui", body: "{{so}}", headerName: "X Key" };
    const answer = await post(PAGE, wrong);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("https://");
    expect(answer.body).toContain("Thiếu {{noi_dung}}");
    expect(answer.body).toContain('value="X Key"');
    expect(answer.body).not.toContain(SECRET);
    for (const url of ["https://other.example.vn/x", "https://10.0.0.1/x", "https://a:b@tin.example.vn/x", "x"]) {
      expect((await post(PAGE, { ...GATEWAY, url })).statusCode).toBe(422);
    }
    expect(await findGateway(world.db)).toBeUndefined();
  });

  it("saves, shows everything but the secret, and keeps the secret sealed", async () => {
    const saved = await post(PAGE, { ...GATEWAY });
    expect(saved.headers.location).toBe(`${PAGE}?xong=1`);
    const { body } = await app.inject({ url: saved.headers.location ?? "" });
    expect(body).toContain("Đã lưu cổng tin nhắn.");
    expect(body).toContain("https://tin.example.vn/gui");
    expect(body).toContain("Đã có khóa, không hiện lại");
    expect(body).not.toContain(SECRET);
    const { rows } = await sql<{ row: string }>`select s::text as row from message_gateway_setting s`.execute(world.db);
    expect(rows.map(({ row }) => row).join()).not.toContain(SECRET);
    expect((await findGateway(world.db))?.secret).toBe(SECRET);
  });

  it("keeps the secret for the same host, and asks for it again for another", async () => {
    expect((await set({ secret: "", url: "https://tin.example.vn/v2" })).ok).toBe(true);
    expect((await findGateway(world.db))?.secret).toBe(SECRET);
    const wider = { ...deps(), allowedHosts: ["tin.example.vn", "khac.example.vn"] };
    const moved = { ...GATEWAY, secret: "", url: "https://khac.example.vn/gui", by: viewer.officerId };
    expect(await changeGateway(wider, moved)).toMatchObject({ error: [{ field: "secret" }] });
    const asked = { ...GATEWAY, secret: "", queryUrl: "https://khac.example.vn/hoi", by: viewer.officerId };
    expect(await changeGateway(wider, asked)).toMatchObject({ error: [{ field: "secret" }] });
  });

  it("cannot be changed behind its back", async () => {
    const change = sql`update message_gateway_setting set url = 'https://x'`;
    await expect(change.execute(world.db)).rejects.toThrow(/permission denied/);
    await expect(change.execute(world.database.owner)).rejects.toThrow(/append-only/);
  });

  it("tries with a real message, and says why it does not go", async () => {
    await set();
    const done = await post(`${PAGE}/gui-thu`, { phone: "0912 345 678" });
    expect(done.body).toContain("Cổng đã nhận tin thử gửi đến 091•••5678");
    expect(said).toMatchObject([{ url: "/gui", key: SECRET }]);
    expect(JSON.parse(said[0]?.body ?? "")).toMatchObject({ to: "0912345678" });
    for (const [answer, sentence] of [
      [{ status: 401, text: `bad key ${SECRET}` }, "từ chối (401)"],
      [{ status: 200, text: `no: ${SECRET}` }, "không xác nhận đã nhận tin"],
      [{ status: 503, text: "" }, "trả lời lỗi 503"],
      ["cut", "không trả lời"],
    ] as const) {
      answers = [answer];
      const failed = await post(`${PAGE}/gui-thu`, { phone: "0912345678" });
      expect(failed.statusCode).toBe(502);
      expect(failed.body).toContain(sentence);
      expect(failed.body).not.toContain(SECRET);
    }
    expect((await post(`${PAGE}/gui-thu`, { phone: "113" })).body).toContain("10 chữ số");
  });

  it("after any broken statement the retry gives the same setting", async () => {
    const broken = await sweepFaults(world.db, async (db) => {
      const url = `https://tin.example.vn/${newId()}`;
      const command = { ...GATEWAY, url, by: viewer.officerId };
      const first = await changeGateway({ ...deps(), db }, command).catch(() => undefined);
      if (first === undefined) await changeGateway(deps(), command);
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from message_gateway_setting where url = ${url}`.execute(world.db);
      expect(rows).toEqual([{ n: 1 }]);
    });
    expect(broken).toBeGreaterThan(1);
    await set();
  });

  it("two who save at once leave one of the two in force, whole", async () => {
    const other = { url: "https://tin.example.vn/b", secret: "khoa-cua-nguoi-hai" };
    await Promise.all([set(), set(other)]);
    const { url, secret } = (await findGateway(world.db)) ?? { url: "", secret: "" };
    expect([`${GATEWAY.url} ${SECRET}`, `${other.url} ${other.secret}`]).toContain(`${url} ${secret}`);
    await set();
  });
});

describe("a message through the gateway", () => {
  it("is heard with its number, text and id, and is over", async () => {
    const id = await reminder();
    expect(await carry(id)).toMatchObject({ state: "carried" });
    expect(JSON.parse(said[0]?.body ?? "")).toMatchObject({ to: expect.stringMatching(/^09/), id });
    expect(await carry(id, 600)).toMatchObject({ state: "carried" });
    expect(said).toHaveLength(1);
  });

  it("whose answer was lost is asked about, and not sent again when it had arrived", async () => {
    const id = await reminder();
    answers = ["silence", { status: 200, text: "DELIVERED" }];
    expect(await carry(id)).toMatchObject({ state: "asking" });
    expect(await carry(id, 10)).toMatchObject({ state: "asking" });
    expect(await carry(id, 30)).toMatchObject({ state: "carried" });
    expect(said.map(({ url }) => url)).toEqual(["/gui", "/hoi"]);
  });

  it("that the gateway never got is sent again", async () => {
    const id = await reminder();
    answers = ["cut", { status: 200, text: "NOT_FOUND" }, YES];
    await carry(id);
    expect(await carry(id, 30)).toMatchObject({ state: "carried" });
    expect(said.map(({ url }) => url)).toEqual(["/gui", "/hoi", "/gui"]);
  });

  it("is never sent twice on a guess where the gateway cannot be asked", async () => {
    await set({ queryUrl: "", queryBody: "", queryCarried: "", queryUnknown: "" });
    const id = await reminder();
    answers = ["silence"];
    expect(await carry(id)).toMatchObject({ state: "unknown", why: "cổng tin nhắn không trả lời" });
    expect(await carry(id, 600)).toMatchObject({ state: "unknown" });
    expect(said).toHaveLength(1);
    expect((await app.inject({ url: PAGE })).body).toContain("không rõ đã tới hay chưa");
    await set();
  });

  it("that is refused ends, and counts as no reminder", async () => {
    const dossier = await ready();
    answers = [{ status: 400, text: "" }];
    await asOfficer("counter-officer", async () => {
      const failed = await post(`${desk(dossier)}/nhac`, {});
      expect(failed.statusCode).toBe(502);
      expect(failed.body).toContain("từ chối (400). Hãy gọi điện cho người dân");
      expect((await post(`${desk(dossier)}/nhac`, {})).statusCode).toBe(303);
    });
  });

  it("that is not heard is tried five times and no more", async () => {
    const id = await reminder();
    answers = Array.from({ length: 9 }, () => ({ status: 429, text: "" }));
    for (let seconds = 0; seconds < 3000; seconds += 300) await carry(id, seconds);
    expect(await standingOf(world.db, id)).toMatchObject({ state: "failed", why: "cổng tin nhắn đang quá tải" });
    expect(said).toHaveLength(5);
  });

  it("is not sent to an address that became one's own network", async () => {
    const id = await reminder();
    const inside = { ...deps(), allowedHosts: [] };
    const carrier = await carrierOf(inside);
    if (carrier === undefined) throw new Error("no carrier");
    await carryMessages(world.db, carrier, { now: LATER, ids: [id] });
    expect(await standingOf(world.db, id)).toMatchObject({ state: "failed" });
    expect(said).toEqual([]);
  });
});

describe("a code through the gateway", () => {
  it("comes to the phone; the desk says when it did not, and other ways remain", async () => {
    const dossier = await world.ready();
    await asOfficer("counter-officer", async () => {
      const actId = newId();
      const code = { ...visit(dossier), actId, step: "send-code" };
      answers = [{ status: 403, text: "" }];
      const refused = await post(desk(dossier), code);
      expect(refused.statusCode).toBe(502);
      expect(refused.body).toContain("Không gửi được mã: cổng tin nhắn từ chối (403)");
      answers = [{ status: 429, text: "" }];
      const slow = await post(desk(dossier), code);
      expect(slow.body).toContain("Chưa chắc mã đã đến điện thoại");
      const sent = await post(desk(dossier), code);
      expect(sent.body).toContain("Đã gửi mã đến");
      expect(said.at(-1)?.body).toContain("000042");
      const done = await post(desk(dossier), { ...code, step: "hand-over", proof: "code", digits: "000042" });
      expect(done.statusCode).toBe(303);
    });
    const { rows } = await sql<{ body: string }>`
      select body from outgoing_message where kind = 'return-code' and state in ('carried', 'failed')`.execute(
      world.db,
    );
    expect(new Set(rows.map(({ body }) => body))).toEqual(new Set([""]));
  });

  it("is not sent for what would not be handed over: unpaid, or to a stranger", async () => {
    const unpaid = await world.ready({ feesDue: 119_000 });
    const other = await world.ready();
    await asOfficer("counter-officer", async () => {
      const due = await post(desk(unpaid), { ...visit(unpaid), actId: newId(), step: "send-code" });
      expect(due.statusCode).toBe(409);
      const stranger = { ...visit(other), card: "020190009999", actId: newId(), step: "send-code" };
      expect((await post(desk(other), stranger)).statusCode).toBe(422);
    });
    expect(said).toEqual([]);
  });
});

function desk({ id }: Dossier): string {
  return `/can-bo/tra-ket-qua/${id}`;
}

function visit({ id, version }: Dossier): Readonly<Record<string, string>> {
  return { receiver: "owner", card: OWNER_CARD, [`version.${id}`]: String(version), [`paper.${id}`]: "1" };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  said.push({ url: request.url ?? "", key: String(request.headers["x-api-key"] ?? ""), body });
  const next = answers.shift() ?? YES;
  if (next === "silence") return;
  if (next === "cut") request.socket.destroy();
  else response.writeHead(next.status).end(next.text);
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}
