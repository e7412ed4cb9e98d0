import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import type { App } from "#platform/http/app.ts";
import { HttpProblem, NOT_FOUND } from "#platform/http/problem.ts";
import type { Metrics } from "#platform/telemetry.ts";
import { deepCheck } from "./health.ts";

type HealthDeps = { readonly db: Db; readonly dataDir: string; readonly metrics: Metrics };

/** `/healthz` lives · `/readyz` can serve · `/healthz/deep` and `/metrics` for this machine's monitoring only. */
export function healthRoutes(app: App, { db, dataDir, metrics }: HealthDeps): void {
  const config = { audience: "public" } as const;
  app.get("/healthz", { config }, () => ({ status: "ok" }));
  app.get("/readyz", { config }, async () => {
    await sql`select 1 from installation`.execute(db);
    return { status: "ok" };
  });
  app.get("/healthz/deep", { config }, async (request, reply) => {
    onlyFromHere(request.ip);
    const findings = await deepCheck(db, dataDir);
    const healthy = findings.every((finding) => finding.ok);
    return reply.code(healthy ? 200 : 503).send({ status: healthy ? "ok" : "failing", findings });
  });
  app.get("/metrics", { config }, async (request, reply) => {
    onlyFromHere(request.ip);
    return reply.type("text/plain; version=0.0.4").send(await metrics.text());
  });
}

function onlyFromHere(ip: string): void {
  if (!["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(ip)) throw new HttpProblem(NOT_FOUND);
}
