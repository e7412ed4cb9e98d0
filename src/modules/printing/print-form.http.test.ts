import { h } from "preact";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { type App, createApp } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import {
  type Acting,
  type Dossier,
  getDossier,
  handOver,
  listDossiersById,
  receiveDossier,
  refuseDossier,
  requestSupplement,
  stopDossier,
  submitDossier,
} from "#modules/dossiers/index.ts";
import {
  DEMO_OFFICERS,
  enterPerson,
  listPersonalDataReads,
  type Person,
  type Viewer,
} from "#modules/identity/index.ts";
import { getAgency, listAgencies } from "#modules/organizations/index.ts";
import { aCentre, type Centre, MONDAY, RESULT } from "#modules/processing/testing.ts";
import { apologise, numberStopNotice, openPrinter, printingRoutes, printLinks } from "./index.ts";

let centre: Centre;
let app: App;
let owner: Person;
let pattern: Dossier;
let viewer: Viewer | undefined;
const printer = openPrinter();

beforeAll(async () => {
  centre = await aCentre();
  const entered = await transact(centre.database.app, (tx) =>
    enterPerson(
      tx,
      {
        kind: "citizen",
        name: "Hoàng Thị Ngọc Ánh",
        nationalId: "020198004321",
        phone: "0912345678",
        email: "anh@thu.example",
        address: "Thôn Nà Sầm, xã Na Sầm, tỉnh Lạng Sơn",
        dateOfBirth: null,
      },
      { officerId: null, today: Temporal.PlainDate.from("2026-11-23"), newId },
    ),
  );
  if (!entered.ok) throw new Error(JSON.stringify(entered.error));
  owner = entered.value;
  pattern = await centre.receive("STANDARD-10WD");
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      if (viewer !== undefined) request.viewer = viewer;
    },
  });
  printingRoutes(app, { db: centre.database.app, newId, printer, publicUrl: "https://motcua.example" });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  printer.close();
  await centre.database.drop();
});

/** A user name of the dossier's own department in that kind of post. */
async function postOf(prefix: string): Promise<string> {
  const { code } = await getAgency(centre.database.app, pattern.agencyId);
  const found = DEMO_OFFICERS.find(
    (each) => each.username.startsWith(`${prefix}.`) && each.unit.startsWith(`${code}/`),
  );
  if (found === undefined) throw new Error(`nobody ${prefix} in ${code}`);
  return found.username;
}

async function actingAs(prefix: string, at = MONDAY): Promise<Acting> {
  const acting = centre.acting(await postOf(prefix), at);
  return { ...acting, reactions: [...acting.reactions, numberStopNotice] };
}

async function receive(): Promise<Dossier> {
  const party = { id: owner.id, name: owner.name, phone: owner.phone };
  const received = await receiveDossier(await actingAs("tiepnhan"), {
    idempotencyKey: newId(),
    caseId: pattern.caseId,
    channel: "direct",
    returnBy: "by-post",
    receivingUnitId: pattern.receivingUnitId,
    owner: party,
    submitter: party,
    summary: "Đề nghị giải quyết hồ sơ <b>in thử</b> & kiểm tra",
    copies: 2,
    papers: pattern.papers,
    heldOriginals: [{ name: "Giấy chứng nhận gốc", count: 1 }],
    feesDue: 0,
    confirmedLimit: null,
  });
  if (!received.ok) throw new Error(JSON.stringify(received.error));
  return received.value;
}

async function print(
  dossier: Pick<Dossier, "id">,
  slug: string,
  query = "",
): Promise<{
  readonly status: number;
  readonly text: string;
  readonly pages: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}> {
  const answer = await app.inject({ url: `/can-bo/ho-so/${dossier.id}/in/${slug}.pdf${query}` });
  if (answer.statusCode !== 200)
    return {
      status: answer.statusCode,
      text: answer.body,
      pages: 0,
      headers: answer.headers,
      bytes: answer.rawPayload,
    };
  const { text, totalPages } = await extractText(new Uint8Array(answer.rawPayload), { mergePages: true });
  const squeezed = text.replace(/(\s*\.){4,}/g, " … ").replace(/\s+/g, " ");
  return { status: 200, text: squeezed, pages: totalPages, headers: answer.headers, bytes: answer.rawPayload };
}

