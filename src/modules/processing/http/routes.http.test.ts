import { h } from "preact";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { renderToString } from "preact-render-to-string";
import { aCentre, CALENDAR, type Centre } from "../testing-world.ts";
import type { Task } from "../domain/task.ts";
import { BULK_PATHS, MY_WORK_PATH, taskPath, UNIT_WORK_PATH } from "./paths.ts";
import { processingRoutes, processPanelFor } from "./routes.tsx";

let centre: Centre;
let app: App;
let signedIn: Viewer | undefined;

beforeAll(async () => {
  centre = await aCentre();
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      if (signedIn !== undefined) request.viewer = signedIn;
    },
  });
  const clock = { now: () => Promise.resolve(centre.tick(0)) };
  processingRoutes(app, {
    db: centre.database.app,
    clock,
    calendar: async () => CALENDAR,
    acting: async (viewer) => ({ ...centre.acting("quantri"), clock: fixedClock(centre.tick()), viewer }),
  });
});
afterAll(async () => {
  await app.close();
  await centre.database.drop();
});

const as = (username: string) => {
  signedIn = centre.viewer(username);
};
const get = (url: string) => app.inject({ method: "GET", url });
const post = (url: string, form: Record<string, string>) =>
  app.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    payload: new URLSearchParams(form).toString(),
  });
const words = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
const only = async (id: string): Promise<Task> => {
  const [task] = await centre.open(id);
  if (task === undefined) throw new Error("no open task");
  return task;
};
const panelOf = async (id: string, username: string) => {
  const clock = { now: () => Promise.resolve(centre.tick(0)) };
  const panel = processPanelFor({ db: centre.database.app, clock, calendar: async () => CALENDAR });
  const node = await panel(await centre.dossier(id), centre.viewer(username));
  return node === undefined ? "" : renderToString(node);
};

describe("my work", () => {
  it("is not for people who are not signed in", async () => {
    signedIn = undefined;
    expect((await get(MY_WORK_PATH)).statusCode).toBe(303);
    expect((await post(taskPath({ dossierId: "1", id: "2" }, "claim"), { version: "1" })).statusCode).toBe(401);
  });

  it("says what to do when there is nothing", async () => {
    as("lanhdao.sgddt");
    const page = await get(MY_WORK_PATH);
    expect(page.statusCode).toBe(200);
    expect(words(page.body)).toContain("Không có việc nào trong danh sách này.");
  });

  it("opens the list that has work, with counts, chips and a link to the dossier", async () => {
    const { id, code } = await centre.receive("LS-2487-1a");
    as("tiepnhan.skhcn");
    const page = await get(MY_WORK_PATH);
    const text = words(page.body);
    expect(text).toContain(code ?? "?");
    expect(text).toContain("Tiếp nhận, chuyển hồ sơ");
    expect(text).toContain("Hoàng Thị Mai");
    expect(text).toMatch(/còn \d+ (giờ|phút|ngày)/);
    expect(page.body).toContain(`href="/can-bo/ho-so/${id}"`);
    expect(page.body).toContain("data-key-list");
    const late = await get(`${MY_WORK_PATH}?danh-sach=tiep-nhan&han=qua-han`);
    expect(words(late.body)).toContain("Không có việc nào khớp bộ lọc.");
  });

  it("ignores what somebody typed into the address", async () => {
    as("tiepnhan.skhcn");
    const page = await get(`${MY_WORK_PATH}?danh-sach=khong-co&han=mai&sau=1%27--&vua-chuyen=x&danh-sach=2`);
    expect(page.statusCode).toBe(200);
  });

  it("shows heads their unit", async () => {
    as("truongphong.skhcn");
    expect(words((await get(UNIT_WORK_PATH)).body)).toContain("Xử lý hồ sơ");
    as("chuyenvien.skhcn");
    expect((await get(`${MY_WORK_PATH}?danh-sach=da-xu-ly`)).statusCode).toBe(200);
  });
});

