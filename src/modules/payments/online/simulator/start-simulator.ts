import { setTimeout as sleep } from "node:timers/promises";
import fastifyFormbody from "@fastify/formbody";
import type { Instant } from "#kernel/time.ts";
import Fastify, { type FastifyInstance } from "fastify";
import { SIGNATURE_HEADER, SIGNED_AT_HEADER, signBytes } from "#platform/http/signed-bytes.ts";
import { call } from "#platform/outgoing/outgoing.ts";
import { simulatedPlatform, type Bill, type Profile, type SimulatedPlatform } from "./simulated-platform.ts";
import { billPage, choiceIn, noBillPage, type Choice } from "./simulator-page.tsx";

export type SimulatorOptions = {
  /** Tried first; another free one when it is taken. 0: any. */
  readonly port: number;
  readonly profile: () => Promise<Profile>;
  /** Where the centre takes callbacks, and where its payers come back. */
  readonly callbackUrl: string;
  readonly returnUrl: (reference: string) => string;
  /** Another clock, in tests. */
  readonly now?: () => Instant;
};

/** What goes wrong next, for tests: answers that are worked out and lost on their way, so many for each kind of message. */
export type Losses = { INIT: number; QUERY: number; CONFIRM: number };

export type Simulator = {
  readonly origin: string;
  readonly platform: SimulatedPlatform;
  readonly losses: Losses;
  /** Sends an event about a bill to the centre; answers the status, 0 when nobody answered. */
  readonly notify: (bill: Bill) => Promise<number>;
  readonly close: () => Promise<void>;
};

const LATE_MS = 20_000;

/** The national payment platform on this machine: speaks its messages, shows its page, sends its callbacks. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, profile, callbackUrl, returnUrl, now } = options;
  const platform = simulatedPlatform(profile, now);
  const losses: Losses = { INIT: 0, QUERY: 0, CONFIRM: 0 };
  const app = Fastify({ logger: false, bodyLimit: 256 * 1024 });
  await app.register(fastifyFormbody);
  let origin = "";
  const late = new AbortController();

  const notify = async (bill: Bill, copies = 1): Promise<number> => {
    const body = Buffer.from(JSON.stringify(await platform.eventOf(bill)), "utf8");
    const { callbackSecret } = await profile();
    const send = async () => {
      const timestamp = String(Math.floor(platform.now().epochMilliseconds / 1_000));
      const signature = signBytes(callbackSecret, timestamp, body);
      const headers = {
        "content-type": "application/json",
        [SIGNED_AT_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signature,
      };
      const policy = { hosts: [], simulator: new URL(callbackUrl).origin };
      return call({ url: callbackUrl, body, headers, timeoutMs: 10_000 }, policy);
    };
    const answers = await Promise.all(Array.from({ length: copies }, send));
    const [first] = answers;
    return first?.kind === "answered" ? first.status : 0;
  };

  app.post("/thong-diep", async (request, reply) => {
    const answer = await platform.answer(request.body, origin);
    const kind = kindOf(request.body);
    if (kind !== undefined && losses[kind] > 0) {
      losses[kind] -= 1;
      request.raw.socket.destroy();
      return reply.hijack();
    }
    return answer;
  });

  app.get<{ Params: { key: string } }>("/hoa-don/:key", async (request, reply) => {
    const bill = platform.billByKey(request.params.key);
    void reply.type("text/html; charset=utf-8").header("cache-control", "no-store");
    return bill === undefined ? reply.code(404).send(noBillPage()) : billPage(bill, returnUrl(bill.init.MaThamChieu));
  });

  app.post<{ Params: { key: string }; Body: { chon?: string } }>("/hoa-don/:key", async (request, reply) => {
    const bill = platform.billByKey(request.params.key);
    const choice = choiceIn(request.body?.chon);
    if (bill === undefined || choice === undefined) return reply.code(404).type("text/html").send(noBillPage());
    const settled = platform.settle(bill.init.MaThamChieu, choice === "cancelled" ? "cancelled" : "paid");
    if (settled !== null) await tell(settled, choice);
    return reply.redirect(`/hoa-don/${bill.key}`, 303);
  });

  async function tell(bill: Bill, choice: Choice): Promise<void> {
    if (choice === "paid-silent") return;
    if (choice !== "paid-late") {
      await notify(bill, choice === "paid-twice" ? 2 : 1);
      return;
    }
    void sleep(LATE_MS, undefined, { signal: late.signal, ref: false })
      .then(() => notify(bill))
      .catch(() => 0);
  }

  origin = await listen(app, port);
  return {
    origin,
    platform,
    losses,
    notify: (bill) => notify(bill),
    close: async () => {
      late.abort();
      await app.close();
    },
  };
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    await app.listen({ port, host: "127.0.0.1" });
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!isTaken || port === 0) throw error;
    await app.listen({ port: 0, host: "127.0.0.1" });
  }
  const address = app.server.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : port}`;
}

function kindOf(body: unknown): keyof Losses | undefined {
  const kind = typeof body === "object" && body !== null && "LoaiBanTin" in body ? body.LoaiBanTin : undefined;
  return kind === "INIT" || kind === "QUERY" || kind === "CONFIRM" ? kind : undefined;
}
