import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedBase } from "#app/demo/seed-centre.ts";
import { dateInVietnam } from "#kernel/time.ts";
import { receiveDossier, type Dossier } from "#modules/dossiers/index.ts";
import { enterPerson, type Person, type Viewer } from "#modules/identity/index.ts";
import { browser, signedIn, type Answer, type Browser } from "#modules/identity/testing.ts";
import { getProcedureCase } from "#modules/procedures/index.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { centreUnderTest, type CentreUnderTest } from "./centre-under-test.ts";

const HOSTILE = `<img src=x onerror=alert(1)> "'; DROP TABLE dossier; --`;
const NUMBER = "020185009876";
const PHONE = "0387654321";
const AGENCY = "H37.07";

let centre: CentreUnderTest;
let dossier: Dossier;
let owner: Person;

beforeAll(async () => {
  centre = await centreUnderTest();
  await seedBase(centre.runtime, centre.database.app);
  owner = await aPerson();
  dossier = await aDossier();
});
afterAll(() => centre.close());

async function aPerson(): Promise<Person> {
  const today = dateInVietnam(await centre.runtime.clock.now());
  const input = {
    kind: "citizen",
    name: HOSTILE,
    nationalId: NUMBER,
    phone: PHONE,
    email: "",
    address: `${HOSTILE} phường Tam Thanh`,
    dateOfBirth: null,
    confirmed: ["digits"],
  } as const;
  const entry = { officerId: null, today, newId };
  const entered = await transact(centre.database.app, (tx) => enterPerson(tx, input, entry));
  if (!entered.ok) throw new Error(entered.error.kind);
  return entered.value;
}

async function aDossier(): Promise<Dossier> {
  const agencyId = centre.staff.agencies.get(AGENCY) ?? "";
  const unitId = centre.staff.units.get(`${AGENCY}/counter`) ?? "";
  const { rows } = await sql<{ id: string }>`select c.id from procedure_case c
    join procedure_version v on v.id = c.version_id where v.agency_id = ${agencyId} limit 1`.execute(
    centre.database.owner,
  );
  const caseId = rows[0]?.id ?? "";
  const { components } = await getProcedureCase(centre.database.app, caseId);
  const viewer: Viewer = {
    officerId: centre.staff.officers.get("tiepnhan.sxd") ?? "",
    sessionId: newId(),
    name: "Cán bộ",
    title: "Cán bộ tiếp nhận",
    appointments: [{ unitId, agencyId, role: "counter-officer" }],
  };
  const party = { id: owner.id, name: owner.name, phone: owner.phone };
  const received = await receiveDossier(await centre.runtime.acting(viewer), {
    idempotencyKey: newId(),
    caseId,
    channel: "direct",
    returnBy: "at-centre",
    receivingUnitId: unitId,
    owner: party,
    submitter: party,
    summary: HOSTILE,
    copies: 1,
    papers: components.map(({ code }) => ({
      code,
      name: HOSTILE,
      originals: 1,
      certified: 0,
      copies: 0,
      waivedBecause: null,
    })),
    heldOriginals: [],
    feesDue: 0,
    confirmedLimit: { limit: { value: 5, unit: "working-day" }, reason: "Theo giấy hẹn" },
  });
  if (!received.ok) throw new Error(`not received: ${JSON.stringify(received.error)}`);
  return received.value;
}

/** Routes whose first parameter is the id of a dossier, as addresses for that id. */
function dossierRoutes(id: string): readonly { readonly method: string; readonly url: string }[] {
  return centre.app.declaredRoutes
    .filter(({ method, url }) => ["GET", "POST"].includes(method) && /\/(ho-so|dossiers)\/:\w+/.test(url))
    .map(({ method, url }) => ({
      method,
      url: url.replace(/(\/(?:ho-so|dossiers)\/):\w+/, `$1${id}`).replaceAll(/:\w+/g, newId()),
    }));
}

async function ask(who: Browser, { method, url }: { readonly method: string; readonly url: string }): Promise<Answer> {
  return method === "GET" ? who.get(url) : who.post(url, { version: "1" });
}

/** What an answer says, without what differs by itself: ids in addresses and of the request. */
function essence({ status, body, location }: Answer): string {
  return `${status} ${location} ${body}`.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g, "ID");
}

