export * from "./domain.ts";
export { findPerson, findPersonByNationalId, getPerson, listPeople, listPersonalDataReads } from "./store/people.ts";
export { likelyDuplicates, searchPeople } from "./store/people-search.ts";
export { enterPerson, type Entry } from "./use-cases/enter-person.ts";
export {
  READING_REFUSALS,
  revealNationalId,
  type Reading,
  type ReadingRefusal,
} from "./use-cases/reveal-national-id.ts";
export {
  findOfficer,
  getOfficer,
  listOfficers,
  listOfficersById,
  type Officer,
  type OfficerFilter,
} from "./store/officers.ts";
export { seedOfficers, type OfficerSeed } from "./use-cases/seed-officers.ts";
