import { h } from "preact";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { FORBIDDEN, HttpProblem } from "#platform/http/problem.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { mayEnter, seedOfficers, type Role, type Viewer } from "#modules/identity/index.ts";
import { seedOrganizations } from "#modules/organizations/index.ts";
import type { WorkflowDefinition } from "../domain/definition.ts";
import { KITE_PERMIT } from "../domain/example.ts";
import { LANG_SON_2487 } from "../domain/lang-son-2487.ts";
import { writeWays } from "../domain/table-text.ts";
import { findPublishedWorkflow, listVersionsOf } from "../store/versions.ts";
import { seedWorkflows } from "../use-cases/seed-workflows.ts";
import { WORKFLOWS_PATH, workflowPath, workflowVersionPath } from "./paths.ts";
import { readTable } from "./read-table.ts";
import { workflowRoutes } from "./workflow-routes.tsx";

const NOW = Temporal.Instant.from("2026-11-23T09:00:00+07:00");
let database: TestDatabase;
let app: App;
let role: Role = "system-administrator";

beforeAll(async () => {
  database = await testDatabase();
  await transact(database.app, async (tx) => {
    const organizations = await seedOrganizations(tx, newId);
    await seedOfficers(tx, { newId, now: NOW, ...organizations, passwordHash: null });
    await seedWorkflows(tx, { newId, now: NOW });
  });
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request, _reply, audience) => {
      const appointments = [{ unitId: newId(), agencyId: newId(), role }];
      const viewer: Viewer = { officerId: newId(), sessionId: newId(), name: "Vi Thị An", title: "", appointments };
      request.viewer = viewer;
      if (audience !== "public" && !mayEnter(viewer, audience)) throw new HttpProblem(FORBIDDEN);
    },
  });
  workflowRoutes(app, { db: database.app, clock: fixedClock(NOW), newId });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const get = (url: string) => app.inject({ method: "GET", url });
const post = (url: string, form: Readonly<Record<string, string>>) =>
  app.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(form).toString(),
  });

/** The form of the editor as a browser sends it for that table. */
function formOf(definition: WorkflowDefinition): Record<string, string> {
  const rows = definition.steps.flatMap((step, at) => {
    const cells = {
      code: step.code,
      title: step.title.vi,
      act: step.act,
      place: step.actor.place,
      role: step.actor.role ?? "",
      actorLabel: step.actorLabel,
      value: step.limit === null ? "" : String(step.limit.value).replace(".", ","),
      unit: step.limit?.unit ?? "working-day",
      paper: step.paper,
      next: writeWays(step.next),
      back: (step.back ?? []).join(", "),
      parallel: step.split !== undefined ? "split" : step.join !== undefined ? "join" : "",
      legalBasis: step.legalBasis ?? "",
    };
    return Object.entries(cells).map(([name, value]) => [`${name}.${at}`, value]);
  });
  return {
    name: definition.name,
    legalBasis: definition.legalBasis,
    totalValue: String(definition.total.value).replace(".", ","),
    totalUnit: definition.total.unit,
    ...Object.fromEntries(rows),
  };
}

const vietnameseOnly = (definition: WorkflowDefinition): WorkflowDefinition => ({
  ...definition,
  steps: definition.steps.map((step) => ({ ...step, title: { vi: step.title.vi } })),
});

describe("reading the table of the form", () => {
  it.each([...LANG_SON_2487, KITE_PERMIT].map((each) => [each.code, each] as const))(
    "%s comes back as it was",
    (code, definition) => expect(readTable(formOf(definition), code)).toEqual(vietnameseOnly(definition)),
  );

  it("keeps what is odd for the linter to name", () => {
    const odd = readTable({ name: "x", "code.0": "B1", "title.0": "T", "value.0": "nửa", "act.0": "constructor" }, "X");
    expect(odd.steps).toMatchObject([{ code: "B1", act: "appraise", limit: { value: 0 } }]);
    expect(readTable({}, "X").steps).toEqual([]);
  });
});

