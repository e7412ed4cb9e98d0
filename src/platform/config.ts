import { resolve } from "node:path";
import { z } from "zod";
import { ROOT } from "./root.ts";

const port = z
  .string()
  .regex(/^\d{1,5}$/, "phải là số cổng từ 1 đến 65535")
  .transform(Number)
  .refine((value) => value >= 1 && value <= 65_535, "phải là số cổng từ 1 đến 65535");

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, "phải có dạng postgres://người-dùng:mật-khẩu@máy:cổng/tên");

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATABASE_URL: postgresUrl.optional(),
  MOTCUA_OWNER_DATABASE_URL: postgresUrl.optional(),
  MOTCUA_DATA_DIR: z.string().min(1).default(resolve(ROOT, ".data")),
  MOTCUA_PUBLIC_URL: z.url("phải là địa chỉ web đầy đủ, ví dụ https://motcua.example.vn").optional(),
  MOTCUA_SECRET_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "phải là 64 ký tự thập lục phân (openssl rand -hex 32)")
    .optional(),
  MOTCUA_ALLOWED_HOSTS: z
    .string()
    .regex(/^[a-z0-9.-]+(,[a-z0-9.-]+)*$/i, "phải là tên máy chủ cách nhau bằng dấu phẩy")
    .optional(),
  MOTCUA_TRUST_PROXY: z.enum(["0", "1"], "chỉ nhận 0 hoặc 1").default("0"),
  MOTCUA_LOG: z
    .enum(["silent", "error", "warn", "info", "debug"], "chỉ nhận silent, error, warn, info, debug")
    .default("info"),
});

/** Everything the environment decides, read once at the start. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** Undefined: the embedded PostgreSQL under the data directory. */
  readonly databaseUrl: string | undefined;
  readonly ownerDatabaseUrl: string | undefined;
  readonly dataDir: string;
  readonly publicUrl: string;
  readonly secretKey: string | undefined;
  /** Hosts of partners that may be called over https; nobody who configures a page can widen it. */
  readonly allowedHosts: readonly string[];
  readonly trustProxy: boolean;
  readonly logLevel: string;
};

/** A configuration that cannot be used; `message` has one clear line for each mistake. */
export class ConfigError extends Error {}

/** Reads and checks the environment. Throws ConfigError with a sentence for each mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `Biến môi trường ${issue.path.join(".")}: ${issue.message}.`);
    throw new ConfigError(lines.join("\n"));
  }
  const value = parsed.data;
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    ownerDatabaseUrl: value.MOTCUA_OWNER_DATABASE_URL,
    dataDir: resolve(value.MOTCUA_DATA_DIR),
    publicUrl: value.MOTCUA_PUBLIC_URL ?? `http://${value.HOST}:${value.PORT}`,
    secretKey: value.MOTCUA_SECRET_KEY,
    allowedHosts: value.MOTCUA_ALLOWED_HOSTS?.toLowerCase().split(",") ?? [],
    trustProxy: value.MOTCUA_TRUST_PROXY === "1",
    logLevel: value.MOTCUA_LOG,
  };
}
