import { describe, expect, it } from "vitest";
import { Temporal, type Instant } from "#kernel/time.ts";
import { calendarOfLaw, STATE_ANNOUNCEMENTS } from "#modules/calendar/domain.ts";
import type { Role, Viewer } from "#modules/identity/domain.ts";
import { KITE_PERMIT, LANG_SON_2487, type Step, type StepAct } from "#modules/workflows/domain.ts";
import type { OwnRefusal } from "./refusal.ts";
import { refusalText } from "./refusal-texts.ts";
import { capped, dueAfterPause, ownDue } from "./task-due.ts";
import { mayDistribute, mayTake, mayWorkOn, mustNotSign, signerOf } from "./task-policy.ts";
import { isOpen, type Task, type TaskState } from "./task.ts";
import { isWorkList, WORK_LISTS } from "./work-list.ts";

const calendar = calendarOfLaw(2025, 2028, STATE_ANNOUNCEMENTS);
const at = (local: string): Instant => Temporal.Instant.from(`${local.replace(" ", "T")}+07:00`);
const text = (instant: Instant | null) => instant?.toZonedDateTimeISO("+07:00").toPlainDateTime().toString() ?? null;

function stepOf(act: StepAct, limit: Step["limit"]): Step {
  const [first] = KITE_PERMIT.steps;
  if (first === undefined) throw new Error("no step");
  return { ...first, act, limit };
}

describe("when a step is due", () => {
  it.each([
    ["2026-11-23 09:15", 1, "working-day", "2026-11-25T09:15:00"],
    ["2026-11-23 09:15", 0.5, "working-day", "2026-11-23T15:15:00"],
    ["2026-11-27 16:00", 0.25, "working-day", "2026-11-30T08:30:00"],
    ["2026-11-23 09:15", 4, "hour", "2026-11-23T16:15:00"],
  ] as const)("from %s in %f %s: %s", (start, value, unit, expected) => {
    expect(text(ownDue(stepOf("appraise", { value, unit }), at(start), calendar))).toBe(expected);
  });

  it("is null when the step is not counted", () => {
    expect(ownDue(stepOf("await-applicant", null), at("2026-11-23 09:15"), calendar)).toBeNull();
  });

  it("forwards by the same day, or by the next morning when received after 15:00", () => {
    const receive = stepOf("receive", { value: 3, unit: "working-day" });
    expect(text(ownDue(receive, at("2026-11-23 09:15"), calendar))).toBe("2026-11-23T16:30:00");
    expect(text(ownDue(receive, at("2026-11-23 15:01"), calendar))).toBe("2026-11-25T07:30:00");
  });

  it("is never later than the dossier", () => {
    const early = at("2026-11-25 09:00");
    const late = at("2026-11-30 09:00");
    expect(capped(late, early)).toEqual(early);
    expect(capped(early, late)).toEqual(early);
    expect(capped(early, null)).toEqual(early);
    expect(capped(null, early)).toBeNull();
  });

  it("has the same working time left after a pause, and stays late when it was late", () => {
    const pause = { from: at("2026-11-25 09:00"), to: at("2026-12-01 14:00") };
    expect(text(dueAfterPause(at("2026-11-25 10:00"), pause, calendar))).toBe("2026-12-01T15:00:00");
    expect(text(dueAfterPause(at("2026-11-24 10:00"), pause, calendar))).toBe("2026-11-24T10:00:00");
    expect(dueAfterPause(null, pause, calendar)).toBeNull();
  });

  it("gives every counted step of the real processes a date", () => {
    const steps = LANG_SON_2487.flatMap((each) => each.steps).filter((step) => step.limit !== null);
    for (const step of steps) expect(ownDue(step, at("2026-11-23 09:15"), calendar)).not.toBeNull();
  });
});

const task = (change: Partial<Task> = {}): Task => ({
  id: "t",
  version: 1,
  dossierId: "d",
  stepCode: "B3",
  act: "appraise",
  agencyId: "science",
  unitId: "division",
  role: "specialist",
  ownerId: null,
  state: "ready",
  createdAt: at("2026-11-23 09:15"),
  dueAt: null,
  suspendedAt: null,
  doneAt: null,
  doneBy: null,
  way: null,
  returnedTo: null,
  note: "",
  ...change,
});

function viewer(role: Role, unitId = "division", agencyId = "science"): Viewer {
  const appointments = [{ role, unitId, agencyId }];
  return { officerId: "me", sessionId: "s", name: "Lý Thị Hoa", title: "Chuyên viên", appointments };
}

