import { hasRoleInAgency, holdsPosition, type Role, type Viewer } from "#modules/identity/domain.ts";
import type { StepAct } from "#modules/workflows/domain.ts";
import { isOpen, type Task } from "./task.ts";

/** Whether the viewer may work on the task: holds its position, and nobody else has it in hand. */
export function mayWorkOn(viewer: Viewer, task: Task): boolean {
  return mayTake(viewer, task) && (task.ownerId === null || task.ownerId === viewer.officerId);
}

/** Whether the viewer holds the position that the task falls to. */
export function mayTake(viewer: Viewer, task: Task): boolean {
  return isOpen(task) && holdsPosition(viewer, task.unitId, task.role);
}

/** Whether the viewer may give the task to an officer: heads in their unit, leaders in their agency, the centre at its counters. */
export function mayDistribute(viewer: Viewer, task: Task): boolean {
  if (!isOpen(task)) return false;
  if (holdsPosition(viewer, task.unitId, "head-of-division")) return true;
  if (hasRoleInAgency(viewer, task.agencyId, "department-leader", "provincial-leader")) return true;
  return AT_THE_CENTRE.includes(task.role) && viewer.appointments.some((held) => held.role === "centre-manager");
}

const AT_THE_CENTRE: readonly Role[] = ["counter-officer", "return-officer"];
const DECIDING: readonly StepAct[] = ["sign", "decide"];
const PREPARING: readonly StepAct[] = ["receive", "appraise"];

/**
 * Separation of duties: who received or appraised a dossier must not sign it, unless the result is given at
 * once (NĐ 61/2018 Điều 14; a signer is never the only pair of eyes).
 */
export function mustNotSign(
  officerId: string,
  {
    act,
    immediate,
    history,
  }: { readonly act: StepAct; readonly immediate: boolean; readonly history: readonly Task[] },
): boolean {
  if (immediate || !DECIDING.includes(act)) return false;
  return history.some((task) => PREPARING.includes(task.act) && task.doneBy === officerId);
}

/** The officer whose signature stands under the result: the last who signed or decided. */
export function signerOf(history: readonly Task[]): string | null {
  const signed = history.filter((task) => DECIDING.includes(task.act) && task.state === "done");
  return signed.at(-1)?.doneBy ?? null;
}
