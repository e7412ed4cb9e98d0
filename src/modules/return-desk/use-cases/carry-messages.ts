import { sql } from "kysely";
import { Temporal, type Instant } from "#kernel/time.ts";
import { transact, type Db } from "#platform/db/db.ts";
import { addSimulated, claimMessages, countMessageTry, endMessage, type Message } from "../store/messages.ts";

/** Whoever brings messages to telephones. Throws when it could not; the same id again must be the same message. */
export type Carrier = { readonly carry: (message: Pick<Message, "id" | "phone" | "body">) => Promise<void> };

const AT_ONCE = 20;

/** Gives waiting messages to the carrier; one that fails waits for the next round, one that is too old is not sent. */
export async function carryMessages(db: Db, carrier: Carrier, now: Instant): Promise<number> {
  return transact(db, async (tx) => {
    let carried = 0;
    for (const message of await claimMessages(tx, AT_ONCE)) {
      if (Temporal.Instant.compare(message.expiresAt, now) <= 0) {
        await endMessage(tx, message, { state: "expired" });
      } else if (await isCarried(carrier, message)) {
        await endMessage(tx, message, { state: "carried", at: now });
        carried += 1;
      } else {
        await countMessageTry(tx, message.id);
      }
    }
    return carried;
  });
}

async function isCarried(carrier: Carrier, { id, phone, body }: Message): Promise<boolean> {
  try {
    await carrier.carry({ id, phone, body });
    return true;
  } catch {
    return false;
  }
}

/** The carrier of this installation: the demo has a telephone of its own; a real centre none until one is contracted. */
export async function carrierOf(db: Db, clock: { readonly now: () => Promise<Instant> }): Promise<Carrier | undefined> {
  const { rows } = await sql<{ demo: boolean }>`select demo from installation`.execute(db);
  if (rows[0]?.demo !== true) return undefined;
  return { carry: async (message) => addSimulated(db, { ...message, at: await clock.now() }) };
}
