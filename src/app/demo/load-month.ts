import { instantOf } from "#kernel/time.ts";
import type { WorkingCalendar } from "#modules/calendar/index.ts";
import { announceFigure } from "#modules/oversight/index.ts";
import type { Blobs } from "#platform/blobs.ts";
import { fixedClock } from "#platform/clock.ts";
import type { Db } from "#platform/db/db.ts";
import type { CommandIo } from "../command.ts";
import { REACTIONS } from "../reactions.ts";
import { loadBankStatement } from "./bank-statement.ts";
import { dawnOf, instantOfSecond } from "./month/office-hours.ts";
import { planMonth } from "./month/plan-month.ts";
import type { MonthInputs } from "./month/scenario.ts";
import { play } from "./play/play.ts";
import { readStage } from "./play/stage.ts";
import { seedBase, seedDemoOfficers } from "./seed-centre.ts";

/** What a load needs: its own connections, how to read the calendar, and what the time is made from. */
export type Load = {
  readonly db: Db;
  readonly newId: () => string;
  readonly calendar: () => Promise<WorkingCalendar>;
  readonly blobs: Blobs;
  readonly inputs: MonthInputs;
  readonly label: string;
  readonly progress: CommandIo["progress"];
};

/** Writes the centre as it stood before the month and plays the month through the real use-cases. */
export async function loadMonth({ db, newId, calendar: read, blobs, inputs, label, progress }: Load): Promise<void> {
  await seedCentre({ db, newId, inputs });
  const calendar = await read();
  const plan = planMonth(inputs, calendar);
  const stage = await readStage({ db, newId, calendar, reactions: REACTIONS }, plan.arrivals);
  const bar = progress(label, plan.acts.length);
  await play(stage, { ...plan, seed: inputs.seed }, bar.advance);
  bar.end();
  await loadBankStatement(stage, blobs, plan);
  const manager = { db, newId, clock: fixedClock(instantOf(inputs.until)), viewer: stage.viewer("giamdoc") };
  for (const announcement of inputs.announced) {
    const kept = await announceFigure(manager, announcement);
    if (!kept.ok) throw new Error(`an announced figure was refused: ${kept.error.kind}`);
  }
}

/** The centre on the morning on which the telling begins: agencies, procedures, people on duty. */
export async function seedCentre({ db, newId, inputs }: Pick<Load, "db" | "newId" | "inputs">): Promise<void> {
  const clock = fixedClock(instantOfSecond(dawnOf(inputs.from)));
  await seedBase({ clock, newId }, db);
  await seedDemoOfficers({ db, clock, newId });
}
