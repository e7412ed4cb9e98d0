import { h } from "preact";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Instant } from "#kernel/time.ts";
import type { Reaction } from "../use-cases/acting.ts";
import { CALENDAR } from "../testing.ts";
import { MONDAY, type World } from "../testing-world.ts";
import { registerDossierRoutes } from "./routes.ts";

/** The routes of this slice in an app of their own, with an officer who is simply signed in. */
export type TestApp = {
  readonly app: App;
  readonly signIn: (viewer: Viewer | undefined) => void;
  readonly setClock: (now: Instant) => void;
};

/** Builds the app on the world's database; the origin of every request is right unless the test says otherwise. */
export async function testApp(world: World, reactions: readonly Reaction[] = []): Promise<TestApp> {
  let signedIn: Viewer | undefined;
  const clock = fixedClock(MONDAY);
  const app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    signInPath: "/can-bo/dang-nhap",
    observe: () => undefined,
    problemPage: (problem) => h("main", {}, problem.title),
    authorise: async (request) => {
      if (signedIn !== undefined) request.viewer = signedIn;
    },
  });
  const log = createLog("silent");
  registerDossierRoutes(app, { db: world.db, clock, newId, calendar: async () => CALENDAR, reactions, log });
  return {
    app,
    signIn: (viewer) => {
      signedIn = viewer;
    },
    setClock: (now) => clock.set(now),
  };
}
