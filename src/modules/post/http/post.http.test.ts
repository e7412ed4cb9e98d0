import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listDocuments } from "#modules/documents/index.ts";
import { aPdf } from "#modules/documents/testing.ts";
import { getDossier, receiptPath } from "#modules/dossiers/index.ts";
import type { App } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { findSlip, listSlipsOf } from "../store/slips.ts";
import { aPostApp } from "../testing-app.ts";
import { COLLECTED, COUNTED, HANDED, RESOLVED, must, type PostWorld } from "../testing-world.ts";

let room: Awaited<ReturnType<typeof aPostApp>>;
let world: PostWorld;
let app: App;
beforeAll(async () => {
  room = await aPostApp();
  ({ world, app } = room);
});
afterAll(() => room.close());
const get = (...asked: Parameters<typeof room.get>) => room.get(...asked);
const post = (...sent: Parameters<typeof room.post>) => room.post(...sent);
const tell = (...told: Parameters<typeof room.tell>) => room.tell(...told);

const DOOR = {
  ...{ summary: "Đề nghị cấp giấy", copies: "1", service: "both", scope: "between-districts", postage: "30000" },
  ...{ "sender.name": "Nguyễn Văn Đức", "sender.phone": "0912345678", "sender.address": "Nà Lình" },
  ...{ "sender.province": "Lạng Sơn", "paper.0.originals": "1", sealed: "yes", customerSigned: "yes" },
  officerSigned: "yes",
};

