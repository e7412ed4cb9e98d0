import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { newId } from "#platform/ids.ts";
import { hasRole, type Role, type Viewer } from "#modules/identity/index.ts";
import { CALENDAR } from "#modules/processing/testing.ts";
import { foldCharges } from "../store/fold-charges.ts";
import { listOutages } from "../store/outages.ts";
import { aLedgerCentre, type LedgerCentre } from "../testing-world.ts";
import { cancelOutagePath, LEDGER_PATH, MY_TIME_PATH, OUTAGES_PATH } from "./paths.ts";
import { delayLedgerRoutes } from "./routes.ts";
import { timeCardFor } from "./time-card.tsx";

let centre: LedgerCentre;
let app: App;
let signedIn: Viewer | undefined;
let late: string;
let lateCode: string;

const clock = { now: () => Promise.resolve(centre.tick(0)) };
const deps = () => ({ db: centre.database.app, clock, newId, calendar: async () => CALENDAR });

beforeAll(async () => {
  centre = await aLedgerCentre();
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
  delayLedgerRoutes(app, deps());
  const { id } = await centre.receive("LS-2487-5");
  await centre.finish(id, "B1", 30);
  await centre.finish(id, "B2", 30);
  await centre.finish(id, "B3", 4_000);
  lateCode = (await centre.resolve(id, 30)).code ?? "";
  late = id;
  const { id: soon } = await centre.receive("LS-2487-5");
  await centre.resolve(soon, 10);
});
afterAll(async () => {
  await app.close();
  await centre.database.drop();
});

const as = (username: string, role?: Role) => {
  const viewer = centre.viewer(username);
  signedIn =
    role === undefined ? viewer : { ...viewer, appointments: viewer.appointments.map((held) => ({ ...held, role })) };
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
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");
const linksIn = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));

describe("who may ask", () => {
  it("declares an audience for every page: leaders, every officer, administrators", () => {
    const audiences = new Map(app.declaredRoutes.map(({ url, audience }) => [url, audience]));
    expect(audiences.get(LEDGER_PATH)).toEqual(["centre-manager", "provincial-leader", "department-leader"]);
    expect(audiences.get(MY_TIME_PATH)).toBe("officer");
    expect(audiences.get(OUTAGES_PATH)).toEqual(["system-administrator", "centre-manager"]);
  });

  it("asks who is not signed in to do so", async () => {
    signedIn = undefined;
    for (const url of [LEDGER_PATH, MY_TIME_PATH, OUTAGES_PATH]) expect((await get(url)).statusCode).toBe(303);
    expect((await post(OUTAGES_PATH, {})).statusCode).toBe(401);
  });
});

describe("why dossiers are late", () => {
  const period = "ky=nam-nay";

  it("says by whom and by how much, before and after the daily sums", async () => {
    as("lanhdao.skhcn", "provincial-leader");
    const before = words((await get(`${LEDGER_PATH}?${period}&theo=can-bo`)).body);
    expect(before).toContain(centre.viewer("chuyenvien.skhcn").name);
    expect(before).toMatch(/Quá hạn (Cần xem )?1 hồ sơ/);
    await foldCharges(centre.database.app);
    expect(words((await get(`${LEDGER_PATH}?${period}&theo=can-bo`)).body)).toBe(before);
  });

  it("opens the dossiers behind each figure, and from there the dossier", async () => {
    as("lanhdao.skhcn");
    for (const by of ["noi-giu", "co-quan", "can-bo", "thu-tuc"]) {
      const page = await get(`${LEDGER_PATH}?${period}&theo=${by}`);
      const behind = linksIn(page.body).filter((href) => href.includes("/ho-so?"));
      expect(behind, by).toHaveLength(1);
      const list = await get(behind[0] ?? "");
      expect(list.statusCode).toBe(200);
      expect(words(list.body), by).toContain(lateCode);
      expect(linksIn(list.body)).toContain(`/can-bo/ho-so/${late}`);
    }
  });

  it("shows a department's leader the own agency only, whatever is asked for", async () => {
    as("lanhdao.snnmt");
    const text = words((await get(`${LEDGER_PATH}?${period}&theo=can-bo`)).body);
    expect(text).toContain("Không có hồ sơ nào kết thúc trong kỳ này.");
    expect(text).not.toContain(centre.viewer("chuyenvien.skhcn").name);
    const key = centre.viewer("chuyenvien.skhcn").officerId;
    const list = await get(`${LEDGER_PATH}/ho-so?${period}&theo=can-bo&khoa=${key}`);
    expect(words(list.body)).not.toContain(lateCode);
  });

  it("keeps what was typed when it is not a period, and refuses keys that are none", async () => {
    as("lanhdao.skhcn");
    const page = await get(`${LEDGER_PATH}?tu=31/02/2026&den=2026-12-01`);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('value="31/02/2026"');
    expect(words(page.body)).toContain("Không có ngày này");
    for (const key of ["", "x'; drop table charge", "khong"]) {
      const url = `${LEDGER_PATH}/ho-so?theo=can-bo&khoa=${encodeURIComponent(key)}`;
      expect((await get(url)).statusCode).toBe(404);
    }
  });
});

