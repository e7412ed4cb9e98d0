import { seedOrganizations, type OrganizationIds } from "#modules/organizations/index.ts";
import { sql } from "kysely";
import { h } from "preact";
import { databaseClock, type Clock } from "#platform/clock.ts";
import { databaseNow, transact, type Db } from "#platform/db/db.ts";
import { createApp, type App } from "#platform/http/app.ts";
import { createLog } from "#platform/telemetry.ts";
import { newId } from "#platform/ids.ts";
import { authoriseWith } from "./http/authorise.ts";
import { SIGN_IN_PATH } from "./http/paths.ts";
import { identityRoutes } from "./http/routes.ts";
import { seedOfficers } from "./use-cases/seed-officers.ts";
import { hashPassword } from "./use-cases/password-hash.ts";

/** The password of officers in tests. */
export const TEST_PASSWORD = "chè lam gạo nếp cẩm";

/** A cheap hash: tests sign in often; its form is checked with the real cost elsewhere. */
const TEST_COST_LOG2 = 10;

export type SeededStaff = OrganizationIds & { readonly officers: ReadonlyMap<string, string> };

/** Seeds agencies and officers who sign in with TEST_PASSWORD; answers ids by code and user name. */
export async function seedStaff(db: Db): Promise<SeededStaff> {
  const passwordHash = await hashPassword(TEST_PASSWORD, TEST_COST_LOG2);
  const now = await databaseNow(db);
  return transact(db, async (tx) => {
    const ids = await seedOrganizations(tx, newId);
    const officers = await seedOfficers(tx, { newId, now, ...ids, passwordHash });
    return { ...ids, officers };
  });
}

/** The web server with sign-in and whatever routes a test adds; for the whole product use the app's own root. */
export async function staffApp(deps: {
  readonly db: Db;
  readonly clock?: Clock;
  readonly register?: (app: App) => void | Promise<void>;
}): Promise<App> {
  const app = await createApp({
    log: createLog("silent"),
    trustProxy: false,
    secure: false,
    publicDir: undefined,
    authorise: authoriseWith({ db: deps.db, secure: false }),
    problemPage: (problem) => h("p", {}, problem.title),
    signInPath: SIGN_IN_PATH,
    observe: () => undefined,
  });
  identityRoutes(app, { db: deps.db, clock: deps.clock ?? databaseClock(deps.db), newId, secure: false });
  await deps.register?.(app);
  await app.ready();
  return app;
}

export type Browser = {
  readonly cookies: () => string;
  readonly get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: (url: string, form?: Record<string, string>, headers?: Record<string, string>) => Promise<Answer>;
};

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
};

/** A browser without JavaScript on the injected app: keeps cookies, posts forms from the own site. */
export function browser(app: App, address = "192.0.2.1"): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const send = async (options: {
    method: "GET" | "POST";
    url: string;
    headers: Record<string, string>;
    payload?: string;
  }) => {
    const response = await app.inject({
      ...options,
      headers: { ...(jar.size > 0 ? { cookie: cookies() } : {}), ...options.headers },
      remoteAddress: address,
    });
    for (const cookie of response.cookies) {
      if (cookie.value === "") jar.delete(cookie.name);
      else jar.set(cookie.name, cookie.value);
    }
    const location = response.headers.location ?? "";
    return { status: response.statusCode, body: response.body, location, headers: response.headers };
  };
  return {
    cookies,
    get: (url, headers = {}) => send({ method: "GET", url, headers }),
    post: (url, form = {}, headers = {}) =>
      send({
        method: "POST",
        url,
        headers: { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers },
        payload: new URLSearchParams(form).toString(),
      }),
  };
}

/** A browser in which that officer has signed in. */
export async function signedIn(app: App, username: string): Promise<Browser> {
  const officer = browser(app);
  const answer = await officer.post(SIGN_IN_PATH, { username, password: TEST_PASSWORD });
  if (answer.status !== 303) throw new Error(`${username} could not sign in: ${answer.status}`);
  return officer;
}

/** Moves the clock of every session back by so many minutes: idle, old, or with a proof that is no longer fresh. */
export async function ageSessions(owner: Db, column: "last_seen_at" | "expires_at" | "confirmed_at", minutes: number) {
  await sql`update session set ${sql.ref(column)} = ${sql.ref(column)} - make_interval(mins => ${minutes})`.execute(
    owner,
  );
}
