import { REACTIONS } from "../reactions.ts";
import { seedCentre, type Load } from "./load-month.ts";
import { planYear } from "./month/plan-year.ts";
import { playLane, sideBySide } from "./play/play.ts";
import { readStage } from "./play/stage.ts";

/** Plays a year of a whole province, agency beside agency, through the real use-cases. */
export async function loadYear({
  db,
  newId,
  calendar: read,
  inputs,
  label,
  progress,
}: Omit<Load, "blobs">): Promise<void> {
  await seedCentre({ db, newId, inputs });
  const calendar = await read();
  const years = planYear(inputs, calendar);
  const bar = progress(
    label,
    inputs.crowds.reduce((sum, { count }) => sum + count, 0),
  );
  let done = 0;
  await sideBySide(
    years.map(({ dossiers, plan: make }) => async () => {
      const plan = make();
      const stage = await readStage({ db, newId, calendar, reactions: REACTIONS }, plan.arrivals);
      const share = plan.acts.length === 0 ? 0 : dossiers / plan.acts.length;
      await playLane(stage, { ...plan, seed: plan.inputs.seed }, (acts) => {
        done += acts * share;
        bar.advance(Math.round(done));
      });
    }),
  );
  bar.end();
}
