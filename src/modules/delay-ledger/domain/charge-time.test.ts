import { describe, expect, it } from "vitest";
import { aDossier, at, CALENDAR, IDS } from "#modules/dossiers/testing.ts";
import type { Dossier } from "#modules/dossiers/domain.ts";
import { chargeTime } from "./charge-time.ts";
import { historyOf, type Happened, type HeldTask } from "./history.ts";

/** 09:15 on Monday 23/11/2026; sittings are 7:30-11:00 and 14:00-16:30; Tuesday 24/11 is a holiday of the law. */
const RECEIVED = at("2026-11-23 09:15");

function task(
  stepCode: string,
  change: Partial<HeldTask> & {
    readonly from: string;
    readonly to?: string;
    readonly due?: string | null;
    readonly owner?: string | null;
  },
): HeldTask {
  const { from, to, due = null, owner = IDS.specialist, ...more } = change;
  return {
    ...{ id: stepCode, stepCode, act: "appraise", role: "specialist", state: "done" },
    ...{ agencyId: IDS.agency, unitId: IDS.division, createdAt: at(from), endedAt: to === undefined ? null : at(to) },
    holdings: [{ from: at(from), ownerId: owner, ownDueAt: due === null ? null : at(due) }],
    ...more,
  };
}

function charge(dossier: Dossier, happened: Happened = {}, until = at("2026-12-31 16:00")) {
  const history = historyOf(dossier, happened);
  if (history === undefined) return [];
  return chargeTime(history, CALENDAR, until).map(({ kind, officerId, stepCode, minutes, beyond, pastDue }) => ({
    ...{ kind, officerId, stepCode, minutes, beyond, pastDue },
  }));
}

const brief = (charges: ReturnType<typeof charge>) =>
  charges.map(({ kind, stepCode, minutes, beyond }) => `${kind} ${stepCode ?? "-"} ${minutes}/${beyond}`);

const resolvedAt = (local: string, change: Partial<Dossier> = {}) =>
  aDossier()
    .accepted()
    .with({ resolvedAt: at(local), ...change })
    .build();

