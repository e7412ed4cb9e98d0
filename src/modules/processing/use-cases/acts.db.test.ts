import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Temporal } from "#kernel/time.ts";
import { transact } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import {
  extendDeadline,
  requestSupplement,
  resolveDossier,
  supply,
  timeline,
  withdrawDossier,
  type Dossier,
  type DossierEvent,
} from "#modules/dossiers/index.ts";
import {
  draftWorkflow,
  getWorkflowVersion,
  publishWorkflow,
  standardCode,
  standardWorkflow,
} from "#modules/workflows/index.ts";
import { listOfficers } from "#modules/identity/index.ts";
import { workingMinutesBetween } from "#modules/deadlines/index.ts";
import { aCentre, CALENDAR, MONDAY, RESULT, type Centre } from "../testing-world.ts";
import type { Task } from "../domain/task.ts";
import { findRun, listTasksOf } from "../store/tasks.ts";
import { completeTask } from "./complete-task.ts";
import { holderInWords } from "./holder.ts";
import { reactToDossier } from "./react-to-dossier.ts";
import { returnTask } from "./return-task.ts";
import { assignTask, claimTask, reassignTask, releaseTask } from "./take-task.ts";

let centre: Centre;
beforeAll(async () => {
  centre = await aCentre();
});
afterAll(() => centre.database.drop());

const target = ({ id: taskId, version }: Task) => ({ taskId, version });
const ofDossier = ({ id: dossierId, version }: Dossier) => ({ dossierId, version });
const officerId = (username: string) => centre.viewer(username).officerId;

/** A dossier of process 1a in the hands of the specialist. */
async function atAppraisal(): Promise<{ id: string; task: Task }> {
  const { id } = await centre.receive("LS-2487-1a");
  await centre.complete(id, "B1");
  await centre.complete(id, "B2", { assigneeId: officerId("chuyenvien.skhcn") });
  return { id, task: await only(id) };
}

async function only(dossierId: string): Promise<Task> {
  const open = await centre.open(dossierId);
  const [task] = open;
  if (task === undefined || open.length > 1) throw new Error(`${open.length} open tasks`);
  return task;
}

describe("from the counter", () => {
  it("begins in the hands of who received it, due by the rule of forwarding", async () => {
    const { id } = await centre.receive("LS-2487-1a", MONDAY);
    const task = await only(id);
    expect(task).toMatchObject({ stepCode: "B1", state: "in-hand", ownerId: officerId("tiepnhan.skhcn") });
    expect(task.dueAt).toEqual(Temporal.Instant.from("2026-11-23T15:15:00+07:00"));
  });

  it("falls to the division afterwards, and tells who has it", async () => {
    const { id } = await centre.receive("LS-2487-1a");
    const moved = await centre.complete(id, "B1");
    if (!moved.ok) throw new Error(moved.error.kind);
    expect(moved.value.next.map(holderInWords)).toEqual([
      "Phân công xử lý, Phòng Quản lý công nghệ và tiêu chuẩn đo lường chất lượng (Trưởng phòng)",
    ]);
    expect(moved.value.dossier.state).toBe("in-progress");
    expect(await only(id)).toMatchObject({ role: "head-of-division", ownerId: null, state: "ready" });
  });

  it("goes to the division that the table names", async () => {
    const { id } = await centre.receive("LS-2487-7");
    const moved = await centre.complete(id, "B1");
    if (!moved.ok) throw new Error(moved.error.kind);
    expect(moved.value.next[0]?.unitName).toBe("Phòng Quản lý khoa học");
  });
});

