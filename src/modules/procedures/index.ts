export * from "./domain.ts";
export { findProcedureCase, getProcedureCase, UnreceivableCaseError } from "./store/cases.ts";
export { countProcedures } from "./store/count-procedures.ts";
export { casesOf, findProcedureByCode, type CaseRow, type ProcedureInForce } from "./store/procedures.ts";
export {
  catalogueVersion,
  fieldOfVersion,
  getVersion,
  listVersions,
  type ProcedureField,
  type StoredVersion,
} from "./store/versions.ts";
export { STARTER_CATALOGUE } from "./data/starter-catalogue.ts";
export { seedStarterCatalogue, type SeedingCatalogue } from "./use-cases/seed-starter-catalogue.ts";
export {
  importCatalogue,
  type ImportOptions,
  type ImportOutcome,
  type ImportTotals,
} from "./use-cases/import-catalogue.ts";
export { CatalogueFileError, readLines, type CatalogueLine } from "./import/read-lines.ts";
export { REPORT_HEADER, reportRow, type ReportEntry } from "./import/report.ts";
export {
  listProcedures,
  searchProcedures,
  type ProcedureHit,
  type SearchOptions,
} from "./use-cases/search-procedures.ts";
export type { CaseHit, ProcedureRow } from "./store/search-rows.ts";
export type { FeesInWords } from "./http/fee-words.ts";
export { procedureRoutes } from "./http/routes.ts";
export type { ProcedureDeps } from "./http/staff-routes.tsx";
export { procedurePath, PROCEDURES_PATH } from "./http/paths.ts";
export {
  adoptNational,
  confirmProcedure,
  dismissNational,
  type Published,
  type Publishing,
} from "./use-cases/publish-version.ts";
