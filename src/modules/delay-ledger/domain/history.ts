import type { Instant } from "#kernel/time.ts";
import type { Dossier } from "#modules/dossiers/domain.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { TaskState } from "#modules/processing/domain.ts";
import type { StepAct } from "#modules/workflows/domain.ts";
import { standingsOf, type Standing } from "./standing.ts";

export type Interval = { readonly from: Instant; readonly to: Instant };

/** A task with everybody who held it, as processing tells it. */
export type HeldTask = {
  readonly id: string;
  readonly stepCode: string;
  readonly act: StepAct;
  readonly role: Role;
  readonly agencyId: string;
  readonly unitId: string;
  readonly state: TaskState;
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
  readonly holdings: readonly {
    readonly from: Instant;
    readonly ownerId: string | null;
    readonly ownDueAt: Instant | null;
  }[];
};

/** All that is needed to charge the time of one dossier. */
export type TimeHistory = {
  /** From here on time is charged: acceptance, or submission when it was not handed in at the counter. */
  readonly start: Instant;
  /** The result, or the end without one; null while it is open. */
  readonly end: Instant | null;
  readonly dueAt: Instant | null;
  readonly standings: readonly Standing[];
  readonly tasks: readonly HeldTask[];
  readonly outages: readonly Interval[];
  /** When the papers were on their way between places. */
  readonly transits: readonly Interval[];
  readonly counter: { readonly agencyId: string; readonly unitId: string };
  /** Who has a dossier that no task holds. */
  readonly agency: { readonly agencyId: string; readonly officerId: string | null };
};

export type Happened = Partial<Pick<TimeHistory, "tasks" | "outages" | "transits">>;

/**
 * The history of a dossier's time; undefined for one handed in at the counter and not accepted, whose time has not
 * begun. Time handed in online or by post begins with the submission: the centre has it in hand (NĐ 61/2018 Điều 16-17).
 */
export function historyOf(
  dossier: Dossier,
  { tasks = [], outages = [], transits = [] }: Happened,
): TimeHistory | undefined {
  const start = dossier.channel === "direct" ? dossier.acceptedAt : dossier.submittedAt;
  if (start === null) return undefined;
  const receiving = tasks.find((task) => task.unitId === dossier.receivingUnitId);
  return {
    start,
    end: dossier.resolvedAt ?? dossier.endedAt,
    dueAt: dossier.dueAt,
    standings: standingsOf(dossier),
    tasks: tasks.filter((task) => task.act !== "return-result"),
    outages,
    transits,
    counter: { agencyId: receiving?.agencyId ?? dossier.agencyId, unitId: dossier.receivingUnitId },
    agency: { agencyId: dossier.handlingAgencyId, officerId: dossier.handlerId },
  };
}