describe("the panel of a dossier", () => {
  it("asks only what the step needs, and only whoever may answer", async () => {
    const { id } = await centre.receive("LS-2487-1a");
    expect(await panelOf(id, "truongphong.skhcn")).not.toContain("<form");
    expect(await panelOf(id, "tiepnhan.skhcn")).toContain("Bước sau: Phân công xử lý (Lãnh đạo Phòng QLCN&amp;TĐC)");
    await centre.complete(id, "B1");
    const head = await panelOf(id, "truongphong.skhcn");
    expect(head).toContain('name="assigneeId"');
    expect(head).not.toContain('name="resultNumber"');
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    const province = await panelOf(id, "lanhdao.ubnd");
    expect(province).toContain('name="resultNumber"');
    expect(province).toContain("B3. Thẩm định, dự thảo tờ trình");
    expect(words(province)).toContain("Đang làm");
  });

  it("shows the whole way through the process to everybody who may see the dossier", async () => {
    const { id } = await centre.receive("LS-2487-1b");
    const text = words(await panelOf(id, "lanhdao.skhcn"));
    expect(text).toContain("B19");
    expect(text).toContain("Không tính thời gian");
    expect(text).toContain("5,5 ngày");
  });
});

describe("several rows at once", () => {
  it("forwards each that can be forwarded and says how many", async () => {
    const dossiers = [
      await centre.receive("LS-2487-5"),
      await centre.receive("LS-2487-5"),
      await centre.receive("LS-2487-5"),
    ];
    const tasks = await Promise.all(dossiers.map(({ id }) => only(id)));
    const rows = tasks.map((task, at) => `${task.id}.${at === 2 ? 99 : task.version}`);
    as("tiepnhan.skhcn");
    expect((await get(MY_WORK_PATH)).body).toContain(`value="${tasks[0]?.id}.1"`);
    const body = new URLSearchParams([
      ...rows.map((row) => ["viec", row]),
      ["viec", "x"],
      ["viec", `${tasks[0]?.id}`],
    ]).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const done = await app.inject({ method: "POST", url: BULK_PATHS.receiving, headers, payload: body });
    expect(done.headers["location"]).toContain("da-xong=2-1");
    expect(words((await get(String(done.headers["location"]))).body)).toContain(
      "Đã xong 2 việc, 1 việc chưa làm được.",
    );
    expect(await Promise.all(dossiers.map(async ({ id }) => (await only(id)).stepCode))).toEqual(["B2", "B2", "B1"]);
    expect((await post(BULK_PATHS.receiving, {})).headers["location"]).toContain("da-xong=0-0");
  });

  it("claims the free ones for me alone", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.complete(id, "B1");
    const task = await only(id);
    as("chuyenvien.skhcn");
    expect((await post(BULK_PATHS.waiting, { viec: `${task.id}.${task.version}` })).headers["location"]).toContain(
      "da-xong=0-1",
    );
    as("truongphong.skhcn");
    expect((await post(BULK_PATHS.waiting, { viec: `${task.id}.${task.version}` })).headers["location"]).toContain(
      "da-xong=1-0",
    );
    expect(await only(id)).toMatchObject({ ownerId: centre.viewer("truongphong.skhcn").officerId });
  });
});

