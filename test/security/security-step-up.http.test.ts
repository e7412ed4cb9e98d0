import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ageSessions, signedIn } from "#modules/identity/testing.ts";
import type { DeclaredRoute } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { centreUnderTest, type CentreUnderTest } from "./centre-under-test.ts";

let centre: CentreUnderTest;
beforeAll(async () => {
  centre = await centreUnderTest();
});
afterAll(() => centre.close());

/** Posts to the route six minutes after the password was given; answers the status and the code of the problem. */
async function postLate(username: string, route: DeclaredRoute): Promise<string> {
  const officer = await signedIn(centre.app, username);
  await ageSessions(centre.database.owner, "confirmed_at", 6);
  const url = route.url.replaceAll(/:[a-zA-Z]+/g, () => newId());
  const answer = await officer.post(url, { version: "1" }, { accept: "application/json" });
  return `${answer.status} ${/"code":"(\w+)"/.exec(answer.body)?.[1] ?? ""}`;
}

function posts(pattern: RegExp): readonly DeclaredRoute[] {
  return centre.app.declaredRoutes.filter(({ method, url }) => method === "POST" && pattern.test(url));
}

describe("B-48 six minutes after the password", () => {
  it.each([
    ["calendar", /^\/can-bo\/quan-tri\/lich\//, 3],
    ["limits of procedures", /^\/can-bo\/quan-tri\/thu-tuc\//, 2],
    ["workflows put into force", /^\/can-bo\/quan-tri\/quy-trinh\/:code\/ap-dung$/, 1],
    ["a new officer", /^\/can-bo\/quan-tri\/can-bo$/, 1],
  ])("%s: nothing is changed", async (_, pattern, count) => {
    const routes = posts(pattern);
    expect(routes.length).toBeGreaterThanOrEqual(count);
    for (const route of routes) expect(await postLate("quantri", route), route.url).toBe("403 E_STEP_UP");
  });

  it.each(["lanhdao.skhcn", "lanhdao.ubnd"])("%s signs nothing", async (username) => {
    const routes = posts(
      /^\/can-bo\/ho-so\/:id\/(?:buoc\/:taskId\/hoan-thanh|:act)$|^\/api\/v1\/dossiers\/:id\/(?:resolve|stop|extend-deadline)$/,
    );
    expect(routes).toHaveLength(5);
    for (const route of routes) expect(await postLate(username, route), route.url).toBe("403 E_STEP_UP");
  });

  it.each(["lanhdao.skhcn", "lanhdao.ubnd", "giamdoc"])("%s directs nobody", async (username) => {
    const routes = posts(/^\/dieu-hanh\/chi-dao\/(?:moi|:id\/:act)$/);
    expect(routes).toHaveLength(2);
    for (const route of routes) expect(await postLate(username, route), route.url).toBe("403 E_STEP_UP");
  });

  it("a specialist, who only prepares, goes on working", async () => {
    for (const route of posts(/^\/can-bo\/ho-so\/:id\/buoc\/:taskId\/hoan-thanh$/)) {
      expect(await postLate("chuyenvien.skhcn", route)).not.toContain("E_STEP_UP");
    }
  });

  it("a full number is not shown", async () => {
    const [route] = posts(/^\/api\/v1\/people\/:id\/national-id$/);
    if (route === undefined) throw new Error("the route is gone");
    const desk = await signedIn(centre.app, "tiepnhan.skhcn");
    await ageSessions(centre.database.owner, "confirmed_at", 6);
    const answer = await centre.app.inject({
      method: "POST",
      url: route.url.replace(":id", newId()),
      headers: { cookie: desk.cookies(), "sec-fetch-site": "same-origin", "content-type": "application/json" },
      payload: '{"purpose":"Đối chiếu thẻ"}',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "E_STEP_UP"]);
  });
});
