import { h } from "preact";
import { render } from "preact-render-to-string";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Role, Viewer } from "#modules/identity/index.ts";
import { keepCustody } from "#modules/custody/index.ts";
import { CALENDAR } from "#modules/dossiers/testing.ts";
import { receiptProofOf, returnCardFor, returnDeskRoutes } from "./index.ts";
import { findRecord } from "./store/records.ts";
import { aWorld, LATER, LINE, OWNER_CARD, OWNER_NUMBER, type World } from "./testing-world.ts";

let world: World;
let app: App;
let viewer: Viewer;
beforeAll(async () => {
  world = await aWorld();
  viewer = world.desk().viewer;
  await sql`update installation set demo = true`.execute(world.database.owner);
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
  const { db } = world;
  const clock = fixedClock(LATER);
  const acting = async (who: Viewer) => ({
    ...{ db, clock, newId, viewer: who, calendar: CALENDAR },
    reactions: [keepCustody],
  });
  returnDeskRoutes(app, {
    db,
    clock,
    newId,
    calendar: async () => CALENDAR,
    acting,
    random: () => 42,
    allowedHosts: [],
  });
});
afterAll(async () => {
  await app.close();
  await world.database.drop();
});

const FORM = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
const open = (url: string) => app.inject({ url });
const post = (url: string, fields: readonly (readonly [string, string])[]) =>
  app.inject({
    method: "POST",
    url,
    payload: new URLSearchParams(fields.map(([a, b]) => [a, b])).toString(),
    headers: FORM,
  });
const desk = ({ id }: Dossier) => `/can-bo/tra-ket-qua/${id}`;

type Fields = Readonly<Record<string, string>>;
const form = (dossiers: readonly Dossier[], change: Fields = {}): readonly (readonly [string, string])[] => {
  const results = dossiers.flatMap(({ id, version, heldOriginals }): (readonly [string, string])[] => [
    [`version.${id}`, String(version)],
    [`paper.${id}`, "1"],
    ...heldOriginals.map(({ count }, index) => [`back.${id}.${index}`, String(count)] as const),
  ]);
  const fields: Fields = { receiver: "owner", card: OWNER_CARD, ...Object.fromEntries(results), ...change };
  return Object.entries(fields);
};

describe("the list of those who wait", () => {
  it("shows the longest waiting first, and finds by code, phone or name", async () => {
    const dossier = await world.ready();
    const { body, statusCode } = await open("/can-bo/tra-ket-qua");
    expect(statusCode).toBe(200);
    expect(body).toContain(dossier.code);
    expect(body).toContain("đã chờ 1 ngày");
    expect((await open(`/can-bo/tra-ket-qua?q=${dossier.code}`)).headers.location).toBe(desk(dossier));
    expect((await open("/can-bo/tra-ket-qua?q=0912+345+678")).statusCode).toBe(303);
    expect((await open("/can-bo/tra-ket-qua?q=khong+co")).body).toContain("Không tìm thấy hồ sơ nào");
    expect((await open("/can-bo/tra-ket-qua?muc=chua-nop")).body).toContain("Không có kết quả chờ trả");
  });

  it("reminds once, tells when, and the message is on the telephone of the demo", async () => {
    const dossier = await world.ready();
    const sent = await post(`${desk(dossier)}/nhac`, []);
    expect(sent.statusCode).toBe(303);
    expect((await open(sent.headers.location ?? "")).body).toContain("Đã gửi lời nhắc đến 091•••5678");
    const again = await post(`${desk(dossier)}/nhac`, []);
    expect(again.statusCode).toBe(409);
    expect(again.body).toContain("Đã nhắc người dân trong hôm nay");
    expect((await open("/can-bo/tin-nhan-demo")).body).toContain(`hồ sơ ${dossier.code} đã có kết quả`);
  });

  it("is for the desk alone", async () => {
    const before = viewer;
    for (const role of ["specialist", "cashier"] satisfies Role[]) {
      viewer = world.viewer(role);
      expect((await open("/can-bo/tra-ket-qua")).statusCode).toBe(403);
      expect((await open("/can-bo/tin-nhan-demo")).statusCode).toBe(403);
    }
    viewer = before;
  });
});

