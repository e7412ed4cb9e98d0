import { AGENCIES, type Agency, type Unit } from "#modules/organizations/domain.ts";
import { DEMO_OFFICERS, type Role } from "#modules/identity/domain.ts";
import { positionOf, type Surroundings } from "#modules/processing/domain.ts";
import { STARTER_CATALOGUE, type CaseContent } from "#modules/procedures/index.ts";
import {
  IMMEDIATE,
  LANG_SON_2487,
  limitOfStandardCode,
  ON_THE_SPOT,
  standardWorkflow,
  type Step,
  type WorkflowDefinition,
} from "#modules/workflows/domain.ts";

/** A case as the planner knows it: who is competent, by which table it runs, how long the law gives. */
export type PlannedCase = {
  /** `1.115719/0`: code of the procedure and place of the case in it. */
  readonly key: string;
  readonly procedure: string;
  readonly caseIndex: number;
  readonly agency: string;
  readonly fieldName: string;
  readonly workflow: WorkflowDefinition;
  readonly content: CaseContent;
};

/** The centre on paper: everything is named by code, so that it can be planned without a database. */
export type CentreMap = {
  readonly caseOf: (procedure: string, caseIndex: number) => PlannedCase;
  /** User names of the officers to whom a step of a case falls; never empty. */
  readonly officersFor: (step: Step, ofCase: PlannedCase) => readonly string[];
  readonly holding: (agency: string, unit: string, role: Role) => readonly string[];
};

/** The demo centre as its seeds describe it. */
export function demoCentreMap(): CentreMap {
  const cases = new Map<string, PlannedCase>();
  const holders = Map.groupBy(DEMO_OFFICERS, ({ unit, role }) => `${unit} ${role}`);
  const positions = new Map<string, readonly string[]>();
  const named = (position: string): readonly string[] => {
    const found = (holders.get(position) ?? []).map(({ username }) => username);
    if (found.length === 0) throw new Error(`the demo centre has nobody as ${position}`);
    return found;
  };
  return {
    caseOf: (procedure, caseIndex) => {
      const key = `${procedure}/${caseIndex}`;
      const known = cases.get(key) ?? readCase(procedure, caseIndex);
      cases.set(key, known);
      return known;
    },
    officersFor: (step, ofCase) => {
      const key = `${ofCase.key} ${step.code}`;
      const known = positions.get(key) ?? named(placeOf(step, ofCase));
      positions.set(key, known);
      return known;
    },
    holding: (agency, unit, role) => named(`${agency}/${unit} ${role}`),
  };
}

const ALL_AGENCIES: readonly Agency[] = AGENCIES.map((seed) => ({ ...seed, id: seed.code, place: "", website: "" }));
const ALL_UNITS: readonly Unit[] = AGENCIES.flatMap(({ code, units }) =>
  units.map((unit) => ({ id: `${code}/${unit.code}`, agencyId: code, kind: unit.kind, name: unit.name })),
);

function placeOf(step: Step, { agency, fieldName }: PlannedCase): string {
  const surroundings: Surroundings = {
    agencyId: agency,
    receivingUnitId: `${agency}/counter`,
    fieldName,
    agencies: ALL_AGENCIES,
    units: ALL_UNITS,
  };
  const position = positionOf(step, surroundings);
  if (position === undefined) throw new Error(`no unit does step ${step.code} of ${agency}`);
  return `${position.unitId} ${position.role}`;
}

function readCase(procedure: string, caseIndex: number): PlannedCase {
  const found = STARTER_CATALOGUE.find(({ code }) => code === procedure);
  const content = found?.cases[caseIndex];
  if (found === undefined || content === undefined) throw new Error(`no case ${caseIndex} of ${procedure}`);
  return {
    key: `${procedure}/${caseIndex}`,
    procedure,
    caseIndex,
    agency: found.agencyCode ?? "",
    fieldName: found.fieldName,
    workflow: workflowOf(content.workflowCode ?? ""),
    content,
  };
}

const TABLES = new Map([...LANG_SON_2487, IMMEDIATE, ON_THE_SPOT].map((table) => [table.code, table]));

function workflowOf(code: string): WorkflowDefinition {
  const limit = limitOfStandardCode(code);
  const found = TABLES.get(code) ?? (limit === undefined ? undefined : standardWorkflow(limit));
  if (found === undefined) throw new Error(`no workflow ${code}`);
  TABLES.set(code, found);
  return found;
}
