import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { readXlsx } from "hucre/xlsx";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import type { ExportJob } from "./export-job.ts";
import { openExports, type Exports } from "./exports.ts";
import { aJob } from "./testing-job.ts";

const ROWS = 23_456;

describe("exports", { timeout: 60_000 }, () => {
  let folder: string;
  const clock = fixedClock("2026-11-25T02:00:00Z");
  let exports: Exports;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "exports-"));
    clock.set("2026-11-25T02:00:00Z");
    exports = openExports(join(folder, "exports"), clock);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const place = (id: string) => join(folder, "exports", id);
  const bytesOf = async (id: string) => {
    const file = await exports.open(id);
    return file === undefined ? undefined : buffer(file.read());
  };

  /** The bytes of a run that nothing disturbs. */
  async function unbroken(job: ExportJob): Promise<Buffer> {
    const id = "unbroken-run";
    await exports.run({ ...job, id });
    return (await bytesOf(id)) ?? Buffer.alloc(0);
  }

  it("tells of an order before it runs, and keeps the words of whoever asked", async () => {
    const { table: _table, total: _total, rowsAfter: _rows, ...order } = aJob(1);
    await exports.order(order);
    clock.set("2026-11-25T03:00:00Z");
    await exports.order({ ...order, request: "other" });
    expect(await exports.progress(order.id)).toMatchObject({ ...order, state: "waiting", rows: 0, total: undefined });
    expect(await exports.open(order.id)).toBeUndefined();
    expect(await exports.progress("nobody-asked")).toBeUndefined();
  });

  it("writes every row once, in order, for the owner of the process alone", async () => {
    expect(await exports.run(aJob(ROWS))).toBe("done");
    const { sheets } = await readXlsx(new Uint8Array((await bytesOf("export-0001")) ?? []));
    const numbers = sheets[0]?.rows.slice(1, -1).map(([number]) => number);
    expect(numbers).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
    expect(sheets[0]?.rows.at(-1)?.[0]).toBe("Hết sổ");
    expect(await exports.progress("export-0001")).toMatchObject({ state: "done", rows: ROWS, total: ROWS });
    expect(statSync(place("export-0001")).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(place("export-0001"))) {
      expect(statSync(join(place("export-0001"), name)).mode & 0o777).toBe(0o600);
    }
    expect(readdirSync(place("export-0001")).toSorted()).toEqual(["file", "manifest.json"]);
  });

  it("writes an empty table too", async () => {
    expect(await exports.run(aJob(0, { format: "csv" }))).toBe("done");
    expect((await bytesOf("export-0001"))?.toString()).toBe("\uFEFFSố,Mã,Ngày,Ghi chú\r\nHết sổ,,,\r\n");
  });

  it.each(["xlsx", "csv"] as const)("goes on after a fault at any step, %s: the same bytes", async (format) => {
    const expected = await unbroken(aJob(ROWS, { format }));
    for (const failing of [1, 2, 5]) {
      const id = `failing-at-${failing}`;
      const asked: (string | null)[] = [];
      const job = aJob(ROWS, { id, format });
      const broken: ExportJob = {
        ...job,
        rowsAfter: (cursor, limit) => {
          asked.push(cursor);
          if (asked.length === failing) throw new Error("the database went away");
          return job.rowsAfter(cursor, limit);
        },
      };
      await expect(exports.run(broken)).rejects.toThrow("the database went away");
      expect(await exports.progress(id)).toMatchObject({ state: "failed", rows: (failing - 1) * 5_000 });
      expect(await exports.run(broken)).toBe("done");
      expect(asked[failing]).toBe(asked[failing - 1]);
      expect(asked).toHaveLength(6);
      expect((await bytesOf(id))?.equals(expected)).toBe(true);
    }
  });

  it("stops between two steps when told to, and goes on later", async () => {
    const stopping = new AbortController();
    const job = aJob(ROWS);
    const slow: ExportJob = {
      ...job,
      rowsAfter: (cursor, limit) => {
        if (cursor === "5000") stopping.abort();
        return job.rowsAfter(cursor, limit);
      },
    };
    expect(await exports.run(slow, stopping.signal)).toBe("stopped");
    expect(await exports.progress(job.id)).toMatchObject({ state: "waiting", rows: 10_000, total: ROWS });
    expect(await exports.run(job)).toBe("done");
    expect((await bytesOf(job.id))?.equals(await unbroken(job))).toBe(true);
  });

  it("runs different ones side by side, and one of the same only once", async () => {
    let begun = 0;
    const watched = (): ExportJob => {
      const job = aJob(ROWS);
      return {
        ...job,
        rowsAfter: (cursor, limit) => {
          if (cursor === null) begun += 1;
          return job.rowsAfter(cursor, limit);
        },
      };
    };
    const jobs = [watched(), watched(), aJob(ROWS, { id: "export-0002", format: "csv" })];
    // Whoever comes second finds it busy, or done already when the first was quick.
    const ends = await Promise.all(jobs.map((job) => exports.run(job)));
    expect(ends.filter((end) => end === "done").length).toBeGreaterThanOrEqual(2);
    expect(begun).toBe(1);
    expect((await bytesOf("export-0001"))?.equals(await unbroken(aJob(ROWS)))).toBe(true);
    expect((await exports.list()).map(({ id }) => id).toSorted()).toEqual([
      "export-0001",
      "export-0002",
      "unbroken-run",
    ]);
  });

  it("is running while somebody works on it, with rows done so far", async () => {
    const job = aJob(ROWS);
    const seen: unknown[] = [];
    const watched: ExportJob = {
      ...job,
      rowsAfter: async (cursor, limit) => {
        const now = await exports.progress(job.id);
        seen.push([now?.state, now?.total]);
        return job.rowsAfter(cursor, limit);
      },
    };
    await exports.run(watched);
    expect(seen).toEqual(Array.from({ length: 5 }, () => ["running", ROWS]));
  });

  it("does not run again what is done", async () => {
    await exports.run(aJob(10));
    const never = aJob(10, { rowsAfter: () => Promise.reject(new Error("asked again")) });
    expect(await exports.run(never)).toBe("done");
  });

  it("stops when the export is removed", async () => {
    const job = aJob(ROWS);
    const removing: ExportJob = {
      ...job,
      rowsAfter: async (cursor, limit) => {
        if (cursor === "10000") await exports.remove(job.id);
        return job.rowsAfter(cursor, limit);
      },
    };
    expect(await exports.run(removing)).toBe("stopped");
    expect(await exports.progress(job.id)).toBeUndefined();
    expect(await exports.open(job.id)).toBeUndefined();
  });

  describe("when what was written cannot be trusted", () => {
    beforeEach(async () => {
      const job = aJob(ROWS);
      const broken: ExportJob = {
        ...job,
        rowsAfter: (cursor, limit) =>
          cursor === "15000" ? Promise.reject(new Error("cut")) : job.rowsAfter(cursor, limit),
      };
      await expect(exports.run(broken)).rejects.toThrow("cut");
    });

    const file = () => join(place("export-0001"), "file");
    const manifest = () => join(place("export-0001"), "manifest.json");
    const flip = () => {
      const bytes = readFileSync(file());
      bytes[500] = (bytes[500] ?? 0) ^ 1;
      writeFileSync(file(), bytes);
    };

    it.each([
      ["a byte changed on the disk", flip],
      ["the file lost its end", () => truncateSync(file(), 1_000)],
      ["the file is gone", () => rmSync(file())],
      ["the manifest is half", () => writeFileSync(manifest(), readFileSync(manifest()).subarray(0, 90))],
      [
        "another version wrote it",
        () => writeFileSync(manifest(), readFileSync(manifest(), "utf8").replace('"version":1', '"version":0')),
      ],
    ])("begins anew: %s", async (_, damage) => {
      damage();
      const asked: (string | null)[] = [];
      const job = aJob(ROWS);
      const rowsAfter: ExportJob["rowsAfter"] = (cursor, limit) => {
        asked.push(cursor);
        return job.rowsAfter(cursor, limit);
      };
      expect(await exports.run({ ...job, rowsAfter })).toBe("done");
      expect(asked[0]).toBeNull();
      expect((await bytesOf(job.id))?.equals(await unbroken(job))).toBe(true);
    });

    it("begins anew when the table is another one now", async () => {
      const job = aJob(ROWS);
      const other = { ...job, table: { ...job.table, name: "Sổ mới" } };
      expect(await exports.run(other)).toBe("done");
      expect((await bytesOf(job.id))?.equals(await unbroken(other))).toBe(true);
    });

    it("cuts off what was written after the last complete step", async () => {
      writeFileSync(file(), Buffer.concat([readFileSync(file()), Buffer.from("half a step")]));
      expect(await exports.run(aJob(ROWS))).toBe("done");
      expect((await bytesOf("export-0001"))?.equals(await unbroken(aJob(ROWS)))).toBe(true);
    });
  });

  it("sweeps what nobody touched for a day, leavings of a crash too", async () => {
    await exports.run(aJob(5));
    clock.set("2026-11-25T20:00:00Z");
    await exports.run(aJob(5, { id: "export-0002" }));
    clock.set("2026-11-26T02:00:01Z");
    expect(await exports.sweep()).toBe(1);
    expect((await exports.list()).map(({ id }) => id)).toEqual(["export-0002"]);
    rmSync(join(place("export-0002"), "manifest.json"));
    clock.set("2099-01-01T00:00:00Z");
    expect(await exports.sweep()).toBe(1);
    expect(readdirSync(join(folder, "exports"))).toEqual([]);
  });

  it("takes no path for an id", async () => {
    for (const id of ["../../etc/passwd", "short", "UPPER-CASE-1", "a".repeat(65), "with/slash-1", ".hidden-one"]) {
      await expect(exports.run(aJob(1, { id }))).rejects.toThrow(RangeError);
      await expect(exports.open(id)).rejects.toThrow(RangeError);
    }
    expect(existsSync(join(folder, "exports"))).toBe(false);
  });
});
