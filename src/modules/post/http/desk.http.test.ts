import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDossier, receiptPath } from "#modules/dossiers/index.ts";
import { newId } from "#platform/ids.ts";
import type { PostalSlip } from "../domain/slip.ts";
import { findSlip, listParcel, listSlipsOf } from "../store/slips.ts";
import { aPostApp } from "../testing-app.ts";
import { HANDED, RESOLVED, type PostWorld } from "../testing-world.ts";

let room: Awaited<ReturnType<typeof aPostApp>>;
let world: PostWorld;
beforeAll(async () => {
  room = await aPostApp();
  ({ world } = room);
});
afterAll(() => room.close());

const ROOM = "/can-bo/buu-chinh";
const get = (...asked: Parameters<typeof room.get>) => room.get(...asked);
const post = (...sent: Parameters<typeof room.post>) => room.post(...sent);
const pageOf = ({ id }: PostalSlip) => `${ROOM}/phieu/${id}`;
const fresh = async ({ id }: PostalSlip) => {
  const slip = await findSlip(world.db, id);
  if (slip === undefined) throw new Error("the slip is gone");
  return slip;
};
const registered = async (feesDue = 0) => {
  const [slip] = await listSlipsOf(world.db, (await world.resolved({ feesDue })).id);
  if (slip === undefined) throw new Error("nothing registered");
  return slip;
};
const LABEL = {
  ...{ "receiver.name": "Hợp tác xã Bắc Sơn", "receiver.phone": "0912345678", "receiver.address": "Thị trấn Bắc Sơn" },
  ...{ "receiver.province": "Lạng Sơn", postage: "45000", scope: "between-districts" },
};

describe("a parcel, page by page", () => {
  it("is packed from the list, keeps what was typed when refused, and shows its results on each slip", async () => {
    room.at(RESOLVED);
    const slips = [await registered(100_000), await registered()];
    expect((await get("returner", `${ROOM}/gui`)).body).toContain("Gói chung một bưu gửi");
    const query = slips.map(({ id }) => `slip=${id}`).join("&");
    const asked = await get("returner", `${ROOM}/goi-chung?${query}`);
    expect(asked.body).toContain("cả gói: <strong>100.000 đ</strong>");
    const form = new URLSearchParams(LABEL);
    for (const { id, version } of slips) {
      form.append("slip", id);
      form.append(`version.${id}`, String(version));
    }
    form.set("postage", "45.000");
    const refused = await post("returner", `${ROOM}/goi-chung`, form);
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining("chỉ gồm chữ số")]);
    expect(refused.body).toContain('value="Hợp tác xã Bắc Sơn"');
    form.set("postage", "45000");
    expect((await post("returner", `${ROOM}/goi-chung`, form)).statusCode).toBe(303);
    const stale = await post("returner", `${ROOM}/goi-chung`, form);
    expect([stale.statusCode, stale.body]).toEqual([409, expect.stringContaining("Người khác vừa thay đổi")]);
    const [first, second] = await listParcel(world.db, await fresh(slips[0] ?? (await registered())));
    if (first === undefined || second === undefined) throw new Error("no parcel");
    const seen = (await get("returner", pageOf(second))).body;
    expect(seen).toContain(`2 kết quả, mã của gói ${first.number}`);
    expect(seen).toContain("tính chung ở mã của gói");
  });

  it("of one result is no parcel, and the postman packs none", async () => {
    const { id } = await registered();
    const alone = await get("returner", `${ROOM}/goi-chung?slip=${id}`);
    expect([alone.statusCode, alone.body]).toEqual([422, expect.stringContaining("từ 2 kết quả trở lên")]);
    expect((await get("postman", `${ROOM}/goi-chung?slip=${id}`)).statusCode).toBe(403);
    expect((await get("returner", `${ROOM}/goi-chung?slip=x&slip=${newId()}`)).statusCode).toBe(422);
  });
});

describe("what the post told, on the pages", () => {
  it("stands on the item, and to the citizen in words without names or numbers", async () => {
    const slip = await world.withPost({ feesDue: 40_000 });
    room.at(HANDED.add({ hours: 20 }));
    const dossier = await getDossier(world.db, slip.dossierId ?? "");
    const receipt = receiptPath({ code: dossier.code ?? "", secret: dossier.secret });
    const citizen = async () => (await room.app.inject({ url: receipt })).body;
    await room.tell({ Status: "ATTEMPTED", ItemCode: slip.number, Note: "Nhà ông Đức khóa cửa" });
    expect(await citizen()).toContain("Bưu tá đã đến nhưng chưa gặp Ông/Bà");
    room.at(HANDED.add({ hours: 21 }));
    await room.tell({ Status: "KEPT", ItemCode: slip.number, Note: "Bưu cục Bắc Sơn" });
    expect(await citizen()).toContain("Mời Ông/Bà mang giấy tờ tùy thân đến nhận");
    expect(await citizen()).not.toContain("khóa cửa");
    expect(await citizen()).toContain("40.000 đ");
    const seen = (await get("postman", pageOf(slip))).body;
    expect(seen).toContain("Phát chưa được, sẽ phát lại: Nhà ông Đức khóa cửa");
    expect(seen).toContain("Giữ tại bưu cục chờ người nhận: Bưu cục Bắc Sơn");
  });

  it("about a number that nobody knows stands on the list of what is under way", async () => {
    await room.tell({ Status: "DELIVERED", ItemCode: "RR473124829VN" });
    const seen = (await get("returner", `${ROOM}/tren-duong`)).body;
    expect(seen).toContain("Tin về bưu gửi không có trong hệ thống");
    expect(seen).toContain("RR473124829VN");
  });

  it("of the future is answered with a no that is tried again, and nonsense with one that is not", async () => {
    const slip = await world.withPost();
    room.at(HANDED);
    const early = await room.tell({
      Status: "RETURNED",
      ItemCode: slip.number,
      Time: HANDED.add({ hours: 2 }).toString(),
    });
    expect([early.statusCode, early.json()]).toEqual([409, { result: "post/future-time" }]);
    const odd = await room.tell({ Status: "EATEN", ItemCode: slip.number });
    expect([odd.statusCode, odd.json()]).toEqual([400, { result: "unreadable" }]);
    const EventId = newId();
    await room.tell({ EventId, Status: "OUT_FOR_DELIVERY", ItemCode: slip.number });
    const other = await room.tell({ EventId, Status: "RETURNED", ItemCode: slip.number });
    expect([other.statusCode, other.json()]).toEqual([409, { result: "post/event-reused" }]);
    expect(await fresh(slip)).toMatchObject({ state: "delivering" });
  });
});

