import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { newId } from "#platform/ids.ts";
import { fillArchive } from "../testing-archive.ts";
import { at } from "../testing.ts";
import { aWorld, type World } from "../testing-world.ts";
import { resolveDossier } from "../use-cases/resolve-dossier.ts";
import { countOpen, listAwaitingPickup, listByDueDate, listNewest, searchDossiers, type Page } from "./lists.ts";

const SIZE = 20_000;
let world: World;

beforeAll(async () => {
  world = await aWorld();
  await fillArchive(world.database.owner, { dossiers: SIZE, until: at("2026-11-23 09:00"), caseId: world.caseId });
});
afterAll(() => world.database.drop());

/** All pages of a list, by its own cursors. */
async function allPages(read: (after: string | undefined) => Promise<Page>, most = 1_000) {
  const lines = [];
  let after: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const { lines: some, next } = await read(after);
    lines.push(...some);
    if (next === null) return lines;
    after = next;
  }
  return lines;
}

/** A result that came in so many hours after the others. */
async function aResult(n: number): Promise<void> {
  const { id: dossierId, version } = await world.receive({ feesDue: n % 3 === 0 ? 50_000 : 0 });
  const resolution = {
    result: "granted",
    number: `${n}/GP`,
    signerId: newId(),
    summary: "",
    signedOn: Temporal.PlainDate.from("2026-11-23"),
  } as const;
  const leader = world.acting("department-leader", at("2026-11-23 10:00").add({ hours: 12 - n }));
  const done = await resolveDossier(leader, { dossierId, version, ...resolution });
  if (!done.ok) throw new Error(done.error.kind);
}

describe("lists by keyset", () => {
  it("newest first, each dossier once, whatever the page size", async () => {
    const read = (limit: number) =>
      allPages((after) => listNewest(world.db, { reach: [world.agencyId], states: ["in-progress"] }, { after, limit }));
    const [small, large] = [await read(7), await read(200)];
    expect(small.length).toBeGreaterThan(20);
    expect(small.map(({ id }) => id)).toEqual(large.map(({ id }) => id));
    expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
    const times = small.map(({ submittedAt }) => submittedAt.epochMilliseconds);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(small.map(({ state }) => state))).toEqual(new Set(["in-progress"]));
  });

  it("reach only as far as the viewer", async () => {
    const { lines } = await listNewest(world.db, { reach: [world.agencyId] }, { limit: 200 });
    expect(new Set(lines.map(({ agencyId }) => agencyId))).toEqual(new Set([world.agencyId]));
    const province = await listNewest(world.db, { reach: "province" }, { limit: 200 });
    expect(new Set(province.lines.map(({ agencyId }) => agencyId)).size).toBeGreaterThan(1);
    expect(await listNewest(world.db, { reach: [] })).toEqual({ lines: [], next: null });
  });

  it("longest waiting first, results that are there and not fetched, narrowed by owner, fees and time", async () => {
    const reach = [world.agencyId];
    for (let n = 0; n < 12; n += 1) await aResult(n);
    const read = (limit: number) => allPages((after) => listAwaitingPickup(world.db, { reach }, { after, limit }));
    const [small, large] = [await read(7), await read(200)];
    expect(small.length).toBeGreaterThan(10);
    expect(small.map(({ id }) => id)).toEqual(large.map(({ id }) => id));
    expect(new Set(small.map(({ id }) => id)).size).toBe(small.length);
    expect(new Set(small.map(({ state }) => state))).toEqual(new Set(["resolved"]));
    const times = small.map(({ resolvedAt }) => resolvedAt?.epochMilliseconds ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const middle = small[Math.floor(small.length / 2)];
    if (middle?.resolvedAt == null) throw new Error("nothing waits");
    const { resolvedAt: resolvedBefore } = middle;
    const long = await allPages((after) => listAwaitingPickup(world.db, { reach, resolvedBefore }, { after }));
    expect(long.map(({ id }) => id)).toEqual(
      small
        .filter(({ resolvedAt }) => (resolvedAt?.epochMilliseconds ?? 0) < resolvedBefore.epochMilliseconds)
        .map(({ id }) => id),
    );
    expect(await listAwaitingPickup(world.db, { reach, ownerId: newId() })).toEqual({ lines: [], next: null });
    const due = await allPages((after) => listAwaitingPickup(world.db, { reach, money: "due" }, { after }));
    expect(due).toHaveLength(4);
    expect(due.length).toBe(small.filter(({ money }) => money === "due").length);
  });

  it("nearest due date first, open dossiers whose clock runs, and the overdue among them", async () => {
    const now = at("2026-11-23 09:00");
    const lines = await allPages((after) => listByDueDate(world.db, { reach: "province" }, { after, limit: 100 }));
    const dues = lines.map(({ dueAt }) => dueAt?.epochMilliseconds ?? 0);
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(lines.every(({ resolvedAt }) => resolvedAt === null)).toBe(true);
    const overdue = await allPages((after) => listByDueDate(world.db, { reach: "province", before: now }, { after }));
    expect(overdue.length).toBe(
      lines.filter(({ dueAt }) => dueAt !== null && Temporal.Instant.compare(dueAt, now) < 0).length,
    );
    const counts = await countOpen(world.db, { reach: "province", now });
    expect(counts.overdue).toBe(overdue.length);
    expect(counts.byState["in-progress"]).toBeGreaterThan(0);
    expect(counts.byState.closed).toBeUndefined();
  });

  it.each([["nonsense"], ["2026-99-99T00:00:00Z_x"], [`2026-13-01T00:00:00Z_${newId()}`], ["' or 1=1 --"]])(
    "a cursor that cannot be one (%s) is the first page",
    async (after) => {
      const first = await listNewest(world.db, { reach: "province" }, { limit: 3 });
      expect(await listNewest(world.db, { reach: "province" }, { after, limit: 3 })).toEqual(first);
    },
  );
});