describe("assigning", () => {
  it("needs an officer who holds the position, and puts the step in their hands", async () => {
    const { id } = await centre.receive("LS-2487-1a");
    await centre.complete(id, "B1");
    expect(await centre.complete(id, "B2")).toMatchObject({ error: { kind: "processing/officer-missing" } });
    expect(await centre.complete(id, "B2", { assigneeId: officerId("vanthu.skhcn") })).toMatchObject({
      error: { kind: "processing/officer-elsewhere" },
    });
    expect((await only(id)).stepCode).toBe("B2");
    await centre.complete(id, "B2", { assigneeId: officerId("chuyenvien.skhcn") });
    expect(await only(id)).toMatchObject({ stepCode: "B3", ownerId: officerId("chuyenvien.skhcn"), state: "in-hand" });
    expect((await centre.dossier(id)).handlerId).toBe(officerId("chuyenvien.skhcn"));
  });

  it("lets the head give a task back to everybody and to somebody else, with a reason, never a stranger", async () => {
    const { id, task } = await atAppraisal();
    const head = () => centre.acting("truongphong.skhcn", centre.tick());
    const given = { officerId: officerId("chuyenvien.skhcn"), reason: "Chuyển người phụ trách lĩnh vực" };
    expect(await reassignTask(centre.acting("truongphong2.skhcn"), { ...target(task), ...given })).toMatchObject({
      error: { kind: "processing/not-allowed" },
    });
    expect(await reassignTask(head(), { ...target(task), ...given, reason: " " })).toMatchObject({
      error: { kind: "processing/reason-missing" },
    });
    expect(await assignTask(head(), { ...target(task), officerId: officerId("chuyenvien2.skhcn") })).toMatchObject({
      error: { kind: "processing/officer-elsewhere" },
    });
    const released = await releaseTask(head(), target(task));
    if (!released.ok) throw new Error(released.error.kind);
    expect(released.value).toMatchObject({ ownerId: null, state: "ready", version: task.version + 1 });
    const claimed = await claimTask(centre.acting("chuyenvien.skhcn", centre.tick()), target(released.value));
    if (!claimed.ok) throw new Error(claimed.error.kind);
    const again = await reassignTask(head(), { ...target(claimed.value), ...given });
    expect(again).toMatchObject({ ok: true, value: { state: "in-hand", note: given.reason } });
    const events = (await timeline(centre.database.app, id)).map((entry) => entry.event);
    expect(events.filter((event) => event === "dossier-assigned")).toHaveLength(2);
  });

  it("lets nobody of another position claim, nor take what a colleague has in hand", async () => {
    const { task } = await atAppraisal();
    for (const username of ["chuyenvien2.skhcn", "truongphong.skhcn", "lanhdao.skhcn"]) {
      expect(await claimTask(centre.acting(username), target(task))).toMatchObject({ ok: false });
    }
    expect(await claimTask(centre.acting("chuyenvien.snnmt"), target(task))).toMatchObject({
      error: { kind: "processing/not-found" },
    });
  });
});

