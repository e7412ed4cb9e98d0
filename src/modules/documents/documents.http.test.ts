import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { h } from "preact";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { openBlobs } from "#platform/blobs.ts";
import { fixedClock } from "#platform/clock.ts";
import { transact } from "#platform/db/db.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { type App, createApp } from "#platform/http/app.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { aDocx, aJpeg, aPdf, aPng, EICAR } from "./testing.ts";
import {
  bindDraftDocuments,
  documentPaths,
  documentRoutes,
  forgetAbandonedFiles,
  type Holder,
  listDocuments,
} from "./index.ts";

const DRAFT = newId();
const DOSSIER = newId();
const officer: Viewer = { officerId: newId(), sessionId: newId(), name: "Nông Văn Đức", title: "", appointments: [] };
const stranger: Viewer = { ...officer, officerId: newId() };

let database: TestDatabase;
let app: App;
let folder: string;
let viewer: Viewer | undefined;
let mayAttach = true;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "documents-"));
  app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, `${problem.code} ${problem.title}`),
    authorise: async (request) => {
      if (viewer !== undefined) request.viewer = viewer;
    },
  });
  documentRoutes(app, {
    db: database.app,
    clock: fixedClock("2026-11-23T02:15:00Z"),
    newId,
    blobs: openBlobs(folder),
    maySee: async ({ officerId }) => officerId === officer.officerId,
    mayAttach: async ({ officerId }) => officerId === officer.officerId && mayAttach,
    pageOf: ({ kind, id }) => `/trang/${kind}/${id}`,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  viewer = officer;
  mayAttach = true;
  await sql`delete from document`.execute(database.owner);
});

type Part = { readonly name: string; readonly type: string; readonly bytes: Buffer };

