import type { ProcedureContent } from "../domain/procedure.ts";
import { BUILDING_AND_FARMING_PROCEDURES } from "./starter/building-and-farming.ts";
import { BUSINESS_PROCEDURES } from "./starter/business.ts";
import { JUSTICE_PROCEDURES } from "./starter/justice.ts";
import { LAND_PROCEDURES } from "./starter/land.ts";
import { POLICE_PROCEDURES } from "./starter/police.ts";
import { POWER_PROCEDURES } from "./starter/power.ts";
import { SCIENCE_PROCEDURES } from "./starter/science.ts";
import { SOCIETY_PROCEDURES } from "./starter/society.ts";

/** The catalogue with which the demo lives: real procedures over all sectors, the power company and notarisation. */
export const STARTER_CATALOGUE: readonly ProcedureContent[] = [
  ...LAND_PROCEDURES,
  ...POWER_PROCEDURES,
  ...JUSTICE_PROCEDURES,
  ...POLICE_PROCEDURES,
  ...BUSINESS_PROCEDURES,
  ...SCIENCE_PROCEDURES,
  ...SOCIETY_PROCEDURES,
  ...BUILDING_AND_FARMING_PROCEDURES,
];
