import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { h } from "preact";
import { type App, createApp } from "#platform/http/app.ts";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { at } from "#modules/dossiers/testing.ts";
import { aWorld, type World } from "#modules/dossiers/testing-world.ts";
import type { Role, Viewer } from "#modules/identity/index.ts";
import { SERVICE_LEVELS_PATH } from "./http/paths.ts";
import { levelRoutes } from "./http/service-levels/level-routes.tsx";
import { listReportedProcedures } from "./store/facts.ts";
import { listNewestLevels } from "./store/service-levels/service-levels.ts";
import { recordFacts } from "./use-cases/record-facts.ts";

let world: World;
let app: App;
let viewer: Viewer;
let code: string;

beforeAll(async () => {
  world = await aWorld("simulated", [recordFacts]);
  await world.receive({ channel: "online" }, at("2026-11-23 09:00"));
  code = (await listReportedProcedures(world.db))[0]?.code ?? "";
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
  levelRoutes(app, { db: world.db, newId, clock: fixedClock("2026-12-20T02:00:00Z") });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.database.drop();
});

function as(role: Role): void {
  const known = world.viewer("department-leader");
  viewer = { ...known, appointments: [{ role, agencyId: world.agencyId, unitId: newId() }] };
}

const get = (query = "") => app.inject({ url: `${SERVICE_LEVELS_PATH}${query}` });
const post = (fields: readonly (readonly [string, string])[]) =>
  app.inject({
    method: "POST",
    url: SERVICE_LEVELS_PATH,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  });

describe("the page of online levels", () => {
  it("shows what is not classified, and to those who only read no form", async () => {
    as("provincial-leader");
    const { statusCode, body } = await get("?loc=chua-phan-loai");
    expect(statusCode).toBe(200);
    expect(body).toContain(code);
    expect(body).toContain("chưa phân loại");
    expect(body).toContain("Chưa ghi mức độ nào");
    expect(body).not.toContain('name="thu-tuc"');
    as("system-administrator");
    expect((await get()).body).toContain('name="thu-tuc"');
  });

  it("is declared for the province to read, for the centre and the administrator to write", () => {
    const audiences = app.declaredRoutes
      .filter(({ url, method }) => url === SERVICE_LEVELS_PATH && method !== "HEAD")
      .map(({ method, audience }) => [method, audience]);
    expect(Object.fromEntries(audiences)).toEqual({
      GET: ["centre-manager", "provincial-leader", "system-administrator"],
      POST: ["centre-manager", "system-administrator"],
    });
  });

  it("keeps what was ticked and typed when something is missing", async () => {
    as("centre-manager");
    const { statusCode, body } = await post([
      ["thu-tuc", code],
      ["can-cu", "Quyết định 5/QĐ-UBND"],
      ["tu-ngay", "ngày mai"],
    ]);
    expect(statusCode).toBe(422);
    expect(body).toContain("Chọn mức độ trực tuyến.");
    expect(body).toContain("Ngày viết như 01/01/2027.");
    expect(body).toContain('value="ngày mai"');
    expect(body).toContain("Quyết định 5/QĐ-UBND</textarea>");
    expect(body).toMatch(/name="thu-tuc"[^>]* checked/);
    expect(await listNewestLevels(world.db, 5)).toEqual([]);
  });

  it("says so when nothing is ticked, when a procedure is not there, and for an empty body", async () => {
    const rest = [
      ["muc", "whole"],
      ["can-cu", "Quyết định 5"],
      ["tu-ngay", "01/12/2026"],
    ] as const;
    expect((await post(rest)).body).toContain("Chọn ít nhất một thủ tục");
    const unknown = await post([...rest, ["thu-tuc", "x<y"]]);
    expect([unknown.statusCode, unknown.body.includes("Không có thủ tục mã x&lt;y")]).toEqual([422, true]);
    expect((await post([])).statusCode).toBe(422);
    expect(await listNewestLevels(world.db, 5)).toEqual([]);
  });

  it("enters a level for the ticked procedures and comes back to the same list", async () => {
    const { statusCode, headers } = await post([
      ["thu-tuc", code],
      ["muc", "whole"],
      ["can-cu", "Quyết định 5/QĐ-UBND"],
      ["tu-ngay", "01/12/2026"],
      ["loc", "toan-trinh"],
    ]);
    expect([statusCode, headers.location]).toEqual([303, `${SERVICE_LEVELS_PATH}?loc=toan-trinh&da-ghi=1`]);
    const { body } = await get("?loc=toan-trinh&da-ghi=1");
    expect(body).toContain("Đã ghi mức độ trực tuyến của 1 thủ tục");
    expect(body).toContain("Toàn trình từ 01/12/2026");
    expect(body).toContain(viewer.name);
    expect((await get("?loc=chua-phan-loai")).body).toContain("Không có thủ tục nào");
    const [line] = await listNewestLevels(world.db, 5);
    expect(line).toMatchObject({ procedureCode: code, level: "whole", enteredBy: viewer.officerId });
  });

  it("keeps a ticked procedure in sight that the list no longer shows", async () => {
    const { body } = await post([
      ["thu-tuc", code],
      ["loc", "chua-phan-loai"],
    ]);
    expect(body).toContain("Cũng đang chọn, ngoài danh sách trên");
    expect(body).toContain(`type="hidden" name="thu-tuc" value="${code}"`);
  });
});
