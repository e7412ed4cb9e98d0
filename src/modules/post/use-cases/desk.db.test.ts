import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "#modules/dossiers/testing.ts";
import { balanceOf } from "#modules/ledger/index.ts";
import { sweepFaults } from "#platform/db/testing-faults.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listBarred } from "../store/barred.ts";
import { listClaims } from "../store/claims.ts";
import { listPostCollections, listRemittances } from "../store/money.ts";
import { listRanges } from "../store/numbers.ts";
import { findSetting } from "../store/settings.ts";
import { findSlip } from "../store/slips.ts";
import { aPostWorld, COLLECTED, HANDED, must, type PostWorld } from "../testing-world.ts";
import { sign } from "../wire/signature.ts";
import { barProcedure, changeSetting } from "./change-setting.ts";
import { answerClaim, openClaim } from "./claims.ts";
import { POST_ACCOUNT } from "./collect-money.ts";
import { addRange, closeRange } from "./number-ranges.ts";
import { remitMoney } from "./remit.ts";
import { messagesOf, runSimulatedPost } from "./run-simulated-post.ts";
import { seedPost } from "./seed-post.ts";
import { takeTracking } from "./take-tracking.ts";
import { hearTracking } from "./track.ts";

let world: PostWorld;
beforeAll(async () => {
  world = await aPostWorld();
});
afterAll(() => world.database.drop());

const DELIVERED = at("2026-11-27 10:00");
const OWNER = { kind: "owner", name: "Nguyễn Văn Đức", nationalId: "", authorisation: "" } as const;

async function delivered(feesDue: number) {
  const slip = await world.withPost({ feesDue });
  const message = { eventId: newId(), number: slip.number ?? "", status: "delivered", happenedAt: DELIVERED } as const;
  must(await hearTracking(world.postman(DELIVERED), { ...message, receiver: OWNER, collected: feesDue, note: "" }));
  return slip;
}

describe("money of the door", () => {
  it("is handed in item by item; what is missing stays in transit", async () => {
    const [one, two] = [await delivered(250_000), await delivered(90_000)];
    const list = `${one.number};250000\n${two.number};89999`;
    const remitted = must(await remitMoney(world.postman(DELIVERED), { reference: "BK 01", list }));
    expect(remitted).toMatchObject({ told: 339_999, exact: 250_000 });
    expect((await listPostCollections(world.db)).map(({ number }) => number)).toEqual([two.number]);
    expect(await balanceOf(world.db, POST_ACCOUNT)).toBe(340_000);
    const later = must(await remitMoney(world.postman(DELIVERED), { reference: "BK 02", list: `${two.number};90000` }));
    expect(later.exact).toBe(90_000);
    expect(await listPostCollections(world.db)).toEqual([]);
    expect(await listRemittances(world.db)).toHaveLength(2);
  });

  it("is refused whole when a line cannot be read, and the same list counts once, also at once", async () => {
    const slip = await delivered(10_000);
    const bad = await remitMoney(world.postman(DELIVERED), { reference: "BK 03", list: `${slip.number};10000\nx` });
    expect(bad).toEqual({ ok: false, error: { kind: "post/remittance", lines: [2] } });
    const command = { reference: "BK 04", list: `${slip.number};10000` };
    const both = await Promise.all([
      remitMoney(world.postman(DELIVERED), command),
      remitMoney(world.postman(DELIVERED), command),
    ]);
    expect(both.map((one) => (one.ok ? "ok" : one.error.kind)).sort()).toEqual(["ok", "post/remittance-used"]);
    expect(await listPostCollections(world.db)).toEqual([]);
  });

  it("T-06: a list broken off at any statement counts once when it is sent again", async () => {
    let n = 0;
    const broken = await sweepFaults(world.db, async (db) => {
      n += 1;
      const slip = await delivered(10_000);
      const command = { reference: `BK T${n}`, list: `${slip.number};10000` };
      const first = await remitMoney({ ...world.postman(DELIVERED), db }, command).catch(() => undefined);
      const again = await remitMoney(world.postman(DELIVERED), command);
      expect(first?.ok === true || again.ok).toBe(true);
    });
    expect(broken).toBeGreaterThanOrEqual(3);
    const exact = (await listRemittances(world.db)).filter(({ reference }) => reference.startsWith("BK T"));
    expect(exact.reduce((sum, one) => sum + one.exact, 0)).toBe(10_000 * n);
  });
});

describe("complaints", () => {
  it("are taken once of a kind, answered once, and never in less than words", async () => {
    const slip = await world.withPost();
    const claim = { slipId: slip.id, kind: "late", claimant: "Nông Thị Hoa", text: "Chưa nhận được" } as const;
    const opened = must(await openClaim(world.returner(HANDED), claim));
    expect(await openClaim(world.returner(HANDED), claim)).toEqual({ ok: false, error: { kind: "post/claim-open" } });
    const answer = { claimId: opened.id, answer: "Đã phát ngày 28/11", compensation: "15000" };
    expect(await answerClaim(world.postman(HANDED), { ...answer, compensation: "15.000" })).toMatchObject({
      error: { kind: "post/invalid" },
    });
    expect(await answerClaim(world.postman(HANDED), { ...answer, answer: "" })).toMatchObject({
      error: { kind: "post/claim-text" },
    });
    expect(must(await answerClaim(world.postman(HANDED), answer))).toMatchObject({ compensation: 15_000 });
    expect(await answerClaim(world.postman(HANDED), answer)).toEqual({ ok: false, error: { kind: "post/stale" } });
    expect(await listClaims(world.db, slip.id)).toMatchObject([{ answer: "Đã phát ngày 28/11" }]);
    const late = await openClaim(world.returner(at("2027-06-01 09:00")), { ...claim, kind: "damaged" });
    expect(late).toMatchObject({ error: { kind: "post/claim-too-late" } });
  });
});

