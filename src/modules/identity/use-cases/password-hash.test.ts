import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password-hash.ts";

const QUICK = 12;

describe("password hash", () => {
  it("belongs to its password only, with a salt of its own", async () => {
    const hash = await hashPassword("chè lam gạo nếp cẩm", QUICK);
    expect(hash).toMatch(/^scrypt\$12\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(hash).not.toBe(await hashPassword("chè lam gạo nếp cẩm", QUICK));
    expect(await verifyPassword("chè lam gạo nếp cẩm", hash)).toBe(true);
    expect(await verifyPassword("chè lam gạo nếp cẩm".normalize("NFD"), hash)).toBe(true);
    expect(await verifyPassword("chè lam gạo nếp", hash)).toBe(false);
    expect(await verifyPassword("", hash)).toBe(false);
  });

  it(
    "costs the guesser 128 MiB a try, and an unknown account takes as long as a known one",
    { timeout: 120_000 },
    async () => {
      const hash = await hashPassword("chè lam gạo nếp cẩm");
      expect(hash.startsWith("scrypt$17$8$1$")).toBe(true);
      const [known, unknown] = [await fastest("sai", hash), await fastest("sai", null)];
      expect(Math.min(known, unknown)).toBeGreaterThan(50);
      expect(unknown / known).toBeGreaterThan(0.2);
      expect(unknown / known).toBeLessThan(5);
    },
  );

  it("nobody gets in where there is no password, not even with an empty one", async () => {
    expect(await verifyPassword("", null)).toBe(false);
  });

  it("works through a rush in turn and turns away what would wait for ever", { timeout: 120_000 }, async () => {
    const hash = await hashPassword("chè lam gạo nếp cẩm", QUICK);
    const rush = await Promise.allSettled(
      Array.from({ length: 60 }, () => verifyPassword("chè lam gạo nếp cẩm", hash)),
    );
    const done = rush.filter((one) => one.status === "fulfilled" && one.value);
    const refused = rush.filter((one) => one.status === "rejected");
    expect(done).toHaveLength(42);
    expect(refused).toHaveLength(18);
    expect(await verifyPassword("chè lam gạo nếp cẩm", hash)).toBe(true);
  });
});

/** The shortest of three tries in milliseconds: a busy machine makes any single one longer. */
async function fastest(password: string, hash: string | null): Promise<number> {
  const times = [];
  for (let n = 0; n < 3; n += 1) {
    const started = performance.now();
    expect(await verifyPassword(password, hash)).toBe(false);
    times.push(performance.now() - started);
  }
  return Math.min(...times);
}
