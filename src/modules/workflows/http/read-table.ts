import { isRole } from "#modules/identity/domain.ts";
import {
  ACT_NAMES,
  PLACE_NAMES,
  type Limit,
  type Place,
  type Step,
  type StepAct,
  type WorkflowDefinition,
} from "../domain/definition.ts";
import { readCodes, readNumber, readWays } from "../domain/table-text.ts";

/** Columns of the table as the form names them; every row of the form sends each of them once. */
export const COLUMNS = [
  "code",
  "title",
  "act",
  "place",
  "role",
  "actorLabel",
  "value",
  "unit",
  "paper",
  "next",
  "back",
  "parallel",
  "legalBasis",
] as const;
export type Column = (typeof COLUMNS)[number];

export const MOST_ROWS = 80;

/**
 * The table as typed, as a definition; whatever is odd in it stays odd, so that the linter can say what is
 * wrong. Rows without code and title are left out. The form sends `code.0`, `title.0`, … for each row.
 */
export function readTable(posted: Readonly<Record<string, unknown>>, code: string): WorkflowDefinition {
  const text = (name: string): string => {
    const value = posted[name];
    return typeof value === "string" ? value.normalize("NFC").trim() : "";
  };
  const rows = Array.from({ length: MOST_ROWS }, (_, at) => (column: Column) => text(`${column}.${at}`));
  return {
    code,
    name: text("name"),
    legalBasis: text("legalBasis"),
    total: limitOf(text("totalValue"), text("totalUnit")) ?? { value: 0, unit: "working-day" },
    steps: rows.filter((row) => row("code") !== "" || row("title") !== "").map(stepOf),
  };
}

function stepOf(row: (column: Column) => string): Step {
  const [role, act, place] = [row("role"), row("act"), row("place")];
  const back = readCodes(row("back"));
  const parallel = row("parallel");
  return {
    code: row("code"),
    title: { vi: row("title") },
    act: isAct(act) ? act : "appraise",
    actor: { place: isPlace(place) ? place : "division", role: isRole(role) ? role : null },
    actorLabel: row("actorLabel"),
    limit: limitOf(row("value"), row("unit")),
    paper: row("paper"),
    next: readWays(row("next")),
    ...(back.length === 0 ? {} : { back }),
    ...(parallel === "split" || parallel === "both" ? { split: "all" as const } : {}),
    ...(parallel === "join" || parallel === "both" ? { join: "all" as const } : {}),
    ...(row("legalBasis") === "" ? {} : { legalBasis: row("legalBasis") }),
  };
}

/** An empty cell is "không tính thời gian"; anything that is no number becomes 0, which the linter names. */
function limitOf(value: string, unit: string): Limit | null {
  if (value === "") return null;
  const number = readNumber(value);
  return { value: Number.isNaN(number) ? 0 : number, unit: isUnit(unit) ? unit : "working-day" };
}

export const UNITS = [
  "working-day",
  "calendar-day",
  "hour",
  "month",
  "year",
] as const satisfies readonly Limit["unit"][];

function isUnit(text: string): text is Limit["unit"] {
  return UNITS.some((unit) => unit === text);
}

function isAct(text: string): text is StepAct {
  return Object.hasOwn(ACT_NAMES, text);
}

function isPlace(text: string): text is Place {
  return Object.hasOwn(PLACE_NAMES, text);
}
