import type { Acting } from "#modules/dossiers/index.ts";
import type { Db } from "#platform/db/db.ts";
import { findSetting } from "../store/settings.ts";
import { simulatedBook } from "../store/simulated-items.ts";
import { postClient, type PostTransport } from "../wire/post-client.ts";
import { realTransport } from "../wire/real-transport.ts";
import { simulatedPost } from "../wire/simulated-post.ts";
import { placeOrders } from "./place-orders.ts";
import { runSimulatedPost } from "./run-simulated-post.ts";

/** Every minute: the outbox of orders, and in the demo the made-up post's own work. */
export async function carryPost(acting: Omit<Acting, "viewer">): Promise<void> {
  const transport = await transportOf(acting.db, () => acting.clock.now());
  if (transport === undefined) return;
  await placeOrders({ db: acting.db, clock: acting.clock, client: postClient(transport) });
  await runSimulatedPost(acting);
}

async function transportOf(db: Db, now: Acting["clock"]["now"]): Promise<PostTransport | undefined> {
  const setting = await findSetting(db);
  if (setting === undefined) return undefined;
  if (!setting.simulated) return realTransport(setting.orderUrl);
  let calls = 0;
  // One answer in five is lost on its way back, so that asking before sending again is part of every day.
  return simulatedPost(simulatedBook(db, now), () => ((calls += 1) % 5 === 0 ? "answer-lost" : "fine"));
}
