import { describe, expect, it } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

describe("configuration from the environment", () => {
  it("needs nothing at all", () => {
    const config = readConfig({});
    expect(config.port).toBe(3000);
    expect(config.databaseUrl).toBeUndefined();
    expect(config.publicUrl).toBe("http://127.0.0.1:3000");
  });

  it("treats an empty variable as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  it.each([
    ["PORT", "abc", "số cổng"],
    ["PORT", "70000", "số cổng"],
    ["DATABASE_URL", "mysql://x", "postgres://"],
    ["MOTCUA_SECRET_KEY", "123", "64 ký tự"],
    ["MOTCUA_PUBLIC_URL", "motcua", "địa chỉ web"],
    ["MOTCUA_ALLOWED_HOSTS", "https://cong.example.vn", "tên máy chủ"],
    ["MOTCUA_TRUST_PROXY", "yes", "0 hoặc 1"],
  ])("says what is wrong with %s=%s", (name, value, sentence) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`${name}.*${sentence}`));
  });

  it("lets no host be called that was not named", () => {
    expect(readConfig({}).allowedHosts).toEqual([]);
    expect(readConfig({ MOTCUA_ALLOWED_HOSTS: "Cong.example.vn,b.example" }).allowedHosts).toEqual([
      "cong.example.vn",
      "b.example",
    ]);
  });

  it("names every mistake at once", () => {
    expect(() => readConfig({ PORT: "x", MOTCUA_LOG: "loud" })).toThrow(/PORT[\s\S]*MOTCUA_LOG/);
  });
});