describe("the journey of a dossier and its result, page by page", () => {
  it("from a citizen's home to the centre and back home with money at the door", async () => {
    const caseId = await world.addCase({ fees: [{ kind: "phi", amount: 200_000, note: "Phí thẩm định" }] });
    const door = `/can-bo/buu-chinh/nhan/${caseId}`;
    const opened = (await get("postman", door)).body;
    expect(opened).toContain("Phí giải quyết thủ tục");
    expect(opened).toContain("Hai trăm nghìn đồng");
    const formId = newId();
    const taken = await post("postman", door, { ...DOOR, formId, feesTaken: "later" });
    expect([taken.statusCode, taken.headers.location]).toEqual([303, `/can-bo/buu-chinh/phieu/${formId}?xong=nhan`]);
    expect((await post("postman", door, { ...DOOR, formId, feesTaken: "later" })).statusCode).toBe(303);

    const batchId = newId();
    await post("postman", "/can-bo/buu-chinh/chuyen", { formId: batchId, kind: "to-agency", slip: formId });
    room.at(COUNTED);
    const minutes = `/can-bo/buu-chinh/chuyen/${batchId}`;
    const early = await post("clerk", minutes, { act: "sign" });
    expect([early.statusCode, early.body]).toEqual([422, expect.stringContaining("Còn 1 bưu gửi chưa kiểm đếm")]);
    expect((await post("clerk", minutes, { act: "sign", [`count.${formId}`]: "full" })).statusCode).toBe(303);
    expect((await get("clerk", minutes)).body).toContain("BBGN-2026");
    const brought = await findSlip(world.db, formId);
    const dossier = await getDossier(world.db, brought?.dossierId ?? "");
    expect(dossier).toMatchObject({ state: "accepted", money: "due", returnBy: "by-post" });

    room.at(RESOLVED);
    await world.resolve(dossier);
    const [, result] = await listSlipsOf(world.db, dossier.id);
    if (result === undefined) throw new Error("the result was not registered");
    const page = `/can-bo/buu-chinh/phieu/${result.id}`;
    expect((await get("returner", "/can-bo/buu-chinh/gui")).body).toContain(dossier.code);
    expect((await get("returner", page)).body).toContain("200.000 đ");
    const to = { "receiver.name": "Nguyễn Văn Đức", "receiver.phone": "0912345678", "receiver.address": "Nà Lình" };
    const label = {
      ...to,
      version: "1",
      "receiver.province": "Lạng Sơn",
      postage: "30.000",
      scope: "between-districts",
    };
    const odd = await post("returner", `${page}/lap`, label);
    expect([odd.statusCode, odd.body]).toEqual([422, expect.stringContaining("chỉ gồm chữ số")]);
    expect(odd.body).toContain('value="30.000"');
    expect((await post("returner", `${page}/lap`, { ...label, postage: "30000" })).statusCode).toBe(303);

    const listId = newId();
    await post("returner", "/can-bo/buu-chinh/chuyen", { formId: listId, kind: "to-post", slip: result.id });
    room.at(HANDED);
    const list = `/can-bo/buu-chinh/chuyen/${listId}`;
    expect((await post("returner", list, { act: "sign", [`count.${result.id}`]: "full" })).statusCode).toBe(403);
    expect((await post("postman", list, { act: "sign", [`count.${result.id}`]: "full" })).statusCode).toBe(303);

    const receipt = receiptPath({ code: dossier.code ?? "", secret: dossier.secret });
    const sent = await findSlip(world.db, result.id);
    const citizen = (await app.inject({ url: receipt })).body;
    expect(citizen).toContain("Bưu điện đã nhận kết quả và đang chuyển đi.");
    expect(citizen).toContain("200.000 đ");
    expect(citizen).not.toContain(sent?.number);

    const told = await tell({ Status: "DELIVERED", ItemCode: sent?.number, CODCollected: 200_000 });
    expect([told.statusCode, told.json()]).toEqual([200, { result: "moved" }]);
    expect(await getDossier(world.db, dossier.id)).toMatchObject({ state: "returned", money: "paid" });
    expect((await app.inject({ url: receipt })).body).toContain("Bưu điện đã phát kết quả.");
    expect((await get("manager", "/can-bo/buu-chinh/tien-thu-ho")).body).toContain("200.000 đ");
  });

  it("an undelivered one comes back to the desk and goes again", async () => {
    const slip = await world.withPost();
    await tell({ Status: "RETURNED", ItemCode: slip.number, Note: "Vắng nhà" });
    expect((await get("returner", "/can-bo/buu-chinh/phat-hoan")).body).toContain(slip.number);
    const page = `/can-bo/buu-chinh/phieu/${slip.id}`;
    const { version } = (await findSlip(world.db, slip.id)) ?? slip;
    const blank = await post("returner", `${page}/gui-lai`, { version: String(version), reason: " " });
    expect([blank.statusCode, blank.body]).toEqual([422, expect.stringContaining("Hãy ghi lý do")]);
    const back = await post("returner", `${page}/gui-lai`, { version: String(version), reason: "Vắng nhà" });
    expect(back.statusCode).toBe(303);
    const again = await post("returner", `${page}/gui-lai`, { version: String(version), reason: "Vắng nhà" });
    expect([again.statusCode, again.body]).toEqual([409, expect.stringContaining("Người khác vừa thay đổi")]);
    const slips = await listSlipsOf(world.db, slip.dossierId ?? "");
    expect(slips.map(({ state }) => state)).toEqual(["taken-back", "registered"]);
  });
});

