import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { seedWorld, type World as SeededWorld } from "./testing-seed.ts";
import type { Reaction } from "./use-cases/acting.ts";

export { AGENCY_CODE, MONDAY, OWNER } from "./testing-seed.ts";
export type World = SeededWorld<TestDatabase>;

/** The made-up world in a test database of its own. */
export async function aWorld(
  clock: "simulated" | "real" = "simulated",
  reactions: readonly Reaction[] = [],
): Promise<World> {
  return seedWorld(await testDatabase(), { clock, reactions });
}
