import { foldVietnamese } from "#kernel/vietnamese.ts";
import type { Agency, Unit } from "#modules/organizations/domain.ts";
import type { Role } from "#modules/identity/domain.ts";
import type { Step } from "#modules/workflows/domain.ts";

/** What is needed to find the unit of a step: who receives, who is competent, and all units in board order. */
export type Surroundings = {
  readonly agencyId: string;
  readonly receivingUnitId: string;
  readonly fieldName: string;
  readonly agencies: readonly Agency[];
  readonly units: readonly Unit[];
};

/** The position that a step falls to. */
export type Position = { readonly agencyId: string; readonly unitId: string; readonly role: Role };

/**
 * The unit that does a step: the receiving counter, the division, leadership or registry of the competent
 * agency, the province's leaders, the centre's return desk; undefined when there is no such unit.
 */
export function positionOf(step: Step, surroundings: Surroundings): Position | undefined {
  const unit = unitOf(step, surroundings);
  const role = step.actor.role ?? "counter-officer";
  return unit === undefined ? undefined : { agencyId: unit.agencyId, unitId: unit.id, role };
}

function unitOf(step: Step, surroundings: Surroundings): Unit | undefined {
  const { agencies, units, agencyId, receivingUnitId } = surroundings;
  const own = units.filter((unit) => unit.agencyId === agencyId);
  const inAgency = (kind: Agency["kind"]) => agencies.find((agency) => agency.kind === kind)?.id;
  switch (step.actor.place) {
    case "centre":
    case "applicant":
      return units.find((unit) => unit.id === receivingUnitId) ?? own.find((unit) => unit.kind === "counter");
    case "division":
    case "council":
      return divisionOf(step, surroundings.fieldName, own);
    case "department":
      return own.find((unit) => unit.kind === "leadership");
    case "registry":
      return own.find((unit) => unit.kind === "registry");
    case "provincial-committee": {
      const province = inAgency("people-committee");
      return units.find((unit) => unit.agencyId === province && unit.kind === "leadership");
    }
    case "return-desk": {
      const centre = inAgency("centre");
      return units.find((unit) => unit.agencyId === centre && unit.kind === "return-desk");
    }
  }
}

/** The division that the table names (`Phòng QLKH`), else the one whose name is nearest to the field, else the first. */
function divisionOf(step: Step, fieldName: string, own: readonly Unit[]): Unit | undefined {
  const divisions = own.filter((unit) => unit.kind === "division");
  const label = step.actorLabel;
  const named = divisions.find((unit) => label.includes(unit.name) || mentions(label, initialsOf(unit.name)));
  if (named !== undefined) return named;
  const field = wordsOf(fieldName);
  const scored = divisions.map((unit) => ({
    unit,
    score: wordsOf(unit.name).filter((word) => field.includes(word)).length,
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (top, each) => (top === undefined || each.score > top.score ? each : top),
    undefined,
  );
  return best?.unit;
}

/** `Phòng Quản lý khoa học` is QLKH. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "Phòng");
  return words.map((word) => word.slice(0, 1).toLocaleUpperCase("vi")).join("");
}

function mentions(label: string, initials: string): boolean {
  return initials.length > 1 && label.split(/[\s/]+/).includes(initials);
}

const COMMON = new Set(["phong", "quan", "ly", "va", "bo", "phan", "nghiep", "vu", "linh", "vuc"]);

function wordsOf(text: string): readonly string[] {
  return foldVietnamese(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !COMMON.has(word));
}
