import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn, TEST_PASSWORD, type Browser } from "#modules/identity/testing.ts";
import { centreUnderTest, type CentreUnderTest } from "./centre-under-test.ts";

const SIGN_IN = "/can-bo/dang-nhap";
const FORM = "application/x-www-form-urlencoded";

let centre: CentreUnderTest;
let officer: Browser;
beforeAll(async () => {
  centre = await centreUnderTest();
  officer = await signedIn(centre.app, "quantri");
});
afterAll(() => centre.close());

type Sent = {
  readonly headers?: Record<string, string>;
  readonly payload?: string | Buffer;
  readonly method?: "POST" | "PUT";
};

function send(url: string, { headers = {}, payload = "", method = "POST" }: Sent = {}) {
  return centre.app.inject({
    method,
    url,
    headers: { "content-type": FORM, cookie: officer.cookies(), ...headers },
    payload,
  });
}

const agency = new URLSearchParams({
  code: "H37.96",
  name: "Cơ quan lạ",
  shortName: "Lạ",
  kind: "department",
  superiorName: "x",
  address: "x",
  phone: "02053 000 999",
  place: "x",
}).toString();

async function agencies(): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from agency`.execute(centre.database.app);
  return rows[0]?.n ?? -1;
}

describe("B-46 writes from elsewhere", () => {
  it.each([
    ["no origin at all", {}],
    ["another origin", { origin: "https://evil.example" }],
    ["the null origin of a sandbox", { origin: "null" }],
    ["a subdomain", { origin: "http://x.localhost:80" }],
    ["another port", { origin: "http://localhost:8080" }],
    ["a cross-site fetch", { "sec-fetch-site": "cross-site" }],
    ["a same-site neighbour", { "sec-fetch-site": "same-site" }],
    ["a cross-site fetch with our origin", { "sec-fetch-site": "cross-site", origin: "http://localhost:80" }],
    ["nonsense", { "sec-fetch-site": "Same-Origin, none" }],
  ])("with %s are refused and have no effect", async (_, headers) => {
    const before = await agencies();
    const answer = await send("/can-bo/quan-tri/don-vi", {
      headers: { ...headers, accept: "application/json" },
      payload: agency,
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "E_CSRF"]);
    expect(await agencies()).toBe(before);
  });

  it("cover signing in and out, so nobody is signed in as somebody else", async () => {
    const payload = new URLSearchParams({ username: "quantri", password: TEST_PASSWORD }).toString();
    expect((await send(SIGN_IN, { headers: { origin: "https://evil.example" }, payload })).statusCode).toBe(403);
    expect((await send("/can-bo/dang-xuat", { headers: { "sec-fetch-site": "cross-site" } })).statusCode).toBe(403);
    expect((await officer.get("/api/v1/me")).status).toBe(200);
  });

  it("cover every method and every writing route", async () => {
    for (const { method, url } of centre.app.declaredRoutes.filter(
      (route) => !["GET", "HEAD"].includes(route.method),
    )) {
      const answer = await centre.app.inject({ method: method as "POST", url, headers: { cookie: officer.cookies() } });
      expect(answer.statusCode, `${method} ${url}`).toBe(PARTNERS_DOORS.includes(url) ? 401 : 403);
    }
  });

  it("from our own pages are carried out, by either header", async () => {
    const own: readonly Record<string, string>[] = [
      { "sec-fetch-site": "same-origin" },
      { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" },
    ];
    for (const headers of own) {
      const answer = await send("/can-bo/xac-nhan", {
        headers,
        payload: new URLSearchParams({ password: TEST_PASSWORD }).toString(),
      });
      expect(answer.statusCode).toBe(303);
      officer = await signedIn(centre.app, "quantri");
    }
  });
});

/** Programs of partners come with a signature over their bytes; a cookie opens nothing here, whoever sends it. */
const PARTNERS_DOORS: readonly string[] = ["/api/v1/payments/platform-events", "/api/v1/post/tracking"];

describe("headers", () => {
  const exact = {
    "content-security-policy":
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';connect-src 'self';" +
      "form-action 'self';frame-src 'self';manifest-src 'self';base-uri 'none';frame-ancestors 'none';" +
      "require-trusted-types-for 'script'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=()",
    "x-frame-options": "SAMEORIGIN",
  };

  it.each(["/", SIGN_IN, "/tra-cuu", "/can-bo/tai-khoan", "/api/v1/me", "/khong-co", "/healthz", "/api/v1/khong-co"])(
    "of %s are exactly these",
    async (url) => {
      const { headers } = await officer.get(url);
      for (const [name, value] of Object.entries(exact)) expect(headers[name], `${name} of ${url}`).toBe(value);
      expect(headers["x-powered-by"]).toBeUndefined();
      expect(headers.server).toBeUndefined();
      expect(headers["strict-transport-security"], "only over https").toBeUndefined();
    },
  );

  it("keep everything signed-in out of caches", async () => {
    for (const url of ["/can-bo/tai-khoan", "/api/v1/me", "/can-bo/quan-tri", "/can-bo/quan-tri/can-bo"]) {
      const answer = await officer.get(url);
      expect([answer.status, answer.headers["cache-control"]], url).toEqual([200, "no-store"]);
    }
  });

  it("over https add HSTS for two years and a cookie that neighbours cannot plant", async () => {
    const secure = await centreUnderTest({ MOTCUA_PUBLIC_URL: "https://motcua.example" });
    try {
      const answer = await secure.app.inject({
        method: "POST",
        url: SIGN_IN,
        headers: { "content-type": FORM, "sec-fetch-site": "same-origin" },
        payload: new URLSearchParams({ username: "quantri", password: TEST_PASSWORD }).toString(),
      });
      expect(answer.headers["strict-transport-security"]).toBe("max-age=63072000; includeSubDomains");
      expect(answer.headers["set-cookie"]).toMatch(/^__Host-sid=[\w-]{22}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      const token = answer.cookies[0]?.value ?? "";
      const plain = await secure.app.inject({ url: "/api/v1/me", headers: { cookie: `sid=${token}` } });
      expect(plain.statusCode, "the name without the prefix counts for nothing").toBe(401);
    } finally {
      await secure.close();
    }
  });

  it("of pages have no inline script, style or handler", async () => {
    for (const url of [
      "/",
      SIGN_IN,
      "/can-bo/tai-khoan",
      "/can-bo/quan-tri/can-bo",
      "/can-bo/quan-tri/don-vi",
      "/tra-cuu",
    ]) {
      const { body } = await officer.get(url);
      expect(body, url).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle="|\son[a-z]+="|javascript:/);
    }
  });
});

describe("JSON bodies", () => {
  const person = "/api/v1/people/01939f6c-0000-7000-8000-000000000001/national-id";
  const counter = async (payload: string, type = "application/json") => {
    const desk = await signedIn(centre.app, "tiepnhan.skhcn");
    return centre.app.inject({
      method: "POST",
      url: person,
      headers: { cookie: desk.cookies(), "sec-fetch-site": "same-origin", "content-type": type },
      payload,
    });
  };

  it.each([
    ["B-18 __proto__", '{"purpose":"Kiểm tra","__proto__":{"admin":1}}', 422, "E_UNKNOWN_FIELD"],
    ["B-18 constructor", '{"purpose":"Kiểm tra","constructor":{"prototype":{"admin":1}}}', 422, "E_UNKNOWN_FIELD"],
    ["B-17 a field of somebody else", '{"purpose":"Kiểm tra","officerId":"x"}', 422, "E_INVALID"],
    ["B-19 a key twice", '{"purpose":"a","purpose":"b"}', 400, "E_JSON_DUPLICATE"],
    ["B-19 a key twice, escaped", '{"purpose":"a","\\u0070urpose":"b"}', 400, "E_JSON_DUPLICATE"],
    ["B-20 NUL", '{"purpose":"a\\u0000b"}', 422, "E_CHAR"],
    ["B-21 lone surrogate", '{"purpose":"a\\ud800"}', 422, "E_CHAR"],
    ["B-44 depth 10,000", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, 400, "E_JSON_DEPTH"],
    ["no JSON", "{", 400, "E_JSON"],
    ["nothing", "", 400, "E_JSON"],
    ["a list", "[]", 422, "E_INVALID"],
    ["null", "null", 422, "E_INVALID"],
  ])("%s", async (_, payload, status, code) => {
    const answer = await counter(payload);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
    expect(Object.getPrototypeOf({})).not.toHaveProperty("admin");
    expect(answer.body).not.toMatch(/\bat .*\.ts|select |node_modules/);
  });

  it.each(["text/plain", "application/xml", "text/html", "multipart/mixed", "application/jsonp"])(
    "B-45 as %s are 415",
    async (type) => {
      const answer = await counter('{"purpose":"Kiểm tra"}', type);
      expect([answer.statusCode, answer.json().code]).toEqual([415, "E_MEDIA_TYPE"]);
    },
  );

  it("need the proof and a purpose; a person who does not exist is 404 and not logged", async () => {
    expect((await counter('{"purpose":"  "}')).json().code).toBe("E_PURPOSE");
    expect((await counter('{"purpose":"Đối chiếu thẻ"}')).statusCode).toBe(404);
    const { rows } = await sql`select from personal_data_read`.execute(centre.database.app);
    expect(rows).toEqual([]);
  });
});

describe("form bodies", () => {
  it("B-18, B-20, B-21 are refused like JSON", async () => {
    for (const payload of ["username=a%00b", "username=a&__proto__[x]=1&password=b", "constructor=1&username=a"]) {
      const answer = await send(SIGN_IN, {
        headers: { "sec-fetch-site": "same-origin", accept: "application/json" },
        payload,
      });
      expect([401, 422], payload).toContain(answer.statusCode);
    }
    const nul = await send(SIGN_IN, {
      headers: { "sec-fetch-site": "same-origin", accept: "application/json" },
      payload: "username=a%00b",
    });
    expect(nul.json().code).toBe("E_CHAR");
  });

  it("with a field given twice or as a list do no harm", async () => {
    const headers = { "sec-fetch-site": "same-origin" };
    expect((await send(SIGN_IN, { headers, payload: "username=a&username=b&password=c&password=d" })).statusCode).toBe(
      401,
    );
    expect((await send(SIGN_IN, { headers, payload: "username[]=a&password[x]=c" })).statusCode).toBe(401);
    expect((await send(SIGN_IN, { headers, payload: "" })).statusCode).toBe(401);
  });
});

describe("the address of a client", () => {
  const guess = async (app: CentreUnderTest["app"], claimed: string) => {
    const answer = await app.inject({
      method: "POST",
      url: SIGN_IN,
      remoteAddress: "127.0.0.1",
      headers: { "content-type": FORM, "sec-fetch-site": "same-origin", "x-forwarded-for": claimed },
      payload: "username=giamdoc&password=sai",
    });
    return answer.statusCode;
  };

  it("is not what the client claims, so guessing cannot be spread over made-up addresses", async () => {
    const statuses = [];
    for (let n = 1; n <= 6; n += 1) statuses.push(await guess(centre.app, `203.0.113.${n}`));
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("is what our own proxy saw, when there is one", { timeout: 120_000 }, async () => {
    const proxied = await centreUnderTest({ MOTCUA_TRUST_PROXY: "1" });
    try {
      const statuses = [];
      for (let n = 1; n <= 6; n += 1) statuses.push(await guess(proxied.app, `203.0.113.${n}, 198.51.100.9`));
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
      expect(await guess(proxied.app, "203.0.113.1, 198.51.100.10"), "somebody else is not kept out").toBe(401);
    } finally {
      await proxied.close();
    }
  });
});
