import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { MEMORY_SCRIPT } from "./testing-memory.ts";

describe("constant memory", { timeout: 120_000 }, () => {
  it.each(["xlsx", "csv"])(
    "%s of ten times the rows takes little more, in a heap that could not hold them",
    (format) => {
      const small = mebibytes(format, 20_000);
      const large = mebibytes(format, 200_000);
      expect(small).toBeGreaterThan(30);
      expect(large - small).toBeLessThan(60);
    },
  );
});

/** The most memory that a process took which wrote so many rows. The text of 200,000 rows is some 100 MiB. */
function mebibytes(format: string, rows: number): number {
  const args = [
    "--no-warnings",
    "--max-old-space-size=48",
    "--max-semi-space-size=8",
    MEMORY_SCRIPT,
    format,
    String(rows),
  ];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}