describe("one visitor at the desk", () => {
  it("sees who may receive, what is held and where the paper is; never a whole number", async () => {
    const dossier = await world.ready({ heldOriginals: [{ name: "Sổ đỏ", count: 2 }] });
    const { body } = await open(desk(dossier));
    for (const text of ["Nguyễn Văn Đức", "020•••••1234", "Sổ đỏ: trả lại (đang giữ 2)", "số 15/GP", "Giấy ủy quyền"]) {
      expect(body).toContain(text);
    }
    expect(body).not.toContain(OWNER_NUMBER);
  });

  it("goes through the second look, signs, and the biên nhận says so", async () => {
    const dossier = await world.ready({ heldOriginals: [{ name: "Sổ đỏ", count: 2 }] });
    const look = await post(desk(dossier), form([dossier]));
    expect(look.statusCode).toBe(200);
    expect(look.body).toContain("Xác nhận trả kết quả");
    expect(look.body).toContain("Bản chính Sổ đỏ: trả 2 bản");
    expect(await world.now(dossier)).toEqual(dossier);
    const actId = /name="actId" value="([^"]+)"/.exec(look.body)?.[1] ?? "";
    const confirm = { actId, step: "hand-over", proof: "signature" };
    const unsigned = await post(desk(dossier), form([dossier], confirm));
    expect(unsigned.statusCode).toBe(422);
    expect(unsigned.body).toContain("Chưa có xác nhận của người nhận");
    for (const [signature, sentence] of [
      [`${LINE}L9999 10`, "vượt ra ngoài bảng ký"],
      [`${LINE}LNaN 10`, "không đọc được"],
      [`${LINE}"/><script>`, "không đọc được"],
      ["M10 10", "quá ngắn"],
      [`M1 1${"L500 3".repeat(15_000)}`, "dài quá mức"],
    ] as const) {
      const bad = await post(desk(dossier), form([dossier], { ...confirm, signature }));
      expect(bad.statusCode).toBe(422);
      expect(bad.body).toContain(sentence);
      expect(bad.body).toContain('name="signature" value/>');
    }
    // A good signature stays on the pad when another way was chosen and failed.
    const kept = await post(
      desk(dossier),
      form([dossier], { ...confirm, proof: "code", digits: "1", signature: LINE }),
    );
    expect(kept.body).toContain(`value="${LINE}"`);
    const done = await post(desk(dossier), form([dossier], { ...confirm, signature: LINE }));
    expect(done.headers.location).toBe(`${desk(dossier)}?xong=1`);
    const after = await open(done.headers.location ?? "");
    expect(after.body).toContain("Đã trả kết quả.");
    expect(after.body).toContain(LINE);
    expect(after.body).toContain("bien-nhan-tra-ket-qua.pdf");
    const printed = await receiptProofOf(world.db, dossier.id);
    expect(printed?.lines.join(" ")).toContain("đã ký trên bảng ký");
    expect(printed?.signatureSvg).toContain(`d="${LINE}"`);
    const card = await returnCardFor({ db: world.db })(dossier, viewer);
    expect(render(card ?? h("p", {}))).toContain(LINE);
    expect((await world.now(dossier)).state).toBe("closed");
    // The same click again changes nothing and shows the same.
    expect((await post(desk(dossier), form([dossier], { ...confirm, signature: LINE }))).statusCode).toBeLessThan(400);
  });

  it("keeps what was typed when the card is another person's", async () => {
    const dossier = await world.ready({ heldOriginals: [{ name: "Sổ đỏ", count: 2 }] });
    const why = { [`back.${dossier.id}.0`]: "1", [`why.${dossier.id}.0`]: "Trả ngày 30/11" };
    const wrong = await post(desk(dossier), form([dossier], { card: "020190009999", ...why }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain("Số trên giấy tờ không phải số của người này");
    expect(wrong.body).toContain("Trả ngày 30/11");
  });

  it("B-31: shows what is to be paid and no form", async () => {
    const dossier = await world.ready({ feesDue: 119_000 });
    const { body } = await open(desk(dossier));
    expect(body).toContain("119.000 đ");
    expect(body).not.toContain("Xem lại trước khi trả");
    const forced = await post(desk(dossier), form([dossier], { actId: newId(), step: "hand-over", proof: "paper" }));
    expect(forced.statusCode).toBe(409);
    expect(forced.body).toContain("Còn phải nộp 119.000 đ");
    expect(await findRecord(world.db, dossier.id)).toBeUndefined();
  });

  it("sends a code, takes it, and counts wrong ones", async () => {
    const dossier = await world.ready();
    const actId = newId();
    const code = { actId, proof: "code" };
    const sent = await post(desk(dossier), form([dossier], { ...code, step: "send-code" }));
    expect(sent.body).toContain("Đã gửi mã đến 091•••5678");
    expect(sent.body).toContain("Mã 6 số đã gửi");
    expect((await open("/can-bo/tin-nhan-demo")).body).toContain("000042");
    const wrong = await post(desk(dossier), form([dossier], { ...code, step: "hand-over", digits: "111111" }));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain("Còn 4 lần nhập");
    const done = await post(desk(dossier), form([dossier], { ...code, step: "hand-over", digits: "000042" }));
    expect(done.statusCode).toBe(303);
  });

  it("takes another result of the same person along", async () => {
    const [a, b] = [await world.ready(), await world.ready()];
    expect((await open(desk(a))).body).toContain(b.code);
    const along = { with: b.id, actId: newId(), step: "hand-over", proof: "paper" };
    expect((await post(desk(a), form([a, b], along))).statusCode).toBe(303);
    expect((await open(desk(b))).body).toContain("Trả cùng lần");
    expect((await world.now(b)).state).toBe("closed");
  });

  it("lays what is scanned beside it: several dossiers that one person handed in, for several owners", async () => {
    const submitter = { id: newId(), name: "Hứa Văn Tài", phone: "0988111222" };
    const three = await Promise.all(
      ["Mã Thị Sen", "Lục Văn Bảo", "Hà Thị Yến"].map((name) =>
        world.ready({ owner: { id: newId(), name, phone: null }, submitter }),
      ),
    );
    const [a, b, c] = three;
    if (a === undefined || b === undefined || c === undefined) throw new Error("three dossiers");
    const who = { receiver: "submitter", card: "", seen: "yes" };
    const fields: Fields = { ...who, [`paper.${a.id}`]: "3" };
    const first = await post(desk(a), form([a], { ...fields, more: b.code ?? "" }));
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain(`name="with" value="${b.id}" checked`);
    expect(first.body).toContain("chủ hồ sơ Lục Văn Bảo");
    expect(first.body).toContain('value="3"');
    const second = await post(desk(a), [...form([a, b], { ...fields, more: c.code ?? "" }), ["with", b.id]]);
    expect(second.body).toContain(`name="with" value="${b.id}" checked`);
    expect(second.body).toContain(`name="with" value="${c.id}" checked`);
    const along = [["with", b.id] as const, ["with", c.id] as const];
    const act = { ...who, actId: newId(), step: "hand-over", proof: "signature", signature: LINE };
    const asOwner = await post(desk(a), [...form([a, b, c], { ...act, receiver: "owner" }), ...along]);
    expect(asOwner.statusCode).toBe(409);
    expect(asOwner.body).toContain("Chỉ trả cùng lúc các kết quả của cùng một người");
    expect((await post(desk(a), [...form([a, b, c], act), ...along])).statusCode).toBe(303);
    const records = await Promise.all(three.map(({ id }) => findRecord(world.db, id)));
    expect(new Set(records.map((one) => one?.actId)).size).toBe(1);
    expect(records.every((one) => one?.receiverName === "Hứa Văn Tài" && one.receiver === "submitter")).toBe(true);
  });

  it("says why what was scanned cannot be laid beside it", async () => {
    const [a, b] = [await world.ready(), await world.ready()];
    const notYet = await world.receive();
    const add = (more: string, extra: readonly (readonly [string, string])[] = []) =>
      post(desk(a), [...form([a], { more }), ...extra]);
    for (const more of [notYet.code ?? "", "giấy hẹn", "H37.07-990101-9999", "x".repeat(300)]) {
      const answer = await add(more);
      expect(answer.statusCode).toBe(422);
      expect(answer.body).toContain("Không có kết quả chờ trả tại bàn này");
      expect(answer.body).toContain(OWNER_NUMBER);
    }
    expect((await add(a.code ?? "")).body).toContain("đã có ở bàn");
    expect((await add(b.code ?? "", [["with", b.id]])).body).toContain("đã có ở bàn");
    const many = Array.from({ length: 20 }, () => ["with", newId()] as const);
    expect((await add(b.code ?? "", many)).body).toContain("tối đa 21 hồ sơ");
    const strange = await add("H37", [["with", "x'--"]]);
    expect(strange.statusCode).toBe(422);
  });

  it("is not there for strangers and not with made-up addresses", async () => {
    const dossier = await world.ready();
    const before = viewer;
    viewer = world.stranger("counter-officer");
    expect((await open(desk(dossier))).statusCode).toBe(404);
    viewer = before;
    expect((await open(`/can-bo/tra-ket-qua/${newId()}`)).statusCode).toBe(404);
    expect((await open("/can-bo/tra-ket-qua/khong-phai-ma")).statusCode).toBe(404);
  });
});