describe("in Mẫu 01", () => {
  it("is kept from strangers: no sign-in, other agency, no dossier, no such form", async () => {
    viewer = undefined;
    expect((await print(pattern, "giay-tiep-nhan")).status).toBe(303);
    const other = (await listAgencies(centre.database.app)).find(
      ({ id, kind }) => kind === "department" && id !== pattern.agencyId,
    );
    viewer = {
      ...centre.viewer(await postOf("tiepnhan")),
      appointments: [{ role: "specialist", agencyId: other?.id ?? "", unitId: newId() }],
    };
    const [foreign, missing] = [await print(pattern, "giay-tiep-nhan"), await print({ id: newId() }, "giay-tiep-nhan")];
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.text).toBe(missing.text);
    viewer = centre.viewer(await postOf("tiepnhan"));
    expect((await print(pattern, "giay-la")).status).toBe(404);
    expect((await print({ id: "..%2F..%2Fx" }, "giay-tiep-nhan")).status).toBe(404);
  });

  it("prints the facts of the dossier with the letterhead of the centre and logs the reading of the number", async () => {
    viewer = centre.viewer(await postOf("tiepnhan"));
    const dossier = await receive();
    const { text, headers, pages } = await print(dossier, "giay-tiep-nhan");
    for (const part of [
      dossier.code ?? "",
      "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
      "Tiếp nhận hồ sơ của: Hoàng Thị Ngọc Ánh",
      "Địa chỉ: Thôn Nà Sầm, xã Na Sầm, tỉnh Lạng Sơn",
      "Số điện thoại: 0912 345 678",
      "Số CMND/Thẻ căn cước/Hộ chiếu: 020198004321",
      "Nội dung yêu cầu giải quyết: Đề nghị giải quyết hồ sơ <b>in thử</b> & kiểm tra",
      "2. Số lượng hồ sơ: 02 (bộ), bằng chữ: hai bộ",
      "theo quy định là: 10 ngày làm việc",
      "4. Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 23 tháng 11 năm 2026",
      "5. Thời gian trả kết quả giải quyết hồ sơ: 16 giờ 30 phút, ngày 08 tháng 12 năm 2026",
      "6. Đăng ký nhận kết quả tại: Qua dịch vụ bưu chính công ích",
      "https://motcua.example/tra-cuu",
      dossier.secret,
      viewer.name,
    ]) {
      expect(text).toContain(part);
    }
    for (const { name } of dossier.papers)
      expect(text.replaceAll(" ", "")).toContain(name.normalize("NFC").replaceAll(" ", ""));
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
      "content-disposition": `inline; filename="giay-tiep-nhan-${dossier.code}.pdf"`,
    });
    const [read] = await listPersonalDataReads(centre.database.app, owner.id);
    expect(JSON.stringify(read)).toContain(`In giấy tiếp nhận hồ sơ ${dossier.code}`);
    const twice = await print(dossier, "giay-tiep-nhan", "?lien=2");
    expect(twice.pages).toBe(pages * 2);
    expect(twice.text).toContain("(Liên: Lưu)");
    const again = await print(dossier, "giay-tiep-nhan");
    expect(Buffer.compare(again.bytes, (await print(dossier, "giay-tiep-nhan")).bytes)).toBe(0);
  });

  it("is not printed before acceptance, and no form before its act", async () => {
    viewer = centre.viewer(await postOf("tiepnhan"));
    const dossier = await receive();
    for (const slug of [
      "phieu-bo-sung",
      "phieu-tu-choi",
      "van-ban-xin-loi",
      "thong-bao-dung",
      "bien-nhan-tra-ket-qua",
    ]) {
      const answer = await print(dossier, slug);
      expect([answer.status, answer.text.includes("chưa đến bước")]).toEqual([409, true]);
    }
    expect(printLinks(dossier).map(({ href }) => href.split("/").at(-1))).toEqual([
      "giay-tiep-nhan.pdf",
      "giay-tiep-nhan.pdf?lien=2",
      "phieu-kiem-soat.pdf",
      "giay-ban-giao.pdf",
    ]);
  });
});