describe("search", () => {
  it("finds a dossier by its code as typed, its owner's name without diacritics, and the phone", async () => {
    const owner = { id: newId(), name: "Vy Thị Ngọc Ánh", phone: "0388777666" };
    const dossier = await world.receive({ owner, submitter: owner }, at("2026-11-23 10:00"));
    const find = async (text: string) => {
      const { lines } = await searchDossiers(world.db, { reach: "province", text });
      return lines.map(({ id }) => id);
    };
    expect(await find((dossier.code ?? "").toLowerCase().replaceAll("-", "–"))).toEqual([dossier.id]);
    for (const text of ["vy thi ngoc anh", "Ánh  Ngọc VY", "0388777666", "88777", dossier.code?.slice(-11) ?? ""]) {
      expect(await find(text)).toContain(dossier.id);
    }
    expect(await find("vy thi ngoc anh khac")).toEqual([]);
    const mine = await searchDossiers(world.db, { reach: [world.otherAgencyId], text: "0388777666" });
    expect(mine.lines).toEqual([]);
  });

  it.each([
    ["%"],
    ["_"],
    ["\\"],
    ["%%%___"],
    ["'; drop table dossier; --"],
    ["\u0000"],
    ["(.*)+$"],
    ["a ".repeat(5_000)],
  ])("takes %j as words, not as a pattern", async (text) => {
    const { lines } = await searchDossiers(world.db, { reach: "province", text }, { limit: 5 });
    expect(lines.length).toBeLessThanOrEqual(5);
  });
});

describe("plans", () => {
  /** The plan of the one statement that a list sends, as text. */
  const planOf = async (read: (db: World["db"]) => Promise<unknown>) => {
    const statements: { sql: string; parameters: readonly unknown[] }[] = [];
    const spy = world.db.withPlugin({
      transformQuery: ({ node }) => {
        statements.push(world.db.getExecutor().compileQuery(node, { queryId: "plan" }));
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await read(spy);
    const [statement] = statements;
    const text = (statement?.sql ?? "").replaceAll(/\$(\d+)/g, (_match, n: string) => {
      const value = statement?.parameters[Number(n) - 1];
      return typeof value === "number" ? String(value) : `'${String(value)}'`;
    });
    const { rows } = await sql.raw<{ "QUERY PLAN": string }>(`explain ${text}`).execute(world.db);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };

  it.each([
    [
      "an agency's work, newest first",
      "dossier_of_agency",
      (db: World["db"]) => listNewest(db, { reach: [world.agencyId], states: ["in-progress", "accepted"] }),
    ],
    [
      "the province's work",
      "dossier_of_state",
      (db: World["db"]) => listNewest(db, { reach: "province", states: ["submitted"] }),
    ],
    [
      "an agency's due dates",
      "dossier_due_of_agency",
      (db: World["db"]) => listByDueDate(db, { reach: [world.agencyId] }),
    ],
    [
      "an agency's results that wait",
      "dossier_awaiting_pickup",
      (db: World["db"]) => listAwaitingPickup(db, { reach: [world.agencyId] }),
    ],
    [
      "the province's results that wait",
      "dossier_awaiting_pickup_anywhere",
      (db: World["db"]) => listAwaitingPickup(db, { reach: "province" }),
    ],
    ["the province's due dates", "dossier_due", (db: World["db"]) => listByDueDate(db, { reach: "province" })],
    [
      "a code",
      "dossier_code_key",
      (db: World["db"]) => searchDossiers(db, { reach: "province", text: "H37.07-261123-0001" }),
    ],
    [
      "a telephone number",
      "dossier_of_phone",
      (db: World["db"]) => searchDossiers(db, { reach: "province", text: "0388777666" }),
    ],
    [
      "a rare name",
      "dossier_search",
      (db: World["db"]) => searchDossiers(db, { reach: "province", text: "vy thi ngoc anh tuyet" }),
    ],
    ["a common name", "dossier_newest", (db: World["db"]) => searchDossiers(db, { reach: "province", text: "nguyen" })],
  ])("%s walks the index %s and reads no table through", async (_what, index, read) => {
    const plan = await planOf(read);
    expect(plan).toContain(index);
    expect(plan).not.toContain("Seq Scan on dossier");
  });
});
