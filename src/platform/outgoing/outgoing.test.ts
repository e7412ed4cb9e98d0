import { createServer, type RequestListener, type Server } from "node:http";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { checkTarget, TARGET_FAULTS, type OutgoingPolicy } from "./check-target.ts";
import { call, type Called } from "./outgoing.ts";
import { isPrivateAddress } from "./private-address.ts";

const POLICY: OutgoingPolicy = { hosts: ["cong.example.vn"], simulator: "http://127.0.0.1:3021" };

describe("addresses of one's own network", () => {
  it.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "ff02::1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:db8::1",
    "localhost",
    "",
    "127.1",
    "0x7f000001",
  ])("%s", (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(["8.8.8.8", "203.162.4.190", "172.32.0.1", "2405:4800::1", "2a00:1450:4001::1"])("not %s", (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  it("has every address of the three private ranges of IPv4", () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(byte, byte, byte, (a, b, c) => {
        expect(isPrivateAddress(`10.${a}.${b}.${c}`)).toBe(true);
        expect(isPrivateAddress(`192.168.${b}.${c}`)).toBe(true);
        expect(isPrivateAddress(`172.${16 + (a % 16)}.${b}.${c}`)).toBe(true);
      }),
    );
  });
});

describe("B-36 the address of a partner", () => {
  it.each([
    ["https://cong.example.vn/api", "ok"],
    ["https://CONG.example.vn/api", "ok"],
    ["http://127.0.0.1:3021/api", "ok"],
    ["http://127.0.0.1:3022/api", "scheme"],
    ["http://cong.example.vn/api", "scheme"],
    ["http://169.254.169.254", "scheme"],
    ["https://169.254.169.254", "address"],
    ["http://[::1]", "scheme"],
    ["https://[::1]/", "address"],
    ["https://2130706433/", "address"],
    ["https://0x7f.1/", "address"],
    ["https://user:pass@cong.example.vn/", "credentials"],
    ["https://cong.example.vn:8443/", "port"],
    ["https://cong.example.vn.evil.example/", "not-allowed"],
    ["https://localhost/", "not-allowed"],
    ["file:///etc/passwd", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["cong.example.vn", "not-a-url"],
    ["", "not-a-url"],
  ])("%s: %s", (text, expected) => {
    const checked = checkTarget(text, POLICY);
    expect(checked.ok ? "ok" : checked.error).toBe(expected);
    if (!checked.ok) expect(TARGET_FAULTS[checked.error]).toMatch(/^\p{Lu}.*\.$/u);
  });

  it("on this machine is nobody's where no simulator runs", () => {
    expect(checkTarget("http://127.0.0.1:3021/api", { ...POLICY, simulator: null }).ok).toBe(false);
  });
});

describe("a call", () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });

  async function serving(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  }

  const asking = (origin: string, timeoutMs = 2_000): Promise<Called> =>
    call({ url: `${origin}/api`, body: '{"a":1}', timeoutMs }, { hosts: [], simulator: origin });

  it("sends the bytes and answers what came back", async () => {
    const origin = await serving((request, response) => {
      request.pipe(response.writeHead(201));
    });
    expect(await asking(origin)).toEqual({ kind: "answered", status: 201, body: Buffer.from('{"a":1}') });
  });

  it("does not follow a redirect, also not into one's own network", async () => {
    let second = 0;
    const inside = await serving((_request, response) => {
      second += 1;
      response.end("secret");
    });
    const origin = await serving((_request, response) => {
      response.writeHead(302, { location: inside }).end();
    });
    expect(await asking(origin)).toMatchObject({ kind: "answered", status: 302 });
    expect(second).toBe(0);
  });

  it("is lost when the answer does not come in time, breaks off or is endless", async () => {
    const silent = await serving(() => undefined);
    expect(await asking(silent, 100)).toMatchObject({ kind: "lost" });
    const broken = await serving((request) => request.socket.destroy());
    expect(await asking(broken)).toMatchObject({ kind: "lost" });
    const cut = await serving((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await asking(cut)).toMatchObject({ kind: "lost" });
    const endless = await serving((_request, response) => {
      response.end(Buffer.alloc(3 * 1024 * 1024));
    });
    expect(await asking(endless)).toMatchObject({ kind: "lost" });
  });

  it("was not heard where nobody listens or the name is nobody's", async () => {
    const origin = await serving(() => undefined);
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
    expect(await asking(origin)).toMatchObject({ kind: "not-sent" });
    const unknown = await call({ url: "https://cong.example.vn", body: "", timeoutMs: 100 }, POLICY, () =>
      Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" })),
    );
    expect(unknown).toEqual({ kind: "not-sent", why: "ENOTFOUND" });
  });

  it("B-36 is not made to an allowed name that leads into one's own network", async () => {
    for (const address of ["127.0.0.1", "169.254.169.254", "::1", "10.0.0.8"]) {
      const called = await call(
        { url: "https://cong.example.vn", body: "", timeoutMs: 100 },
        POLICY,
        async () => address,
      );
      expect(called).toEqual({ kind: "refused", fault: "private" });
    }
  });

  it("B-36 asks for the name once: a name that changes after the check changes nothing", async () => {
    const asked: string[] = [];
    const answers = ["192.0.2.1", "127.0.0.1"];
    const resolve = (host: string) => {
      asked.push(host);
      return Promise.resolve(answers.shift() ?? "127.0.0.1");
    };
    // The first answer is kept for documents, so it is refused; what matters is that nobody asks a second time.
    await call({ url: "https://cong.example.vn", body: "", timeoutMs: 100 }, POLICY, resolve);
    expect(asked).toEqual(["cong.example.vn"]);
    let given = 0;
    const open = await call({ url: "https://cong.example.vn", body: "", timeoutMs: 50 }, POLICY, () => {
      given += 1;
      return Promise.resolve(given === 1 ? "240.0.0.1" : "127.0.0.1");
    });
    expect([open.kind, given]).toEqual(["refused", 1]);
  });
});