describe("B-16 a dossier of another agency", () => {
  it.each(["chuyenvien.snnmt", "tiepnhan.snnmt", "lanhdao.snnmt", "vanthu.skhcn"])(
    "answers %s like one that does not exist, on every route",
    async (username) => {
      const stranger = await signedIn(centre.app, username);
      const foreign = dossierRoutes(dossier.id);
      const missing = dossierRoutes(newId());
      expect(foreign.length).toBeGreaterThan(5);
      for (const [index, route] of foreign.entries()) {
        const other = missing[index];
        if (other === undefined) throw new Error("the routes changed");
        const answer = await ask(stranger, route);
        expect(answer.status, `${route.method} ${route.url}`).toBeGreaterThanOrEqual(400);
        expect(answer.status, `${route.method} ${route.url}`).toBeLessThan(500);
        expect(essence(answer), `${route.method} ${route.url}`).toBe(essence(await ask(stranger, other)));
      }
    },
  );

  it("opens to its own agency and to the centre", async () => {
    for (const username of ["chuyenvien.sxd", "tiepnhan.sxd", "lanhdao.sxd", "giamdoc"]) {
      const page = await (await signedIn(centre.app, username)).get(`/can-bo/ho-so/${dossier.id}`);
      expect(page.status, username).toBe(200);
      expect(page.body, username).toContain(dossier.code ?? "no code");
    }
  });

  it("is in nobody's lists but theirs", async () => {
    const stranger = await signedIn(centre.app, "chuyenvien.snnmt");
    for (const url of ["/can-bo", "/can-bo/xu-ly", `/can-bo/tra-cuu?q=${dossier.code}`, `/can-bo/tra-cuu?q=${PHONE}`]) {
      const page = await stranger.get(url);
      expect(page.status, url).toBeLessThan(400);
      // The search box repeats what was asked; the list does not have it.
      expect(page.body.replaceAll(/value="[^"]*"/g, ""), url).not.toContain(`ho-so/${dossier.id}`);
    }
  });
});

describe("B-25 names that look like code", () => {
  it("are text on every page that shows them", async () => {
    const desk = await signedIn(centre.app, "tiepnhan.sxd");
    const head = await signedIn(centre.app, "truongphong.sxd");
    const visitor = browser(centre.app);
    const pages = [
      await desk.get(`/can-bo/ho-so/${dossier.id}`),
      await desk.get(`/can-bo/tra-cuu?q=${dossier.code}`),
      await desk.get(`/can-bo/tra-cuu?q=${encodeURIComponent(HOSTILE)}`),
      await desk.get(`/api/v1/people?q=${NUMBER}`),
      await head.get("/can-bo"),
      await head.get("/can-bo/xu-ly"),
      await head.get(`/can-bo/ho-so/${dossier.id}`),
      await visitor.get(`/tra-cuu?ma=${dossier.code}&so=${dossier.secret}`),
      await visitor.get(`/tra-cuu?ma=${encodeURIComponent(HOSTILE)}&so=${encodeURIComponent(HOSTILE)}`),
    ];
    for (const [index, page] of pages.entries()) {
      expect(page.status, String(index)).toBeLessThan(500);
      const isHtml = String(page.headers["content-type"]).startsWith("text/html");
      if (page.status === 303) continue;
      if (isHtml) expect(page.body, String(index)).not.toMatch(/<img src=x|onerror=alert\(1\)>[^&]*<\/script/);
      else expect(page.headers["content-type"], String(index)).toContain("json");
    }
    expect(pages[0]?.body).toContain("&lt;img src=x onerror=alert(1)>");
  });
});

describe("personal data", () => {
  it("is masked wherever it is shown, and absent from the public look-up", async () => {
    const desk = await signedIn(centre.app, "tiepnhan.sxd");
    for (const url of [
      `/can-bo/ho-so/${dossier.id}`,
      `/api/v1/people?q=${NUMBER}`,
      `/can-bo/tra-cuu?q=${dossier.code}`,
    ]) {
      expect((await desk.get(url)).body.replaceAll(`?q=${NUMBER}`, ""), url).not.toContain(NUMBER);
    }
    const open = await browser(centre.app).get(`/tra-cuu?ma=${dossier.code}&so=${dossier.secret}`);
    expect(open.status).toBe(200);
    for (const secret of [NUMBER, PHONE, "Tam Thanh", "onerror"]) expect(open.body).not.toContain(secret);
  });

  it("is revealed to those who need it, with a reason, and the reading is on record", async () => {
    const desk = await signedIn(centre.app, "tiepnhan.sxd");
    const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin", cookie: desk.cookies() };
    const url = `/api/v1/people/${owner.id}/national-id`;
    const payload = JSON.stringify({ purpose: "Đối chiếu thẻ căn cước tại quầy" });
    const shown = await centre.app.inject({ method: "POST", url, headers, payload });
    expect([shown.statusCode, shown.json()]).toEqual([200, { nationalId: NUMBER }]);
    const { rows } = await sql<{
      purpose: string;
    }>`select purpose from personal_data_read where person_id = ${owner.id}`.execute(centre.database.app);
    expect(rows).toEqual([{ purpose: "Đối chiếu thẻ căn cước tại quầy" }]);
    const admin = await signedIn(centre.app, "quantri");
    const refused = await centre.app.inject({
      method: "POST",
      url,
      headers: { ...headers, cookie: admin.cookies() },
      payload,
    });
    expect(refused.statusCode, "who runs the system does not need the number").toBe(403);
  });

  it("is not in the logs, whatever was asked and however it failed", async () => {
    const desk = await signedIn(centre.app, "tiepnhan.sxd");
    await desk.get(`/api/v1/people?q=${NUMBER}`);
    await desk.get(`/can-bo/tra-cuu?q=${PHONE}`);
    await desk.get(`/can-bo/khong-co/${NUMBER}`);
    await desk.post("/can-bo/tai-khoan/mat-khau", { current: NUMBER, next: "x", again: PHONE });
    await browser(centre.app).post("/can-bo/dang-nhap", { username: NUMBER, password: PHONE });
    const logged = centre.logged();
    expect(logged.split("\n").length).toBeGreaterThan(30);
    for (const secret of [NUMBER, PHONE, "onerror", "Tam Thanh", desk.cookies().split("=")[1] ?? "", dossier.secret]) {
      expect(logged).not.toContain(secret);
    }
  });
});
