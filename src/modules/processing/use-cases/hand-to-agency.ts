import { transferDossier, type Dossier } from "#modules/dossiers/index.ts";
import type { Step } from "#modules/workflows/index.ts";
import { positionOf } from "../domain/task-place.ts";
import { granted, surroundingsOf, type Moment } from "./moving.ts";

/** Counters and the return desk serve whichever agency has the dossier: going there is no hand-over. */
const SERVING: readonly Step["actor"]["place"][] = ["centre", "applicant", "return-desk"];

/** The dossier in the hands of the agency that works on it next, handed over when it is another one (Điều 19.6-19.7). */
export async function handedTo(moment: Moment, dossier: Dossier, steps: readonly Step[]): Promise<Dossier> {
  const step = steps.find((each) => !SERVING.includes(each.actor.place));
  if (step === undefined) return dossier;
  const staysInside = step.actor.place !== "provincial-committee" && dossier.handlingAgencyId === dossier.agencyId;
  if (staysInside) return dossier;
  const toAgencyId = positionOf(step, await surroundingsOf(moment.tx, dossier))?.agencyId;
  if (toAgencyId === undefined || toAgencyId === dossier.handlingAgencyId) return dossier;
  const target = { dossierId: dossier.id, version: dossier.version };
  return granted(await transferDossier(moment.acting, { ...target, toAgencyId, reason: step.title.vi }));
}
