export * from "./domain/viewer.ts";
export * from "./domain/person.ts";
export * from "./domain/person-refusal.ts";
export * from "./domain/personal-number.ts";
export { parseEmail, parsePhone } from "./domain/contact.ts";
export { checkPerson, type CheckedPerson, type PersonInput } from "./domain/check-person.ts";
export {
  checkOfficer,
  normalizeUsername,
  proposeUsername,
  type NewOfficer,
  type OfficerFault,
} from "./domain/account.ts";
export { DEMO_ACCOUNTS, DEMO_OFFICERS, DEMO_PASSWORD, type DemoOfficer } from "./data/demo-officers.ts";
