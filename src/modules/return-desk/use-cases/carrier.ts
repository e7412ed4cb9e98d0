import type { Clock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { call } from "#platform/outgoing/outgoing.ts";
import type { Handed, Known } from "../domain/gateway.ts";
import type { Message } from "../store/messages.ts";

/** Whoever brings messages to telephones; the same id again is the same message. */
export type Carrier = {
  readonly carry: (message: Pick<Message, "id" | "phone" | "body">) => Promise<Handed>;
  /** What is known of a message whose answer was lost; absent where nobody can be asked. */
  readonly ask?: ((id: string) => Promise<Known>) | undefined;
};

/** What a carrier is made of. */
export type CarrierDeps = {
  readonly db: Db;
  readonly clock: Clock;
  /** Hosts that may be called over https, as whoever runs the server allows them (B-36). */
  readonly allowedHosts: readonly string[];
  /** How a gateway is called; another one in tests only. */
  readonly callPartner?: typeof call;
};
