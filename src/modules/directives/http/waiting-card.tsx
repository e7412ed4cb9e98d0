import type { ComponentChildren } from "preact";
import type { Viewer } from "#modules/identity/index.ts";
import { WaitingDirectives } from "../pages/waiting-directives.tsx";
import { countWaitingFor } from "../store/lists.ts";
import type { DirectiveDeps } from "./deps.ts";

/** What waits for the viewer's own hand, for the first page of an officer. */
export function waitingDirectivesFor({
  db,
  clock,
}: Pick<DirectiveDeps, "db" | "clock">): (viewer: Viewer) => Promise<ComponentChildren> {
  return async (viewer) => <WaitingDirectives waiting={await countWaitingFor(db, viewer, await clock.now())} />;
}
