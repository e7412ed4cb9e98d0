import { describe, expect, it } from "vitest";
import { err, ok } from "#kernel/result.ts";
import { aDraft, at, CALENDAR, day, IDS, known, MONDAY, PEOPLE } from "../testing.ts";
import { decideIssue, type Draft, type Known } from "./issue.ts";

const NIL = "00000000-0000-7000-8000-000000000099";

function issue(change: Partial<Draft> = {}, facts: Known = known(), viewer = PEOPLE.chairman) {
  return decideIssue(aDraft(change), facts, { now: MONDAY, calendar: CALENDAR, viewer });
}

function faultsOf(result: ReturnType<typeof issue>): readonly string[] {
  if (result.ok || result.error.kind !== "directives/invalid") return [JSON.stringify(result)];
  return result.error.faults.map(({ field, what }) => `${field}: ${what}`);
}

describe("writing", () => {
  it("is a directive from above and a recommendation from aside, in the writer's position", () => {
    expect(issue()).toMatchObject({
      ok: true,
      value: {
        kind: "directive-issued",
        as: "directive",
        issuer: { officerId: PEOPLE.chairman.officerId, agencyId: IDS.province, role: "provincial-leader" },
        dueAt: at("2026-11-30 16:30"),
      },
    });
    expect(issue({}, known(), PEOPLE.otherLeader)).toMatchObject({ ok: true, value: { as: "recommendation" } });
    expect(issue({}, known({ agencyId: IDS.province }), PEOPLE.manager)).toMatchObject({
      ok: true,
      value: { as: "recommendation", issuer: { agencyId: IDS.centre } },
    });
  });

  it("keeps words as they were meant: one space in a title, one kind of line break in a text", () => {
    const issued = issue({ title: "  Rà soát \t hồ sơ ", text: "Một.\r\nHai.\n", basis: "  " });
    expect(issued).toMatchObject({ ok: true, value: { title: "Rà soát hồ sơ", text: "Một.\nHai.", basis: "" } });
  });

  it.each([
    ["no title", { title: " \n " }, "title: empty"],
    ["a title of 201 letters", { title: "ă".repeat(201) }, "title: too-long"],
    ["no text", { text: "" }, "text: empty"],
    ["hidden characters", { text: "ẩn\u200Bgiấu" }, "text: invisible-character"],
    ["a long basis", { basis: "x".repeat(501) }, "basis: too-long"],
    ["no degree", { urgency: undefined }, "urgency: unknown"],
    ["no day", { dueOn: undefined }, "dueOn: unreadable"],
    ["a Sunday", { dueOn: day("2026-11-29") }, "dueOn: rest-day"],
    ["a Saturday, on which people are only received", { dueOn: day("2026-11-28") }, "dueOn: rest-day"],
    ["New Year", { dueOn: day("2027-01-01") }, "dueOn: rest-day"],
    ["yesterday", { dueOn: day("2026-11-20") }, "dueOn: past"],
    ["a day of no calendar", { dueOn: day("2050-01-03") }, "dueOn: outside"],
  ] as const)("%s is named at its field", (_, change, fault) => {
    expect(faultsOf(issue(change))).toEqual([fault]);
  });

  it("takes today until the offices close", () => {
    const today = aDraft({ dueOn: day("2026-11-23") });
    const given = { calendar: CALENDAR, viewer: PEOPLE.chairman };
    expect(decideIssue(today, known(), { ...given, now: at("2026-11-23 16:29") }).ok).toBe(true);
    expect(faultsOf(decideIssue(today, known(), { ...given, now: at("2026-11-23 16:30") }))).toEqual(["dueOn: past"]);
  });

  it("names every mistake at once", () => {
    const facts: Known = { assignee: err("unknown-agency"), source: err("not-ours") };
    expect(faultsOf(issue({ title: "", text: "", dueOn: undefined }, facts))).toEqual([
      "title: empty",
      "text: empty",
      "dueOn: unreadable",
      "source: not-ours",
      "assignee: unknown-agency",
    ]);
  });
});

describe("whom it is for", () => {
  it.each([
    ["the whole own agency", { agencyId: IDS.agency }, ["assignee: too-wide"]],
    ["a division of the own agency", { agencyId: IDS.agency, unitId: IDS.division }, []],
    ["oneself", { agencyId: IDS.agency, officerId: PEOPLE.leader.officerId }, ["assignee: self"]],
    ["a colleague", { agencyId: IDS.agency, officerId: PEOPLE.specialist.officerId }, []],
    ["an agency in which nobody leads", { agencyId: IDS.other, canAnswer: "no" }, ["assignee: nobody-to-answer"]],
  ] as const)("a department's leader writes to %s", (_, assignee, faults) => {
    const issued = issue({}, known(assignee), PEOPLE.leader);
    expect(issued.ok ? [] : faultsOf(issued)).toEqual(faults);
  });

  it("is nobody for who does not lead", () => {
    for (const viewer of [PEOPLE.head, PEOPLE.specialist, PEOPLE.desk, PEOPLE.administrator]) {
      expect(issue({}, known(), viewer)).toEqual({ ok: false, error: { kind: "directives/not-allowed" } });
    }
  });

  it("a source comes along as it was seen", () => {
    const source = {
      kind: "figure",
      label: "Hồ sơ quá hạn",
      value: "12",
      asOf: MONDAY,
      href: "/dieu-hanh?co-quan=1",
      dossierId: null,
    } as const;
    expect(issue({}, { ...known(), source: ok(source) })).toMatchObject({ ok: true, value: { source } });
    expect(issue({ id: NIL })).toMatchObject({ ok: true, value: { id: NIL, source: null } });
  });
});
