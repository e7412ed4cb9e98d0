import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import type { CommandIo } from "../command.ts";
import { importFeesCommand } from "./import-fees.ts";

const folder = mkdtempSync(join(tmpdir(), "motcua-fees-"));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

async function run(argv: readonly string[], json = false) {
  const [out, notes]: [string[], string[]] = [[], []];
  const io: CommandIo = {
    json,
    stdin: Readable.from([]),
    print: async (text) => void out.push(text),
    note: (text) => void notes.push(text),
    progress: () => ({ advance: () => undefined, end: () => undefined }),
    database: async () => ({ db: database.app, owner: database.owner, dataDir: folder }),
  };
  return { status: await importFeesCommand.run(argv, io), out: out.join("\n"), notes: notes.join("\n") };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const RECORD = {
  id: "9.800001",
  name: "Đăng ký thử nghiệm",
  legalBasis: "Nghị quyết 1 của HĐND tỉnh",
  fees: {
    description: "Đơn giá đăng ký và cấp GCN.",
    details: [{ type: "Tổ chức", service: "Đối với đất", cost: "1.622.000 đồng/giấy" }],
    le_phi: "Theo quy định.",
    exemption: null,
  },
};

describe("motcua import fees", () => {
  it("enters the lines and says what must be confirmed", async () => {
    const path = file("fees.json", [RECORD]);
    const first = await run([path, "--from", "2026-12-01"]);
    expect(first.status).toBe(0);
    expect(first.out).toContain("9.800001  1 dòng mức thu  phiên bản mới");
    expect(first.out).toContain("? Mức thu nhập từ tệp của cơ quan đất đai");
    expect(first.out).toContain("? “Lệ phí cấp giấy chứng nhận”: mức thu cần xác nhận.");
    const again = await run([path], true);
    expect(JSON.parse(again.out)).toMatchObject({ read: 1, imported: 0, unchanged: 1, lines: 1, unread: 0 });
  });

  it("answers 1 for what it could not read, 2 for wrong use", async () => {
    const fees = { ...RECORD.fees, details: [{ type: "Tổ chức", service: "Đối với đất", cost: "theo đơn giá" }] };
    expect((await run([file("odd.json", [{ ...RECORD, id: "9.800002", fees }])])).status).toBe(1);
    expect((await run([file("none.json", "{}")], true)).out).toContain('"refused"');
    expect((await run([join(folder, "absent.json")])).status).toBe(1);
    for (const argv of [[], ["a", "b"], ["a", "--from", "hôm nay"], ["a", "--nonsense"]]) {
      expect((await run(argv)).status).toBe(2);
    }
  });

  const real = join(import.meta.dirname, "../../../../shared/data/fees-land/land_procedures.json");
  it.skipIf(!existsSync(real))(
    "enters all 216 lines of a real land office (skipped when the file is absent)",
    async () => {
      const done = await run([real], true);
      expect(done.status).toBe(0);
      expect(JSON.parse(done.out)).toMatchObject({ read: 43, imported: 43, rejected: 0, lines: 216, unread: 0 });
    },
  );
});