describe("finishing", () => {
  it("refuses the wrong person, the wrong version, the unknown task and what is over", async () => {
    const { id, task } = await atAppraisal();
    expect(await completeTask(centre.acting("truongphong.skhcn"), target(task))).toMatchObject({
      error: { kind: "processing/not-allowed" },
    });
    expect(await completeTask(centre.acting("chuyenvien.skhcn"), { ...target(task), version: 99 })).toMatchObject({
      error: { kind: "processing/stale", current: task.version },
    });
    expect(await completeTask(centre.acting("chuyenvien.skhcn"), { taskId: newId(), version: 1 })).toMatchObject({
      error: { kind: "processing/not-found" },
    });
    await centre.complete(id, "B3");
    const [, , finished] = await listTasksOf(centre.database.app, id);
    if (finished === undefined) throw new Error("no third task");
    expect(await completeTask(centre.acting("chuyenvien.skhcn"), target(finished))).toMatchObject({
      error: { kind: "processing/over" },
    });
  });

  it("asks for the result at the last step of the agencies, and nothing of it stays when refused", async () => {
    const { id } = await atAppraisal();
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    const before = await centre.dossier(id);
    expect(await centre.complete(id, "B7")).toMatchObject({ error: { kind: "processing/result-missing" } });
    expect(await centre.complete(id, "B7", { result: { ...RESULT, number: "" } })).toMatchObject({
      error: { kind: "dossiers/result-incomplete" },
    });
    expect(await centre.dossier(id)).toEqual(before);
    expect(await only(id)).toMatchObject({ stepCode: "B7", agencyId: before.handlingAgencyId });
    const signedOn = centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate();
    const moved = await centre.complete(id, "B7", { result: { ...RESULT, signedOn } });
    if (!moved.ok) throw new Error(JSON.stringify(moved.error));
    expect(moved.value.dossier).toMatchObject({
      state: "resolved",
      result: { number: "12/GP", signerId: officerId("lanhdao.ubnd") },
    });
    const last = await only(id);
    expect(last).toMatchObject({ act: "return-result", role: "return-officer", dueAt: null });
    expect(await completeTask(centre.acting("traketqua"), target(last))).toMatchObject({
      error: { kind: "processing/by-hand-over" },
    });
  });

  it("keeps the hands of receiver and signer apart", async () => {
    const { id } = await centre.receive("ON-THE-SPOT");
    await centre.complete(id, "B1");
    await centre.complete(id, "B2");
    const task = await only(id);
    const [first] = await listTasksOf(centre.database.app, id);
    const signer = centre.acting(await centre.worker(task), centre.tick());
    const both = { ...signer, viewer: { ...signer.viewer, officerId: first?.doneBy ?? "" } };
    const result = { ...RESULT, signedOn: centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate() };
    expect(await completeTask(both, { ...target(task), result })).toMatchObject({
      error: { kind: "processing/same-officer" },
    });
    expect(await completeTask(signer, { ...target(task), result })).toMatchObject({ ok: true });
  });
});

describe("returning", () => {
  it("goes to who drafted it, with the reason, and comes back", async () => {
    const { id } = await atAppraisal();
    await centre.complete(id, "B3");
    const task = await only(id);
    const head = () => centre.acting("truongphong.skhcn", centre.tick());
    expect(await returnTask(head(), { ...target(task), to: "B3", reason: "" })).toMatchObject({
      error: { kind: "processing/reason-missing" },
    });
    expect(await returnTask(head(), { ...target(task), to: "B1", reason: "Sai" })).toMatchObject({
      error: { kind: "processing/no-return", allowed: ["B3"] },
    });
    expect(
      await returnTask(centre.acting("chuyenvien.skhcn"), { ...target(task), to: "B3", reason: "Sai" }),
    ).toMatchObject({ error: { kind: "processing/not-allowed" } });
    const returned = await returnTask(head(), { ...target(task), to: "B3", reason: "Thiếu căn cứ" });
    if (!returned.ok) throw new Error(JSON.stringify(returned.error));
    expect(returned.value.next[0]?.officer?.id).toBe(officerId("chuyenvien.skhcn"));
    const last = (await timeline(centre.database.app, id)).toSorted((a, b) => b.seq - a.seq)[0];
    expect(last?.payload).toMatchObject({ step: "returned", stepCode: "B4", note: "Thiếu căn cứ" });
    await centre.complete(id, "B3");
    expect(await only(id)).toMatchObject({ stepCode: "B4", ownerId: officerId("truongphong.skhcn") });
  });

  it("hands the dossier back to the department when the province returns it", async () => {
    const { id } = await atAppraisal();
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    const task = await only(id);
    const province = centre.acting("lanhdao.ubnd", centre.tick());
    const returned = await returnTask(province, { ...target(task), to: "B3", reason: "Bổ sung căn cứ" });
    if (!returned.ok) throw new Error(JSON.stringify(returned.error));
    const dossier = await centre.dossier(id);
    expect(dossier.handlingAgencyId).toBe(dossier.agencyId);
    expect(await only(id)).toMatchObject({ stepCode: "B3", ownerId: officerId("chuyenvien.skhcn") });
  });
});