describe("charging time", () => {
  it("charges the counter, then the officer, by working minutes only", () => {
    const tasks = [
      task("B1", {
        from: "2026-11-23 09:15",
        to: "2026-11-23 10:15",
        act: "receive",
        role: "counter-officer",
        unitId: IDS.counter,
        owner: IDS.officer,
        due: "2026-11-23 16:30",
      }),
      task("B2", { from: "2026-11-23 10:15", to: "2026-11-23 15:00", due: "2026-11-23 16:30" }),
    ];
    expect(charge(resolvedAt("2026-11-23 15:00"), { tasks })).toEqual([
      { kind: "counter", officerId: IDS.officer, stepCode: "B1", minutes: 60, beyond: 0, pastDue: 0 },
      { kind: "agency", officerId: IDS.specialist, stepCode: "B2", minutes: 45 + 60, beyond: 0, pastDue: 0 },
    ]);
  });

  it("counts what goes beyond the own share of a step (handbook 15.14)", () => {
    const tasks = [task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 16:00", due: "2026-11-23 14:30" })];
    expect(brief(charge(resolvedAt("2026-11-23 16:00"), { tasks }))).toEqual(["agency B2 225/90"]);
  });

  it("charges the unit, not an officer, while nobody has taken the task, and each officer for what was in hand", () => {
    const held = task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 15:30" });
    const holdings = [
      { from: RECEIVED, ownerId: null, ownDueAt: at("2026-11-23 14:00") },
      { from: at("2026-11-23 10:00"), ownerId: IDS.specialist, ownDueAt: at("2026-11-23 14:00") },
      { from: at("2026-11-23 14:30"), ownerId: IDS.officer, ownDueAt: at("2026-11-23 14:00") },
    ];
    const charges = charge(resolvedAt("2026-11-23 15:30"), { tasks: [{ ...held, holdings }] });
    expect(charges.map(({ officerId, minutes, beyond }) => [officerId, minutes, beyond])).toEqual([
      [null, 45, 0],
      [IDS.specialist, 60 + 30, 30],
      [IDS.officer, 60, 60],
    ]);
  });

  it("charges the applicant while papers are awaited, and the payment while an obligation is", () => {
    const supplied = { askedAt: at("2026-11-23 10:15"), suppliedAt: at("2026-11-23 14:30") };
    const owed = { askedAt: at("2026-11-23 15:00"), metAt: at("2026-11-23 16:00"), notice: "1/TB", evidence: "1" };
    const asked = {
      phase: "processing",
      reason: "",
      papers: [],
      secondBasis: null,
      late: false,
      previousDueAt: null,
    } as const;
    const change = { supplements: [{ ...asked, ...supplied }], obligations: [owed] };
    const tasks = [task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 16:30", due: "2026-11-23 16:30" })];
    expect(brief(charge(resolvedAt("2026-11-23 16:30", change), { tasks }))).toEqual([
      "agency B2 60/0",
      "citizen - 75/0",
      "agency B2 30/0",
      "payment - 60/0",
      "agency B2 30/0",
    ]);
    const runsOn = resolvedAt("2026-11-23 16:30", { ...change, supplementRule: "none" });
    expect(brief(charge(runsOn, { tasks }))[1]).toBe("citizen - 75/75");
  });

  it("charges an outage to nobody who works here, and gives the time back to the share of the step", () => {
    const tasks = [task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 16:00", due: "2026-11-23 14:30" })];
    const outages = [{ from: at("2026-11-23 10:00"), to: at("2026-11-23 11:00") }];
    expect(brief(charge(resolvedAt("2026-11-23 16:00"), { tasks, outages }))).toEqual([
      "agency B2 45/0",
      "outage B2 60/60",
      "agency B2 120/30",
    ]);
  });

  it("charges the post while the papers are on their way, unless the applicant is awaited", () => {
    const transits = [{ from: at("2026-11-23 10:00"), to: at("2026-11-23 14:30") }];
    const tasks = [task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 15:00", due: "2026-11-25 16:30" })];
    expect(brief(charge(resolvedAt("2026-11-23 15:00"), { tasks, transits }))).toEqual([
      "agency B2 45/0",
      "post B2 90/90",
      "agency B2 30/0",
    ]);
    const supplements = [
      {
        phase: "processing",
        reason: "",
        papers: [],
        secondBasis: null,
        late: false,
        previousDueAt: null,
        askedAt: at("2026-11-23 09:30"),
        suppliedAt: null,
      },
    ] as const;
    const waiting = aDossier().accepted().with({ supplements }).build();
    expect(brief(charge(waiting, { tasks, transits }, at("2026-11-23 14:30")))).toEqual([
      "agency B2 15/0",
      "citizen - 120/0",
    ]);
  });

  it("charges opinions to the body asked, and a step that waits for the applicant to him", () => {
    const tasks = [
      task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 10:15", act: "consult" }),
      task("B3", { from: "2026-11-23 10:15", to: "2026-11-23 11:00", act: "await-applicant", role: "counter-officer" }),
    ];
    expect(
      charge(resolvedAt("2026-11-23 11:00"), { tasks }).map(({ kind, officerId, minutes }) => [
        kind,
        officerId,
        minutes,
      ]),
    ).toEqual([
      ["opinion", null, 60],
      ["citizen", null, 45],
    ]);
  });

  it("begins with the submission when it came online; the counter has eight working hours for its answer", () => {
    const online = aDossier().with({ channel: "online" }).build();
    expect(brief(charge(online, {}, at("2026-11-23 11:00")))).toEqual(["counter - 105/0"]);
    expect(brief(charge(online, {}, at("2026-11-26 11:00")))).toEqual([`counter - ${105 + 150 + 360 + 210}/345`]);
    expect(charge(aDossier().build())).toEqual([]);
  });

  it("ends with the result: waiting to be fetched is nobody's working time", () => {
    const returned = resolvedAt("2026-11-23 10:15", { endedAt: at("2026-12-01 10:00"), state: "returned" });
    const tasks = [
      task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 10:15" }),
      task("B3", { from: "2026-11-23 10:15", to: "2026-12-01 10:00", act: "return-result", role: "return-officer" }),
    ];
    expect(brief(charge(returned, { tasks }))).toEqual(["agency B2 60/0"]);
  });

  it("falls to the agency in charge when no task holds the dossier, with the minutes past its due date", () => {
    const open = aDossier()
      .accepted()
      .with({ dueAt: at("2026-11-23 10:15"), handlerId: IDS.leader })
      .build();
    expect(charge(open, {}, at("2026-11-23 11:00"))).toEqual([
      { kind: "agency", officerId: IDS.leader, stepCode: null, minutes: 105, beyond: 0, pastDue: 45 },
    ]);
  });

  it("charges exactly one of two branches: the one that ended last", () => {
    const tasks = [
      task("B2", { from: "2026-11-23 09:15", to: "2026-11-23 10:00" }),
      task("B3", { from: "2026-11-23 09:15", to: "2026-11-23 11:00" }),
      task("B4", { from: "2026-11-23 11:00", to: "2026-11-23 14:30" }),
    ];
    expect(brief(charge(resolvedAt("2026-11-23 14:30"), { tasks }))).toEqual(["agency B3 105/0", "agency B4 30/0"]);
  });
});
