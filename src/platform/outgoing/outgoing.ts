import { lookup } from "node:dns/promises";
import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { checkTarget, type OutgoingPolicy, type TargetFault } from "./check-target.ts";
import { isPrivateAddress } from "./private-address.ts";

export type Call = {
  readonly url: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
};

/**
 * `refused`: nothing was sent, the address is not one we call. `not-sent`: nobody heard us, so nothing can have happened.
 * `lost`: it may have been heard; whoever asks has to find out before asking again.
 */
export type Called =
  | { readonly kind: "answered"; readonly status: number; readonly body: Buffer }
  | { readonly kind: "refused"; readonly fault: TargetFault }
  | { readonly kind: "not-sent"; readonly why: string }
  | { readonly kind: "lost"; readonly why: string };

export type Resolve = (host: string) => Promise<string>;

const LARGEST_ANSWER = 2 * 1024 * 1024;
/** The connection was never made. */
const UNHEARD = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * Posts to a partner: the name is resolved once, the address is looked at, and the connection goes to that very address;
 * redirects are not followed (B-36). Never throws.
 */
export async function call(
  { url: text, body, headers = {}, timeoutMs }: Call,
  policy: OutgoingPolicy,
  resolve: Resolve = resolveOnce,
): Promise<Called> {
  const target = checkTarget(text, policy);
  if (!target.ok) return { kind: "refused", fault: target.error };
  const url = target.value;
  const isSimulator = url.origin === policy.simulator;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  let address = host;
  if (isIP(host) === 0) {
    try {
      address = await resolve(host);
    } catch (error) {
      return { kind: "not-sent", why: codeOf(error) };
    }
  }
  if (!isSimulator && isPrivateAddress(address)) return { kind: "refused", fault: "private" };
  return post({ url, address, body, headers, timeoutMs });
}

type Checked = Required<Omit<Call, "url">> & { readonly url: URL; readonly address: string };

function post({ url, address, body, headers, timeoutMs }: Checked): Promise<Called> {
  return new Promise((done) => {
    let connected = url.protocol === "http:" ? "no" : "unknown";
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": Buffer.byteLength(body) },
      // Whoever asks for the name again gets the address that was looked at.
      lookup: (_host, options, answer) => {
        const family = isIP(address);
        if (options.all === true) answer(null, [{ address, family }]);
        else answer(null, address, family);
      },
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    sent.on("socket", (socket) => {
      socket.once(url.protocol === "https:" ? "secureConnect" : "connect", () => (connected = "yes"));
    });
    sent.on("error", (error) => {
      const why = codeOf(error);
      done(connected !== "yes" && UNHEARD.has(why) ? { kind: "not-sent", why } : { kind: "lost", why });
    });
    sent.on("response", (response) => readBody(response, done));
    sent.end(body);
  });
}

function readBody(response: IncomingMessage, done: (called: Called) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  response.on("data", (part: Buffer) => {
    size += part.length;
    if (size > LARGEST_ANSWER) response.destroy(Object.assign(new Error("answer too large"), { code: "TOO_LARGE" }));
    else parts.push(part);
  });
  response.on("error", (error) => done({ kind: "lost", why: codeOf(error) }));
  response.on("end", () => done({ kind: "answered", status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
}

async function resolveOnce(host: string): Promise<string> {
  return (await lookup(host)).address;
}

function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "UNKNOWN";
  if ("code" in error && typeof error.code === "string") return error.code;
  return "name" in error && typeof error.name === "string" ? error.name : "UNKNOWN";
}
