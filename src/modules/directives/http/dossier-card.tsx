import type { VNode } from "preact";
import type { Dossier } from "#modules/dossiers/index.ts";
import type { Viewer } from "#modules/identity/index.ts";
import { maySee, mayWrite } from "../domain/policy.ts";
import { DossierDirectives } from "../pages/dossier-directives.tsx";
import { listOfDossier } from "../store/load.ts";
import type { DirectiveDeps } from "./deps.ts";
import { readNames } from "./names.ts";
import { peopleIn, presentDirective } from "./present.ts";

/** The card on a dossier's page; absent for who neither may write nor sees anything written from it. */
export function dossierDirectivesFor({ db, clock, calendar }: Pick<DirectiveDeps, "db" | "clock" | "calendar">) {
  return async (dossier: Pick<Dossier, "id">, viewer: Viewer): Promise<VNode | undefined> => {
    const directives = (await listOfDossier(db, dossier.id)).filter((directive) => maySee(viewer, directive));
    if (directives.length === 0 && !mayWrite(viewer)) return undefined;
    const names = await readNames(db, peopleIn(directives));
    const seen = { now: await clock.now(), calendar: await calendar(), names };
    return (
      <DossierDirectives
        dossierId={dossier.id}
        mayWrite={mayWrite(viewer) ? "yes" : "no"}
        directives={directives.map((directive) => presentDirective(directive, seen))}
      />
    );
  };
}
