import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { Temporal } from "#kernel/time.ts";
import { totpCode } from "./use-cases/totp.ts";
import { ageSessions, browser, seedStaff, signedIn, staffApp, TEST_PASSWORD, type SeededStaff } from "./testing.ts";
import { appointOfficer, disableOfficer, enableOfficer, endAppointment, resetPassword } from "./index.ts";

let database: TestDatabase;
let app: App;
let staff: SeededStaff;
const clock = fixedClock("2026-11-23T02:00:00Z");
const SPECIALIST = "chuyenvien.skhcn";
const ACCOUNT = "/can-bo/tai-khoan";
const SIGN_IN = "/can-bo/dang-nhap";

beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
  app = await staffApp({ db: database.app, clock });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

function idOf(username: string): string {
  return staff.officers.get(username) ?? "";
}

describe("signing in", () => {
  it("takes name and password, sets one cookie and goes where the officer wanted to go", async () => {
    const visitor = browser(app);
    const kept = await visitor.get(`${ACCOUNT}?x=1`);
    expect([kept.status, kept.location]).toEqual([303, `${SIGN_IN}?tiep=${encodeURIComponent(`${ACCOUNT}?x=1`)}`]);
    const form = await visitor.get(kept.location);
    expect(form.body).toContain('name="tiep" value="/can-bo/tai-khoan?x=1"');
    const entered = await visitor.post(SIGN_IN, {
      username: " ChuyenVien.SKHCN ",
      password: TEST_PASSWORD,
      tiep: `${ACCOUNT}?x=1`,
    });
    expect([entered.status, entered.location]).toEqual([303, `${ACCOUNT}?x=1`]);
    expect(entered.headers["set-cookie"]).toMatch(/^sid=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const account = await visitor.get(ACCOUNT);
    expect(account.status).toBe(200);
    expect(account.headers["cache-control"]).toBe("no-store");
  });

  it("says the same sentence for an unknown name, a wrong password and a closed account", async () => {
    await disableOfficer({ db: database.app, newId, actorId: null }, idOf("vanthu.syt"));
    const answers = await Promise.all(
      [
        ["khong.co", TEST_PASSWORD],
        ["vanthu.snv", "sai mật khẩu rồi"],
        ["vanthu.syt", TEST_PASSWORD],
        ["vanthu.snv", ""],
      ].map(([username = "", password = ""]) => browser(app, "192.0.2.9").post(SIGN_IN, { username, password })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map((answer) => answer.body.replace(/value="[^"]*"/g, ""))).size).toBe(1);
    expect(answers[0]?.body).toContain("Tên đăng nhập hoặc mật khẩu chưa đúng.");
    expect(answers.every((answer) => answer.headers["set-cookie"] === undefined)).toBe(true);
  });

  it("keeps the typed name as text and never the password", async () => {
    const answer = await browser(app, "192.0.2.8").post(SIGN_IN, {
      username: '"><script>x</script>',
      password: "bí mật của tôi",
    });
    expect(answer.body).toContain("&quot;>&lt;script>");
    expect(answer.body).not.toContain("bí mật của tôi");
  });

  it.each(["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nx: y", "x"])(
    "does not send anybody to %s",
    async (tiep) => {
      const answer = await browser(app).post(SIGN_IN, { username: "vanthu.sct", password: TEST_PASSWORD, tiep });
      expect([answer.status, answer.location]).toEqual([303, "/can-bo"]);
    },
  );

  it("stops after five wrong attempts for an account from an address, and nobody else", async () => {
    const guesser = browser(app, "198.51.100.1");
    const guess = () => guesser.post(SIGN_IN, { username: "lanhdao.syt", password: "sai mật khẩu rồi" });
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await guess()).status).toBe(401);
    const sixth = await guess();
    expect([sixth.status, sixth.headers["retry-after"]]).toEqual([429, "900"]);
    expect((await guesser.post(SIGN_IN, { username: "lanhdao.syt", password: TEST_PASSWORD })).status).toBe(429);
    expect((await guesser.post(SIGN_IN, { username: "lanhdao.snv", password: TEST_PASSWORD })).status).toBe(303);
    const elsewhere = browser(app, "198.51.100.2");
    expect((await elsewhere.post(SIGN_IN, { username: "lanhdao.syt", password: TEST_PASSWORD })).status).toBe(303);
    await sql`update sign_in_failure set at = at - interval '16 minutes'`.execute(database.owner);
    expect((await guesser.post(SIGN_IN, { username: "lanhdao.syt", password: TEST_PASSWORD })).status).toBe(303);
  });

  it("counts attempts that come at the same moment", async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        browser(app, "198.51.100.7").post(SIGN_IN, { username: "lanhdao.sxd", password: "sai mật khẩu rồi" }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.every((answer) => answer.status === 401 || answer.status === 429)).toBe(true);
  });

  it("stores no password typed into the field of the name", async () => {
    await browser(app).post(SIGN_IN, { username: "gạo nếp bí mật", password: "x" });
    const { rows } = await sql`select * from sign_in_failure`.execute(database.app);
    expect(JSON.stringify(rows)).not.toContain("gạo nếp");
  });
});

describe("B-47 sessions", () => {
  it("get a new id at sign-in: a planted cookie opens nothing", async () => {
    const planted = "A".repeat(22);
    const answer = await app.inject({
      method: "POST",
      url: SIGN_IN,
      headers: {
        cookie: `sid=${planted}`,
        "sec-fetch-site": "same-origin",
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: new URLSearchParams({ username: SPECIALIST, password: TEST_PASSWORD }).toString(),
    });
    expect(answer.cookies[0]?.value).toMatch(/^[\w-]{22}$/);
    expect(answer.cookies[0]?.value).not.toBe(planted);
    expect((await app.inject({ url: ACCOUNT, headers: { cookie: `sid=${planted}` } })).statusCode).toBe(303);
  });

  it("end for the old cookie when the same browser signs in again", async () => {
    const officer = await signedIn(app, SPECIALIST);
    const before = officer.cookies();
    await officer.post(SIGN_IN, { username: SPECIALIST, password: TEST_PASSWORD });
    expect(officer.cookies()).not.toBe(before);
    expect((await browser(app).get(ACCOUNT, { cookie: before })).status).toBe(303);
  });

  it("end at sign-out, and the cookie is worth nothing afterwards", async () => {
    const officer = await signedIn(app, SPECIALIST);
    const before = officer.cookies();
    const out = await officer.post("/can-bo/dang-xuat");
    expect([out.status, out.location]).toEqual([303, SIGN_IN]);
    expect(officer.cookies()).toBe("");
    expect((await browser(app).get("/api/v1/me", { cookie: before })).status).toBe(401);
  });

  it.each([
    ["the account is disabled", (id: string) => disableOfficer(admin(), id)],
    ["the password is reset", (id: string) => resetPassword(admin(), id)],
    [
      "a role is given",
      (id: string) =>
        appointOfficer(admin(), id, {
          unitId: staff.units.get("H37.09/division") ?? "",
          role: "specialist",
          from: "2026-01-01",
          to: "",
          substituteFor: "",
          decision: "",
        }),
    ],
    ["a role is taken", async (id: string) => endAppointment(admin(), id, await appointmentOf(id))],
  ])("end when %s", async (_, change) => {
    const id = idOf("chuyenvien2.syt");
    await enableOfficer(admin(), id);
    await sql`update officer set password_hash = (select password_hash from officer where username = ${SPECIALIST}),
      must_change_password = false where id = ${id}`.execute(database.owner);
    const officer = await signedIn(app, "chuyenvien2.syt");
    expect((await officer.get("/api/v1/me")).status).toBe(200);
    await change(id);
    expect((await officer.get("/api/v1/me")).status).toBe(401);
  });

  it("end after 15 idle minutes, at a counter after 30, and after ten hours anyway", async () => {
    const [desk, office] = [await signedIn(app, "tiepnhan.snv"), await signedIn(app, SPECIALIST)];
    const status = async (who: typeof desk) => (await who.get("/api/v1/me")).status;
    await ageSessions(database.owner, "last_seen_at", 14);
    expect([await status(desk), await status(office)]).toEqual([200, 200]);
    await ageSessions(database.owner, "last_seen_at", 16);
    expect([await status(desk), await status(office)]).toEqual([200, 401]);
    await ageSessions(database.owner, "last_seen_at", 31);
    expect(await status(desk)).toBe(401);
    const long = await signedIn(app, "tiepnhan.snv");
    await ageSessions(database.owner, "expires_at", 10 * 60);
    expect(await status(long)).toBe(401);
  });

  it("fall idle behind an open board that asks by itself, and not behind a person", async () => {
    const leader = await signedIn(app, SPECIALIST);
    const ask = (headers: Readonly<Record<string, string>>) => leader.get("/api/v1/me", headers);
    await ageSessions(database.owner, "last_seen_at", 14);
    expect((await ask({ "x-live-part": "figures" })).status).toBe(200);
    await ageSessions(database.owner, "last_seen_at", 2);
    expect((await ask({ "x-live-part": "figures" })).status).toBe(401);
    const again = await signedIn(app, SPECIALIST);
    await ageSessions(database.owner, "last_seen_at", 14);
    expect((await again.get("/api/v1/me")).status).toBe(200);
    await ageSessions(database.owner, "last_seen_at", 2);
    expect((await again.get("/api/v1/me")).status).toBe(200);
  });

  it("are known to the database only by a hash", async () => {
    const officer = await signedIn(app, SPECIALIST);
    const token = officer.cookies().split("=")[1] ?? "";
    const { rows } = await sql<{ text: string }>`select to_jsonb(session)::text as text from session`.execute(
      database.owner,
    );
    expect(rows.some((row) => row.text.includes(token) || row.text.includes(Buffer.from(token).toString("hex")))).toBe(
      false,
    );
  });

  it("are refused for any other cookie", async () => {
    for (const cookie of ["sid=", "sid=x", `sid=${"x".repeat(5000)}`, `sid=${"A".repeat(21)}'`, "sid=%00"]) {
      expect((await browser(app).get("/api/v1/me", { cookie })).status, cookie).toBe(401);
    }
  });
});

describe("B-48 codes and step-up", () => {
  const username = "lanhdao.skhcn";
  const at = (text: string) => Temporal.Instant.from(text);

  it("lets an officer switch the app on with a QR code, then asks for a code at sign-in, each once", async () => {
    const officer = await signedIn(app, username);
    expect((await officer.post(`${ACCOUNT}/totp`)).status).toBe(303);
    const page = await officer.get(ACCOUNT);
    expect(page.body).toContain('src="data:image/png;base64,');
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page.body)?.[1] ?? "").replaceAll(" ", "");
    expect((await officer.post(`${ACCOUNT}/totp/bat`, { code: "000000" })).status).toBe(401);
    clock.set("2026-11-23T02:00:05Z");
    const first = totpCode(secret, at("2026-11-23T02:00:05Z"));
    expect((await officer.post(`${ACCOUNT}/totp/bat`, { code: first })).location).toBe(`${ACCOUNT}?xong=totp-bat`);

    const visitor = browser(app);
    const half = await visitor.post(SIGN_IN, { username, password: TEST_PASSWORD, tiep: ACCOUNT });
    expect(half.location).toBe(`${SIGN_IN}/ma-xac-thuc?tiep=${encodeURIComponent(ACCOUNT)}`);
    const halfCookie = visitor.cookies();
    expect((await visitor.get("/api/v1/me")).status).toBe(401);
    const give = (code: string) => visitor.post(`${SIGN_IN}/ma-xac-thuc`, { code, tiep: ACCOUNT });
    expect((await give(first)).status, "the code that switched it on is used up").toBe(401);
    clock.set("2026-11-23T02:05:00Z");
    expect((await give(totpCode(secret, at("2026-11-23T02:04:00Z")))).status, "two steps old").toBe(401);
    const code = totpCode(secret, at("2026-11-23T02:05:00Z"));
    expect((await give(`${code.slice(0, 3)} ${code.slice(3)}`)).location).toBe(ACCOUNT);
    expect(visitor.cookies()).not.toBe(halfCookie);
    expect((await visitor.get("/api/v1/me")).status).toBe(200);
    expect((await browser(app).get("/api/v1/me", { cookie: halfCookie })).status).toBe(401);

    const second = browser(app);
    await second.post(SIGN_IN, { username, password: TEST_PASSWORD });
    expect((await second.post(`${SIGN_IN}/ma-xac-thuc`, { code })).status, "the same code twice").toBe(401);
    clock.set("2026-11-23T02:05:31Z");
    const next = totpCode(secret, at("2026-11-23T02:05:31Z"));
    const [a, b] = await Promise.all(
      [0, 1].map(async () => {
        const racer = browser(app);
        await racer.post(SIGN_IN, { username, password: TEST_PASSWORD });
        return (await racer.post(`${SIGN_IN}/ma-xac-thuc`, { code: next })).status;
      }),
    );
    expect(new Set([a, b]), "two browsers with one code").toEqual(new Set([303, 401]));

    expect((await officer.post(`${ACCOUNT}/totp/tat`, { code: "123456" })).status).toBe(401);
    clock.set("2026-11-23T02:07:00Z");
    const off = await officer.post(`${ACCOUNT}/totp/tat`, { code: totpCode(secret, at("2026-11-23T02:07:00Z")) });
    expect(off.location).toBe(`${ACCOUNT}?xong=totp-tat`);
  });

  it("stops guessing of codes after five", async () => {
    const id = idOf("lanhdao.stp");
    const officer = await signedIn(app, "lanhdao.stp");
    await officer.post(`${ACCOUNT}/totp`);
    await sql`update officer set totp_secret = totp_pending where id = ${id}`.execute(database.owner);
    const guesser = browser(app, "198.51.100.33");
    await guesser.post(SIGN_IN, { username: "lanhdao.stp", password: TEST_PASSWORD });
    const statuses = [];
    for (let n = 0; n < 6; n += 1)
      statuses.push((await guesser.post(`${SIGN_IN}/ma-xac-thuc`, { code: `00000${n}` })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it("renews the proof against the password, under a new session id", async () => {
    const officer = await signedIn(app, SPECIALIST);
    const before = officer.cookies();
    expect((await officer.post("/can-bo/xac-nhan", { password: "sai mật khẩu rồi" })).status).toBe(401);
    expect(officer.cookies()).toBe(before);
    const renewed = await officer.post("/can-bo/xac-nhan", { password: TEST_PASSWORD, tiep: ACCOUNT });
    expect([renewed.status, renewed.location]).toEqual([303, ACCOUNT]);
    expect(officer.cookies()).not.toBe(before);
    expect((await browser(app).get("/api/v1/me", { cookie: before })).status).toBe(401);
  });
});

describe("the own password", () => {
  it("is changed against the present one; other sessions end, this one goes on", async () => {
    const username = "vanthu.sct";
    const [here, elsewhere] = [await signedIn(app, username), await signedIn(app, username)];
    const change = (current: string, next: string, again = next) =>
      here.post(`${ACCOUNT}/mat-khau`, { current, next, again });
    const fresh = "thác Bản Giốc ngày mưa";
    expect((await change(TEST_PASSWORD, fresh, "khác")).body).toContain("Hai lần nhập mật khẩu mới chưa giống nhau.");
    expect((await change(TEST_PASSWORD, "ngắn")).body).toContain("Mật khẩu có ít nhất 12 ký tự.");
    expect((await change(TEST_PASSWORD, "matkhau123456")).status).toBe(422);
    expect((await change("sai mật khẩu rồi", fresh)).body).toContain("Mật khẩu hiện tại chưa đúng.");
    const changed = await change(TEST_PASSWORD, fresh);
    expect(changed.location).toBe(`${ACCOUNT}?xong=mat-khau`);
    expect((await here.get(changed.location)).body).toContain("Đã đổi mật khẩu.");
    expect((await elsewhere.get("/api/v1/me")).status).toBe(401);
    expect((await browser(app).post(SIGN_IN, { username, password: TEST_PASSWORD })).status).toBe(401);
    expect((await browser(app).post(SIGN_IN, { username, password: fresh.normalize("NFD") })).status).toBe(303);
  });

  it("given by an administrator opens nothing but the page to change it", async () => {
    const id = idOf("vanthu.stc");
    const password = await resetPassword(admin(), id);
    const officer = browser(app);
    expect((await officer.post(SIGN_IN, { username: "vanthu.stc", password })).status).toBe(303);
    const api = await officer.get("/api/v1/me");
    expect([api.status, JSON.parse(api.body).code]).toEqual([403, "E_PASSWORD_CHANGE"]);
    expect((await officer.get(ACCOUNT)).body).toContain("Hãy đổi mật khẩu do quản trị cấp");
    const next = "đường lên Mẫu Sơn mùa đông";
    expect((await officer.post(`${ACCOUNT}/mat-khau`, { current: password, next, again: next })).status).toBe(303);
    expect((await officer.get("/api/v1/me")).status).toBe(200);
  });
});

describe("the security log", () => {
  it("has a line for every kind of event and cannot be changed by the application", async () => {
    const { rows } = await sql<{ kind: string }>`select distinct kind from security_log`.execute(database.app);
    expect(rows.map((row) => row.kind)).toEqual(
      expect.arrayContaining([
        "signed-in",
        "sign-in-refused",
        "sign-in-throttled",
        "code-refused",
        "signed-out",
        "password-changed",
        "password-reset",
        "officer-disabled",
        "totp-switched-on",
      ]),
    );
    await expect(sql`update security_log set kind = 'x'`.execute(database.app)).rejects.toMatchObject({
      code: "42501",
    });
    await expect(sql`delete from security_log`.execute(database.app)).rejects.toMatchObject({ code: "42501" });
  });
});

function admin() {
  return { db: database.app, newId, actorId: null };
}

async function appointmentOf(id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from appointment where officer_id = ${id} limit 1`.execute(
    database.app,
  );
  return rows[0]?.id ?? "";
}
