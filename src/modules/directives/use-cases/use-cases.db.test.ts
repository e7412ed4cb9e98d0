import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixedClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { receiveDossier } from "#modules/dossiers/index.ts";
import { aWorld as aDossierWorld } from "#modules/dossiers/testing-world.ts";
import type { Viewer } from "#modules/identity/index.ts";
import type { Command } from "../domain/decide.ts";
import type { Directive } from "../domain/directive.ts";
import { isOverdue } from "../domain/standing.ts";
import { findDirective, historyOf } from "../store/load.ts";
import { verifyDirectives } from "../store/verify.ts";
import { at, CALENDAR, day, MONDAY } from "../testing.ts";
import { aWorld, type World } from "../testing-world.ts";
import { issueDirective } from "./issue-directive.ts";
import { seedDemoDirectives } from "./seed-demo-directives.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.database.drop());

const CHAIRMAN = "lanhdao.ubnd";
const LEADER = "lanhdao.sxd";
const LATER = MONDAY.add({ hours: 2 });
const ANSWER = { act: "answer", text: "Đã xong." } as const;

async function faultsOf(result: Promise<Awaited<ReturnType<typeof issueDirective>>>): Promise<readonly string[]> {
  const done = await result;
  if (done.ok) return [];
  if (done.error.kind !== "directives/invalid") return [done.error.kind];
  return done.error.faults.map(({ field, what }) => `${field}: ${what}`);
}

describe("writing", () => {
  it("keeps everything, and the history tells the same", async () => {
    const issued = await world.issue(CHAIRMAN, {
      assignee: { agencyId: world.agency("H37.07"), unitId: world.unit("H37.07/division"), officerId: null },
      source: { kind: "figure", label: "Quá hạn", value: "12", href: "/dieu-hanh?o=1", asOf: MONDAY.toString() },
      basis: "Kết luận số 5",
    });
    expect(await findDirective(world.db, issued.id)).toEqual(issued);
    const [first] = await historyOf(world.db, issued.id);
    expect(first).toMatchObject({ seq: 1, actorId: issued.issuer.officerId, unitId: world.unit("H37/leadership") });
    expect(first?.event).toMatchObject({ kind: "directive-issued", source: issued.source, basis: "Kết luận số 5" });
  });

  it.each([
    ["no agency", { agencyId: "", unitId: null, officerId: null }, "assignee: unknown-agency"],
    ["an unknown agency", { agencyId: newId(), unitId: null, officerId: null }, "assignee: unknown-agency"],
  ])("refuses %s", async (_, assignee, fault) => {
    expect(await faultsOf(issueDirective(world.acting(CHAIRMAN), world.form({ assignee })))).toEqual([fault]);
  });

  it("refuses units and people of elsewhere, and places where nobody could answer", async () => {
    const agencyId = world.agency("H37.07");
    const to = (assignee: Partial<Directive["assignee"]>) =>
      faultsOf(
        issueDirective(
          world.acting(CHAIRMAN),
          world.form({ assignee: { agencyId, unitId: null, officerId: null, ...assignee } }),
        ),
      );
    expect(await to({ unitId: world.unit("H37.08/division") })).toEqual(["assignee: unknown-unit"]);
    expect(await to({ unitId: "không phải" })).toEqual(["assignee: unknown-unit"]);
    expect(await to({ officerId: world.viewer("chuyenvien.snnmt").officerId })).toEqual(["assignee: unknown-officer"]);
    expect(
      await to({ unitId: world.unit("H37.07/counter"), officerId: world.viewer("chuyenvien.sxd").officerId }),
    ).toEqual(["assignee: unknown-officer"]);
    expect(await to({ agencyId: world.agency("H37.92") })).toEqual(["assignee: nobody-to-answer"]);
    expect(await to({ agencyId: world.agency("H37.92"), unitId: world.unit("H37.92/counter") })).toEqual([]);
  });

  it("sent twice makes one; sent again with other words makes none and says so", async () => {
    const form = world.form();
    const both = await Promise.all([1, 2].map(() => issueDirective(world.acting(CHAIRMAN), form)));
    expect(both.map((one) => one.ok && one.value.id)).toEqual([form.formId, form.formId]);
    expect(await historyOf(world.db, form.formId)).toHaveLength(1);
    const other = issueDirective(world.acting(CHAIRMAN), { ...form, title: "Việc khác" });
    expect(await faultsOf(other)).toEqual(["directives/already-issued"]);
    const stranger = issueDirective(world.acting("lanhdao.stp"), form);
    expect(await faultsOf(stranger)).toEqual(["directives/already-issued"]);
  });
});