describe("pages of internal processes", () => {
  it("are for administrators; a process in force may be read by every officer", async () => {
    role = "specialist";
    const kite = await findPublishedWorkflow(database.app, "KITE-PERMIT");
    expect((await get(WORKFLOWS_PATH)).statusCode).toBe(403);
    expect((await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, {})).statusCode).toBe(403);
    const read = await get(workflowVersionPath(kite?.id ?? ""));
    expect(read.statusCode).toBe(200);
    expect(read.body).toContain("<svg");
    expect((await get(workflowVersionPath(newId()))).statusCode).toBe(404);
    expect((await get(workflowVersionPath("x"))).statusCode).toBe(404);
    role = "system-administrator";
  });

  it("lists processes, and shows table, picture and what the linter says", async () => {
    const list = await get(WORKFLOWS_PATH);
    expect(list.body).toContain("LS-2487-1b");
    const page = await get(workflowPath("LS-2487-4"));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain("quy trình không có lỗi");
    expect(page.body).toContain("Cần tham vấn chuyên gia hoặc các bên liên quan");
    expect(page.body).toContain('role="img"');
    expect(page.body).not.toMatch(/\sstyle="/);
    expect((await get(workflowPath("KHONG-CO"))).statusCode).toBe(404);
    expect((await get(workflowPath("../etc"))).statusCode).toBe(404);
  });
});

describe("writing a new version", () => {
  it("saves a faulty table as a draft, says what is wrong, and puts in force only what is right", async () => {
    const faulty = { ...formOf(KITE_PERMIT), "value.2": "4", "next.6": "B99" };
    expect((await post(`${workflowPath("KITE-PERMIT")}/sua`, faulty)).statusCode).toBe(303);
    const page = await get(workflowPath("KITE-PERMIT"));
    expect(page.body).toContain("Bước B7: bước chuyển đến một bước không có: B99.");
    expect(page.body).not.toContain("Số quyết định phê duyệt");
    const [draft] = await listVersionsOf(database.app, "KITE-PERMIT");
    const publication = {
      id: draft?.id ?? "",
      approvalNumber: "5/QĐ",
      approvalDate: "20/11/2026",
      effectiveFrom: "01/12/2026",
    };
    const refused = await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, publication);
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain("Quy trình còn lỗi");

    await post(`${workflowPath("KITE-PERMIT")}/sua`, { ...formOf(KITE_PERMIT), name: "Thả diều 2026" });
    const [mended] = await listVersionsOf(database.app, "KITE-PERMIT");
    const right = { ...publication, id: mended?.id ?? "" };
    const wrongDate = await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, { ...right, effectiveFrom: "31/11/2026" });
    expect(wrongDate.statusCode).toBe(422);
    expect(wrongDate.body).toContain("Nhập ngày theo ngày/tháng/năm");
    expect(wrongDate.body).toContain('value="5/QĐ"');
    expect((await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, { ...right, approvalNumber: " " })).statusCode).toBe(
      422,
    );
    expect((await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, right)).statusCode).toBe(303);
    expect((await findPublishedWorkflow(database.app, "KITE-PERMIT"))?.name).toBe("Thả diều 2026");
    expect((await post(`${workflowPath("KITE-PERMIT")}/ap-dung`, right)).statusCode).toBe(422);
    expect((await get(workflowPath("KITE-PERMIT", 1))).body).toContain("Đã thay thế");
  });

  it("begins a new process from the usual table, with a code of its own", async () => {
    expect((await get(`${WORKFLOWS_PATH}/moi`)).body).toContain("Mã quy trình");
    const form = { ...formOf(KITE_PERMIT), newCode: "DIEU-2" };
    expect((await post(`${WORKFLOWS_PATH}/moi`, { ...form, newCode: "diều 2" })).statusCode).toBe(422);
    const taken = await post(`${WORKFLOWS_PATH}/moi`, { ...form, newCode: "LS-2487-2" });
    expect(taken.statusCode).toBe(422);
    expect(taken.body).toContain("đã có quy trình khác dùng");
    const saved = await post(`${WORKFLOWS_PATH}/moi`, form);
    expect([saved.statusCode, saved.headers["location"]]).toEqual([303, workflowPath("DIEU-2")]);
    expect((await get(`${workflowPath("DIEU-2")}/sua`)).body).toContain("Diều dài hơn 3 mét");
    expect((await post(`${workflowPath("DIEU-2")}/sua`, { name: "" })).statusCode).toBe(422);
  });
});
