import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractText, getDocumentProxy, getMeta } from "unpdf";
import { afterAll, describe, expect, it, vi } from "vitest";
import { createTypesetter, type PdfJob, type TypesetterOptions } from "./typesetter.ts";

// Processes and threads start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const templates = mkdtempSync(join(tmpdir(), "typesetter-"));
writeFileSync(
  join(templates, "letter.typ"),
  `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(font: "Tinos", lang: "vi")
= #data.title
#data.body`,
);
writeFileSync(
  join(templates, "headed.typ"),
  `#import "_page.typ": *
#form(copy => { letterhead([]); title-block(copy); [#data.body] })`,
);
writeFileSync(join(templates, "broken.typ"), "#let = ");
writeFileSync(
  join(templates, "glyphless.typ"),
  `#set document(title: "x")
#set text(font: "Tinos", lang: "vi", fallback: false)
Tên: 王`,
);
writeFileSync(
  join(templates, "endless.typ"),
  `#set document(title: "x")
#let n = 0
#for a in range(3000) { for b in range(3000) { for c in range(3000) { n = n + 1 } } }
#n`,
);
afterAll(() => rmSync(templates, { recursive: true }));

function letter(body: string): PdfJob {
  return { template: "letter.typ", data: { title: "Giấy báo", body }, createdAtSeconds: 1_700_000_000 };
}

async function withTypesetter(
  options: Partial<TypesetterOptions>,
  use: (it: ReturnType<typeof createTypesetter>) => Promise<void>,
) {
  const typesetter = createTypesetter({ templates, ...options });
  try {
    await use(typesetter);
  } finally {
    typesetter.close();
  }
}

async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.replace(/\s+/g, " ").trim();
}

