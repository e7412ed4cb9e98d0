export * from "./domain.ts";
export { findAgency, findAgencyByCode, getAgency, listAgencies } from "./store/agencies.ts";
export { findUnit, getUnit, listUnits, unitIdsByPath } from "./store/units.ts";
export { openUnit, renameUnit, type UnitFault } from "./use-cases/open-unit.ts";
export { bringInAgency, changeLetterhead } from "./use-cases/bring-in-agency.ts";
export { seedOrganizations, type OrganizationIds } from "./use-cases/seed-organizations.ts";
export { organizationRoutes, type OrganizationDeps } from "./http/agency-routes.tsx";