describe("who may do what with a task", () => {
  it("is taken by its position and worked on by its owner", () => {
    expect(mayTake(viewer("specialist"), task())).toBe(true);
    expect(mayTake(viewer("specialist", "other"), task())).toBe(false);
    expect(mayTake(viewer("head-of-division"), task())).toBe(false);
    expect(mayWorkOn(viewer("specialist"), task())).toBe(true);
    expect(mayWorkOn(viewer("specialist"), task({ ownerId: "me" }))).toBe(true);
    expect(mayWorkOn(viewer("specialist"), task({ ownerId: "she" }))).toBe(false);
  });

  it.each([
    ["head-of-division", "division", "science", true],
    ["head-of-division", "other", "science", false],
    ["department-leader", "leadership", "science", true],
    ["department-leader", "leadership", "health", false],
    ["specialist", "division", "science", false],
    ["centre-manager", "management", "centre", false],
    ["system-administrator", "management", "centre", false],
  ] as const)("%s of %s, %s gives it to others: %s", (role, unitId, agencyId, may) => {
    expect(mayDistribute(viewer(role, unitId, agencyId), task())).toBe(may);
  });

  it("lets the centre distribute the work of its counters and return desk", () => {
    const manager = viewer("centre-manager", "management", "centre");
    expect(mayDistribute(manager, task({ role: "counter-officer" }))).toBe(true);
    expect(mayDistribute(manager, task({ role: "return-officer" }))).toBe(true);
  });

  it.each(["done", "returned", "cancelled"] as const)("is closed to all when %s", (state: TaskState) => {
    expect(isOpen(task({ state }))).toBe(false);
    expect(mayTake(viewer("specialist"), task({ state }))).toBe(false);
    expect(mayDistribute(viewer("head-of-division"), task({ state }))).toBe(false);
  });
});

describe("separation of duties", () => {
  const history = [
    task({ act: "receive", state: "done", doneBy: "counter" }),
    task({ act: "appraise", state: "done", doneBy: "specialist" }),
    task({ act: "review", state: "done", doneBy: "head" }),
  ];
  const given = (act: StepAct, immediate = false) => ({ act, immediate, history });

  it("keeps receiver and appraiser from signing, and nobody from reviewing", () => {
    expect(mustNotSign("counter", given("sign"))).toBe(true);
    expect(mustNotSign("specialist", given("decide"))).toBe(true);
    expect(mustNotSign("head", given("sign"))).toBe(false);
    expect(mustNotSign("counter", given("register"))).toBe(false);
  });

  it("does not apply to results given at once", () => {
    expect(mustNotSign("counter", given("sign", true))).toBe(false);
  });

  it("knows the last signature", () => {
    expect(signerOf(history)).toBeNull();
    const signed = [...history, task({ act: "sign", state: "done", doneBy: "leader" })];
    expect(signerOf([...signed, task({ act: "decide", state: "returned", doneBy: "chair" })])).toBe("leader");
  });
});

describe("words", () => {
  const refusals: readonly OwnRefusal[] = [
    { kind: "processing/not-found" },
    { kind: "processing/not-allowed" },
    { kind: "processing/stale", current: 2, state: "done", by: null, at: at("2026-11-23 09:15") },
    { kind: "processing/suspended" },
    { kind: "processing/over" },
    { kind: "processing/by-hand-over" },
    { kind: "processing/same-officer" },
    { kind: "processing/reason-missing" },
    { kind: "processing/officer-missing" },
    { kind: "processing/officer-elsewhere" },
    { kind: "processing/result-missing" },
    { kind: "processing/nobody-there", step: "B3" },
    { kind: "processing/not-active", step: "B3" },
    { kind: "processing/way-missing", ways: [] },
    { kind: "processing/no-such-way", ways: [] },
    { kind: "processing/no-return", allowed: [] },
  ];

  it.each(refusals.map((each) => [each.kind, each] as const))("%s says what happened in both languages", (_, each) => {
    const { status, vi, en } = refusalText(each);
    expect(status).toBeGreaterThanOrEqual(403);
    expect(vi).toMatch(/^\p{Lu}/u);
    expect(en).toMatch(/^[A-Z]/);
  });

  it("says when somebody was faster", () => {
    const stale = refusals.find((each) => each.kind === "processing/stale");
    if (stale === undefined) throw new Error("stale");
    expect(refusalText(stale).vi).toContain("lúc 09:15 23/11/2026");
  });

  it("knows the six lists and nothing else", () => {
    expect(WORK_LISTS.every(isWorkList)).toBe(true);
    expect(isWorkList("done")).toBe(false);
    expect(isWorkList("constructor")).toBe(false);
  });
});
