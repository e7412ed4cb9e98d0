import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BlobTooLarge, openBlobs } from "./blobs.ts";

describe("blobs", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "blobs-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const files = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const from = (...parts: readonly string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

  it("keeps content under its hash, in order of arrival, readable by the owner alone", async () => {
    const blobs = openBlobs(folder);
    const received = await blobs.receive(from("xin ", "chào"), 100);
    const sha256 = createHash("sha256").update("xin chào").digest("hex");
    expect(received).toMatchObject({ sha256, size: 9 });
    expect((await received.read()).toString()).toBe("xin chào");
    await received.keep();
    const place = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect(statSync(place).mode & 0o777).toBe(0o600);
    const opened = await blobs.open(sha256);
    expect(opened?.size).toBe(9);
    expect((await buffer(opened?.stream ?? Readable.from([]))).toString()).toBe("xin chào");
  });

  it("stores the same content once and takes it out on request", async () => {
    const blobs = openBlobs(folder);
    const first = await blobs.put(Buffer.from("a"));
    expect(await blobs.put(Buffer.from("a"))).toEqual(first);
    expect(files()).toHaveLength(1);
    await blobs.remove(first.sha256);
    expect(await blobs.open(first.sha256)).toBeUndefined();
  });

  it("leaves nothing behind past the limit, after a broken stream and after a discard", async () => {
    const blobs = openBlobs(folder);
    await expect(blobs.receive(from("12345", "67890"), 9)).rejects.toThrow(BlobTooLarge);
    await expect(blobs.receive(failing(), 9)).rejects.toThrow("cut");
    await (await blobs.receive(from("123456789"), 9)).discard();
    expect(files()).toEqual([]);
  });

  it("forgets aged content and arrivals, and leaves what was stored anew", async () => {
    const blobs = openBlobs(folder);
    const { sha256 } = await blobs.put(Buffer.from("a"));
    const yesterday = new Date(Date.now() - 86_400_000);
    await blobs.receive(from("crashed"), 100);
    await blobs.receive(from("just arriving"), 100);
    const [first] = readdirSync(join(folder, "arriving"));
    utimesSync(join(folder, "arriving", first ?? ""), yesterday, yesterday);
    expect(await blobs.sweepArrivals()).toBe(1);
    expect(readdirSync(join(folder, "arriving"))).toHaveLength(1);

    const place = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    utimesSync(place, yesterday, yesterday);
    await blobs.put(Buffer.from("a"));
    await blobs.removeAged(sha256);
    expect(existsSync(place)).toBe(true);
    utimesSync(place, yesterday, yesterday);
    await blobs.removeAged(sha256);
    expect(existsSync(place)).toBe(false);
    await blobs.removeAged(sha256);
  });

  it("takes no path for a hash", async () => {
    const blobs = openBlobs(folder);
    await expect(blobs.open("../../etc/passwd")).rejects.toThrow(RangeError);
    await expect(blobs.open("A".repeat(64))).rejects.toThrow(RangeError);
    expect(existsSync(join(folder, "arriving"))).toBe(false);
  });
});

async function* failing(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("1");
  throw new Error("cut");
}