describe("the pages", () => {
  it("of every part answer everybody of the room", async () => {
    for (const part of [
      "",
      "/chuyen",
      "/gui",
      "/tren-duong",
      "/phat-hoan",
      "/khieu-nai",
      "/tien-thu-ho",
      "/day-so",
      "/thiet-lap",
    ]) {
      for (const viewer of room.viewers.keys()) {
        expect((await get(viewer, `/can-bo/buu-chinh${part}`)).statusCode, `${viewer} ${part}`).toBe(200);
      }
    }
  });

  it("keep what was typed when a form is refused", async () => {
    const refused = await post("postman", `/can-bo/buu-chinh/nhan/${world.caseId}`, {
      ...DOOR,
      ...{ formId: newId(), "sender.phone": "12", "paper.0.originals": "" },
    });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('value="Nguyễn Văn Đức"');
    expect(refused.body).toContain("Còn thiếu 1 giấy tờ bắt buộc");
    expect(refused.body).toContain("Số điện thoại người gửi");
  });

  it("of what is not there are not found, and a complaint is answered on its page", async () => {
    for (const url of [
      `phieu/${newId()}`,
      "phieu/x",
      `chuyen/${newId()}`,
      `nhan/${newId()}`,
      `phieu/${newId()}/phieu-gui.pdf`,
    ]) {
      expect((await get("postman", `/can-bo/buu-chinh/${url}`)).statusCode, url).toBe(404);
    }
    const slip = await world.withPost();
    const page = `/can-bo/buu-chinh/phieu/${slip.id}/khieu-nai`;
    room.at(HANDED);
    const opened = await post("returner", page, { kind: "late", claimant: "Hoa", text: "Chậm" });
    expect(opened.headers.location).toBe("/can-bo/buu-chinh/khieu-nai");
    expect((await get("returner", "/can-bo/buu-chinh/khieu-nai")).body).toContain("Chậm");
  });

  it("print the slip and the minutes", async () => {
    const slip = must({ ok: true, value: await world.withPost() } as const);
    const printed = await get("postman", `/can-bo/buu-chinh/phieu/${slip.id}/phieu-gui.pdf`);
    expect([printed.statusCode, printed.headers["content-type"]]).toEqual([200, "application/pdf"]);
    const list = await get("postman", `/can-bo/buu-chinh/chuyen/${slip.batchId}/ban-in.pdf`);
    expect(list.rawPayload.subarray(0, 4).toString()).toBe("%PDF");
  }, 30_000);
});