/** A form as a browser without JavaScript sends it: the paper's choice first, then its files. */
function form(component: string, ...files: readonly Part[]) {
  const boundary = "----motcua";
  const parts = [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="component"\r\n\r\n${component}\r\n`),
    ...files.flatMap(({ name, type, bytes }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ];
  return {
    payload: Buffer.concat(parts),
    headers: { "content-type": `multipart/form-data; boundary=${boundary}`, "sec-fetch-site": "same-origin" },
  };
}

function attach(url: string, component: string, ...files: readonly Part[]) {
  return app.inject({ method: "POST", url, ...form(component, ...files) });
}

const pdf = (name: string, bytes = aPdf()): Part => ({ name, type: "application/pdf", bytes });
const toDraft: Holder = { kind: "draft", id: DRAFT };
const storedFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

describe("attaching", () => {
  it("takes several files of a paper, tells their names and goes back to the form", async () => {
    const photo = { name: "ảnh.jpg", type: "image/jpeg", bytes: aJpeg() };
    const answer = await attach(documentPaths.toDraft(DRAFT), "TP1", pdf("Đơn đề nghị.pdf"), photo);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/trang/draft/${DRAFT}`]);
    expect(await listDocuments(database.app, toDraft)).toMatchObject([
      { name: "Đơn đề nghị.pdf", componentCode: "TP1", kind: "pdf", state: "clean", uploadedBy: officer.officerId },
      { name: "ảnh.jpg", componentCode: "TP1", kind: "jpeg" },
    ]);
  });

  it("keeps the good files of a form and names each bad one", async () => {
    const answer = await attach(
      documentPaths.toDossier(DOSSIER),
      "",
      pdf("tốt.pdf"),
      { name: "ảnh.jpg", type: "image/jpeg", bytes: Buffer.from("<html>") },
      { name: "đơn.docx", type: "application/octet-stream", bytes: aDocx({ name: "word/vbaProject.bin" }) },
    );
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain("E_FILE_TYPE ảnh.jpg: Tệp không phải PDF");
    expect(answer.body).toContain("1 tệp còn lại đã được lưu");
    const kept = await listDocuments(database.app, { kind: "dossier", id: DOSSIER });
    expect(kept.map(({ name, componentCode }) => [name, componentCode])).toEqual([["tốt.pdf", null]]);
  });

  it("answers programs with every file's code (RFC 9457)", async () => {
    const sent = form("", { name: "x.pdf", type: "application/pdf", bytes: Buffer.from(EICAR) });
    const answer = await app.inject({
      method: "POST",
      url: documentPaths.toDraft(DRAFT),
      payload: sent.payload,
      headers: { ...sent.headers, accept: "application/json" },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      type: "/problems/documents/file-malware",
      code: "E_FILE_MALWARE",
      errors: [{ field: "file", code: "E_FILE_MALWARE" }],
    });
  });

  it("B-38: destroys malware and notes hash and officer, not the name", async () => {
    const before = storedFiles();
    await sql`delete from upload_refusal`.execute(database.owner);
    await attach(documentPaths.toDraft(DRAFT), "", pdf("bí mật.pdf", Buffer.from(EICAR)));
    expect(storedFiles()).toBe(before);
    const { rows } =
      await sql`select officer_id, code, size, encode(sha256, 'hex') as hash from upload_refusal`.execute(database.app);
    expect(rows).toEqual([
      {
        officer_id: officer.officerId,
        code: "E_FILE_MALWARE",
        size: 68,
        hash: "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f",
      },
    ]);
    await expect(sql`delete from upload_refusal`.execute(database.app)).rejects.toThrow(/permission denied/);
  });

  it("stops at 10 MB, leaves nothing on disk and still takes the file behind", async () => {
    const before = storedFiles();
    const big = pdf("to.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10 * 1024 * 1024)]));
    const answer = await attach(documentPaths.toDraft(DRAFT), "", big, pdf("nhỏ.pdf"));
    expect(answer.statusCode).toBe(413);
    expect(answer.body).toContain("to.pdf: Tệp lớn hơn 10 MB");
    expect((await listDocuments(database.app, toDraft)).map(({ name }) => name)).toEqual(["nhỏ.pdf"]);
    expect(storedFiles()).toBeLessThanOrEqual(before + 1);
    expect(readdirSync(join(folder, "arriving"))).toEqual([]);
  });

  it("says so when no file was chosen", async () => {
    const answer = await attach(documentPaths.toDraft(DRAFT), "TP1", {
      name: "",
      type: "application/octet-stream",
      bytes: Buffer.alloc(0),
    });
    expect([answer.statusCode, answer.body.includes("Chưa chọn tệp nào")]).toEqual([422, true]);
  });

  it("stops at 200 files", async () => {
    const rows = Array.from(
      { length: 200 },
      () =>
        sql`(${newId()}::uuid, ${DRAFT}::uuid, 'x.pdf', 'pdf', 1, sha256('x'), 'clean', ${officer.officerId}::uuid, now())`,
    );
    await sql`insert into document (id, draft_id, name, kind, size, sha256, state, uploaded_by, uploaded_at) values ${sql.join(rows)}`.execute(
      database.owner,
    );
    const answer = await attach(documentPaths.toDraft(DRAFT), "", pdf("thêm.pdf"));
    expect([answer.statusCode, answer.body.includes("E_TOO_MANY_FILES")]).toEqual([422, true]);
  });

  it("is for officers who may, from this system's own pages", async () => {
    viewer = undefined;
    expect((await attach(documentPaths.toDraft(DRAFT), "", pdf("a.pdf"))).statusCode).toBe(401);
    viewer = stranger;
    expect((await attach(documentPaths.toDraft(DRAFT), "", pdf("a.pdf"))).statusCode).toBe(404);
    viewer = officer;
    const sent = form("", pdf("a.pdf"));
    const foreign = { ...sent.headers, "sec-fetch-site": "cross-site" };
    const answer = await app.inject({
      method: "POST",
      url: documentPaths.toDraft(DRAFT),
      payload: sent.payload,
      headers: foreign,
    });
    expect(answer.statusCode).toBe(403);
    expect((await attach("/can-bo/ho-so/khong-phai-ma/tep", "", pdf("a.pdf"))).statusCode).toBe(404);
    expect(await listDocuments(database.app, toDraft)).toEqual([]);
  });
});

