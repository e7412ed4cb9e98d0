import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadSecretKey, newSecret, useSecretKey, vault as currentVault, vaultFrom } from "./crypto.ts";

const SECRET = "0123456789abcdef".repeat(4);
const vault = vaultFrom(SECRET);
const PLACE = "person|01|national_id";

describe("sealed text", () => {
  it("opens only what was sealed, also Vietnamese and empty text", () => {
    for (const text of ["020185001234", "", "Nguyễn Thị Ửng 🙂"]) {
      expect(vault.openText(vault.sealText(text, PLACE), PLACE)).toBe(text);
    }
  });

  it("never looks the same twice and shows nothing of the text", () => {
    const [a, b] = [vault.sealText("020185001234", PLACE), vault.sealText("020185001234", PLACE)];
    expect(a).not.toBe(b);
    expect(a).not.toContain("020185001234");
    expect(Buffer.from(a.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("0201850");
  });

  it("cannot be moved to another row", () => {
    const sealed = vault.sealText("020185001234", PLACE);
    expect(() => vault.openText(sealed, "person|02|national_id")).toThrow();
  });

  it("cannot be changed in any byte", () => {
    const [version, key, body = ""] = vault.sealText("020185001234", PLACE).split(".");
    const bytes = Buffer.from(body, "base64url");
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => vault.openText(`${version}.${key}.${changed.toString("base64url")}`, PLACE)).toThrow();
    }
  });

  it("says that another key was used instead of returning rubbish", () => {
    const other = vaultFrom(newSecret());
    expect(() => other.openText(vault.sealText("x", PLACE), PLACE)).toThrow("another key");
    expect(() => vault.openText("020185001234", PLACE)).toThrow("unknown form");
    const key = vault.sealText("x", PLACE).split(".")[1];
    expect(() => vault.openText(`v1.${key}.AAAA`, PLACE)).toThrow("too short");
  });
});

describe("blind index", () => {
  it("is equal for equal text, different for each purpose and each key", () => {
    const index = vault.blindIndex("020185001234", "person.national-id");
    expect(index).toMatch(/^[0-9a-f]{32}$/);
    expect(vaultFrom(SECRET).blindIndex("020185001234", "person.national-id")).toBe(index);
    expect(vault.blindIndex("020185001235", "person.national-id")).not.toBe(index);
    expect(vault.blindIndex("020185001234", "person.phone")).not.toBe(index);
    expect(vaultFrom(newSecret()).blindIndex("020185001234", "person.national-id")).not.toBe(index);
  });
});

describe("secret", () => {
  it("has 256 bits and is refused in any other form", () => {
    expect(newSecret()).toMatch(/^[0-9a-f]{64}$/);
    expect(newSecret()).not.toBe(newSecret());
    for (const wrong of ["", "abc", SECRET.toUpperCase(), `${SECRET}0`]) expect(() => vaultFrom(wrong)).toThrow();
  });

  it("is fast enough to be used on every row", () => {
    const started = performance.now();
    for (let i = 0; i < 5_000; i += 1) vault.blindIndex(vault.sealText("020185001234", PLACE), "speed");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("the secret of the installation", () => {
  it("is the configured one, else one kept beside the embedded database, for the owner's eyes only", () => {
    const dataDir = mkdtempSync(join(tmpdir(), "motcua-secret-"));
    try {
      expect(loadSecretKey({ secretKey: SECRET, databaseUrl: undefined, dataDir })).toBe(SECRET);
      const made = loadSecretKey({ secretKey: undefined, databaseUrl: undefined, dataDir });
      expect(made).toMatch(/^[0-9a-f]{64}$/);
      expect(loadSecretKey({ secretKey: undefined, databaseUrl: undefined, dataDir })).toBe(made);
      expect(readFileSync(join(dataDir, "secret.key"), "utf8")).toBe(made);
      expect(statSync(join(dataDir, "secret.key")).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });

  it("must be configured when the database is not our own", () => {
    const source = { secretKey: undefined, databaseUrl: "postgres://db/motcua", dataDir: "/nowhere" };
    expect(() => loadSecretKey(source)).toThrow(/MOTCUA_SECRET_KEY.*bắt buộc/);
  });

  it("is used everywhere once it was given at boot", () => {
    useSecretKey(SECRET);
    expect(currentVault().blindIndex("x", "p")).toBe(vault.blindIndex("x", "p"));
  });
});