describe("papers signed by hand", () => {
  const FIELDS = {
    kind: "slip",
    ...{ "customer.name": "Nguyễn Văn Đức", "customer.on": "2026-11-26", "customer.at": "14:00" },
    ...{ "officer.name": "Dương Thu Hằng", "officer.on": "2026-11-26", "officer.at": "14:00" },
  };
  const PDF = aPdf().toString("latin1");

  function attach(viewer: string, url: string, fields: Readonly<Record<string, string>>, content = PDF) {
    const part = (head: string, body: string) => `--b\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const texts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
    const file = `name="scan"; filename="phieu.pdf"\r\ncontent-type: application/pdf`;
    return app.inject({
      method: "POST",
      url,
      headers: {
        ...{ "x-viewer": viewer, accept: "text/html", "sec-fetch-site": "same-origin" },
        "content-type": "multipart/form-data; boundary=b",
      },
      payload: Buffer.concat([
        Buffer.from(texts.join("")),
        Buffer.from(part(file, content), "latin1"),
        Buffer.from("--b--\r\n"),
      ]),
    });
  }

  it("are kept with who signed what when and open again; the register only with its authorisation", async () => {
    const slip = await world.withPost();
    room.at(HANDED);
    const page = `/can-bo/buu-chinh/phieu/${slip.id}`;
    const done = await attach("postman", `${page}/ban-giay`, FIELDS);
    expect([done.statusCode, done.headers.location]).toEqual([303, `${page}?xong=ban-giay#ban-giay`]);
    const seen = (await get("manager", page)).body;
    expect(seen).toContain("Người dân: Nguyễn Văn Đức, ký 14:00 26/11/2026");
    const href = /\/can-bo\/buu-chinh\/ban-giay\/[0-9a-f-]+/.exec(seen)?.[0] ?? "";
    const opened = await get("returner", href);
    expect([opened.statusCode, opened.rawPayload.toString("latin1")]).toEqual([200, PDF]);
    expect(opened.headers["content-disposition"]).toContain("attachment");

    const register = { kind: "register", "post.name": "Dương Thu Hằng", "post.on": "2026-11-26", "post.at": "14:00" };
    const bare = await attach("postman", `${page}/ban-giay`, { ...register, register: "Sổ gốc 3" });
    expect([bare.statusCode, bare.body]).toEqual([
      422,
      expect.stringContaining("Bưu điện chỉ ký sổ gốc khi có văn bản ủy quyền"),
    ]);
    expect(bare.body).toContain('value="Sổ gốc 3"');
    const signed = await attach("postman", `${page}/ban-giay`, {
      ...register,
      register: "Sổ gốc 3",
      authorisation: "UQ 7",
    });
    expect(signed.statusCode).toBe(303);
    expect((await get("manager", page)).body).toContain("Sổ gốc Sổ gốc 3 (ủy quyền UQ 7)");
  });

  it("of a batch stand with its minutes; no scan, a wrong one or a time to come are refused in words", async () => {
    const slip = await world.withPost();
    room.at(HANDED);
    const minutes = `/can-bo/buu-chinh/chuyen/${slip.batchId}`;
    const signer = (side: string) => ({
      [`${side}.name`]: "Hứa Thu Hằng",
      [`${side}.on`]: "2026-11-26",
      [`${side}.at`]: "14:00",
    });
    const fields = { kind: "batch", ...signer("giver"), ...signer("receiver") };
    expect((await attach("returner", `${minutes}/ban-giay`, fields)).statusCode).toBe(303);
    expect((await get("postman", minutes)).body).toContain("Bên nhận: Hứa Thu Hằng, ký 14:00 26/11/2026");
    for (const [change, content, sentence] of [
      [{}, "<script>", "Tệp không phải PDF"],
      [{}, "", "Tệp"],
      [{ "giver.at": "18:00" }, PDF, "Giờ ký không thể sau giờ hiện tại"],
      [{ "receiver.name": "" }, PDF, "Hãy ghi họ tên người ký"],
    ] as const) {
      const refused = await attach("returner", `${minutes}/ban-giay`, { ...fields, ...change }, content);
      expect([refused.statusCode, refused.body]).toEqual([422, expect.stringContaining(sentence)]);
    }
    expect((await attach("returner", `/can-bo/buu-chinh/chuyen/${newId()}/ban-giay`, fields)).statusCode).toBe(404);
    expect((await get("postman", `/can-bo/buu-chinh/ban-giay/${newId()}`)).statusCode).toBe(404);
  });

  it("scanned at the door go into the dossier when it is filed", async () => {
    room.at(COLLECTED);
    const slip = await world.collect();
    const typed = {
      ...FIELDS,
      "customer.on": "2026-11-23",
      "customer.at": "08:10",
      "officer.on": "2026-11-23",
      "officer.at": "08:10",
    };
    expect((await attach("postman", `/can-bo/buu-chinh/phieu/${slip.id}/ban-giay`, typed)).statusCode).toBe(303);
    const batchId = newId();
    await post("postman", "/can-bo/buu-chinh/chuyen", { formId: batchId, kind: "to-agency", slip: slip.id });
    room.at(COUNTED);
    await post("clerk", `/can-bo/buu-chinh/chuyen/${batchId}`, { act: "sign", [`count.${slip.id}`]: "full" });
    const id = (await findSlip(world.db, slip.id))?.dossierId ?? "";
    expect((await listDocuments(world.db, { kind: "dossier", id })).map(({ name }) => name)).toEqual(["phieu.pdf"]);
  });
});

describe("the door of the post", () => {
  it("opens to nobody without the signature, whatever page he comes from", async () => {
    const bare = { method: "POST", url: "/api/v1/post/tracking", payload: "{}" } as const;
    expect((await app.inject({ ...bare, headers: { "content-type": "application/json" } })).statusCode).toBe(401);
    const foreign = { "content-type": "text/plain", "sec-fetch-site": "cross-site" };
    expect((await app.inject({ ...bare, headers: foreign })).statusCode).toBe(401);
    const large = { ...bare, payload: "x".repeat(70_000), headers: { "content-type": "application/json" } };
    expect((await app.inject(large)).statusCode).toBe(413);
  });
});
