import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { answerDownload, type ExportFile } from "./export-file.ts";
import { openExports } from "./exports.ts";
import { aJob } from "./testing-job.ts";

describe("a download", { timeout: 60_000 }, () => {
  let folder: string;
  let file: ExportFile;
  let whole: Buffer;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "download-"));
    const exports = openExports(folder, fixedClock("2026-11-25T02:00:00Z"));
    const job = aJob(3_000, { format: "csv", fileName: "so.csv" });
    await exports.run(job);
    const opened = await exports.open(job.id);
    if (opened === undefined) throw new Error("the export did not finish");
    file = opened;
    whole = await buffer(file.read());
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const bytes = async (body: Readable | undefined) => (body === undefined ? undefined : buffer(body));

  it("sends the whole with its size, its kind and a tag, and offers parts", async () => {
    const { status, headers, body } = answerDownload(file, {});
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-length": String(whole.length),
      "accept-ranges": "bytes",
    });
    expect(headers["etag"]).toMatch(/^"export-0001-[0-9a-z]+-[0-9a-z]+"$/);
    expect((await bytes(body))?.equals(whole)).toBe(true);
  });

  it("goes on where a dropped download stopped", async () => {
    const first = whole.subarray(0, 40_000);
    const rest = answerDownload(file, { range: "bytes=40000-", "if-range": file.etag });
    expect(rest.status).toBe(206);
    expect(rest.headers["content-range"]).toBe(`bytes 40000-${whole.length - 1}/${whole.length}`);
    expect(rest.headers["content-length"]).toBe(String(whole.length - 40_000));
    expect(Buffer.concat([first, (await bytes(rest.body)) ?? Buffer.alloc(0)]).equals(whole)).toBe(true);
  });

  it("sends the whole when the part belongs to another file", async () => {
    const answer = answerDownload(file, { range: "bytes=40000-", "if-range": '"other"' });
    expect(answer.status).toBe(200);
    expect((await bytes(answer.body))?.length).toBe(whole.length);
  });

  it("says how long the file is to whoever asks beyond it", () => {
    const answer = answerDownload(file, { range: `bytes=${whole.length}-` });
    expect(answer).toMatchObject({ status: 416, body: undefined });
    expect(answer.headers["content-range"]).toBe(`bytes */${whole.length}`);
  });
});