describe("ranges of numbers", () => {
  it("never overlap, and a closed one gives none", async () => {
    const range = { prefix: "ec", first: "10", last: "12", basis: "CV 13/BĐT" };
    const added = must(await addRange(world.postman(), range));
    expect(await addRange(world.manager(), { ...range, first: "12", last: "20" })).toEqual({
      ok: false,
      error: { kind: "post/range", fault: "overlap" },
    });
    expect(await addRange(world.manager(), { ...range, prefix: "ED" })).toMatchObject({ ok: true });
    expect(await addRange(world.manager(), { ...range, prefix: "EE", basis: " " })).toMatchObject({
      error: { fault: "basis" },
    });
    expect(await addRange(world.returner(), range)).toMatchObject({ error: { kind: "post/not-allowed" } });
    must(await closeRange(world.manager(), added.id));
    expect(await closeRange(world.manager(), added.id)).toEqual({ ok: false, error: { kind: "post/not-found" } });
    expect((await listRanges(world.db)).find(({ id }) => id === added.id)?.state).toBe("recalled");
  });

  it("give each number once to many at once", async () => {
    const slips = await Promise.all(Array.from({ length: 8 }, () => world.collect()));
    expect(new Set(slips.map(({ number }) => number)).size).toBe(8);
  });
});

describe("settings", () => {
  it("seal the secret, keep it when none is given, and refuse odd addresses", async () => {
    const setting = { customerCode: "H3700", orderUrl: "https://api.post.example.vn/v1", secret: "k".repeat(40) };
    must(await changeSetting(world.manager(), setting));
    must(await changeSetting(world.manager(), { ...setting, secret: "" }));
    expect(await findSetting(world.db)).toMatchObject({ secret: "k".repeat(40), simulated: false });
    for (const orderUrl of [
      "http://api.post.example.vn",
      "https://10.0.0.1/",
      "https://u:p@post.example.vn",
      "ftp://x",
      "",
    ]) {
      expect(await changeSetting(world.manager(), { ...setting, orderUrl })).toMatchObject({
        error: { kind: "post/invalid" },
      });
    }
    expect(await changeSetting(world.postman(), setting)).toMatchObject({ error: { kind: "post/not-allowed" } });
  });

  it("bar a procedure with its reason, and know no other codes", async () => {
    const bar = { procedureCode: "9.000001", reason: "Phải có mặt", basis: "Luật thí dụ" };
    const done = await barProcedure(world.manager(), bar);
    const unknown = await barProcedure(world.manager(), { ...bar, procedureCode: "0.000000" });
    expect(unknown).toMatchObject({ error: { kind: "post/invalid" } });
    if (done.ok) expect((await listBarred(world.db)).at(-1)).toEqual(bar);
  });
});

describe("the door for the post's messages", () => {
  const bodyOf = (number: string, EventId = newId()) =>
    Buffer.from(JSON.stringify({ EventId, ItemCode: number, Status: "OUT_FOR_DELIVERY", Time: DELIVERED.toString() }));

  it("believes only what is signed over its bytes within the window, and answers a replay as a success", async () => {
    await transact(world.db, (tx) => seedPost(tx, { newId, now: COLLECTED }));
    const setting = await findSetting(world.db);
    const slip = await world.withPost();
    const bytes = bodyOf(slip.number ?? "");
    const signed = sign(bytes, DELIVERED, setting?.secret ?? "");
    const acting = world.postman(DELIVERED);
    const status = async (...sent: [Buffer, typeof signed]) => (await takeTracking(acting, ...sent)).status;
    expect(await status(Buffer.concat([bytes, Buffer.from(" ")]), signed)).toBe(401);
    expect(await status(bytes, { ...signed, timestamp: String(Number(signed.timestamp) - 301) })).toBe(401);
    expect(await takeTracking(acting, bytes, signed)).toEqual({ status: 200, body: { result: "moved" } });
    expect(await takeTracking(acting, bytes, signed)).toEqual({ status: 200, body: { result: "replayed" } });
    const nonsense = Buffer.from("{}");
    expect(await status(nonsense, sign(nonsense, DELIVERED, setting?.secret ?? ""))).toBe(400);
    expect(await findSlip(world.db, slip.id)).toMatchObject({ state: "delivering" });
  });
});

describe("the made-up post", () => {
  it("tells nothing at first, then the way out twice, then the end before the way out", () => {
    const item = { number: "EB000000014VN", orderNumber: "x", order: {} as never, told: "" };
    const since = at("2026-11-27 08:00");
    const statuses = (minutes: number) =>
      messagesOf({ ...item, order: { ReceiverName: "A", CODAmount: 0 } as never }, since, since.add({ minutes })).map(
        ({ Status }) => Status,
      );
    expect(statuses(1)).toEqual([]);
    expect(statuses(3)).toEqual(["OUT_FOR_DELIVERY", "OUT_FOR_DELIVERY"]);
    expect(statuses(6)).toEqual(["DELIVERED", "OUT_FOR_DELIVERY"]);
    const away = messagesOf({ ...item, number: "EB000000085VN" }, since, since.add({ minutes: 6 }));
    expect(away[0]?.Status).toBe("RETURNED");
  });

  it("does nothing where a real post is set", async () => {
    const setting = { customerCode: "H3700", orderUrl: "https://api.post.example.vn/v1", secret: "k".repeat(40) };
    must(await changeSetting(world.manager(), setting));
    expect(await runSimulatedPost(world.postman(DELIVERED))).toBe(0);
  });
});
