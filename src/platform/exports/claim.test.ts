import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimFolder, isClaimed } from "./claim.ts";

describe("claim", { timeout: 60_000 }, () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "claim-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const mark = (pid: number, host = hostname()) =>
    writeFileSync(join(folder, "claim"), JSON.stringify({ token: "other", pid, host }));

  it("is held by one at a time and given back", async () => {
    const [first, second] = await Promise.all([claimFolder(folder), claimFolder(folder)]);
    const held = [first, second].filter((claim) => claim !== undefined);
    expect(held).toHaveLength(1);
    expect(await isClaimed(folder)).toBe(true);
    expect(await held[0]?.isHeld()).toBe(true);
    await held[0]?.release();
    expect(await isClaimed(folder)).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("respects a living process, here and on another machine", async () => {
    mark(process.ppid);
    expect(await claimFolder(folder)).toBeUndefined();
    mark(999_999_999, "another-machine");
    expect(await claimFolder(folder)).toBeUndefined();
  });

  it("takes over from the dead: a killed process, an earlier life of this number, half a minute without a sign", async () => {
    const { pid } = spawnSync(process.execPath, ["-e", "0"]);
    for (const dead of [pid, process.pid]) {
      mark(dead);
      const claim = await claimFolder(folder);
      expect(await claim?.isHeld()).toBe(true);
      await claim?.release();
    }
    mark(1, "another-machine");
    const past = new Date(Date.now() - 31_000);
    utimesSync(join(folder, "claim"), past, past);
    await (await claimFolder(folder))?.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("tells when another took over, and does not take the other's mark away", async () => {
    const claim = await claimFolder(folder);
    mark(process.ppid);
    expect(await claim?.isHeld()).toBe(false);
    await claim?.release();
    expect(readdirSync(folder)).toEqual(["claim"]);
  });
});
