import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { newManifest, readManifest, writeManifest } from "./manifest.ts";
import { aJob } from "./testing-job.ts";

describe("manifest", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "manifest-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const manifest = newManifest(aJob(1), Temporal.Instant.from("2026-11-25T02:00:00Z"));
  const overwrite = (text: string) => writeFileSync(join(folder, "manifest.json"), text);

  it("comes back as it was written, alone in its folder", async () => {
    const begun = { ...manifest, rows: 5, bytes: 7, cursor: "5", total: 9, checksum: 0xffff_ffff };
    await writeManifest(folder, manifest);
    await writeManifest(folder, begun);
    expect(JSON.stringify(await readManifest(folder))).toBe(JSON.stringify(begun));
    expect((await readManifest(folder))?.touchedAt.equals(manifest.touchedAt)).toBe(true);
    expect(readdirSync(folder)).toEqual(["manifest.json"]);
  });

  it("takes many writers at once: a reader sees one of them whole", async () => {
    const all = Array.from({ length: 20 }, (_, rows) => ({ ...manifest, rows }));
    await Promise.all(all.map((one) => writeManifest(folder, one)));
    expect((await readManifest(folder))?.rows).toBeLessThan(20);
    expect(readdirSync(folder)).toEqual(["manifest.json"]);
  });

  it.each([
    ["nothing", ""],
    ["half", '{"version":1,"id":"expo'],
    ["another version", JSON.stringify({ ...manifest, version: 2, touchedAt: "2026-11-25T02:00:00Z" })],
    ["a wrong instant", JSON.stringify({ ...manifest, touchedAt: "yesterday" })],
    ["other words", JSON.stringify({ version: 1 })],
  ])("understands no manifest of %s", async (_, text) => {
    overwrite(text);
    expect(await readManifest(folder)).toBeUndefined();
  });

  it("is undefined where there is none", async () => {
    expect(await readManifest(join(folder, "nowhere"))).toBeUndefined();
  });
});