describe("my own time", () => {
  it("shows an officer the own figures and nobody else's", async () => {
    as("chuyenvien.skhcn");
    const mine = words((await get(`${MY_TIME_PATH}?ky=nam-nay`)).body);
    expect(mine).toContain(lateCode);
    as("tiepnhan.skhcn");
    const theirs = words((await get(`${MY_TIME_PATH}?ky=nam-nay`)).body);
    expect(theirs).not.toContain(lateCode);
    expect(theirs).toContain("Không có hồ sơ nào quá hạn vì việc trong tay ông/bà.");
    expect(theirs).toMatch(/Hồ sơ đã qua tay 2 hồ sơ/);
  });
});

describe("the card on the dossier's page", () => {
  it("says the whole time, who had it, and why it is late", async () => {
    const card = await timeCardFor(deps())(await centre.dossier(late));
    const text = words(card === undefined ? "" : renderToString(card));
    expect(text).toContain("Thời gian đã dùng");
    expect(text).toContain(`Quá hạn vì`);
    expect(text).toContain(centre.viewer("chuyenvien.skhcn").name);
    expect(text).toContain("giữ hồ sơ lâu hơn phần thời gian của mình");
  });
});

describe("the register of outages", () => {
  const outage = {
    ...{ fromDay: "2026-11-23", fromTime: "09:30", toDay: "23/11/2026", toTime: "10:00" },
    ...{ reason: "Mất điện", announcedOn: "" },
  };

  it("is for administrators and the centre, and says what to do while it is empty", async () => {
    as("quantri");
    expect(hasRole(centre.viewer("quantri"), "system-administrator")).toBe(true);
    expect(words((await get(OUTAGES_PATH)).body)).toContain("Chưa ghi lần gián đoạn nào.");
  });

  it("keeps what was typed, with the sentence at the field", async () => {
    as("quantri");
    const wrong = await post(OUTAGES_PATH, { ...outage, toTime: "09:00" });
    expect(wrong.statusCode).toBe(422);
    expect(words(wrong.body)).toContain("Lúc kết thúc phải sau lúc bắt đầu.");
    expect(wrong.body).toContain("Mất điện");
    expect((await post(OUTAGES_PATH, {})).statusCode).toBe(422);
    expect(await listOutages(centre.database.app)).toEqual([]);
  });

  it("asks for a second look, then enters it, then cancels it with a reason", async () => {
    as("quantri");
    const look = await post(OUTAGES_PATH, outage);
    expect(words(look.body)).toContain("30 phút làm việc");
    expect(words(look.body)).toContain("Không thông báo trước");
    const back = linksIn(look.body).find((href) => href.startsWith(`${OUTAGES_PATH}?`)) ?? "";
    expect((await get(back)).body).toContain('value="23/11/2026"');
    expect(await listOutages(centre.database.app)).toEqual([]);
    const entered = await post(OUTAGES_PATH, { ...outage, confirmed: "yes" });
    expect([entered.statusCode, entered.headers.location]).toEqual([303, `${OUTAGES_PATH}?xong=ghi`]);

    const [one] = await listOutages(centre.database.app);
    const cancel = cancelOutagePath(one?.id ?? "");
    expect(words((await get(cancel)).body)).toContain("không có gì bị xóa");
    expect((await post(cancel, { reason: " " })).statusCode).toBe(422);
    expect((await post(cancel, { reason: "Ghi nhầm" })).statusCode).toBe(303);
    expect((await post(cancel, { reason: "Ghi nhầm" })).statusCode).toBe(409);
    expect(words((await get(`${OUTAGES_PATH}?xong=huy`)).body)).toMatch(/Đã hủy .*Ghi nhầm/);
    expect((await get(cancelOutagePath(newId()))).statusCode).toBe(404);
  });
});
