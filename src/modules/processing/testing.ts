export { aCentre, CALENDAR, MONDAY, RESULT, type Centre } from "./testing-world.ts";
export { listWork } from "./store/work-lists.ts";
