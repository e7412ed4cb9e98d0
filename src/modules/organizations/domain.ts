export * from "./domain/organization.ts";
export * from "./domain/check-agency.ts";
export { AGENCIES, DEPARTMENT_CODES, PLACE, WEBSITE, type AgencySeed, type UnitSeed } from "./data/organizations.ts";