describe("when the dossier stands still or ends", () => {
  const asked = { papers: [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }], secondBasis: null };
  const paper = { code: "TP01", name: "Đơn", originals: 1, certified: 0, copies: 0, waivedBecause: null };

  it("suspends the task while the applicant is awaited and goes on afterwards", async () => {
    const { id, task } = await atAppraisal();
    const specialist = centre.acting("chuyenvien.skhcn", centre.tick());
    const dossier = await centre.dossier(id);
    await requestSupplement(specialist, { ...ofDossier(dossier), reason: "Thiếu đơn", ...asked });
    const suspended = await only(id);
    expect(suspended).toMatchObject({ id: task.id, state: "suspended", dueAt: null });
    expect(await completeTask(specialist, target(suspended))).toMatchObject({
      error: { kind: "processing/suspended" },
    });
    const at = centre.tick(60 * 20);
    const supplied = await supply(centre.acting("tiepnhan.skhcn", at), {
      ...ofDossier(await centre.dossier(id)),
      papers: [paper],
    });
    if (!supplied.ok) throw new Error(JSON.stringify(supplied.error));
    const going = await only(id);
    expect(going).toMatchObject({ id: task.id, state: "in-hand", ownerId: task.ownerId });
    const left = going.dueAt === null ? 0 : workingMinutesBetween(CALENDAR, at, going.dueAt);
    expect(left).toBeGreaterThan(0);
  });

  it("cancels everything when the applicant withdraws", async () => {
    const { id } = await atAppraisal();
    const withdrawn = await withdrawDossier(centre.acting("tiepnhan.skhcn", centre.tick()), {
      ...ofDossier(await centre.dossier(id)),
      reason: "Người nộp rút hồ sơ",
    });
    expect(withdrawn.ok).toBe(true);
    expect(await centre.open(id)).toEqual([]);
    expect((await listTasksOf(centre.database.app, id)).at(-1)).toMatchObject({ state: "cancelled" });
  });

  it("lets a task that was cut to the dossier's date grow with an extension", async () => {
    const { id } = await atAppraisal();
    const before = await only(id);
    const dossier = await centre.dossier(id);
    const newDueAt = dossier.dueAt?.add({ hours: 24 * 14 });
    if (newDueAt === undefined) throw new Error("no due date");
    const extended = await extendDeadline(centre.acting("lanhdao.skhcn", centre.tick()), {
      ...ofDossier(dossier),
      newDueAt,
      reason: "Chờ giám định",
      letterNumber: "3/PXL",
    });
    if (!extended.ok) throw new Error(JSON.stringify(extended.error));
    expect(Number((await only(id)).dueAt?.epochMilliseconds)).toBeGreaterThanOrEqual(
      Number(before.dueAt?.epochMilliseconds),
    );
  });

  it("jumps to the return desk when a result is entered outside the tasks", async () => {
    const { id } = await atAppraisal();
    const dossier = await centre.dossier(id);
    const leader = centre.acting("lanhdao.skhcn", centre.tick());
    const signedOn = centre.tick(0).toZonedDateTimeISO("+07:00").toPlainDate();
    const resolved = await resolveDossier(leader, {
      ...ofDossier(dossier),
      ...RESULT,
      signedOn,
      signerId: leader.viewer.officerId,
    });
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
    expect(await only(id)).toMatchObject({ act: "return-result" });
  });
});