describe("in Mẫu 02 và Mẫu 03", () => {
  async function submitted(): Promise<Dossier> {
    const party = { id: owner.id, name: owner.name, phone: owner.phone };
    const done = await submitDossier(await actingAs("tiepnhan"), {
      idempotencyKey: newId(),
      caseId: pattern.caseId,
      channel: "online",
      returnBy: "online",
      receivingUnitId: pattern.receivingUnitId,
      owner: party,
      submitter: party,
      summary: "Đề nghị trực tuyến",
      copies: 1,
      papers: pattern.papers,
    });
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return done.value;
  }

  it("asks for papers with the reason", async () => {
    const dossier = await submitted();
    const asked = await requestSupplement(await actingAs("tiepnhan"), {
      dossierId: dossier.id,
      version: dossier.version,
      reason: "Đơn chưa có chữ ký của chủ hồ sơ",
      papers: [{ name: "Đơn đề nghị có chữ ký", originals: 1, certified: 0, copies: 2 }],
      secondBasis: null,
    });
    if (!asked.ok) throw new Error(JSON.stringify(asked.error));
    viewer = centre.viewer(await postOf("tiepnhan"));
    const { text } = await print(dossier, "phieu-bo-sung");
    for (const part of [
      "PHIẾU YÊU CẦU BỔ SUNG",
      "Lý do: Đơn chưa có chữ ký",
      "Đơn đề nghị có chữ ký",
      "Thời gian nộp: 09 giờ 15",
      viewer.name,
    ]) {
      expect(text).toContain(part);
    }
  });

  it("refuses with the reason and the number of an online applicant", async () => {
    const dossier = await submitted();
    const refused = await refuseDossier(await actingAs("tiepnhan"), {
      dossierId: dossier.id,
      version: dossier.version,
      ground: "not-competent",
      reason: "Thẩm quyền giải quyết thuộc UBND cấp xã",
    });
    if (!refused.ok) throw new Error(JSON.stringify(refused.error));
    viewer = centre.viewer(await postOf("tiepnhan"));
    const { text } = await print(dossier, "phieu-tu-choi");
    for (const part of [
      "cụ thể như sau: Thẩm quyền giải quyết thuộc UBND cấp xã",
      "Số căn cước: 020198004321",
      "NGƯỜI TỪ CHỐI",
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe("in Mẫu 04 và Mẫu 05", () => {
  const later = Temporal.Instant.from("2026-12-15T09:30:00Z");

  it("numbers apologies by agency and year without gaps, also when the act is refused or two come at once", async () => {
    const leader = await actingAs("lanhdao", Temporal.Instant.from("2026-11-25T02:00:00Z"));
    const [first, second, third] = [await receive(), await receive(), await receive()];
    const apology = (dossier: Dossier, newDueAt = later) =>
      apologise(leader, {
        dossierId: dossier.id,
        version: dossier.version,
        newDueAt,
        reason: "Chờ ý kiến cơ quan phối hợp",
      });
    const done = await apology(first);
    expect(done.ok && done.value.extensions[0]?.letterNumber).toBe("1/PXL");
    const refused = await apology(second, MONDAY);
    expect(refused).toMatchObject({ ok: false, error: { kind: "dossiers/not-later" } });
    const both = await Promise.all([apology(second), apology(third)]);
    const numbers = both.map((each) => each.ok && each.value.extensions[0]?.letterNumber);
    expect([...numbers].sort()).toEqual(["2/PXL", "3/PXL"]);
    viewer = leader.viewer;
    const { text } = await print(first, "van-ban-xin-loi");
    for (const part of [
      "Số: 1/PXL",
      "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
      "Kính gửi: Hoàng Thị Ngọc Ánh",
      "Ngày hẹn trả kết quả: 16 giờ 30 phút, ngày 08 tháng 12 năm 2026",
      "Thời gian hẹn trả kết quả lại: 16 giờ 30 phút, ngày 15 tháng 12 năm 2026",
      viewer.name,
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain((await getAgency(centre.database.app, pattern.agencyId)).name.toLocaleUpperCase("vi"));
  });

  it("numbers the stop notice in the transaction of the stop", async () => {
    const leader = await actingAs("lanhdao", Temporal.Instant.from("2026-11-26T02:00:00Z"));
    const dossier = await receive();
    const stopped = await stopDossier(leader, {
      dossierId: dossier.id,
      version: dossier.version,
      reason: "Đối tượng giải quyết không còn",
      legalBasis: "Điều 19 Nghị định 118/2025/NĐ-CP",
    });
    if (!stopped.ok) throw new Error(JSON.stringify(stopped.error));
    viewer = leader.viewer;
    const { text } = await print(dossier, "thong-bao-dung");
    for (const part of [
      "Số: 1/TB",
      "Căn cứ: Điều 19",
      "Lý do: Đối tượng",
      "Trả lại bản chính: Giấy chứng nhận gốc (1 bản)",
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe("in phiếu kiểm soát và giấy biên nhận", () => {
  it("tells the way of a dossier that went through its whole process, then the hand-over of the result", async () => {
    const dossier = await centre.receive("STANDARD-10WD");
    for (
      let [task] = await centre.open(dossier.id);
      task !== undefined && task.act !== "return-result";
      [task] = await centre.open(dossier.id)
    ) {
      const workers = task.act === "assign" ? { assigneeId: centre.viewer(await postOf("chuyenvien")).officerId } : {};
      const moved = await centre.complete(dossier.id, task.stepCode, {
        note: "Xong",
        result: { ...RESULT, signedOn: centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate() },
        ...workers,
      });
      if (!moved.ok) throw new Error(`${task.stepCode}: ${JSON.stringify(moved.error)}`);
    }
    viewer = centre.viewer("traketqua");
    const before = await print(dossier, "bien-nhan-tra-ket-qua");
    expect(before.text).toContain("Thời gian trả kết quả: …");
    expect(before.text).toContain("12/GP");
    const resolved = await getDossier(centre.database.app, dossier.id);
    const returned = await handOver(centre.acting("traketqua", centre.tick()), {
      dossierId: dossier.id,
      version: resolved.version,
      receiver: "owner",
      receiverId: resolved.ownerId,
      authorisation: null,
    });
    if (!returned.ok) throw new Error(JSON.stringify(returned.error));
    const after = await print(dossier, "bien-nhan-tra-ket-qua");
    expect(after.text).toMatch(/Thời gian trả kết quả: \d\d giờ/);

    const slip = await print(dossier, "phieu-kiem-soat");
    const tasks = slip.text.match(/1\. Giao: /g)?.length ?? 0;
    expect(tasks).toBeGreaterThanOrEqual(2 + 2);
    expect(slip.text).toMatch(/1\. Giao: Quầy.+2\. Nhận: Phòng/);
    expect(slip.text).toMatch(/Trước hạn|Đúng hạn/);
    const sheet = await print(dossier, "giay-ban-giao");
    expect(sheet.text).toMatch(/Bên nhận: Phòng .+, .+ Mã hồ sơ/);
    expect(await listDossiersById(centre.database.app, [dossier.id])).toHaveLength(1);
  });
});