describe("following it to the end", () => {
  it("leaves row and history saying the same at every step", async () => {
    let directive = await world.issue(CHAIRMAN);
    const steps: readonly (readonly [string, Command])[] = [
      [LEADER, { act: "acknowledge" }],
      [CHAIRMAN, { act: "extend", dueOn: day("2026-12-04"), reason: "Thêm thời gian." }],
      [LEADER, ANSWER],
      [CHAIRMAN, { act: "send-back", reason: "Chưa đủ." }],
      [LEADER, { act: "answer", text: "Bổ sung nguyên nhân.\n2026-11-23" }],
      [CHAIRMAN, { act: "accept" }],
    ];
    for (const [index, [username, command]] of steps.entries()) {
      const done = await world.act(username, directive, command, MONDAY.add({ hours: index + 1 }));
      if (!done.ok) throw new Error(JSON.stringify(done.error));
      directive = done.value;
      expect(await findDirective(world.db, directive.id)).toEqual(directive);
    }
    expect(directive).toMatchObject({ state: "done", version: 7, dueAt: at("2026-12-04 16:30") });
    expect((await historyOf(world.db, directive.id)).map(({ event }) => event.kind)).toHaveLength(7);
  });

  it("a stranger gets the answer of one that does not exist", async () => {
    const directive = await world.issue(CHAIRMAN);
    const missing = { ...directive, id: newId() };
    for (const one of [directive, missing]) {
      expect(await world.act("lanhdao.stp", one, ANSWER)).toEqual({
        ok: false,
        error: { kind: "directives/not-found" },
      });
    }
  });

  const START: Readonly<Record<Command["act"], readonly (readonly [string, Command])[]>> = {
    acknowledge: [],
    answer: [],
    extend: [],
    withdraw: [],
    accept: [[LEADER, ANSWER]],
    "send-back": [[LEADER, ANSWER]],
  };
  it.each([
    [LEADER, { act: "acknowledge" }],
    [LEADER, ANSWER],
    [CHAIRMAN, { act: "accept" }],
    [CHAIRMAN, { act: "send-back", reason: "Chưa đủ." }],
    [CHAIRMAN, { act: "extend", dueOn: day("2026-12-04"), reason: "Thêm." }],
    [CHAIRMAN, { act: "withdraw", reason: "Trùng." }],
  ] as const)("two at once: %s %j is done once, the other hears who was faster", async (username, command) => {
    let directive = await world.issue(CHAIRMAN);
    for (const [who, what] of START[command.act]) {
      const done = await world.act(who, directive, what, LATER);
      if (done.ok) directive = done.value;
    }
    const both = await Promise.all([1, 2].map(() => world.act(username, directive, command, LATER)));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = both.find(({ ok }) => !ok);
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: "directives/stale", current: directive.version + 1, by: world.viewer(username).name, at: LATER },
    });
    expect(await historyOf(world.db, directive.id)).toHaveLength(directive.version + 1);
  });

  it("an answer and a withdrawal at once: one of them stands", async () => {
    const directive = await world.issue(CHAIRMAN);
    const both = await Promise.all([
      world.act(LEADER, directive, ANSWER, LATER),
      world.act(CHAIRMAN, directive, { act: "withdraw", reason: "Trùng." }, LATER),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await verifyDirectives(world.db)).toEqual([]);
  });
});

describe("from a dossier", () => {
  it("keeps code and state as they were, and knows no dossier that the writer may not see", async () => {
    const dossiers = await aDossierWorld();
    try {
      const received = await receiveDossier(dossiers.acting("counter-officer"), dossiers.intake());
      if (!received.ok) throw new Error(received.error.kind);
      const dossier = received.value;
      const issueAs = (viewer: Viewer, agencyId: string) =>
        issueDirective(
          { db: dossiers.db, newId, calendar: CALENDAR, viewer, clock: fixedClock(MONDAY) },
          {
            ...world.form(),
            assignee: { agencyId, unitId: null, officerId: null },
            source: { kind: "dossier", dossierId: dossier.id },
          },
        );
      const leader = dossiers.viewer("department-leader");
      const issued = await issueAs(leader, dossiers.otherAgencyId);
      expect(issued).toMatchObject({
        ok: true,
        value: {
          kind: "recommendation",
          source: {
            kind: "dossier",
            label: `Hồ sơ ${dossier.code}`,
            value: "Đã tiếp nhận",
            asOf: MONDAY,
            href: `/can-bo/ho-so/${dossier.id}`,
            dossierId: dossier.id,
          },
        },
      });
      const stranger = issueAs(dossiers.stranger("department-leader"), dossiers.agencyId);
      expect(await faultsOf(stranger)).toContain("source: unknown-dossier");
    } finally {
      await dossiers.database.drop();
    }
  });
});

describe("the demo's directives", () => {
  it("are told through the use-cases, none after the present, one of them overdue", async () => {
    const until = at("2026-11-25 08:00");
    const told = await seedDemoDirectives({ db: world.db, newId, calendar: CALENDAR, until });
    expect(told.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "directive acknowledged",
      "directive done",
      "recommendation answered",
      "recommendation sent-back",
      "directive issued",
      "directive issued",
    ]);
    expect(told.filter((one) => isOverdue(one, until))).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ source: null, issuedAt: until });
    const { rows } = await sql<{ n: number }>`select count(*) as n from directive_event
      where at > ${until.toString()} and directive_id = any(${`{${told.map(({ id }) => id).join(",")}}`}::uuid[])`.execute(
      world.db,
    );
    expect(rows[0]?.n).toBe(0);
  });
});
