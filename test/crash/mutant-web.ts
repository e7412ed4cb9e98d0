import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { readConfig } from "#platform/config.ts";
import { openRuntime } from "../../src/app/open-runtime.ts";
import { createWeb } from "../../src/app/web.tsx";

/**
 * The web server with the one fault that the harness exists for: it answers before it commits. The commit follows
 * 40 ms later, before anything else on the same connection; a kill in between loses what was acknowledged.
 * Everything else is the product's own. Never part of the build.
 */
type Query = (this: pg.Client, text: unknown, values?: unknown) => Promise<unknown>;

const send: Query = Reflect.get(pg.Client.prototype, "query");
const pending = new WeakMap<pg.Client, Promise<unknown>>();

const answerTooEarly: Query = async function (text, values) {
  const before = pending.get(this);
  pending.delete(this);
  await before;
  if (text !== "commit") return send.call(this, text, values);
  pending.set(
    this,
    sleep(40).then(() => send.call(this, text)),
  );
  return { command: "COMMIT", rowCount: null, rows: [], fields: [] };
};
Reflect.set(pg.Client.prototype, "query", answerTooEarly);

const config = readConfig(process.env);
const { runtime } = await openRuntime(config, () => undefined);
const app = await createWeb(runtime);
await app.listen({ port: config.port, host: config.host });
