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
  findAccount,
  findAccountByUsername,
  findOfficer,
  getOfficer,
  listAccounts,
  listOfficers,
  listOfficersById,
  type Officer,
  type OfficerFilter,
  type OfficerRow,
} from "./store/officers.ts";
export { seedOfficers, type OfficerSeed } from "./use-cases/seed-officers.ts";
export {
  actsAsLeader,
  authoriseWith,
  hasFreshProof,
  mayEnter,
  requireFreshProof,
  requireViewer,
  type AuthoriseDeps,
} from "./http/authorise.ts";
export { pageViewer } from "./http/page-viewer.ts";
export { confirmPath, DUTY_PATH, SIGN_IN_PATH } from "./http/paths.ts";
export { identityRoutes } from "./http/routes.ts";
export type { IdentityDeps } from "./http/sign-in-routes.tsx";
export * from "./policy.ts";
export {
  addOfficer,
  appointOfficer,
  disableOfficer,
  enableOfficer,
  endAppointment,
  resetPassword,
  type AdminDeps,
} from "./use-cases/administer-officers.ts";
export { vouch, type Voucher } from "./use-cases/vouch.ts";
export { SIGN_IN_REFUSALS, type SignInRefusal } from "./use-cases/sign-in.ts";
export { findViewer } from "./store/viewers.ts";
export { hashPassword } from "./use-cases/password-hash.ts";
export { totpCode } from "./use-cases/totp.ts";
export { removeDeadSessions } from "./store/sessions.ts";
export { removeOldAttempts } from "./store/sign-in-attempts.ts";
