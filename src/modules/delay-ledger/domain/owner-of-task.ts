import type { Owner } from "./charge.ts";
import type { HeldTask } from "./history.ts";

type Charged = Pick<HeldTask, "act" | "role" | "agencyId" | "unitId">;

/**
 * Who is charged while a task is open: the applicant where the step waits for him; the body asked, not an officer, for
 * opinions and councils (NĐ 61/2018 Điều 19.5); the counter for its own steps; else the agency with the unit and the
 * officer who held it, or the unit alone while nobody had taken it.
 */
export function ownerOfTask({ act, role, agencyId, unitId }: Charged, holderId: string | null): Owner {
  if (act === "await-applicant") return { kind: "citizen", agencyId: null, unitId: null, officerId: null };
  if (act === "consult" || act === "convene") return { kind: "opinion", agencyId, unitId, officerId: null };
  const kind = role === "counter-officer" || role === "return-officer" ? "counter" : "agency";
  return { kind, agencyId, unitId, officerId: holderId };
}
