import type { Instant } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import { newId } from "#platform/ids.ts";
import { aCustodyWorld, type CustodyWorld } from "#modules/custody/testing-world.ts";
import type { Reaction } from "#modules/dossiers/index.ts";
import { listOfficers, type Viewer } from "#modules/identity/index.ts";
import type { Acting } from "#modules/custody/index.ts";
import { at } from "#modules/dossiers/testing.ts";
import { addBag, departRun, openRun, sealBag } from "./use-cases/pack.ts";
import { openBag } from "./use-cases/scan-in.ts";
import { scanOut } from "./use-cases/scan-out.ts";

export const COUNTER = "H37.07/counter";
export const DIVISION = "H37.07/division";
export const PACKED = at("2026-11-23 10:00");
export const ARRIVED = at("2026-11-23 14:30");
export const RETURNED = at("2026-11-25 09:00");

export type CourierWorld = CustodyWorld & {
  readonly courier: Viewer;
  readonly counter: (now?: Instant) => Acting;
  readonly division: (now?: Instant) => Acting;
  readonly post: (now?: Instant) => Acting;
  /** A bag of a new run with these dossiers, sealed and on its way; opened at its end. */
  readonly carried: (codes: readonly string[], way?: "out" | "back", now?: Instant) => Promise<string>;
};

/** The value of something that must not be refused. */
export function must<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

/** The world of custody with a courier of the post. */
export async function aCourierWorld(reactions: readonly Reaction[] = []): Promise<CourierWorld> {
  const world = await aCustodyWorld(reactions);
  const [courier] = await listOfficers(world.db, { role: "postal-officer" });
  if (courier === undefined) throw new Error("the demo has no courier");
  const viewer: Viewer = {
    officerId: courier.id,
    sessionId: newId(),
    name: courier.name,
    title: courier.title,
    appointments: [{ role: "postal-officer", unitId: world.unit("H37.93/counter").id, agencyId: newId() }],
  };
  const counter = (now: Instant = PACKED) => world.actor(COUNTER, "counter-officer", now);
  const division = (now: Instant = ARRIVED) => world.actor(DIVISION, "specialist", now);
  const post = (now: Instant = ARRIVED) => ({ ...world.acting("specialist", now), viewer });
  const carried = async (codes: readonly string[], way: "out" | "back" = "out", now: Instant = PACKED) => {
    const [giver, taker] = way === "out" ? [counter, division] : [division, counter];
    const [from, to] = way === "out" ? [COUNTER, DIVISION] : [DIVISION, COUNTER];
    const run = must(await openRun(giver(now), { route: "Trung tâm - Sở", courierId: viewer.officerId }));
    const bag = must(
      await addBag(giver(now), { runId: run.id, fromUnitId: world.unit(from).id, toUnitId: world.unit(to).id }),
    );
    for (const code of codes) must(await scanOut(giver(now), { bagId: bag.id, code }));
    must(await sealBag(giver(now), { bagId: bag.id, seal: "NP-001" }));
    must(await departRun(post(now), run.id));
    must(await openBag(taker(now), { bagId: bag.id, seal: "intact" }));
    return bag.id;
  };
  return { ...world, courier: viewer, counter, division, post, carried };
}
