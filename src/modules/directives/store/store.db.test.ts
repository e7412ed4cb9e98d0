import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Viewer } from "#modules/identity/index.ts";
import { newId } from "#platform/ids.ts";
import type { Directive } from "../domain/directive.ts";
import { directiveReach, maySee } from "../domain/policy.ts";
import { EVENT_OF, TRANSITIONS, type Act } from "../domain/transitions.ts";
import { at, MONDAY } from "../testing.ts";
import { aWorld, type World } from "../testing-world.ts";
import { listDirectives } from "./as-of.ts";
import { countShelves, countWaitingFor, listPage, type ListQuery } from "./lists.ts";
import { verifyDirectives } from "./verify.ts";

const CHAIRMAN = "lanhdao.ubnd";
const LEADER = "lanhdao.sxd";
const NOW = at("2026-12-02 09:00");

let world: World;
let overdue: Directive;
let answered: Directive;
let done: Directive;
let named: Directive;
let asked: Directive;

beforeAll(async () => {
  world = await aWorld();
  const building = world.agency("H37.07");
  overdue = await world.issue(CHAIRMAN, { title: "Quá hạn đất đai" });
  answered = await world.issue(CHAIRMAN, { title: "Đã trả lời" }, MONDAY.add({ hours: 1 }));
  answered = must(await world.act(LEADER, answered, { act: "answer", text: "Xong." }, at("2026-11-24 09:00")));
  done = await world.issue(CHAIRMAN, { title: "Đã xong" }, MONDAY.add({ hours: 2 }));
  done = must(await world.act(LEADER, done, { act: "answer", text: "Xong." }, at("2026-11-24 10:00")));
  done = must(await world.act(CHAIRMAN, done, { act: "accept" }, at("2026-11-25 10:00")));
  const officerId = world.viewer("chuyenvien.sxd").officerId;
  named = await world.issue(
    LEADER,
    { assignee: { agencyId: building, unitId: null, officerId } },
    at("2026-11-24 08:00"),
  );
  asked = await world.issue("giamdoc", { title: "Kiến nghị" }, at("2026-11-24 08:30"));
});
afterAll(() => world.database.drop());

function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function titles(viewer: Viewer, change: Partial<ListQuery> = {}): Promise<readonly string[]> {
  const query = { viewer, reach: directiveReach(viewer), shelf: "all", direction: "all", text: "", now: NOW } as const;
  return (await listPage(world.db, { ...query, ...change })).directives.map(({ id }) => id);
}

