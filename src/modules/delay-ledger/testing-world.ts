import { Temporal, type Instant } from "#kernel/time.ts";
import type { Result } from "#kernel/result.ts";
import type { Acting, Dossier } from "#modules/dossiers/index.ts";
import {
  completeTask,
  reactToDossier,
  type CompleteTask,
  type Moved,
  type ProcessingRefusal,
  type Task,
} from "#modules/processing/index.ts";
import { aCentre, RESULT, type Centre } from "#modules/processing/testing.ts";
import { chargeEndedDossier } from "./use-cases/charge-ended-dossier.ts";

/** The demo centre, where the ledger hears of what happens. */
export type LedgerCentre = Centre & {
  readonly hearing: (acting: Acting) => Acting;
  /** Finishes the open task of a step so many working minutes later. */
  readonly finish: (id: string, step: string, minutes: number) => Promise<Result<Moved, ProcessingRefusal>>;
  /** Takes a dossier to its result, each step after so many working minutes. */
  readonly resolve: (id: string, minutes: number) => Promise<Dossier>;
};

const MOST_STEPS = 30;

/** Opens the centre in a database of its own. */
export async function aLedgerCentre(): Promise<LedgerCentre> {
  const centre = await aCentre();
  const hearing = (acting: Acting): Acting => ({ ...acting, reactions: [reactToDossier, chargeEndedDossier] });
  const finish: LedgerCentre["finish"] = async (id, step, minutes) => {
    const task = (await centre.open(id)).find((each) => each.stepCode === step);
    if (task === undefined) throw new Error(`no open task at ${step}`);
    const username = await centre.worker(task);
    const now = centre.tick(minutes);
    return completeTask(hearing(centre.acting(username, now)), commandFor(centre, task, now));
  };
  const resolve: LedgerCentre["resolve"] = async (id, minutes) => {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const dossier = await centre.dossier(id);
      if (dossier.resolvedAt !== null) return dossier;
      const [task] = await centre.open(id);
      if (task === undefined) throw new Error("nothing to do");
      const done = await finish(id, task.stepCode, minutes);
      if (!done.ok) throw new Error(done.error.kind);
    }
    throw new Error("no result");
  };
  return { ...centre, hearing, finish, resolve };
}

function commandFor(centre: Centre, { id, version, act }: Task, now: Instant): CompleteTask {
  const assigneeId = centre.viewer("chuyenvien.skhcn").officerId;
  const signedOn = now.toZonedDateTimeISO("+07:00").toPlainDate();
  return { taskId: id, version, result: { ...RESULT, signedOn }, ...(act === "assign" ? { assigneeId } : {}) };
}

/** The instant on the clock of Vietnam. */
export function local(text: string): Instant {
  return Temporal.Instant.from(`${text.replace(" ", "T")}+07:00`);
}
