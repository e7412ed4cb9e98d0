import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS, ROLES, type Role } from "#modules/identity/index.ts";
import { browser, signedIn, type Browser } from "#modules/identity/testing.ts";
import type { DeclaredRoute } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { centreUnderTest, type CentreUnderTest } from "./centre-under-test.ts";

let centre: CentreUnderTest;
let routes: readonly DeclaredRoute[];
const officers = new Map<Role, Browser>();

beforeAll(async () => {
  centre = await centreUnderTest();
  routes = centre.app.declaredRoutes.filter((route) => route.method !== "HEAD" && route.method !== "OPTIONS");
  for (const { role, username } of DEMO_ACCOUNTS) officers.set(role, await signedIn(centre.app, username));
});
afterAll(() => centre.close());

/** The address of a route with ids of things that do not exist. */
function addressOf({ url }: DeclaredRoute): string {
  return url.replaceAll(/:[a-zA-Z]+/g, () => newId()).replaceAll("*", "x");
}

async function ask(
  visitor: Browser,
  route: DeclaredRoute,
  accept: string,
): Promise<{ readonly status: number; readonly location: string; readonly body: string }> {
  const url = addressOf(route);
  const answer = await centre.app.inject({
    method: route.method as "GET",
    url,
    headers: { accept, cookie: visitor.cookies(), "sec-fetch-site": "same-origin" },
  });
  return { status: answer.statusCode, location: answer.headers.location ?? "", body: answer.body };
}

const SIGN_OUT = "/can-bo/dang-xuat";
const guarded = () => routes.filter((route) => route.audience !== "public" && route.url !== SIGN_OUT);

describe("audience of every route", () => {
  it("is declared, and known roles only", () => {
    expect(routes.length).toBeGreaterThan(30);
    for (const { url, audience } of routes) {
      if (typeof audience === "string") expect(["public", "officer"], url).toContain(audience);
      else
        expect(
          audience.every((role) => ROLES.some((known) => known === role)),
          url,
        ).toBe(true);
    }
  });

  it("is never public under /can-bo, except for signing in and out", () => {
    const open = routes.filter((route) => route.audience === "public" && route.url.startsWith("/can-bo"));
    expect([...new Set(open.map((route) => route.url))].sort()).toEqual([
      "/can-bo/dang-nhap",
      "/can-bo/dang-nhap/ma-xac-thuc",
      "/can-bo/dang-xuat",
    ]);
  });

  it("is never public for a write, except for signing in and out", () => {
    const open = routes.filter((route) => route.audience === "public" && route.method !== "GET");
    const allowed = [
      "/can-bo/dang-nhap",
      "/can-bo/dang-nhap/ma-xac-thuc",
      "/can-bo/dang-xuat",
      "/tra-cuu",
      "/api/v1/post/tracking",
      // Paying needs no account: the secret of a receipt or of a link opens it, or a partner's signature.
      "/thanh-toan",
      "/thanh-toan/thu-hoi",
      "/thanh-toan/:token/cong",
      "/thanh-toan/:token/kiem-tra",
      "/api/v1/payments/platform-events",
    ];
    expect(open.filter((route) => !allowed.includes(route.url))).toEqual([]);
  });
});

describe("who is not signed in", () => {
  it("is asked to sign in by every page and gets 401 from every other guarded route", async () => {
    const nobody = browser(centre.app);
    for (const route of guarded()) {
      const isApi = route.url.startsWith("/api/");
      const { status, location } = await ask(nobody, route, isApi ? "application/json" : "text/html");
      if (route.method === "GET" && !isApi) {
        expect([status, location.split("?")[0]], `${route.method} ${route.url}`).toEqual([303, "/can-bo/dang-nhap"]);
      } else expect(status, `${route.method} ${route.url}`).toBe(401);
    }
  });

  it("gets a problem in both languages from the API, without a word about what is there", async () => {
    for (const { url } of guarded().filter((route) => route.url.startsWith("/api/") && route.method === "GET")) {
      const answer = await centre.app.inject({ url: url.replaceAll(/:[a-zA-Z]+/g, "1") });
      expect(answer.headers["content-type"], url).toBe("application/problem+json; charset=utf-8");
      expect(answer.json(), url).toMatchObject({ code: "E_UNAUTHENTICATED", status: 401, titleEn: expect.any(String) });
    }
  });
});

describe("every route, every role", () => {
  it.each(ROLES)("%s gets 403 where the route is for others, and only there", async (role) => {
    const officer = officers.get(role);
    if (officer === undefined) throw new Error(`nobody is ${role}`);
    for (const route of guarded()) {
      const { status, body } = await ask(officer, route, "application/json");
      const isFor = route.audience === "officer" || route.audience.includes(role);
      const where = `${role}: ${route.method} ${route.url}`;
      // A wrong password or code is 401 too; a session that is not seen has its own code.
      expect(body, where).not.toContain("E_UNAUTHENTICATED");
      if (!isFor) expect(status, where).toBe(403);
      expect(status, where).toBeLessThan(500);
    }
  });

  it("writes nothing while it is refused", async () => {
    const before = await rowCounts();
    const outsider = officers.get("provincial-leader");
    if (outsider === undefined) throw new Error("nobody is provincial-leader");
    const closed = guarded().filter(
      (route) => Array.isArray(route.audience) && !route.audience.includes("provincial-leader"),
    );
    expect(closed.length).toBeGreaterThan(5);
    for (const route of closed) await ask(outsider, route, "text/html");
    expect(await rowCounts()).toEqual(before);
  });
});

describe("what does not exist", () => {
  it("is not found for whoever asks, signed in or not", async () => {
    const admin = officers.get("system-administrator");
    for (const url of ["/khong-co", "/can-bo/khong-co", "/api/v1/khong-co", "/.env", "/can-bo/quan-tri/khong-co"]) {
      expect((await browser(centre.app).get(url)).status, url).toBe(404);
      expect((await admin?.get(url))?.status, url).toBe(404);
    }
  });
});

/** Rows of every table; what is refused may only leave a trace in the log of security. */
async function rowCounts(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('security_log', 'session')`.execute(centre.database.owner);
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(
      centre.database.owner,
    );
    counts[name] = counted.rows[0]?.n ?? -1;
  }
  return counts;
}
