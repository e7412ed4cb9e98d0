import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  handOver,
  meetObligation,
  requestObligation,
  requestSupplement,
  stopDossier,
  supply,
  withdrawDossier,
  type Acting,
  type Dossier,
} from "#modules/dossiers/index.ts";
import { workingMinutesBetween } from "#modules/deadlines/index.ts";
import { claimTask, completeTask, findRun, releaseTask, returnTask, type Task } from "#modules/processing/index.ts";
import { CALENDAR, RESULT } from "#modules/processing/testing.ts";
import { getWorkflowVersion } from "#modules/workflows/index.ts";
import { seeded } from "#modules/workflows/testing.ts";
import { totalMinutes } from "./domain/shares.ts";
import { findEntry } from "./store/charges.ts";
import { flawsIn } from "./testing-histories.ts";
import { aLedgerCentre, type LedgerCentre } from "./testing-world.ts";
import { chargesOf } from "./use-cases/charges-of.ts";

const HISTORIES = 14;
const MOST_ACTS = 45;
const PROCESSES = ["KITE-PERMIT", "LS-2487-1a", "LS-2487-1b", "LS-2487-4", "LS-2487-6", "ON-THE-SPOT", "IMMEDIATE"];
const PAPER = { code: "TP01", name: "Đơn", originals: 1, certified: 0, copies: 0, waivedBecause: null };

let centre: LedgerCentre;
beforeAll(async () => {
  centre = await aLedgerCentre();
});
afterAll(() => centre.database.drop());

type Tried = { readonly ok: boolean };
type Act = (dossier: Dossier, task: Task, pick: <T>(from: readonly T[]) => T) => Promise<Tried>;

const target = ({ id: dossierId, version }: Dossier) => ({ dossierId, version });
const ofTask = ({ id: taskId, version }: Task) => ({ taskId, version });

async function holder(task: Task): Promise<Acting> {
  return centre.hearing(centre.acting(await centre.worker(task), centre.tick(20)));
}

/** Somebody of the dossier's agency in a role, for acts beside the process. */
function colleague(dossier: Dossier, username: string): Acting {
  const acting = centre.hearing(centre.acting(username, centre.tick(40)));
  const appointments = acting.viewer.appointments.map((held) => ({ ...held, agencyId: dossier.agencyId }));
  return { ...acting, viewer: { ...acting.viewer, appointments } };
}

const finish: Act = async (dossier, task, pick) => {
  if (task.act === "return-result") {
    const receiver = { receiver: "owner", receiverId: dossier.ownerId, authorisation: null } as const;
    return handOver(centre.hearing(centre.acting("traketqua", centre.tick(30))), { ...target(dossier), ...receiver });
  }
  const run = await findRun(centre.database.app, dossier.id);
  const { definition } = await getWorkflowVersion(centre.database.app, run?.workflowVersionId ?? "");
  const ways = definition.steps.find(({ code }) => code === task.stepCode)?.next.map(({ to }) => to) ?? [];
  const acting = await holder(task);
  const now = await acting.clock.now();
  return completeTask(acting, {
    ...ofTask(task),
    result: { ...RESULT, signedOn: now.toZonedDateTimeISO("+07:00").toPlainDate() },
    ...(ways.length > 1 ? { way: pick(ways) } : {}),
    ...(task.act === "assign" ? { assigneeId: centre.viewer("chuyenvien.skhcn").officerId } : {}),
  });
};

const ACTS: readonly Act[] = [
  finish,
  finish,
  finish,
  finish,
  async (_, task) => releaseTask(await holder(task), ofTask(task)),
  async (_, task) => claimTask(await holder(task), ofTask(task)),
  async (_, task) => returnTask(await holder(task), { ...ofTask(task), to: "B1", reason: "Sửa" }),
  async (dossier) => {
    const papers = [{ name: "Đơn", originals: 1, certified: 0, copies: 0 }];
    const ask = { reason: "Thiếu đơn", papers, secondBasis: null };
    return requestSupplement(colleague(dossier, "chuyenvien.skhcn"), { ...target(dossier), ...ask });
  },
  async (dossier) => supply(colleague(dossier, "tiepnhan.skhcn"), { ...target(dossier), papers: [PAPER] }),
  async (dossier) => supply(colleague(dossier, "tiepnhan.skhcn"), { ...target(dossier), papers: [PAPER] }),
  async (dossier) => requestObligation(colleague(dossier, "chuyenvien.skhcn"), { ...target(dossier), notice: "1/TB" }),
  async (dossier) => meetObligation(colleague(dossier, "chuyenvien.skhcn"), { ...target(dossier), evidence: "01" }),
  async (dossier) => meetObligation(colleague(dossier, "chuyenvien.skhcn"), { ...target(dossier), evidence: "01" }),
];

const RARE: readonly Act[] = [
  async (dossier) => withdrawDossier(colleague(dossier, "tiepnhan.skhcn"), { ...target(dossier), reason: "Rút" }),
  async (dossier) =>
    stopDossier(colleague(dossier, "lanhdao.skhcn"), { ...target(dossier), reason: "Dừng", legalBasis: "Điều 1" }),
];

/** What must be true of the ledger of a dossier after every act. */
async function invariants(id: string, story: string): Promise<void> {
  const db = centre.database.app;
  const now = centre.tick(0);
  const { acceptedAt, resolvedAt, endedAt } = await centre.dossier(id);
  const end = resolvedAt ?? endedAt;
  if (acceptedAt === null) throw new Error("not accepted");
  const { charges, shares } = await chargesOf(db, id, CALENDAR, now);
  const isInstant = end !== null && acceptedAt.until(end).total("minutes") < 1;
  if (!isInstant)
    expect(flawsIn(charges, { start: acceptedAt, end: end ?? now, calendar: CALENDAR }), story).toEqual([]);
  const entry = await findEntry(db, id);
  expect(entry === undefined, story).toBe(end === null);
  if (entry === undefined || end === null) return;
  expect(totalMinutes(entry.shares), story).toBe(workingMinutesBetween(CALENDAR, acceptedAt, end));
  if (shares.length > 0) expect(entry.shares, story).toEqual(shares);
}

describe("random histories of real acts", () => {
  it(`are charged whole after each act, through ${HISTORIES} dossiers`, { timeout: 300_000 }, async () => {
    let [succeeded, ended] = [0, 0];
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      const next = seeded(seed * 104_729);
      const pick = <T>(from: readonly T[]): T => {
        const chosen = from[next(from.length)];
        if (chosen === undefined) throw new Error("nothing to pick");
        return chosen;
      };
      const { id } = await centre.receive(pick(PROCESSES));
      for (let act = 0; act < MOST_ACTS; act += 1) {
        const dossier = await centre.dossier(id);
        const open = await centre.open(id);
        if (dossier.endedAt !== null || open.length === 0) break;
        centre.tick(next(3) === 0 ? next(900) : next(30));
        const done = await pick(next(25) === 0 ? RARE : ACTS)(dossier, pick(open), pick);
        if (done.ok) succeeded += 1;
        if (done.ok) await invariants(id, `seed ${seed}, act ${act}`);
      }
      ended += (await centre.dossier(id)).endedAt === null ? 0 : 1;
    }
    expect(succeeded).toBeGreaterThan(HISTORIES * 5);
    expect(ended).toBeGreaterThan(HISTORIES / 4);
  });
});
