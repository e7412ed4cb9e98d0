import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { h } from "preact";
import type { Instant } from "#kernel/time.ts";
import { registerDossierRoutes, type Acting } from "#modules/dossiers/index.ts";
import { mayEnter, type Viewer } from "#modules/identity/index.ts";
import { openBlobs } from "#platform/blobs.ts";
import { transact } from "#platform/db/db.ts";
import { createApp } from "#platform/http/app.ts";
import { FORBIDDEN, HttpProblem } from "#platform/http/problem.ts";
import { newId } from "#platform/ids.ts";
import { createLog } from "#platform/telemetry.ts";
import { postProgressFor } from "./http/progress-card.tsx";
import { postRoutes } from "./http/routes.ts";
import { findSetting } from "./store/settings.ts";
import { aPostWorld, COLLECTED } from "./testing-world.ts";
import { openPostPrinter } from "./use-cases/print-post.ts";
import { seedPost } from "./use-cases/seed-post.ts";
import { sign } from "./wire/signature.ts";

/** The pages of the post over its world, asked without a browser, at a time that the test sets. */
export async function aPostApp() {
  const world = await aPostWorld();
  const { db } = world;
  const folder = mkdtempSync(join(tmpdir(), "post-scans-"));
  const printer = openPostPrinter();
  const time = { now: COLLECTED };
  await transact(db, (tx) => seedPost(tx, { newId, now: COLLECTED }));
  const viewers = new Map<string, Viewer>([
    ["postman", world.postman().viewer],
    ["clerk", world.clerk().viewer],
    ["returner", world.returner().viewer],
    ["manager", world.manager().viewer],
  ]);
  const log = createLog("silent");
  const app = await createApp({
    ...{ log, trustProxy: false, secure: false, publicDir: undefined, signInPath: "/can-bo/dang-nhap" },
    authorise: async (request, _reply, audience) => {
      const viewer = viewers.get(String(request.headers["x-viewer"]));
      if (audience === "public") return;
      if (viewer === undefined || !mayEnter(viewer, audience)) throw new HttpProblem(FORBIDDEN);
      request.viewer = viewer;
    },
    problemPage: (problem) => h("p", {}, problem.title),
    observe: () => undefined,
  });
  const clock = { now: async () => time.now };
  const acting = async (viewer: Viewer): Promise<Acting> => ({ ...world.postman(time.now), viewer });
  const actingAlone = async () => world.postman(time.now);
  postRoutes(app, { db, clock, newId, blobs: openBlobs(folder), acting, printer, actingAlone });
  const { calendar: known, reactions } = world.postman();
  const calendar = () => Promise.resolve(known);
  registerDossierRoutes(app, { db, clock, newId, calendar, reactions, log, postProgress: postProgressFor({ db }) });
  await app.ready();

  const get = (viewer: string, url: string) =>
    app.inject({ url, headers: { "x-viewer": viewer, accept: "text/html" } });
  const post = (viewer: string, url: string, form: Readonly<Record<string, string>> | URLSearchParams) =>
    app.inject({
      method: "POST",
      url,
      headers: {
        ...{ "x-viewer": viewer, accept: "text/html", "sec-fetch-site": "same-origin" },
        "content-type": "application/x-www-form-urlencoded",
      },
      payload: new URLSearchParams(form).toString(),
    });
  /** A message of the post through its own door, signed now. */
  const tell = async (change: Readonly<Record<string, unknown>>) => {
    const setting = await findSetting(db);
    const receiver = { Kind: "OWNER", Name: "Nguyễn Văn Đức" };
    const Receiver = change["Status"] === "DELIVERED" ? receiver : null;
    const payload = JSON.stringify({ EventId: newId(), Time: time.now.toString(), Receiver, ...change });
    const { timestamp, signature } = sign(Buffer.from(payload), time.now, setting?.secret ?? "");
    const signed = { "x-post-timestamp": timestamp, "x-post-signature": signature };
    const headers = { "content-type": "application/json", ...signed };
    return app.inject({ method: "POST", url: "/api/v1/post/tracking", headers, payload });
  };
  const close = async () => {
    rmSync(folder, { recursive: true });
    printer.close();
    await app.close();
    await world.database.drop();
  };
  return { world, app, viewers, get, post, tell, close, at: (now: Instant) => (time.now = now) };
}
