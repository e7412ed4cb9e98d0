import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { DEMO_OFFICERS, disableOfficer } from "./index.ts";
import { listOnDuty } from "./store/duty-list.ts";
import { browser, seedStaff, staffApp, type SeededStaff } from "./testing.ts";

let database: TestDatabase;
let app: App;
let staff: SeededStaff;
beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  app = await staffApp({ db: database.app });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

describe("who is on duty", () => {
  it("are the 31 of the centre and nobody from the offices behind it", async () => {
    const people = await listOnDuty(database.app);
    const expected = DEMO_OFFICERS.filter((officer) => officer.atCentre).map((officer) => officer.name);
    expect(new Set(people.map((person) => person.name))).toEqual(new Set(expected));
    expect(people).toHaveLength(31);
    expect(new Set(people.map((person) => person.key)).size).toBe(31);
  });

  it("are public with place, title and telephone, in the order of the boards", async () => {
    const page = await browser(app).get("/nguoi-truc");
    expect(page.status).toBe(200);
    expect(page.body).toContain("31 người");
    const at = (text: string) => page.body.indexOf(text);
    expect(at("Ban Giám đốc Trung tâm")).toBeLessThan(at("Quầy Sở Nội vụ tại Trung tâm"));
    expect(at("Quầy Sở Nội vụ tại Trung tâm")).toBeLessThan(at("Quầy Thuế tỉnh tại Trung tâm"));
    expect(page.body).toMatch(/href="tel:02053000\d{3}"/);
    expect(page.body).not.toContain("VietinBank");
  });

  it("leave the list when their account is closed", async () => {
    const officerId = staff.officers.get("tiepnhan.snv") ?? "";
    await disableOfficer({ db: database.app, newId, actorId: null }, officerId);
    expect(await listOnDuty(database.app)).toHaveLength(30);
  });

  it("are shown without user names", async () => {
    const page = await browser(app).get("/nguoi-truc");
    for (const { username } of DEMO_OFFICERS) expect(page.body).not.toContain(username);
  });
});