describe("which process a dossier runs by", () => {
  it("is that of its intake for life; the next dossier runs by the version then in force", async () => {
    const { id } = await centre.receive("LS-2487-6");
    const db = centre.database.app;
    const definition = { ...standardWorkflow({ value: 10, unit: "calendar-day" }), code: "LS-2487-6" };
    const draft = newId();
    await draftWorkflow(db, { id: draft, definition, now: MONDAY, by: null });
    const approval = { number: "9/QĐ", date: Temporal.PlainDate.from("2026-11-20") };
    const effectiveFrom = Temporal.PlainDate.from("2026-11-20");
    const published = await publishWorkflow(db, { id: draft, approval, effectiveFrom, now: MONDAY, by: null });
    expect(published.ok).toBe(true);
    await centre.complete(id, "B1");
    await centre.complete(id, "B2", { assigneeId: officerId("chuyenvien.skhcn") });
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    expect(await only(id)).toMatchObject({ stepCode: "B7", act: "decide" });
    const later = await centre.receive("LS-2487-6", centre.tick());
    expect((await findRun(db, later.id))?.workflowVersionId).toBe(draft);
    expect((await findRun(db, id))?.workflowVersionId).not.toBe(draft);
  });

  it("is the standard one for its limit when the case names none", async () => {
    const received = await centre.receive("STANDARD-10WD");
    const bare = { ...received, id: newId(), workflowVersionId: null };
    const acting = centre.acting("tiepnhan.skhcn", centre.tick());
    const accepted = { kind: "dossier-accepted", at: await acting.clock.now() };
    await transact(centre.database.app, (tx) =>
      reactToDossier(tx, bare, [accepted as DossierEvent], { ...acting, db: tx }),
    );
    const run = await findRun(centre.database.app, bare.id);
    const version = await getWorkflowVersion(centre.database.app, run?.workflowVersionId ?? "");
    expect(version.code).toBe(standardCode(received.rule?.limit ?? { value: 0, unit: "hour" }));
    expect(await centre.open(bare.id)).toMatchObject([{ stepCode: "B1" }]);
    await sql`delete from task where dossier_id = ${bare.id}`.execute(centre.database.owner);
  });
});

describe("within a larger transaction", () => {
  it("leaves no trace of a refused act, and the rest goes on", async () => {
    const { id, task } = await atAppraisal();
    for (const step of ["B3", "B4", "B5", "B6"]) await centre.complete(id, step);
    const last = await only(id);
    const province = centre.acting("lanhdao.ubnd", centre.tick());
    const kinds = await transact(centre.database.app, async (tx) => {
      const within = { ...province, db: tx };
      const refused = await completeTask(within, { ...target(last), result: { ...RESULT, number: " " } });
      const claimed = await claimTask(within, target(last));
      return [refused.ok ? "ok" : refused.error.kind, claimed.ok ? "ok" : claimed.error.kind];
    });
    expect(kinds).toEqual(["dossiers/result-incomplete", "ok"]);
    expect(await only(id)).toMatchObject({ stepCode: "B7", ownerId: officerId("lanhdao.ubnd"), state: "in-hand" });
    expect(task.stepCode).toBe("B3");
  });
});

describe("two officers at once", () => {
  it("finish the same task once: one wins, the other learns that it is stale", async () => {
    const { id, task } = await atAppraisal();
    const acting = centre.acting("chuyenvien.skhcn", centre.tick());
    const results = await Promise.all(Array.from({ length: 8 }, () => completeTask(acting, target(task))));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    for (const each of results) if (!each.ok) expect(each.error.kind).toBe("processing/stale");
    expect(await only(id)).toMatchObject({ stepCode: "B4" });
  });

  it("claim one free task: it has one owner", async () => {
    const { task } = await atAppraisal();
    const released = await releaseTask(centre.acting("truongphong.skhcn", centre.tick()), target(task));
    if (!released.ok) throw new Error(released.error.kind);
    const acting = centre.acting("chuyenvien.skhcn", centre.tick());
    const results = await Promise.all(Array.from({ length: 6 }, () => claimTask(acting, target(released.value))));
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it("finish two branches side by side: both count and the join opens once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await centre.receive("KITE-PERMIT");
      await centre.complete(id, "B1");
      const head = await only(id);
      const worker = centre.acting(await centre.worker(head));
      const unit = worker.viewer.appointments[0];
      const [specialist] = await listOfficers(centre.database.app, { unitId: unit?.unitId ?? "", role: "specialist" });
      await centre.complete(id, "B2", { assigneeId: specialist?.id ?? "" });
      const now = centre.tick();
      const branches = await centre.open(id);
      const results = await Promise.all(
        branches.map(async (task) => completeTask(centre.acting(await centre.worker(task), now), target(task))),
      );
      expect(results.map((each) => (each.ok ? "ok" : each.error.kind))).toEqual(["ok", "ok"]);
      expect(await only(id)).toMatchObject({ stepCode: "B5" });
    }
  });
});