describe("forms about steps", () => {
  it("hands on, tells who has it now, and goes back to the list", async () => {
    const { id, code } = await centre.receive("LS-2487-5");
    as("tiepnhan.skhcn");
    const task = await only(id);
    const done = await post(taskPath(task, "complete"), { version: String(task.version), note: "Đủ hồ sơ" });
    expect([done.statusCode, done.headers["location"]]).toEqual([303, `${MY_WORK_PATH}?vua-chuyen=${id}`]);
    const text = words((await get(String(done.headers["location"]))).body);
    expect(text).toContain(`Đã xong bước của hồ sơ ${code}.`);
    expect(text).toContain("Tiếp theo: Phân công xử lý");
  });

  it("comes back with the sentence at the field and everything typed", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.complete(id, "B1");
    as("truongphong.skhcn");
    const task = await only(id);
    const again = await post(taskPath(task, "complete"), { version: String(task.version), note: "Làm sớm giúp" });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain("Hãy chọn người xử lý.");
    expect(again.body).toContain("Làm sớm giúp");
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    as("lanhdao.ubnd");
    const last = await only(id);
    const posted = {
      version: String(last.version),
      resultKind: "granted",
      resultNumber: "77/QĐ",
      signedOn: "31/02/2026",
    };
    const wrong = await post(taskPath(last, "complete"), posted);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain("Nhập ngày ký theo ngày/tháng/năm");
    expect(wrong.body).toContain('value="77/QĐ"');
    const signedOn = centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate();
    const right = `${signedOn.day}/${signedOn.month}/${signedOn.year}`;
    expect((await post(taskPath(last, "complete"), { ...posted, signedOn: right })).statusCode).toBe(303);
    expect((await centre.dossier(id)).result).toMatchObject({ number: "77/QĐ", kind: "granted" });
  });

  it("answers 409 to the slower of two, and keeps what was typed", async () => {
    const { id } = await centre.receive("LS-2487-5");
    const task = await only(id);
    as("tiepnhan.skhcn");
    const form = { version: String(task.version), note: "Ý kiến riêng" };
    const answers = await Promise.all([post(taskPath(task, "complete"), form), post(taskPath(task, "complete"), form)]);
    expect(answers.map((each) => each.statusCode).sort()).toEqual([303, 409]);
    const stale = answers.find((each) => each.statusCode === 409);
    expect(stale?.body).toContain("Việc này vừa có người khác xử lý.");
  });

  it("takes, puts back, gives and returns", async () => {
    const { id } = await centre.receive("LS-2487-5");
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: centre.viewer("chuyenvien.skhcn").officerId });
    as("chuyenvien.skhcn");
    const act = async (name: "claim" | "release" | "assign" | "return", form: Record<string, string> = {}) => {
      const task = await only(id);
      return (await post(taskPath(task, name), { version: String(task.version), ...form })).statusCode;
    };
    expect(await act("release")).toBe(303);
    expect(await only(id)).toMatchObject({ ownerId: null });
    expect(await act("claim")).toBe(303);
    expect(await act("assign", { officerId: centre.viewer("chuyenvien.skhcn").officerId })).toBe(403);
    as("truongphong.skhcn");
    expect(await act("assign", { officerId: centre.viewer("chuyenvien2.skhcn").officerId })).toBe(422);
    expect(await act("assign", { officerId: centre.viewer("chuyenvien.skhcn").officerId, reason: "" })).toBe(422);
    expect(await act("assign", { officerId: centre.viewer("chuyenvien.skhcn").officerId, reason: "Đổi" })).toBe(303);
    await centre.complete(id, "B3");
    expect(await act("return", { to: "B3", reason: "" })).toBe(422);
    expect(await act("return", { to: "B3", reason: "Thiếu căn cứ" })).toBe(303);
    expect(await only(id)).toMatchObject({ stepCode: "B3" });
  });

  it("gives one answer for what is not there and what is not theirs", async () => {
    const { id } = await centre.receive("LS-2487-5");
    const task = await only(id);
    as("tiepnhan.snv");
    const form = { version: String(task.version) };
    expect((await post(taskPath(task, "complete"), form)).statusCode).toBe(404);
    as("tiepnhan.skhcn");
    expect((await post(taskPath({ ...task, id }, "complete"), form)).statusCode).toBe(404);
    expect((await post(taskPath({ dossierId: "x", id: "y" }, "complete"), form)).statusCode).toBe(404);
    const other = await centre.receive("LS-2487-5");
    expect((await post(taskPath({ ...task, dossierId: other.id }, "complete"), form)).statusCode).toBe(404);
    expect((await post(taskPath(task, "complete"), { version: "một" })).statusCode).toBe(422);
    const crossSite = await app.inject({
      method: "POST",
      url: taskPath(task, "claim"),
      headers: { "sec-fetch-site": "cross-site" },
    });
    expect(crossSite.statusCode).toBe(403);
  });
});