describe("opening", () => {
  async function stored(name: string, bytes = aPdf()): Promise<string> {
    await attach(documentPaths.toDraft(DRAFT), "", pdf(name, bytes));
    const [document] = await listDocuments(database.app, toDraft);
    return document?.id ?? "";
  }

  it("saves and never shows: attachment, nosniff, sandbox, the bytes as they came", async () => {
    const id = await stored("Đơn.pdf");
    const answer = await app.inject({ url: documentPaths.file(id) });
    expect(answer.statusCode).toBe(200);
    expect(Buffer.compare(answer.rawPayload, aPdf())).toBe(0);
    expect(answer.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="Don.pdf"; filename*=UTF-8''%C4%90%C6%A1n.pdf`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
  });

  it("B-43: a hostile name is only text", async () => {
    for (const name of ["..\\..\\x.pdf", "a%0d%0aSet-Cookie: x=1.pdf", `${"x".repeat(300)}.pdf`]) {
      await sql`delete from document`.execute(database.owner);
      const answer = await app.inject({ url: documentPaths.file(await stored(name)) });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect(String(answer.headers["content-disposition"]).length).toBeLessThan(700);
    }
    expect(existsSync(join(folder, "..", "x.pdf"))).toBe(false);
  });

  it("gives strangers the answer of nothing there, and shuts what is quarantined", async () => {
    const id = await stored("a.pdf");
    viewer = stranger;
    const foreign = await app.inject({ url: documentPaths.file(id) });
    const missing = await app.inject({ url: documentPaths.file(newId()) });
    expect([foreign.statusCode, foreign.body]).toEqual([404, missing.body]);
    viewer = officer;
    await sql`update document set state = 'quarantined'`.execute(database.owner);
    expect((await app.inject({ url: documentPaths.file(id) })).statusCode).toBe(404);
  });
});

describe("a draft that becomes a dossier", () => {
  const drop = (id: string) =>
    app.inject({ method: "POST", url: documentPaths.drop(id), headers: { "sec-fetch-site": "same-origin" } });

  it("takes its files along; then they stay", async () => {
    await attach(documentPaths.toDraft(DRAFT), "TP1", pdf("a.pdf"));
    await transact(database.app, (tx) => bindDraftDocuments(tx, { draftId: DRAFT, dossierId: DOSSIER }));
    expect(await listDocuments(database.app, toDraft)).toEqual([]);
    const [document] = await listDocuments(database.app, { kind: "dossier", id: DOSSIER });
    expect(document).toMatchObject({ name: "a.pdf", componentCode: "TP1" });
    expect((await drop(document?.id ?? "")).statusCode).toBe(404);
    expect(await listDocuments(database.app, { kind: "dossier", id: DOSSIER })).toHaveLength(1);
  });

  it("loses a file that was taken off, and its content unless it is used elsewhere", async () => {
    const png = { name: "a.png", type: "image/png", bytes: aPng(17, 23) };
    await attach(documentPaths.toDraft(DRAFT), "", png, { ...png, name: "b.png" });
    const before = storedFiles();
    const [first, second] = await listDocuments(database.app, toDraft);
    expect((await drop(first?.id ?? "")).statusCode).toBe(303);
    expect(storedFiles()).toBe(before);
    expect((await app.inject({ url: documentPaths.file(second?.id ?? "") })).statusCode).toBe(200);
    await drop(second?.id ?? "");
    expect(storedFiles()).toBe(before - 1);
  });

  it("is forgotten with its files after thirty days; a dossier's files are not", async () => {
    await attach(documentPaths.toDraft(DRAFT), "", pdf("cũ.pdf"));
    await attach(documentPaths.toDossier(DOSSIER), "", pdf("hồ sơ.pdf"));
    const deps = { db: database.app, blobs: openBlobs(folder) };
    expect(await forgetAbandonedFiles(deps, Temporal.Instant.from("2026-12-22T02:00:00Z"))).toBe(0);
    expect(await forgetAbandonedFiles(deps, Temporal.Instant.from("2026-12-24T02:00:00Z"))).toBe(1);
    expect(await listDocuments(database.app, toDraft)).toEqual([]);
    const [kept] = await listDocuments(database.app, { kind: "dossier", id: DOSSIER });
    expect((await app.inject({ url: documentPaths.file(kept?.id ?? "") })).statusCode).toBe(200);
  });
});
