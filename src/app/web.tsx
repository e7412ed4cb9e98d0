import { join } from "node:path";
import { ROOT } from "#platform/root.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { healthRoutes } from "./health-routes.ts";
import { ProblemPage } from "./pages/problem-page.tsx";
import type { Runtime } from "./runtime.ts";
import { authorise, registerSlices } from "./slices.ts";

const PUBLIC_DIR = join(ROOT, ".build", "public", "assets");
const SIGN_IN_PATH = "/can-bo/dang-nhap";

/** The web process: every slice's routes behind one set of guards. */
export async function createWeb(runtime: Runtime): Promise<App> {
  const { config, db, log, metrics } = runtime;
  const app = await createApp({
    log,
    trustProxy: config.trustProxy,
    secure: config.publicUrl.startsWith("https:"),
    publicDir: PUBLIC_DIR,
    authorise: authorise(runtime),
    problemPage: (problem, request) => <ProblemPage problem={problem} requestId={request.id} path={request.url} />,
    signInPath: SIGN_IN_PATH,
    observe: metrics.observe,
  });
  healthRoutes(app, { db, dataDir: config.dataDir, metrics });
  registerSlices(app, runtime);
  return app;
}
