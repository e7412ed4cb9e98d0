import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signedIn } from "#modules/identity/testing.ts";
import { centreUnderTest, type CentreUnderTest } from "./centre-under-test.ts";

let centre: CentreUnderTest;
let port: number;
let cookie: string;
beforeAll(async () => {
  centre = await centreUnderTest();
  cookie = (await signedIn(centre.app, "tiepnhan.skhcn")).cookies();
  await centre.app.listen({ port: 0, host: "127.0.0.1" });
  const address = centre.app.server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => centre.close());

const URL_PATH = "/api/v1/people/01939f6c-0000-7000-8000-000000000001/national-id";

/** Sends these bytes and answers everything that comes back until the server closes or `ms` have passed. */
function raw(
  parts: readonly (string | Buffer)[],
  ms = 3_000,
): Promise<{ readonly text: string; readonly closed: boolean }> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    const timer = setTimeout(() => {
      resolve({ text, closed: false });
      socket.destroy();
    }, ms);
    socket.on("data", (bytes) => (text += bytes.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve({ text, closed: true });
    });
    for (const part of parts) socket.write(part);
  });
}

function head(method: string, extra: readonly string[]): string {
  const lines = [
    `${method} ${URL_PATH} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    `Cookie: ${cookie}`,
    "Sec-Fetch-Site: same-origin",
    "Content-Type: application/json",
    ...extra,
  ];
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function statusOf({ text }: { readonly text: string }): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
}

describe("B-44 large and slow bodies", () => {
  it("50 MB announced: 413 before they are sent", async () => {
    const answer = await raw([head("POST", [`Content-Length: ${50 * 1024 * 1024}`, "Connection: close"])]);
    expect(statusOf(answer)).toBe(413);
  });

  it("50 MB in pieces: 413, and memory stays where it was", async () => {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const piece = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    const answer = await raw([
      head("POST", ["Transfer-Encoding: chunked"]),
      ...Array.from({ length: 50 }, () => piece),
    ]);
    expect([statusOf(answer), answer.closed]).toEqual([413, true]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it("a compressed bomb is not unpacked: 400", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, "a"));
    const answer = await raw([
      head("POST", ["Content-Encoding: gzip", `Content-Length: ${bomb.length}`, "Connection: close"]),
      bomb,
    ]);
    expect(statusOf(answer)).toBe(400);
  });

  it("a body that never ends: 408 after ten seconds", { timeout: 60_000 }, async () => {
    const started = performance.now();
    const answer = await raw([head("POST", ["Content-Length: 1000"]), '{"purpose":'], 30_000);
    expect([statusOf(answer), answer.closed]).toEqual([408, true]);
    expect(performance.now() - started).toBeGreaterThan(9_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe("B-45 requests that two servers would read differently", () => {
  it("Content-Length and Transfer-Encoding together: 400 and the connection is closed", async () => {
    const answer = await raw([
      head("POST", ["Content-Length: 5", "Transfer-Encoding: chunked"]),
      "0\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    ]);
    expect([statusOf(answer), answer.closed]).toEqual([400, true]);
    expect(answer.text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each(["Content-Length: 5\r\nContent-Length: 6", "Content-Length: +5", "Transfer-Encoding: chunked, identity"])(
    "%s: 400",
    async (line) => {
      const answer = await raw([head("POST", [line]), "hello"]);
      expect([statusOf(answer), answer.closed]).toEqual([400, true]);
    },
  );

  it.each(["TRACE", "PROPFIND", "LOCK"])("%s: 405", async (method) => {
    const answer = await raw([head(method, ["Content-Length: 0", "Connection: close"])]);
    expect(statusOf(answer)).toBe(405);
    expect(answer.text).not.toContain(cookie);
  });

  it("headers of 64 KB: 431", async () => {
    const answer = await raw([head("GET", [`X-Long: ${"x".repeat(65_536)}`, "Connection: close"])]);
    expect(statusOf(answer)).toBe(431);
  });
});
