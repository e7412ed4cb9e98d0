import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseClock } from "#platform/clock.ts";
import { testDatabase, type TestDatabase } from "#platform/db/testing.ts";
import { newId } from "#platform/ids.ts";
import { appointOfficer, disableOfficer, enableOfficer } from "./index.ts";
import { findLiveSession } from "./store/sessions.ts";
import { seedStaff, TEST_PASSWORD, type SeededStaff } from "./testing.ts";
import { signIn, signOut } from "./use-cases/sign-in.ts";

// A counter officer, who may be idle for 30 minutes, and a specialist, who may be for 15.
const USERS = ["tiepnhan.skhcn", "chuyenvien.skhcn"] as const;
const IDLE = { "tiepnhan.skhcn": 30, "chuyenvien.skhcn": 15 } as const;
const ABSOLUTE = 10 * 60;
/** Minutes that never add up to a limit exactly, so that the seconds of the test itself do not matter. */
const WAITS = [4.3, 7.3, 11.3, 301.3] as const;

type User = (typeof USERS)[number];
type Step =
  | { readonly kind: "sign-in"; readonly user: User; readonly password: "right" | "wrong" }
  | { readonly kind: "sign-out" | "request"; readonly nth: number }
  | { readonly kind: "disable" | "enable" | "appoint"; readonly user: User }
  | { readonly kind: "wait"; readonly minutes: number };

const user = fc.constantFrom(...USERS);
const nth = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("sign-in" as const),
      user,
      password: fc.constantFrom("right" as const, "right" as const, "wrong" as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constantFrom("sign-out" as const, "request" as const, "request" as const), nth }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("disable" as const, "enable" as const, "enable" as const, "appoint" as const),
      user,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.constantFrom(...WAITS) }) },
);

let database: TestDatabase;
let staff: SeededStaff;
beforeAll(async () => {
  database = await testDatabase();
  staff = await seedStaff(database.app);
});
afterAll(() => database.drop());

/** The rules once more, as plainly as they can be said: a list of open sessions and a clock of minutes. */
class Model {
  minute = 0;
  readonly active = new Set<User>(USERS);
  readonly open = new Map<string, { readonly user: User; readonly since: number; seen: number }>();

  isLive(token: string): boolean {
    const session = this.open.get(token);
    if (session === undefined || !this.active.has(session.user)) return false;
    return this.minute - session.seen < IDLE[session.user] && this.minute - session.since < ABSOLUTE;
  }

  endAll(user: User): void {
    for (const [token, session] of this.open) if (session.user === user) this.open.delete(token);
  }
}

it("sessions live and end as the rules say, whatever happens in whatever order", { timeout: 300_000 }, async () => {
  const deps = { db: database.app, clock: databaseClock(database.app), newId, actorId: null };
  const idOf = (name: User) => staff.officers.get(name) ?? "";

  async function run(steps: readonly Step[]): Promise<void> {
    const model = new Model();
    const tokens: string[] = [];
    for (const one of steps) {
      await act(model, tokens, one);
      for (const token of tokens) {
        // Looking counts as being seen, in the product and in the model.
        const expected = model.isLive(token);
        expect((await findLiveSession(database.app, token)) !== undefined, JSON.stringify(one)).toBe(expected);
        const session = model.open.get(token);
        if (expected && session !== undefined) session.seen = model.minute;
      }
    }
  }

  async function act(model: Model, tokens: string[], one: Step): Promise<void> {
    switch (one.kind) {
      case "sign-in": {
        const password = one.password === "right" ? TEST_PASSWORD : "sai mật khẩu rồi";
        // Every history guesses from an address of its own: the throttle is tested elsewhere.
        const result = await signIn(deps, { username: one.user, password, address: newId() }, undefined);
        expect(result.ok).toBe(one.password === "right" && model.active.has(one.user));
        if (!result.ok) return;
        tokens.push(result.value.token);
        model.open.set(result.value.token, { user: one.user, since: model.minute, seen: model.minute });
        return;
      }
      case "sign-out": {
        const token = tokens[one.nth];
        if (token === undefined) return;
        await signOut(deps, token);
        model.open.delete(token);
        return;
      }
      case "request":
        return;
      case "disable":
        await disableOfficer(deps, idOf(one.user));
        model.active.delete(one.user);
        model.endAll(one.user);
        return;
      case "enable":
        await enableOfficer(deps, idOf(one.user));
        model.active.add(one.user);
        model.endAll(one.user);
        return;
      case "appoint": {
        const unitId = staff.units.get("H37.05/registry") ?? "";
        const position = {
          unitId,
          role: "registry-clerk",
          from: "2026-01-01",
          to: "2026-01-02",
          substituteFor: "",
          decision: "",
        };
        expect((await appointOfficer(deps, idOf(one.user), position)).ok).toBe(true);
        model.endAll(one.user);
        return;
      }
      case "wait":
        model.minute += one.minutes;
        await sql`update session set last_seen_at = last_seen_at - make_interval(secs => ${one.minutes * 60}),
          expires_at = expires_at - make_interval(secs => ${one.minutes * 60})`.execute(database.owner);
    }
  }

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 20, size: "max" }), run).beforeEach(async () => {
      await sql`delete from session`.execute(database.owner);
      await sql`delete from sign_in_failure`.execute(database.owner);
      await sql`update officer set active = true`.execute(database.owner);
      await sql`delete from appointment where role = 'registry-clerk' and to_date is not null`.execute(database.owner);
    }),
    { numRuns: 25 },
  );
});
