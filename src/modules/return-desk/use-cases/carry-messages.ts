import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { afterAsking, afterHanding, CARRY_TRIES, LEASE_SECONDS, type Standing } from "../domain/carrying.ts";
import type { Handed, Known } from "../domain/gateway.ts";
import { findGateway } from "../store/gateway.ts";
import { addSimulated, beginCarrying, lockDue, settleMessage, type OpenMessage } from "../store/messages.ts";
import type { Carrier, CarrierDeps } from "./carrier.ts";
import { gatewayCarrier } from "./gateway-carrier.ts";

const AT_ONCE = 20;

/**
 * Gives messages that are due to the carrier, all or those named. Each is claimed first and spoken about outside of any
 * transaction: a slow gateway holds nobody up, and two workers never send the same one. Answers how many left.
 */
export async function carryMessages(
  db: Db,
  carrier: Carrier,
  { now, ids }: { readonly now: Instant; readonly ids?: readonly string[] },
): Promise<number> {
  let carried = 0;
  for (let n = 0; n < AT_ONCE; n += 1) {
    const message = await claim(db, { now, ids });
    if (message === undefined) return carried;
    const standing = await step(carrier, message, now);
    await settleMessage(db, message, { ...standing, now });
    if (standing.state === "carried") carried += 1;
  }
  return carried;
}

/** The next message that is due, with its lease; those that are too old, or were left by who died, are settled on the way. */
async function claim(
  db: Db,
  { now, ids }: { readonly now: Instant; readonly ids?: readonly string[] | undefined },
): Promise<OpenMessage | undefined> {
  return transact(db, async (tx) => {
    for (;;) {
      const message = await lockDue(tx, { now, ids });
      if (message === undefined) return undefined;
      if (Temporal.Instant.compare(message.expiresAt, now) > 0) {
        // Somebody was sending it and never came back: it may have been heard.
        const state = message.state === "waiting" ? "sending" : "asking";
        await beginCarrying(tx, { id: message.id, state }, now.add({ seconds: LEASE_SECONDS }));
        return { ...message, state, tries: message.tries + 1 };
      }
      await settleMessage(tx, message, { state: "expired", nextAt: null, why: "quá hạn, không gửi nữa", now });
    }
  });
}

async function step(carrier: Carrier, message: OpenMessage, now: Instant): Promise<Standing> {
  const { tries } = message;
  const canAsk = carrier.ask === undefined ? "no" : "yes";
  if (message.state === "sending") return afterHanding(await handed(carrier, message), { tries, canAsk, now });
  if (carrier.ask === undefined) return { state: "unknown", nextAt: null, why: "không rõ tin đã đi hay chưa" };
  const standing = afterAsking(await known(carrier.ask, message.id), { tries, now });
  return standing.state === "waiting" && tries < CARRY_TRIES ? { ...standing, nextAt: now } : standing;
}

async function handed(carrier: Carrier, { id, phone, body }: OpenMessage): Promise<Handed> {
  try {
    return await carrier.carry({ id, phone, body });
  } catch {
    return { kind: "lost", why: "cổng tin nhắn gặp lỗi" };
  }
}

async function known(ask: (id: string) => Promise<Known>, id: string): Promise<Known> {
  try {
    return await ask(id);
  } catch {
    return "no-answer";
  }
}

/** The carrier of this installation: the telephone of the demo, or the gateway that was set; undefined when there is none. */
export async function carrierOf(deps: CarrierDeps): Promise<Carrier | undefined> {
  const { db, clock } = deps;
  if (await isDemo(db)) {
    return {
      carry: async (message) => {
        await addSimulated(db, { ...message, at: await clock.now() });
        return { kind: "carried" };
      },
    };
  }
  const gateway = await findGateway(db);
  return gateway === undefined || gateway.state === "off" ? undefined : gatewayCarrier(gateway, deps);
}

/** Whether this is a demo: its messages come to a page and never leave. */
export async function isDemo(db: Db): Promise<boolean> {
  const { rows } = await sql<{ demo: boolean }>`select demo from installation`.execute(db);
  return rows[0]?.demo === true;
}