describe("typesetter", () => {
  it("sets data as data: markup, code and quotes of the typesetting language stay letters", async () => {
    await withTypesetter({}, async (typesetter) => {
      const body = `#panic("x") $x^2$ *đậm* _nghiêng_ "a\\b" // không phải chú thích @nhãn <thẻ> [khối] 'O''Brien'`;
      const pdf = await typesetter.render(letter(body));
      expect(await textOf(pdf.bytes)).toBe(`Giấy báo ${body}`);
      expect(pdf.pages).toBe(1);
    });
  });

  it("lends every folder the shared page with its letterhead", async () => {
    const names = { superior: "SỞ MẪU", agency: "TRUNG TÂM MẪU", place: "Sơn Thủy", date: "ngày 01 tháng 01 năm 2026" };
    const data = { ...names, title: "BÁO CÁO", paper: "a4", copies: [""], code: "", body: "Nội dung" };
    await withTypesetter({}, async (typesetter) => {
      const pdf = await typesetter.render({ template: "headed.typ", data, createdAtSeconds: 0 });
      const text = await textOf(pdf.bytes);
      for (const part of ["SỞ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Sơn Thủy, ngày 01", "BÁO CÁO Nội dung"]) {
        expect(text).toContain(part);
      }
    });
  });

  it("makes a tagged file with a language and a title, byte for byte the same for the same data", async () => {
    await withTypesetter({}, async (typesetter) => {
      const [first, second] = await Promise.all([typesetter.render(letter("a")), typesetter.render(letter("a"))]);
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
      const { info } = await getMeta(await getDocumentProxy(new Uint8Array(first.bytes)));
      expect(info).toMatchObject({ Title: "Giấy báo", Language: "vi" });
      expect(Buffer.from(first.bytes).toString("latin1")).toContain("/Marked true");
    });
  });

  it("prints composed letters for decomposed input and a box for what no font has", async () => {
    await withTypesetter({}, async (typesetter) => {
      const pdf = await typesetter.render(letter(`${"Nguyễn Thị Ẩn".normalize("NFD")} 😀 王 \u202Eabc\u200B`));
      expect(await textOf(pdf.bytes)).toBe("Giấy báo Nguyễn Thị Ẩn □ □ abc");
    });
  });

  it("rather fails than prints a hole: a letter without a glyph in a template is an error, not an empty box", async () => {
    await withTypesetter({}, async (typesetter) => {
      const holed = typesetter.render({ template: "glyphless.typ", data: {}, createdAtSeconds: 0 });
      await expect(holed).rejects.toMatchObject({ reason: "template" });
    });
  });

  it("tells a broken template from a fault and goes on", async () => {
    await withTypesetter({}, async (typesetter) => {
      const broken = typesetter.render({ template: "broken.typ", data: {}, createdAtSeconds: 0 });
      await expect(broken).rejects.toMatchObject({ reason: "template" });
      const missing = typesetter.render({ template: "missing.typ", data: {}, createdAtSeconds: 0 });
      await expect(missing).rejects.toMatchObject({ reason: "template" });
      expect((await typesetter.render(letter("b"))).pages).toBe(1);
      expect(typesetter.state().started).toBe(1);
    });
  });

  it("gives up on an endless document and sets the next in a fresh process", async () => {
    await withTypesetter({ timeoutMs: 4_000 }, async (typesetter) => {
      const endless = typesetter.render({ template: "endless.typ", data: {}, createdAtSeconds: 0 });
      const after = typesetter.render(letter("sau"));
      await expect(endless).rejects.toMatchObject({ reason: "timeout" });
      expect(await textOf((await after).bytes)).toBe("Giấy báo sau");
      expect(typesetter.state().started).toBe(2);
    });
  });

  it("tries a document again when the process dies, once", async () => {
    await withTypesetter({ timeoutMs: 20_000 }, async (typesetter) => {
      await typesetter.render(letter("ấm máy"));
      const endless = typesetter.render({ template: "endless.typ", data: {}, createdAtSeconds: 0 });
      const last = typesetter.render(letter("cuối"));
      const first = typesetter.state().pid;
      kill(first);
      await expect.poll(() => typesetter.state().started, { timeout: 20_000 }).toBe(2);
      await expect.poll(() => typesetter.state().pid, { timeout: 20_000 }).not.toBe(first);
      kill(typesetter.state().pid);
      await expect(endless).rejects.toMatchObject({ reason: "crash" });
      expect((await last).pages).toBe(1);
    });
  });

  it("sets again after an idle process was killed", async () => {
    await withTypesetter({}, async (typesetter) => {
      await typesetter.render(letter("một"));
      kill(typesetter.state().pid);
      expect((await typesetter.render(letter("hai"))).pages).toBe(1);
    });
  });

  it("replaces the process after its share of pages and loses nothing", async () => {
    await withTypesetter({ pagesPerProcess: 3 }, async (typesetter) => {
      const all = await Promise.all(Array.from({ length: 10 }, (_, index) => typesetter.render(letter(`số ${index}`))));
      expect(await Promise.all(all.map((pdf) => textOf(pdf.bytes)))).toEqual(
        Array.from({ length: 10 }, (_, index) => `Giấy báo số ${index}`),
      );
      expect(typesetter.state().started).toBe(4);
    });
  });

  it("refuses when too many wait and when closed", async () => {
    await withTypesetter({ maxWaiting: 1 }, async (typesetter) => {
      const accepted = [typesetter.render(letter("1")), typesetter.render(letter("2"))];
      await expect(typesetter.render(letter("3"))).rejects.toMatchObject({ reason: "busy" });
      await Promise.all(accepted);
      const pending = typesetter.render(letter("4"));
      typesetter.close();
      await expect(pending).rejects.toMatchObject({ reason: "closed" });
      await expect(typesetter.render(letter("5"))).rejects.toMatchObject({ reason: "closed" });
    });
  });
});

function kill(pid: number | undefined): void {
  if (pid === undefined) throw new Error("no process");
  process.kill(pid, "SIGKILL");
}