describe("the database", () => {
  it("knows the same life as the core", async () => {
    const { rows } = await sql<{ text: string }>`select pg_get_constraintdef(oid) as text from pg_constraint
      where conname = 'legal_life'`.execute(world.database.owner);
    const legal = /event = '([a-z-]+)'\S* AND \(from_state = '([a-z-]+)'\S* AND \(to_state = '([a-z-]+)'/g;
    const inDatabase = [...(rows[0]?.text ?? "").matchAll(legal)];
    const inCore = Object.entries(TRANSITIONS).flatMap(([from, row]) =>
      Object.entries(row).map(([act, to]) => `${EVENT_OF[act as Act]} ${from} ${to}`),
    );
    expect(inDatabase.map(([, event, from, to]) => `${event} ${from} ${to}`).toSorted()).toEqual(
      ["directive-issued none issued", ...inCore].toSorted(),
    );
  });

  it.each([
    ["an event changed", sql`update directive_event set at = at`],
    ["an event deleted", sql`delete from directive_event`],
    ["a directive deleted", sql`delete from directive`],
    ["a title changed", sql`update directive set title = 'Khác', version = version + 1`],
    ["a version taken back", sql`update directive set version = version - 1 where version > 1`],
  ])("refuses the application %s", async (_, statement) => {
    await expect(statement.execute(world.db)).rejects.toMatchObject({ code: "42501" });
  });

  it("refuses its owner, too, to change events", async () => {
    await expect(sql`update directive_event set event = event`.execute(world.database.owner)).rejects.toThrow(
      "append-only",
    );
  });

  it("refuses a row that its history does not tell, a jump and an impossible life", async () => {
    const moved = sql`update directive set state = 'withdrawn', version = version + 1, ended_at = now() where id = ${overdue.id}`;
    await expect(moved.execute(world.db)).rejects.toMatchObject({ code: "MC409" });
    const event = (seq: number, kind: string, from: string, to: string) => sql`insert into directive_event
      (directive_id, seq, event, payload, actor_id, unit_id, at, from_state, to_state)
      values (${overdue.id}, ${seq}, ${kind}, '{}', ${newId()}, ${newId()}, ${NOW.toString()}, ${from}, ${to})`;
    await expect(event(3, "directive-answered", "issued", "answered").execute(world.db)).rejects.toThrow(
      "does not follow",
    );
    await expect(event(2, "directive-answered", "acknowledged", "answered").execute(world.db)).rejects.toThrow(
      "follow",
    );
    await expect(event(2, "directive-accepted", "issued", "done").execute(world.db)).rejects.toThrow("legal_life");
  });

  it("refuses an address of elsewhere as a source, whoever writes it", async () => {
    const stolen = sql`insert into directive select (jsonb_populate_record(directive, jsonb_build_object('id', ${newId()}::text,
      'source', '{"href":"//xau.example"}'::jsonb))).* from directive where id = ${overdue.id}`;
    await expect(stolen.execute(world.db)).rejects.toThrow("directive_source_check");
  });

  it("takes no event of another moment when the clock is real", async () => {
    const real = await aWorld("real");
    try {
      await expect(real.issue(CHAIRMAN)).rejects.toThrow("directives/clock");
    } finally {
      await real.database.drop();
    }
  });
});

describe("lists", () => {
  it("show exactly what the policy lets see, for everybody", async () => {
    const all = [overdue, answered, done, named, asked];
    for (const username of [CHAIRMAN, "giamdoc", LEADER, "chuyenvien.sxd", "tiepnhan.sxd", "lanhdao.stp", "quantri"]) {
      const viewer = world.viewer(username);
      const visible = all.filter((directive) => maySee(viewer, directive)).map(({ id }) => id);
      expect((await titles(viewer)).toSorted(), username).toEqual(visible.toSorted());
    }
  });

  it("stand on shelves, what waits by its day", async () => {
    const chairman = world.viewer(CHAIRMAN);
    expect(await titles(chairman, { shelf: "waiting" })).toEqual([overdue.id, named.id, asked.id]);
    expect(await titles(chairman, { shelf: "overdue" })).toHaveLength(3);
    expect(await titles(chairman, { shelf: "overdue", now: at("2026-11-30 16:30") })).toEqual([]);
    expect(await titles(chairman, { shelf: "answered" })).toEqual([answered.id]);
    expect(await titles(chairman, { shelf: "ended" })).toEqual([done.id]);
    const wanted = { viewer: chairman, reach: "province", direction: "all", text: "", now: NOW } as const;
    expect(await countShelves(world.db, wanted)).toEqual({ all: 5, waiting: 3, overdue: 3, answered: 1, ended: 1 });
  });

  it("tell directions apart", async () => {
    const leader = world.viewer(LEADER);
    expect(await titles(leader, { direction: "sent" })).toEqual([named.id]);
    expect(await titles(leader, { direction: "received" })).toHaveLength(5);
    expect((await titles(leader, { direction: "mine" })).toSorted()).toEqual(
      [overdue.id, answered.id, done.id, named.id, asked.id].toSorted(),
    );
    expect(await titles(world.viewer("chuyenvien.sxd"), { direction: "mine" })).toEqual([named.id]);
    expect(await titles(world.viewer("tiepnhan.sxd"), { direction: "mine" })).toEqual([]);
  });

  it("find words without diacritics, and nothing by signs that mean something to the database", async () => {
    const chairman = world.viewer(CHAIRMAN);
    expect(await titles(chairman, { text: "dat dai QUÁ hạn" })).toEqual([overdue.id]);
    expect(await titles(chairman, { text: "%" })).toHaveLength(5);
    expect(await titles(chairman, { text: "'; drop table directive" })).toEqual([]);
  });

  it("page by key: every one once, in order; a broken key is the first page", async () => {
    const viewer = world.viewer(CHAIRMAN);
    for (const shelf of ["all", "waiting"] as const) {
      const query = { viewer, reach: "province", shelf, direction: "all", text: "", now: NOW, limit: 2 } as const;
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await listPage(world.db, { ...query, after });
        found.push(...page.directives.map(({ id }) => id));
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(found).toEqual(await titles(viewer, { shelf }));
    }
    expect(await titles(viewer, { after: "2026-13-01T00:00:00Z_x" })).toHaveLength(5);
  });
});

describe("what waits", () => {
  const waitsFor = async (username: string) => countWaitingFor(world.db, world.viewer(username), NOW);

  it("is counted for those who have to answer and those who have to judge", async () => {
    expect(await waitsFor(LEADER)).toEqual({ toAnswer: 2, overdue: 2, toJudge: 0 });
    expect(await waitsFor(CHAIRMAN)).toEqual({ toAnswer: 0, overdue: 0, toJudge: 1 });
    expect(await waitsFor("chuyenvien.sxd")).toEqual({ toAnswer: 1, overdue: 1, toJudge: 0 });
    expect(await waitsFor("truongphong.sxd")).toEqual({ toAnswer: 0, overdue: 0, toJudge: 0 });
  });
});

describe("the past", () => {
  const states = async (local: string) =>
    new Map((await listDirectives(world.db, { asOf: at(local) })).map(({ id, state }) => [id, state]));

  it("is told as it was then", async () => {
    expect([...(await states("2026-11-23 09:14"))]).toEqual([]);
    expect((await states("2026-11-24 09:30")).get(answered.id)).toBe("answered");
    expect((await states("2026-11-24 09:30")).get(done.id)).toBe("issued");
    expect((await states("2026-11-24 12:00")).get(done.id)).toBe("answered");
    expect((await states("2026-12-31 12:00")).get(done.id)).toBe("done");
  });

  it("of now equals the rows", async () => {
    const all = await listDirectives(world.db, { asOf: NOW });
    expect(all).toEqual([overdue, answered, done, named, asked]);
  });

  it("is narrowed by kind, period, state and who asks", async () => {
    const ids = async (query: Partial<Parameters<typeof listDirectives>[1]>) =>
      (await listDirectives(world.db, { asOf: NOW, ...query })).map(({ id }) => id);
    expect(await ids({ kind: "recommendation" })).toEqual([asked.id]);
    expect(await ids({ from: at("2026-11-24 00:00") })).toEqual([named.id, asked.id]);
    expect(await ids({ to: at("2026-11-24 00:00") })).toEqual([overdue.id, answered.id, done.id]);
    expect(await ids({ state: "overdue" })).toEqual([overdue.id, named.id, asked.id]);
    expect(await ids({ state: "overdue", asOf: at("2026-11-30 16:00") })).toEqual([]);
    expect(await ids({ state: "waiting", kind: "directive" })).toEqual([overdue.id, named.id]);
    expect(await ids({ liveSince: at("2026-11-26 00:00") })).not.toContain(done.id);
    expect(await ids({ liveSince: at("2026-11-25 00:00") })).toContain(done.id);
    expect(await ids({ reach: directiveReach(world.viewer("lanhdao.stp")) })).toEqual([]);
  });
});

describe("the chain", () => {
  it("is sound, and a hand that changed one row is found", async () => {
    expect(await verifyDirectives(world.db)).toEqual([]);
    const { owner } = world.database;
    await sql`alter table directive_event disable trigger user`.execute(owner);
    await sql`update directive_event set payload = payload || '{"text": "Chưa xong."}'
      where directive_id = ${answered.id} and seq = 2`.execute(owner);
    expect(await verifyDirectives(world.db)).toEqual([{ directiveId: answered.id, seq: 2 }]);
    await sql`delete from directive_event where directive_id = ${done.id} and seq = 3`.execute(owner);
    expect(await verifyDirectives(world.db)).toContainEqual({ directiveId: done.id, seq: 2 });
  });
});
