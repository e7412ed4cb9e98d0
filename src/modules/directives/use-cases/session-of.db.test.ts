import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_OFFICERS } from "#modules/identity/index.ts";
import type { Directive } from "../domain/directive.ts";
import { availableActs } from "../domain/decide.ts";
import { directiveReach, maySee } from "../domain/policy.ts";
import { isOverdue } from "../domain/standing.ts";
import { listDirectives } from "../store/as-of.ts";
import { countWaitingFor, listPage } from "../store/lists.ts";
import { at, day, MONDAY } from "../testing.ts";
import { aWorld, type World } from "../testing-world.ts";
import { monthBefore, sessionOf, todayAt } from "./session-of.ts";

const CHAIRMAN = "lanhdao.ubnd";
const LEADER = "lanhdao.sxd";
const NOW = at("2026-12-02 09:00");

let world: World;
beforeAll(async () => {
  world = await aWorld();
  const to = (path: string, username?: string) => ({
    agencyId: world.agency(path.split("/")[0] ?? ""),
    unitId: path.includes("/") ? world.unit(path) : null,
    officerId: username === undefined ? null : world.viewer(username).officerId,
  });
  // One of every kind of addressee, from every kind of writer.
  await world.issue(CHAIRMAN, { assignee: to("H37.07") });
  await world.issue(CHAIRMAN, { assignee: to("H37.00"), dueOn: day("2026-12-31") });
  await world.issue(CHAIRMAN, { assignee: to("H37/division") });
  await world.issue("giamdoc", { assignee: to("H37.07/counter") });
  await world.issue("giamdoc", { assignee: to("H37.00/return-desk") });
  await world.issue("giamdoc", { assignee: to("H37") });
  await world.issue(LEADER, { assignee: to("H37.07/division") });
  await world.issue(LEADER, { assignee: to("H37.07", "chuyenvien.sxd") });
  await world.issue("lanhdao.stp", { assignee: to("H37.07/division", "chuyenvien.sxd") });
  await world.issue("lanhdao.stp", { assignee: to("H37.07") });
});
afterAll(() => world.database.drop());

async function done(directive: Directive, answeredAt: string, acceptedAt: string): Promise<void> {
  const answered = await world.act(LEADER, directive, { act: "answer", text: "Xong." }, at(answeredAt));
  if (!answered.ok) throw new Error(answered.error.kind);
  const accepted = await world.act(CHAIRMAN, answered.value, { act: "accept" }, at(acceptedAt));
  if (!accepted.ok) throw new Error(accepted.error.kind);
}

describe("every officer of the demo", () => {
  it("is told of exactly what waits for the own hand, and may do what waits", async () => {
    const all = await listDirectives(world.db, { asOf: NOW });
    for (const { username, role } of DEMO_OFFICERS) {
      const viewer = world.viewer(username);
      const [held] = viewer.appointments;
      const waits = all.filter(({ issuer, assignee }) => {
        if (issuer.officerId === viewer.officerId) return false;
        if (assignee.officerId !== null) return assignee.officerId === viewer.officerId;
        if (assignee.unitId !== null) {
          return (
            assignee.unitId === held?.unitId && ["head-of-division", "counter-officer", "return-officer"].includes(role)
          );
        }
        const leads = ["department-leader", "centre-manager", "provincial-leader"].includes(role);
        return leads && assignee.agencyId === held?.agencyId;
      });
      const counted = await countWaitingFor(world.db, viewer, NOW);
      const overdue = waits.filter((one) => isOverdue(one, NOW)).length;
      expect(counted, username).toEqual({ toAnswer: waits.length, overdue, toJudge: 0 });
      for (const one of waits) expect(availableActs(one, viewer), username).toContain("answer");
    }
  });

  it("sees in the list, in the past and on a page exactly the same", async () => {
    const all = await listDirectives(world.db, { asOf: NOW });
    for (const { username } of DEMO_OFFICERS) {
      const viewer = world.viewer(username);
      const reach = directiveReach(viewer);
      const may = all.filter((one) => maySee(viewer, one)).map(({ id }) => id);
      const past = (await listDirectives(world.db, { asOf: NOW, reach })).map(({ id }) => id);
      const query = { viewer, reach, shelf: "all", direction: "all", text: "", now: NOW } as const;
      const page = (await listPage(world.db, query)).directives.map(({ id }) => id);
      expect(past, username).toEqual(may);
      expect(page.toSorted(), username).toEqual(may.toSorted());
    }
  });
});

describe("a session", () => {
  const sessionAt = (to: string, from: string, now = NOW) =>
    sessionOf(world.db, { reach: "province", from: day(from), to: day(to), now });

  it("is as of the last moment of its day in Vietnam, or of now while the day runs", async () => {
    expect((await sessionAt("2026-12-01", "2026-11-01")).asOf.toString()).toBe("2026-12-01T16:59:59.999Z");
    expect((await sessionAt("2026-12-02", "2026-11-01")).asOf).toEqual(NOW);
    expect((await sessionAt("2026-12-31", "2026-11-01")).asOf).toEqual(NOW);
  });

  it("tells kinds apart and counts each of them once", async () => {
    const { directives, recommendations, counts } = await sessionAt("2026-12-02", "2026-11-01");
    expect([directives.length, recommendations.length]).toEqual([7, 3]);
    expect(counts).toEqual({ total: 10, waiting: 10, overdue: 9, answered: 0, done: 0, withdrawn: 0 });
    expect((await sessionAt("2026-11-22", "2026-11-01")).counts.total).toBe(0);
  });

  it("keeps what ended since its first day, and leaves out what had ended before", async () => {
    await done(await world.issue(CHAIRMAN, { title: "Xong sớm" }, MONDAY), "2026-11-24 10:00", "2026-11-25 23:59");
    await done(await world.issue(CHAIRMAN, { title: "Xong sau" }, MONDAY), "2026-11-24 10:00", "2026-11-26 00:00");
    const titles = async (to: string, from: string) =>
      (await sessionAt(to, from)).directives.map(({ title, state }) => `${title} ${state}`);
    expect(await titles("2026-12-02", "2026-11-26")).toContain("Xong sau done");
    expect(await titles("2026-12-02", "2026-11-26")).not.toContain("Xong sớm done");
    expect(await titles("2026-12-02", "2026-11-25")).toContain("Xong sớm done");
    // Asked about a day on which both were only answered.
    expect(await titles("2026-11-24", "2026-11-01")).toEqual(
      expect.arrayContaining(["Xong sớm answered", "Xong sau answered"]),
    );
  });

  it("looks back a month unless told otherwise, also from the end of a month", () => {
    expect(monthBefore(day("2026-03-31")).toString()).toBe("2026-02-28");
    expect(todayAt(at("2026-12-01 23:59")).toString()).toBe("2026-12-01");
    expect(todayAt(at("2026-12-02 00:00")).toString()).toBe("2026-12-02");
  });
});