describe("clearing up, on the page", () => {
  it("names who has the result, keeps what was typed, and ends what was open", async () => {
    const slip = await world.withPost();
    room.at(HANDED.add({ hours: 20 }));
    await room.tell({ Status: "DELIVERED", ItemCode: slip.number, Receiver: { Kind: "OWNER", Name: "Lò Thị Mai" } });
    const seen = (await get("returner", pageOf(slip))).body;
    expect(seen).toContain("Người nhận tại địa chỉ không đúng tên trên hồ sơ");
    expect(seen).toContain('value="Lò Thị Mai"');
    expect((await get("postman", pageOf(slip))).body).not.toContain("Làm rõ</h2>");
    const { version } = await fresh(slip);
    const typed = { version: String(version), receiverKind: "owner", receiverName: "Lò Thị Mai", reason: "Đã gọi" };
    const refused = await post("returner", `${pageOf(slip)}/lam-ro`, typed);
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(refused.body).toContain('value="Đã gọi"');
    const bearer = { receiverKind: "authorised", receiverId: "020085001234", authorisation: "GUQ 12" };
    const done = await post("returner", `${pageOf(slip)}/lam-ro`, { ...typed, ...bearer });
    expect([done.statusCode, done.headers.location]).toEqual([303, `${pageOf(slip)}?xong=lam-ro`]);
    expect((await get("returner", pageOf(slip))).body).toContain("Đã làm rõ: Đã gọi");
    expect(await getDossier(world.db, slip.dossierId ?? "")).toMatchObject({ state: "returned" });
  });
});

describe("settings, ranges and claims", () => {
  it("refuse with the sentence at its field and lose nothing typed", async () => {
    const range = { prefix: "E1", first: "1", last: "5", basis: "CV 5" };
    const odd = await post("postman", `${ROOM}/day-so`, range);
    expect([odd.statusCode, odd.body]).toEqual([422, expect.stringContaining("Hai chữ đầu của dải mã")]);
    expect(odd.body).toContain('value="CV 5"');
    expect((await post("postman", `${ROOM}/day-so`, { ...range, prefix: "EX" })).statusCode).toBe(303);
    expect((await post("returner", `${ROOM}/day-so`, range)).statusCode).toBe(403);
    expect((await post("manager", `${ROOM}/day-so/${newId()}/dung`, {})).statusCode).toBe(404);
  });

  it("a complaint is answered with words and a compensation in digits", async () => {
    const slip = await world.withPost();
    room.at(HANDED);
    await post("returner", `${pageOf(slip)}/khieu-nai`, { kind: "damaged", claimant: "Hoa", text: "Rách phong bì" });
    const blank = await post("returner", `${pageOf(slip)}/khieu-nai`, { kind: "late", claimant: "", text: "Chậm" });
    expect([blank.statusCode, blank.body]).toEqual([422, expect.stringContaining("Hãy ghi họ tên và nội dung")]);
    const list = (await get("postman", `${ROOM}/khieu-nai`)).body;
    const action = /\/can-bo\/buu-chinh\/khieu-nai\/[0-9a-f-]{36}/.exec(list)?.[0] ?? "";
    const odd = await post("postman", action, { answer: "Đã đền", compensation: "15.000" });
    expect([odd.statusCode, odd.body]).toEqual([422, expect.stringContaining("Tiền bồi thường chỉ gồm chữ số")]);
    expect(odd.body).toContain('value="15.000"');
    expect((await post("postman", action, { answer: "Đã đền", compensation: "15000" })).statusCode).toBe(303);
    expect((await get("manager", `${ROOM}/khieu-nai`)).body).toContain("Bồi thường 15.000 đ");
  });

  it("a list of money is refused whole with its lines, and kept in the form", async () => {
    const sent = { reference: "BK 9", list: "EB000000014VN;1000\nEB000000014VN;1.000" };
    const refused = await post("postman", `${ROOM}/tien-thu-ho`, sent);
    expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining("không đọc được ở dòng 2")]);
    expect(refused.body).toContain('value="BK 9"');
    expect((await post("returner", `${ROOM}/tien-thu-ho`, sent)).statusCode).toBe(403);
  });
});
